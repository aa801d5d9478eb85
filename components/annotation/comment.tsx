'use client';

import { useRef, useState } from 'react';
import { restoreComment, withdrawComment } from '@/app/articles/[article]/actions';
import type { CommentView } from '@/lib/core/threads';
import { focusPlace, focusThread } from '../article/focus';
import { useReaderStore } from '../article/reader-context';
import { findThread, placeOf } from '../article/reader-store';
import { HiddenNote, RejectedEdit } from '../moderation/hidden-note';
import { PostActions } from '../moderation/post-actions';
import { PLACES } from '../moderation/words';
import { Button } from '../ui/button';
import { Time } from '../ui/time';
import { toast } from '../ui/toast';
import { EditForm } from './edit-form';
import { RichText } from './rich-text';
import { SendError } from './send-error';
import { useSend } from './use-send';

const Waits = ({ children }: { children: string }) => <span className="text-accent italic">{children}</span>;

/** One comment with what its reader may do. */
export function Comment({ comment, answers, onReply }: { comment: CommentView; answers: string | null; onReply: (() => void) | null }) {
  const store = useReaderStore();
  const { send, pending, error, refresh } = useSend();
  const [editing, setEditing] = useState(false);
  const editButton = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => editButton.current?.focus());
  };
  if (!comment.author || !comment.body) {
    return <p className="text-sm text-ink-soft italic">{PLACES[comment.status]}</p>;
  }
  const restore = async () => {
    const thread = await send(() => restoreComment({ id: comment.id }));
    if (thread) store.getState().put(thread);
    refresh();
  };
  const withdraw = async () => {
    const done = await send(() => withdrawComment({ id: comment.id }));
    if (!done) return;
    const thread = findThread(store.getState(), done.annotationId);
    if (done.thread) store.getState().put(done.thread);
    else store.getState().remove(done.annotationId);
    if (done.thread) focusThread(done.annotationId);
    else if (thread) focusPlace(placeOf(thread));
    toast('Your comment is withdrawn.', () => void restore());
    refresh();
  };
  return (
    <div className="flex flex-col gap-1">
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-soft">
        <bdi className="font-medium text-ink">{comment.author.name}</bdi>
        {answers ? (
          <span>
            to <bdi>{answers}</bdi>
          </span>
        ) : null}
        <Time iso={comment.createdAt} />
        {comment.editedAt ? <span title="Changed after it was posted">edited</span> : null}
        {comment.status === 'pending' ? <Waits>waits for review</Waits> : null}
      </p>
      {editing ? <EditForm comment={comment.edit ? { ...comment, body: comment.edit.body } : comment} onDone={close} /> : <RichText body={comment.body} />}
      {comment.edit && !editing ? (
        <div className="border-s-2 border-tint-3 ps-2">
          {comment.edit.rejected ? (
            <RejectedEdit rejected={comment.edit.rejected} mine={comment.can.update} />
          ) : (
            <p className="text-sm">
              <Waits>This edit waits for review; until then others read what stands above</Waits>
            </p>
          )}
          <RichText body={comment.edit.body} />
        </div>
      ) : null}
      {comment.status === 'hidden' ? <HiddenNote post={{ ...comment, comment: comment.id }} /> : null}
      {editing ? null : (
        <div className="-ms-2 flex flex-wrap">
          {onReply ? (
            <Button look="quiet" small data-reply={comment.id} onClick={onReply}>
              Reply
            </Button>
          ) : null}
          {comment.can.update ? (
            <Button look="quiet" small ref={editButton} onClick={() => setEditing(true)}>
              Edit
            </Button>
          ) : null}
          {comment.can.withdraw ? (
            <Button look="quiet" small disabled={pending} onClick={() => void withdraw()}>
              Withdraw
            </Button>
          ) : null}
          <PostActions
            post={{
              ...{ annotation: comment.annotation, comment: comment.id, status: comment.status, version: comment.version },
              ...{ hasEdit: comment.edit !== null && !comment.edit.rejected, flagged: comment.flagged, can: comment.can },
            }}
          />
        </div>
      )}
      <SendError error={error} />
    </div>
  );
}
