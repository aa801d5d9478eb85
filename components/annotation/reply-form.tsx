'use client';

import { reply } from '@/app/articles/[article]/actions';
import type { ThreadView } from '@/lib/core/threads';
import { useReaderStore } from '../article/reader-context';
import { replySlot } from './drafts';
import { TextForm } from './text-form';
import { useSend } from './use-send';
import { useTextDraft } from './use-text-draft';

/** Answers a thread, or one comment of it. */
export function ReplyForm({ thread, parent, onDone }: { thread: ThreadView; parent: string | null; onDone: () => void }) {
  const store = useReaderStore();
  const { draft, change, discard } = useTextDraft(replySlot(thread.id), { body: null });
  const { send, pending, error } = useSend();
  const to = thread.comments.find(({ id }) => id === parent)?.author;
  const post = async () => {
    const comment = await send(() =>
      reply({ thread: thread.id, key: draft.id, comment: { body: { format: 'application/vnd.tiptap+json', value: draft.body as never }, parent } }),
    );
    if (!comment) return;
    discard();
    store.getState().putComment(thread.id, comment);
    onDone();
  };
  return (
    <TextForm
      label={to ? `Reply to ${to.name}` : 'Reply'}
      placeholder="Write a reply"
      submit="Reply"
      draft={draft}
      pending={pending}
      error={error}
      onChange={(body) => change({ body })}
      onSubmit={() => void post()}
      onCancel={onDone}
    />
  );
}
