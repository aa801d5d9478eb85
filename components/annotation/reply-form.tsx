'use client';

import type { JSONContent } from '@tiptap/core';
import type { ThreadView } from '@/lib/core/threads';
import { newId } from '@/lib/ids';
import { useReaderStore } from '../article/reader-context';
import { placeOf } from '../article/reader-store';
import { replySlot } from './drafts';
import { TextForm } from './text-form';
import { usePost } from './use-post';
import { useTextDraft } from './use-text-draft';

type Props = { thread: ThreadView; parent: string | null; /** A quotation to begin with, where the browser keeps no drafts. */ initial?: JSONContent | null; onDone: () => void };

/** Answers a thread, or one comment of it. */
export function ReplyForm({ thread, parent, initial = null, onDone }: Props) {
  const store = useReaderStore();
  const { draft, change, settle } = useTextDraft(replySlot(thread.id), { body: initial });
  const { post, pending, error } = usePost();
  const to = thread.comments.find(({ id }) => id === parent)?.author;
  const submit = async () => {
    const sent = await post({ kind: 'reply', thread: thread.id, parent, draft }, placeOf(thread), () => change({ id: newId() }));
    if (!sent) return;
    if (sent !== 'waits' && 'comment' in sent) store.getState().putComment(thread.id, sent.comment);
    if (settle(draft)) onDone();
  };
  return (
    <TextForm
      label={to ? `Reply to ${to.name}` : 'Reply'}
      placeholder="Write a reply"
      submit="Reply"
      draft={draft}
      mentions={{ thread: thread.id }}
      pending={pending}
      error={error}
      onChange={(body) => change({ body, parent })}
      onSubmit={() => void submit()}
      onCancel={onDone}
    />
  );
}
