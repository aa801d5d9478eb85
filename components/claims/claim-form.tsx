'use client';

import dynamic from 'next/dynamic';
import { updateThread } from '@/app/articles/[article]/actions';
import { MAX_PARAPHRASE_LENGTH } from '@/lib/core/limits';
import type { ThreadView } from '@/lib/core/threads';
import { claimSlot } from '../annotation/drafts';
import { SendError } from '../annotation/send-error';
import { useSend } from '../annotation/use-send';
import { useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import { ClaimFields } from './claim-fields';
import { ClaimHead } from './claim-head';
import { useClaimDraft } from './use-claim-draft';

// Fetched when a change was overtaken, which is seldom; the server has just answered then.
const TwoVersions = dynamic(() => import('../annotation/two-versions'), { ssr: false });

type Props = { thread: ThreadView; claim: { type: string; paraphrase: string }; onDone: () => void };

/** Changes the type and paraphrase of one's own claim. When it was changed elsewhere meanwhile, both are shown and nothing is overwritten unseen. */
export function ClaimForm({ thread, claim, onDone }: Props) {
  const store = useReaderStore();
  const { draft, change, settle, discard, keep } = useClaimDraft(claimSlot(thread.id), { claim, was: claim, version: thread.version });
  const { send, pending, error } = useSend();
  const { newer } = draft;
  const save = async (version: number): Promise<void> => {
    let current: ThreadView | undefined;
    const changed = await send(
      () => updateThread({ id: thread.id, change: { claim: draft.claim, version } }),
      (refused) => Boolean((current = refused.code === 'conflict' ? (refused.current as ThreadView | undefined) : undefined)),
    );
    // Only who sees it was changed there.
    if (current?.claim && same(current.claim, draft.was)) return save(current.version);
    if (current?.claim) change({ newer: { claim: current.claim, version: current.version, savedAt: current.updatedAt } });
    if (!changed) return;
    store.getState().put(changed);
    if (settle(draft, changed.version)) onDone();
  };
  const takeOther = () => {
    discard();
    if (newer) store.getState().put({ ...thread, claim: newer.claim, version: newer.version });
    onDone();
    toast('The other version stays.', () => keep(draft));
  };
  const form = (
    <form
      className="mt-2 flex flex-col gap-3"
      onSubmit={(event) => {
        event.preventDefault();
        void save(newer?.version ?? draft.version);
      }}
    >
      <ClaimFields claim={draft.claim} was={claim.type} onChange={(edited) => change({ claim: edited })} />
      <SendError error={error} />
      <div className="flex gap-2">
        <Button look="primary" small type="submit" disabled={pending || draft.claim.paraphrase.length > MAX_PARAPHRASE_LENGTH}>
          {pending ? 'Saving…' : newer ? 'Save mine' : 'Save claim'}
        </Button>
        <Button
          look="quiet"
          small
          onClick={() => {
            if (!newer) discard();
            onDone();
          }}
        >
          {newer ? 'Later' : 'Cancel'}
        </Button>
      </div>
    </form>
  );
  if (!newer) return form;
  return (
    <TwoVersions what="claim" newer={<ClaimHead claim={newer.claim} clamped={false} />} savedAt={newer.savedAt} onTake={takeOther} onClose={onDone} pending={pending}>
      {form}
    </TwoVersions>
  );
}

const same = (a: Props['claim'], b: Props['claim']): boolean => a.type === b.type && a.paraphrase === b.paraphrase;
