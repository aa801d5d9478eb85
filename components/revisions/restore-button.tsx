'use client';

import { useRouter } from 'next/navigation';
import { useRef, useState } from 'react';
import { restore } from '@/app/articles/[article]/revisions/actions';
import { newId } from '@/lib/ids';
import { SendError } from '../annotation/send-error';
import { useSend } from '../annotation/use-send';
import { ConfirmDialog } from '../people/confirm-dialog';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';

/** Gives the article the text of an older revision again, after asking. @param current the revision that the page knows as the current one */
export function RestoreButton({ article, number, current }: { article: string; number: number; current: number }) {
  const [asking, setAsking] = useState(false);
  const { send, pending, error } = useSend();
  const router = useRouter();
  const key = useRef('');
  const ask = () => {
    key.current = newId();
    setAsking(true);
  };
  const confirm = async () => {
    const made = await send(() => restore({ article, number, expectedRevision: current, key: key.current }));
    if (!made) return;
    setAsking(false);
    toast(made.state === 'ready' ? `The article has the text of revision ${number} again, as revision ${made.number}.` : `Revision ${made.number} is being made ready: its annotations are brought over.`);
    router.refresh();
  };
  return (
    <>
      <Button small onClick={ask} aria-label={`Restore revision ${number}`}>
        Restore
      </Button>
      <ConfirmDialog title={`Restore revision ${number}?`} verb="Restore" look="primary" open={asking} pending={pending} onClose={() => setAsking(false)} onConfirm={() => void confirm()}>
        <p>The article gets this text again, as a new revision. Nothing is lost: the text of now stays among the revisions, and threads are brought over.</p>
        <SendError error={error} />
      </ConfirmDialog>
    </>
  );
}
