'use client';

import type { JSONContent } from '@tiptap/core';
import { updateComment } from '@/app/articles/[article]/actions';
import type { CommentView } from '@/lib/core/threads';
import { useReaderStore } from '../article/reader-context';
import { Notice } from '../ui/notice';
import { editSlot } from './drafts';
import { RichText } from './rich-text';
import { TextForm } from './text-form';
import { useSend } from './use-send';
import { useTextDraft } from './use-text-draft';

type Newer = { body: JSONContent; version: number };

/** Changes one's own comment. When it was changed elsewhere meanwhile, both texts are shown and nothing is overwritten unseen. */
export function EditForm({ comment, onDone }: { comment: CommentView; onDone: () => void }) {
  const store = useReaderStore();
  const { draft, change, discard } = useTextDraft(editSlot(comment.id), { body: comment.body, version: comment.version });
  const { send, pending, error } = useSend();
  const newer = error?.code === 'conflict' ? (error.current as Newer | undefined) : undefined;
  const save = async () => {
    const version = newer?.version ?? draft.version;
    const changed = await send(() =>
      updateComment({ id: comment.id, change: { body: { format: 'application/vnd.tiptap+json', value: draft.body as never }, ...(version ? { version } : {}) } }),
    );
    if (!changed) return;
    discard();
    store.getState().putComment(comment.annotation, changed);
    onDone();
  };
  return (
    <TextForm
      label="Edit the comment"
      placeholder="Write a comment"
      submit={newer ? 'Save mine over it' : 'Save'}
      draft={draft}
      pending={pending}
      error={error}
      onChange={(body) => change({ body })}
      onSubmit={() => void save()}
      onCancel={() => {
        discard();
        onDone();
      }}
    >
      {newer ? (
        <Notice>
          <p className="font-medium">As it stands now:</p>
          <RichText body={newer.body} />
        </Notice>
      ) : null}
    </TextForm>
  );
}
