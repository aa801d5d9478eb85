'use client';

import { useState } from 'react';
import { archiveSeminar, reopenSeminar } from '@/app/seminars/[seminar]/settings/actions';
import { Button } from '../ui/button';
import { ConfirmDialog } from './confirm-dialog';
import { useChange } from './use-change';

/** Ends a seminar without losing it, and opens it again. */
export function ArchiveBox({ seminar, archived }: { seminar: string; archived: boolean }) {
  const [asking, setAsking] = useState(false);
  const [pending, change] = useChange();
  const reopen = () => reopenSeminar({ seminar });
  return (
    <section aria-labelledby="archive" className="flex flex-col items-start gap-3 border-t border-line pt-8">
      <h2 id="archive" className="font-serif text-xl">
        {archived ? 'Archived' : 'Archive'}
      </h2>
      <p className="text-ink-soft">
        {archived
          ? 'Its members read it, and nobody changes anything. Reopened, everything is as it was.'
          : 'When the course is over: its members can still read everything, but nobody writes, joins or changes anything. You can reopen it at any time.'}
      </p>
      {archived ? (
        <Button disabled={pending} onClick={() => change(reopen, { done: 'The seminar is open again.' })}>
          Reopen the seminar
        </Button>
      ) : (
        <Button look="danger" disabled={pending} onClick={() => setAsking(true)}>
          Archive the seminar
        </Button>
      )}
      <ConfirmDialog
        title="Archive this seminar?"
        verb="Archive"
        open={asking}
        pending={pending}
        onClose={() => setAsking(false)}
        onConfirm={() => change(() => archiveSeminar({ seminar }), { done: 'The seminar is archived.', undo: reopen, after: () => setAsking(false) })}
      >
        <p>From then on nobody writes in it, you included. What somebody is writing just now stays in their browser as a draft.</p>
      </ConfirmDialog>
    </section>
  );
}
