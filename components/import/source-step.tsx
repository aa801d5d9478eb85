'use client';

import clsx from 'clsx';
import { type DragEvent, useState } from 'react';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { Progress } from '../ui/progress';
import { AddressForm } from './address-form';
import { FileChoice } from './file-choice';
import { type Desk, fingerprint } from './kept-draft';
import { PasteForm } from './paste-form';
import type { Source } from './read-source';
import { SignedOut } from './signed-out';
import type { Reading, Way } from './use-reading';

type Props = {
  desk: Desk;
  change: (what: Partial<Desk>) => void;
  reading: Reading;
  safe: boolean;
  onRead: (source: Source) => void;
  /** Back to the article that was mended already. */
  onMended: () => void;
};

/** Step 1: a file, an address, or a text that is pasted. */
export function SourceStep({ desk, change, reading, safe, onRead, onMended }: Props) {
  const [over, setOver] = useState(false);
  const { under, wrong } = reading;
  const busy = under !== null;
  const told = (way: Way) => (wrong?.way === way && wrong.error.fields ? (wrong.error.fields.content ?? wrong.error.message) : undefined);
  const drop = (event: DragEvent) => {
    setOver(false);
    const [file] = event.dataTransfer.files;
    if (!file) return;
    event.preventDefault();
    onRead({ file });
  };
  const pasted = desk.madeFrom === fingerprint(desk.text);
  return (
    <div
      className={clsx('flex max-w-3xl flex-col gap-6 rounded-md', over && 'outline-2 outline-offset-4 outline-accent')}
      onDragOver={(event) => {
        if (!event.dataTransfer.types.includes('Files')) return;
        event.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={drop}
    >
      {wrong && !wrong.error.fields ? (
        <Notice tone="error">
          {wrong.error.message} <SignedOut error={wrong.error} />
        </Notice>
      ) : null}
      {desk.mended ? (
        <div className="flex flex-wrap items-center gap-3 rounded-md border border-line px-3 py-2">
          <p className="min-w-0 flex-1">
            You have begun to mend “<bdi>{desk.mended.title}</bdi>”. Bringing in something else puts that in its place.
          </p>
          <Button onClick={onMended}>Back to what you mended</Button>
        </div>
      ) : null}
      <div className="grid gap-6 sm:grid-cols-2">
        <FileChoice busy={busy} error={told('file')} onFile={(file) => onRead({ file })} />
        <AddressForm address={desk.address} busy={busy} error={told('address')} onAddress={(address) => change({ address })} onFetch={(address) => onRead({ address })} />
      </div>
      <Underway under={under} onCancel={reading.cancel} />
      <PasteForm desk={desk} change={change} busy={busy} error={told('text')} safe={safe} again={desk.mended !== null && !pasted && desk.text !== ''} onRead={onRead} />
    </div>
  );
}

const READING: Record<Way, string> = { file: 'The file is there. Reading it…', address: 'Fetching the page and its pictures…', text: 'Reading the text…' };

/** How far it is, told to everyone, with a way out. */
function Underway({ under, onCancel }: { under: Reading['under']; onCancel: () => void }) {
  const said = under === null ? '' : under.way === 'file' && under.share < 1 ? 'Sending the file…' : READING[under.way];
  return (
    <div className={clsx('flex flex-col gap-2', under === null && 'sr-only')}>
      {under ? <Progress label={said} percent={under.way === 'file' && under.share < 1 ? Math.floor(under.share * 100) : null} /> : null}
      <div className="flex items-center gap-3 text-sm text-ink-soft">
        <p role="status">{said}</p>
        {under ? (
          <Button small onClick={onCancel}>
            Cancel
          </Button>
        ) : null}
      </div>
    </div>
  );
}
