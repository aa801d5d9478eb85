'use client';

import { type FormEvent, useState } from 'react';
import { createSection, deleteSection, renameSection } from '@/app/seminars/[seminar]/people/actions';
import { MAX_SECTION_LENGTH } from '@/lib/core/limits';
import type { SectionView } from '@/lib/core/people';
import { counted } from '../seminar/counted';
import { Button } from '../ui/button';
import { TextField } from '../ui/field';
import { ConfirmDialog } from './confirm-dialog';
import { useChange } from './use-change';

/** The sections of a seminar, such as a Tuesday and a Friday group. */
export function SectionPanel({ seminar, sections, mayChange }: { seminar: string; sections: SectionView[]; mayChange: boolean }) {
  return (
    <section aria-labelledby="sections" className="flex flex-col gap-3">
      <h2 id="sections" className="font-serif text-xl">
        Sections
      </h2>
      {sections.length === 0 ? <p className="text-ink-soft">None yet. A section is a part of the seminar, such as a Tuesday group.</p> : null}
      <ul className="divide-y divide-line border-y border-line empty:hidden">
        {sections.map((section) => (
          <SectionItem key={section.id} seminar={seminar} section={section} mayChange={mayChange} />
        ))}
      </ul>
      {mayChange ? <NewSection seminar={seminar} /> : null}
    </section>
  );
}

function SectionItem({ seminar, section: { id: section, name, members }, mayChange }: { seminar: string; section: SectionView; mayChange: boolean }) {
  const [doing, setDoing] = useState<'rename' | 'delete' | null>(null);
  const [pending, change] = useChange();
  const close = () => setDoing(null);
  const rename = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    const to = String(new FormData(event.currentTarget).get('name'));
    change(() => renameSection({ seminar, section, name: to }), { done: `Renamed to ${to}.`, undo: () => renameSection({ seminar, section, name }), after: close });
  };
  return (
    <li className="flex flex-wrap items-center justify-between gap-2 py-2">
      {doing === 'rename' ? (
        <form onSubmit={rename} className="flex w-full flex-col gap-2">
          <TextField ref={focusAtOnce} label={`New name for ${name}`} name="name" defaultValue={name} maxLength={MAX_SECTION_LENGTH} required autoComplete="off" />
          <div className="flex gap-2">
            <Button type="submit" small look="primary" disabled={pending}>
              Rename
            </Button>
            <Button small look="quiet" onClick={close}>
              Cancel
            </Button>
          </div>
        </form>
      ) : (
        <>
          <span className="min-w-0 break-words">
            <bdi>{name}</bdi> <span className="text-sm text-ink-soft">{counted(members, 'member')}</span>
          </span>
          {mayChange ? (
            <span className="flex gap-1">
              <Button small look="quiet" aria-label={`Rename: ${name}`} onClick={() => setDoing('rename')}>
                Rename
              </Button>
              <Button small look="quiet" aria-label={`Delete: ${name}`} onClick={() => setDoing('delete')}>
                Delete
              </Button>
            </span>
          ) : null}
        </>
      )}
      <ConfirmDialog
        title={`Delete the section ${name}?`}
        verb="Delete the section"
        open={doing === 'delete'}
        pending={pending}
        onClose={close}
        onConfirm={() => change(() => deleteSection({ seminar, section }), { done: `The section ${name} is gone.`, after: close })}
      >
        <p>
          {members === 0 ? 'Nobody is in it now.' : `Its ${counted(members, 'member')} will be in no section.`} Where sections read apart, what was written in it is then seen by all of
          them; what was written for the section alone, only by its author and those who moderate.
        </p>
      </ConfirmDialog>
    </li>
  );
}

function NewSection({ seminar }: { seminar: string }) {
  const [name, setName] = useState('');
  const [pending, change] = useChange();
  const make = (event: FormEvent) => {
    event.preventDefault();
    change(() => createSection({ seminar, name }), { done: `The section ${name} is made.`, after: () => setName('') });
  };
  return (
    <form onSubmit={make} className="flex items-end gap-2">
      <div className="min-w-0 grow">
        <TextField label="New section" value={name} onChange={({ target }) => setName(target.value)} maxLength={MAX_SECTION_LENGTH} required autoComplete="off" />
      </div>
      <Button type="submit" disabled={pending}>
        Add
      </Button>
    </form>
  );
}

/** The form took the place of the button that had the focus. */
const focusAtOnce = (field: HTMLInputElement | null) => field?.focus();
