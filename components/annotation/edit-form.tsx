'use client';

import dynamic from 'next/dynamic';
import type { CommentView } from '@/lib/core/threads';
import { useReaderStore } from '../article/reader-context';
import { findThread } from '../article/find-thread';
import { placeOf, WHOLE } from '../article/reader-store';
import { toast } from '../ui/toast';
import { type NewerText, editSlot } from './drafts';
import { RichText } from './rich-text';
import { TextForm } from './text-form';
import { usePost } from './use-post';
import { useTextDraft } from './use-text-draft';

// Fetched when an edit was overtaken, which is seldom; the server has just answered then.
const TwoVersions = dynamic(() => import('./two-versions'), { ssr: false });

/** Changes one's own comment. When it was changed elsewhere meanwhile, both texts are shown and nothing is overwritten unseen. */
export function EditForm({ comment, onDone }: { comment: CommentView; onDone: () => void }) {
  const store = useReaderStore();
  const { draft, change, settle, discard, keep } = useTextDraft(editSlot(comment.id), { body: comment.body, version: comment.version });
  const { post, pending, error } = usePost();
  const { newer } = draft;
  const save = async (version = draft.version) => {
    const { newer: _, problem: __, ...mine } = draft;
    const thread = findThread(store.getState(), comment.annotation);
    const sent = await post({ kind: 'edit', thread: comment.annotation, comment: comment.id, draft: { ...mine, ...(version ? { version } : {}) } }, thread ? placeOf(thread) : WHOLE, ({ current }) =>
      change({ newer: current as NewerText }),
    );
    if (!sent) return;
    const saved = sent !== 'waits' && 'comment' in sent ? sent.comment : null;
    if (saved) store.getState().putComment(comment.annotation, saved);
    if (settle(draft, saved?.version)) onDone();
  };
  const takeOther = () => {
    discard();
    if (newer) store.getState().putComment(comment.annotation, { ...comment, ...newer });
    onDone();
    toast('The other version stays.', () => keep(draft));
  };
  const form = (
    <TextForm
      label="Edit the comment"
      placeholder="Write a comment"
      submit={newer ? 'Save mine' : 'Save'}
      draft={draft}
      mentions={{ thread: comment.annotation }}
      pending={pending}
      error={newer ? null : error}
      onChange={(body) => change({ body })}
      onSubmit={() => void save(newer?.version)}
      onCancel={() => {
        onDone();
        if (newer) return;
        discard();
        if (JSON.stringify(draft.body) !== JSON.stringify(comment.body)) toast('Your changes are thrown away.', () => keep(draft));
      }}
      cancel={newer ? 'Later' : 'Cancel'}
    />
  );
  if (!newer) return form;
  const body = newer.edit?.body ?? newer.body;
  return (
    <TwoVersions what="comment" newer={body ? <RichText body={body} /> : null} savedAt={newer.editedAt} onTake={takeOther} onClose={onDone} pending={pending}>
      {form}
    </TwoVersions>
  );
}
