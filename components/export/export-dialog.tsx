'use client';

import { useEffect, useRef, useState } from 'react';
import { makeExport } from '@/app/export/actions';
import { isLarge } from '@/lib/core/exports/job';
import type { Names } from '@/lib/core/exports/model';
import { FORMAT_NAMES, type FormatName, OFFERED } from '@/lib/core/exports/names';
import { Button, buttonClass } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { SelectField } from '../ui/field';
import { Notice } from '../ui/notice';
import type { Exported } from './export-button';
import { ExportPreview } from './export-preview';
import { ExportRow } from './export-row';
import { showExport, useExports } from './exports-store';
import { SWITCHES, type Switches } from './switches';
import { usePreview } from './use-preview';

const NAMED: Record<Names, string> = { real: 'As I see them', pseudonyms: 'Pseudonyms', removed: 'Removed' };

/** Chooses what goes into a file and how, shows what that will be, and fetches it. */
export default function ExportDialog({ scope, filter = {}, what, moderates, onClose }: Exported & { onClose: () => void }) {
  const [format, setFormat] = useState<FormatName>('markdown');
  const [names, setNames] = useState<Names>('real');
  const [on, setOn] = useState<Switches>({ text: true, replies: true, tags: true, resolved: true, hidden: false, instructors: false, private: false });
  const request = { ...scope, ...filter, names, ...on };
  const { preview, error } = usePreview(request);
  const [made, setMade] = useState<string | null>(null);
  const [sending, setSending] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  const news = useExports((state) => state.news);
  const job = useExports(({ exports }) => exports?.find(({ id }) => id === made) ?? null);
  const place = useRef<HTMLElement>(null);
  // On a phone it would come to be below what is seen.
  useEffect(() => place.current?.scrollIntoView({ block: 'nearest' }), [job?.id]);
  const large = preview !== null && !scope.annotation && isLarge(format, preview.comments);
  async function begin() {
    setSending(true);
    setRefused(null);
    const result = await makeExport({ ...request, format }).catch(() => ({ ok: false as const, error: { message: 'Scholium does not answer. Please try again in a moment.' } }));
    setSending(false);
    if (!result.ok) return setRefused(result.error.message);
    showExport(result.data);
    setMade(result.data.id);
  }
  const filtered = Object.values(filter).some(Boolean);
  const address = new URLSearchParams(
    Object.entries({ ...request, format }).flatMap(([name, value]) => (value === undefined || value === '' || (name in filter && value === false) ? [] : [[name, String(value)]])),
  );
  const offered = SWITCHES.filter(({ key, moderators }) => (moderates || !moderators) && (key !== 'text' || OFFERED[format].text) && (!scope.annotation || key === 'replies' || key === 'tags' || key === 'text'));
  return (
    <Dialog open onClose={onClose} title={`Export ${what}`}>
      <div className="flex flex-col gap-4">
        {filtered ? <p className="text-sm">What the filter shows goes into the file, and nothing else.</p> : null}
        <div className="grid gap-4 sm:grid-cols-2">
          <SelectField label="Format" hint={OFFERED[format].about} value={format} onChange={({ target }) => setFormat(target.value as FormatName)}>
            {FORMAT_NAMES.map((name) => (
              <option key={name} value={name}>
                {OFFERED[name].label}
              </option>
            ))}
          </SelectField>
          <SelectField label="Names" value={names} hint={HINTS[names]} onChange={({ target }) => setNames(target.value as Names)}>
            {Object.entries(NAMED).map(([name, label]) => (
              <option key={name} value={name}>
                {label}
              </option>
            ))}
          </SelectField>
        </div>
        <fieldset className="flex flex-col gap-1">
          <legend className="mb-1 text-sm font-medium">In the file</legend>
          {offered.map(({ key, label }) => (
            <Check key={key} label={label} checked={on[key]} onChange={(checked) => setOn({ ...on, [key]: checked })} />
          ))}
        </fieldset>
        <ExportPreview preview={preview} error={error} format={format} />
        {large && !job ? <p className="text-sm text-ink-soft">This is a large file. It is made in the background and then waits for you for a day; you can go on reading meanwhile.</p> : null}
        {refused ? <Notice tone="error">{refused}</Notice> : null}
        {job ? (
          <section ref={place} aria-label="Your file" className="rounded-md border border-line px-3 py-2">
            {/* While a dialog is open, nothing outside of it is read out. */}
            <span aria-live="polite" className="sr-only">
              {news}
            </span>
            <ExportRow view={job} />
          </section>
        ) : null}
        <div className="flex flex-wrap items-center justify-end gap-2">
          <button type="button" className={buttonClass('quiet')} onClick={onClose}>
            {job ? 'Close' : 'Cancel'}
          </button>
          {large ? (
            <Button look={job ? 'secondary' : 'primary'} disabled={sending} onClick={() => void begin()}>
              {job ? 'Make another file' : 'Make the file'}
            </Button>
          ) : (
            <a href={`/export?${address}`} className={buttonClass('primary')}>
              Download
            </a>
          )}
        </div>
      </div>
    </Dialog>
  );
}

const HINTS: Record<Names, string> = {
  real: 'Names, or pseudonyms where you are told those',
  pseudonyms: 'Those who teach keep their names; others’ names in what was written are exchanged too',
  removed: 'Nobody is named, nor in what was written',
};

function Check({ label, checked, onChange }: { label: string; checked: boolean; onChange: (checked: boolean) => void }) {
  return (
    <label className="flex min-h-7 items-center gap-2">
      <input type="checkbox" checked={checked} className="size-4 accent-accent" onChange={({ target }) => onChange(target.checked)} />
      {label}
    </label>
  );
}

