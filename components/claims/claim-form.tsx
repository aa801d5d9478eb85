'use client';

import { useState } from 'react';
import { updateThread } from '@/app/articles/[article]/actions';
import { MAX_PARAPHRASE_LENGTH } from '@/lib/core/limits';
import type { ThreadView } from '@/lib/core/threads';
import { SendError } from '../annotation/send-error';
import { useSend } from '../annotation/use-send';
import { useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { ClaimFields } from './claim-fields';

/** Changes the type and paraphrase of one's own claim. */
export function ClaimForm({ thread, claim, onDone }: { thread: ThreadView; claim: { type: string; paraphrase: string }; onDone: () => void }) {
  const store = useReaderStore();
  const [edited, setEdited] = useState(claim);
  const { send, pending, error } = useSend();
  const save = async () => {
    const changed = await send(() => updateThread({ id: thread.id, change: { claim: edited } }));
    if (!changed) return;
    store.getState().put(changed);
    onDone();
  };
  return (
    <form
      className="mt-2 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save();
      }}
    >
      <ClaimFields claim={edited} was={claim.type} onChange={setEdited} />
      <SendError error={error} />
      <div className="flex gap-2">
        <Button look="primary" small type="submit" disabled={pending || edited.paraphrase.length > MAX_PARAPHRASE_LENGTH}>
          {pending ? 'Saving…' : 'Save claim'}
        </Button>
        <Button look="quiet" small onClick={onDone}>
          Cancel
        </Button>
      </div>
    </form>
  );
}
