'use client';

import { useState } from 'react';
import { flagPost, moderateComment, moderateThread, unflagPost } from '@/app/seminars/[seminar]/moderation/actions';
import { type PostDecision, reverse } from '@/lib/core/moderation';
import type { PostStatus } from '@/lib/core/annotations';
import { SendError } from '../annotation/send-error';
import { useSend } from '../annotation/use-send';
import { useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import { FlagForm } from './flag-form';
import { ReasonForm } from './reason-form';
import { BUTTONS, DONE, type Explained, WHY } from './words';

type Post = {
  annotation: string;
  /** `null`: the thread's opening, where it has no comment. */
  comment: string | null;
  status: PostStatus;
  version?: number;
  /** An edit of it waits. */
  hasEdit?: boolean;
  flagged: boolean;
  can: { flag: boolean; moderate: boolean };
};

/** What a reader may do about somebody's post: report it, or decide about it. */
export function PostActions({ post }: { post: Post }) {
  const store = useReaderStore();
  const { send, pending, error, refresh } = useSend();
  const [form, setForm] = useState<'flag' | Explained | null>(null);
  const { annotation, comment, status, version, hasEdit = false, flagged, can } = post;
  if (!can.flag && !can.moderate && !flagged) return null;

  const looked = version === undefined ? {} : { version };
  const decide = async (decision: PostDecision, from: PostStatus, more: { reason?: string; version?: number; undo?: true } = {}): Promise<void> => {
    const input = { decision, expectedStatus: from as 'visible' | 'pending' | 'hidden', ...more };
    const thread = await send(() => (comment ? moderateComment({ id: comment, decision: input }) : moderateThread({ id: annotation, decision: input })));
    if (!thread) return;
    store.getState().put(thread);
    setForm(null);
    const back = more.undo || (decision === 'approve' && hasEdit) ? null : decision === 'reject' ? 'unreject' : reverse(from, decision);
    const to = thread.comments.find(({ id }) => id === comment)?.status ?? thread.status;
    toast(`It is ${DONE[decision]}.`, back ? () => void decide(back as PostDecision, to, { undo: true, ...(back === 'unreject' ? looked : {}), ...(back === 'hide' ? { reason: 'Restoring it was taken back.' } : {}) }) : undefined);
    refresh();
  };
  const put = async (work: () => ReturnType<typeof flagPost>, said: string) => {
    const thread = await send(work);
    if (!thread) return;
    store.getState().put(thread);
    setForm(null);
    toast(said);
  };
  return (
    <>
      {can.moderate && (status === 'pending' || (status === 'visible' && hasEdit)) ? (
        <Button look="quiet" small disabled={pending} onClick={() => void decide('approve', status, looked)}>
          {status === 'pending' ? 'Approve' : 'Approve edit'}
        </Button>
      ) : null}
      {can.moderate && hasEdit && status !== 'hidden' ? (
        <Button look="quiet" small aria-expanded={form === 'reject'} onClick={() => setForm(form === 'reject' ? null : 'reject')}>
          {BUTTONS.reject}
        </Button>
      ) : null}
      {can.moderate && status === 'hidden' ? (
        <Button look="quiet" small disabled={pending} onClick={() => void decide('restore', status, looked)}>
          Restore
        </Button>
      ) : null}
      {can.moderate && (status === 'visible' || status === 'pending') ? (
        <Button look="quiet" small aria-expanded={form === 'hide'} onClick={() => setForm(form === 'hide' ? null : 'hide')}>
          Hide…
        </Button>
      ) : null}
      {flagged ? (
        <Button look="quiet" small disabled={pending} onClick={() => void put(() => unflagPost({ comment, annotation }), 'Your report is taken back.')}>
          Take report back
        </Button>
      ) : can.flag ? (
        <Button look="quiet" small aria-expanded={form === 'flag'} onClick={() => setForm(form === 'flag' ? null : 'flag')}>
          Flag…
        </Button>
      ) : null}
      {form ? (
        <div className="w-full ps-2">
          {form === 'flag' ? (
            <FlagForm pending={pending} onSubmit={(flag) => void put(() => flagPost({ comment, annotation, flag }), 'Those who moderate will look at it. What they decide is told on the seminar’s page.')} onCancel={() => setForm(null)} />
          ) : (
            <ReasonForm key={form} label={WHY[form].one} hint="Its author reads it." submit={WHY[form].submit} pending={pending} onSubmit={(reason) => void decide(form, status, { ...looked, reason })} onCancel={() => setForm(null)} />
          )}
        </div>
      ) : null}
      <SendError error={error} />
    </>
  );
}
