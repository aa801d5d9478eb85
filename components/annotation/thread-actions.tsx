'use client';

import { useRef, useState } from 'react';
import { restoreThread, updateThread, withdrawThread } from '@/app/articles/[article]/actions';
import type { Visibility } from '@/lib/core/annotations';
import { moderateThread } from '@/app/seminars/[seminar]/moderation/actions';
import type { ThreadView } from '@/lib/core/threads';
import { focusPlace, focusThread } from '../article/focus';
import { useReader, useReaderStore } from '../article/reader-context';
import { placeOf } from '../article/reader-store';
import { ExportButton } from '../export/export-button';
import { ClaimForm } from '../claims/claim-form';
import { PostActions } from '../moderation/post-actions';
import { Button } from '../ui/button';
import { Choice } from '../ui/choice';
import { toast } from '../ui/toast';
import { copyLink } from './copy-link';
import { SendError } from './send-error';
import { useSend } from './use-send';
import { overtaken, SEEN_BY, visibilityOptions } from './visibility';

/** What can be done to a thread as a whole. */
export function ThreadActions({ thread }: { thread: ThreadView }) {
  const store = useReaderStore();
  const { send, pending, error, setError, refresh } = useSend();
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const rules = useReader((state) => state.view.rules);
  const change = async (part: Parameters<typeof updateThread>[0]['change'], said: string) => {
    const changed = await send(() => updateThread({ id: thread.id, change: part }));
    if (!changed) return;
    store.getState().put(changed);
    toast(said);
  };
  /** Another window may have chosen meanwhile: then it is told what, and the next choice knows. */
  const show = async (visibility: Visibility, version = thread.version): Promise<void> => {
    let newer: ThreadView | undefined;
    const changed = await send(
      () => updateThread({ id: thread.id, change: { visibility, version } }),
      (refused) => Boolean((newer = refused.code === 'conflict' ? (refused.current as ThreadView | undefined) : undefined)),
    );
    if (newer?.visibility === thread.visibility) return show(visibility, newer.version);
    const now = changed ?? newer;
    if (now) store.getState().put(now);
    if (changed) toast(SEEN_BY[visibility].said);
    if (newer) setError({ code: 'conflict', message: overtaken(newer.visibility, visibility, rules) });
  };
  const lock = async () => {
    const decision = thread.locked ? ({ decision: 'unlock', expectedStatus: 'locked' } as const) : ({ decision: 'lock', expectedStatus: 'open' } as const);
    const changed = await send(() => moderateThread({ id: thread.id, decision }));
    if (!changed) return;
    store.getState().put(changed);
    toast(changed.locked ? 'Only those who moderate can answer here now.' : 'Everybody can answer here again.');
  };
  const restore = async () => {
    const back = await send(() => restoreThread({ id: thread.id }));
    if (back) store.getState().put(back);
    refresh();
  };
  const withdraw = async () => {
    const done = await send(() => withdrawThread({ id: thread.id }));
    if (!done) return;
    if (done.thread) store.getState().put(done.thread);
    else store.getState().remove(thread.id);
    if (done.thread) focusThread(thread.id);
    else focusPlace(placeOf(thread));
    toast(done.thread ? 'Your comment is withdrawn; the replies of others stay.' : 'Withdrawn.', done.thread ? undefined : () => void restore());
    refresh();
  };
  const edited = () => {
    setEditing(false);
    requestAnimationFrame(() => editButton.current?.focus());
  };
  const close = () => {
    store.getState().set({ active: null });
    focusThread(thread.id);
  };
  return (
    <footer className="border-t border-line pt-2">
      <div className="-mx-2 flex flex-wrap">
        {thread.can.resolve ? (
          <Button look="quiet" small disabled={pending} onClick={() => void change({ resolved: !thread.resolved }, thread.resolved ? 'The thread is open again.' : 'The thread is resolved.')}>
            {thread.resolved ? 'Reopen' : 'Resolve'}
          </Button>
        ) : null}
        {thread.claim && thread.can.update ? (
          <Button look="quiet" small aria-expanded={editing} ref={editButton} onClick={() => setEditing(!editing)}>
            Edit claim
          </Button>
        ) : null}
        {thread.can.update ? (
          <Choice
            label="Seen by"
            value={thread.visibility}
            options={visibilityOptions(rules, thread.visibility)}
            onChange={(chosen) => void show(chosen as Visibility)}
          />
        ) : null}
        {thread.can.lock ? (
          <Button look="quiet" small disabled={pending} onClick={() => void lock()}>
            {thread.locked ? 'Unlock' : 'Lock'}
          </Button>
        ) : null}
        {opensWithoutComment(thread) ? <PostActions post={{ annotation: thread.id, comment: null, status: thread.status, flagged: thread.flagged, can: thread.can }} /> : null}
        <Button look="quiet" small onClick={() => void copyLink(`thread-${thread.id}`, 'thread')}>
          Copy link
        </Button>
        <ExportButton scope={{ annotation: thread.id }} what="this thread" moderates={rules.moderates}>
          Export
        </ExportButton>
        {thread.can.withdraw ? (
          <Button look="quiet" small disabled={pending} onClick={() => void withdraw()}>
            Withdraw {thread.kind}
          </Button>
        ) : null}
        <Button look="quiet" small onClick={close}>
          Close
        </Button>
      </div>
      {editing && thread.claim ? <ClaimForm thread={thread} claim={thread.claim} onDone={edited} /> : null}
      <SendError error={error} />
    </footer>
  );
}

/** Such as a claim that is said by its paraphrase: what can be decided about it stands with the thread. */
const opensWithoutComment = ({ kind, author, comments: [first] }: ThreadView): boolean =>
  kind === 'claim' && !(first?.parent === null && first.author?.id === author.id && first.body !== null);
