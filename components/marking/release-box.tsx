'use client';

import { useState } from 'react';
import { releaseMarks } from '@/app/seminars/[seminar]/marks/actions';
import { ConfirmDialog } from '../people/confirm-dialog';
import { useChange } from '../people/use-change';
import { Button } from '../ui/button';
import { Time } from '../ui/time';

type Props = { article: string; releasedAt: string | null; marked: number; of: number; archived: boolean };

/** Whether members see their marks, and the way to change that. */
export function ReleaseBox({ article, releasedAt, marked, of, archived }: Props) {
  const [asking, setAsking] = useState(false);
  const [pending, change] = useChange();
  const released = releasedAt !== null;
  const set = () =>
    change(() => releaseMarks({ article, released: !released }), {
      done: released ? 'The marks are taken back. No member sees one now.' : 'The marks are released.',
      after: () => setAsking(false),
    });
  return (
    <section aria-label="Release" className="flex flex-wrap items-center justify-between gap-x-6 gap-y-3 rounded-md border border-line bg-surface px-4 py-3">
      <p>
        <span className="font-medium">
          {marked} of {of} marked.
        </span>{' '}
        <span className="text-ink-soft">
          {released ? (
            <>
              Released <Time iso={releasedAt} />: each member sees their own mark on the article, and at once what you change.
            </>
          ) : (
            'Not released: no member sees a mark yet.'
          )}
        </span>
      </p>
      {archived ? null : (
        <Button look={released ? 'secondary' : 'primary'} disabled={pending} onClick={() => setAsking(true)}>
          {released ? 'Take back' : 'Release marks'}
        </Button>
      )}
      <ConfirmDialog
        title={released ? 'Take the marks back?' : 'Release the marks?'}
        verb={released ? 'Take back' : 'Release'}
        look={released ? 'danger' : 'primary'}
        open={asking}
        pending={pending}
        onClose={() => setAsking(false)}
        onConfirm={set}
      >
        {released ? (
          <p>No member sees their mark any more. Who has looked already knows theirs.</p>
        ) : (
          <p>
            {marked} of {of} have a mark. Each of them sees their own on the article, and nobody else’s; the notes stay with those who moderate. You can take the marks back.
          </p>
        )}
      </ConfirmDialog>
    </section>
  );
}
