'use client';

import { useState } from 'react';
import { renewJoinCode, setJoinOpen } from '@/app/seminars/[seminar]/settings/actions';
import { CopyField } from '../account/copy-field';
import { Button } from '../ui/button';
import { ConfirmDialog } from './confirm-dialog';
import { useChange } from './use-change';

type Props = { seminar: string; link: string; code: string; open: boolean; archived: boolean };

/** The link and the code that all have in common: whether they let anybody in, and a way to make them anew. */
export function JoinPanel({ seminar, link, code, open, archived }: Props) {
  const [asking, setAsking] = useState(false);
  const [pending, change] = useChange();
  const set = (to: boolean) =>
    change(() => setJoinOpen({ seminar, open: to }), {
      done: to ? 'Whoever has the link or the code can join.' : 'Nobody joins by link or code now.',
      undo: () => setJoinOpen({ seminar, open: !to }),
    });
  return (
    <section aria-labelledby="join" className="flex flex-col gap-3">
      <h2 id="join" className="font-serif text-xl">
        Link and code
      </h2>
      {archived ? (
        <p className="text-ink-soft">Nobody joins an archived seminar.</p>
      ) : open ? (
        <>
          <p className="text-sm text-ink-soft">Whoever has one of them joins as a participant.</p>
          <CopyField label="Link" value={link} />
          <CopyField label="Code" value={code} />
        </>
      ) : (
        <p className="text-ink-soft">Closed: neither lets anybody in. Personal invitations still do.</p>
      )}
      {archived ? null : (
        <div className="flex flex-wrap gap-2">
          <Button small disabled={pending} onClick={() => set(!open)}>
            {open ? 'Close them' : 'Open them again'}
            <span className="sr-only">: the link and the code</span>
          </Button>
          {open ? (
            <Button small disabled={pending} onClick={() => setAsking(true)}>
              Make new ones
            </Button>
          ) : null}
        </div>
      )}
      <ConfirmDialog
        title="Make a new link and code?"
        verb="Make new ones"
        open={asking}
        pending={pending}
        onClose={() => setAsking(false)}
        onConfirm={() => change(() => renewJoinCode({ seminar }), { done: 'The old link and code are dead. Send the new ones.', after: () => setAsking(false) })}
      >
        <p>The present ones are dead at once, for everybody who has them. Who is in stays in.</p>
      </ConfirmDialog>
    </section>
  );
}
