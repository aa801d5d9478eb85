'use client';

import clsx from 'clsx';
import { useEffect, useRef, useState } from 'react';
import { chooseAnswer, restoreComment, withdrawComment } from '@/app/articles/[article]/actions';
import type { CommentView, ThreadView } from '@/lib/core/threads';
import { focusPlace, focusThread } from '../article/focus';
import { useReader, useReaderStore } from '../article/reader-context';
import { placeOf } from '../article/reader-store';
import { HiddenNote, RejectedEdit } from '../moderation/hidden-note';
import { PostActions } from '../moderation/post-actions';
import { PLACES } from '../moderation/places';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Time } from '../ui/time';
import { toast } from '../ui/toast';
import { copyLink } from './copy-link';
import { draftsOf, editSlot, type TextDraft } from './drafts';
import { EditForm } from './edit-form';
import { Fresh } from './fresh';
import { useOutbox } from './outbox';
import { Reactions } from './reactions';
import { RichText } from './rich-text';
import { SendError } from './send-error';
import { useSend } from './use-send';
import { WaitingPosts } from './waiting';

const Waits = ({ children }: { children: string }) => <span className="text-accent italic">{children}</span>;

type Props = {
  thread: ThreadView;
  comment: CommentView;
  /** The name of whom it answers, where that is not plain from its place. */
  answers: string | null;
  onReply: (() => void) | null;
  onQuote: (() => void) | null;
};

/** One comment with what its reader may do. */
export function Comment({ thread, comment, answers, onReply, onQuote }: Props) {
  const store = useReaderStore();
  const { send, pending, error, refresh } = useSend();
  const [editing, setEditing] = useEditing(comment.id);
  const opening = comment.parent === null && comment.id === thread.comments[0]?.id && comment.author?.id === thread.author.id;
  const accepted = thread.accepted === comment.id;
  const fresh = useReader(({ view }) => view.news.ids.includes(comment.id));
  const waits = useOutbox(({ waiting }) => waiting.some(({ post }) => post.kind === 'edit' && post.comment === comment.id));
  const editButton = useRef<HTMLButtonElement>(null);
  const close = () => {
    setEditing(false);
    requestAnimationFrame(() => editButton.current?.focus());
  };
  if (!comment.author || !comment.body) {
    return <p className="text-sm text-ink-soft italic">{PLACES[comment.status]}</p>;
  }
  const restore = async () => {
    const back = await send(() => restoreComment({ id: comment.id }));
    if (back) store.getState().put(back);
    refresh();
  };
  const withdraw = async () => {
    const done = await send(() => withdrawComment({ id: comment.id }));
    if (!done) return;
    if (done.thread) store.getState().put(done.thread);
    else store.getState().remove(done.annotationId);
    if (done.thread) focusThread(done.annotationId);
    else focusPlace(placeOf(thread));
    toast('Your comment is withdrawn.', () => void restore());
    refresh();
  };
  const choose = async (id: string | null, said: string) => {
    const changed = await send(() => chooseAnswer({ thread: thread.id, comment: id }));
    if (!changed) return;
    store.getState().put(changed);
    toast(said, () => void choose(thread.accepted, 'It is as it was.'));
  };
  return (
    <div className={clsx('flex flex-col gap-1', accepted && 'rounded-md border border-success p-2')}>
      {accepted ? (
        <p className="flex items-center gap-1 text-sm font-medium text-success">
          <Icon name="check" className="size-3.5" /> Accepted answer
        </p>
      ) : null}
      <p className="flex flex-wrap items-baseline gap-x-2 text-sm text-ink-soft">
        <bdi className="font-medium text-ink">{comment.author.name}</bdi>
        {answers ? (
          <span>
            to <bdi>{answers}</bdi>
          </span>
        ) : null}
        <Time iso={comment.createdAt} />
        {comment.editedAt ? <span title="Changed after it was posted">edited</span> : null}
        {fresh ? <Fresh /> : null}
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
      <WaitingPosts which={(post) => post.kind === 'edit' && post.comment === comment.id} />
      {comment.status === 'hidden' ? <HiddenNote post={{ ...comment, comment: comment.id }} /> : null}
      {editing ? null : (
        <div className="-ms-2 flex flex-wrap items-start">
          <div className="ms-2 me-1 empty:hidden">
            <Reactions comment={comment} opening={opening} kind={thread.kind} />
          </div>
          {onReply ? (
            <Button look="quiet" small data-reply={comment.id} onClick={onReply}>
              Reply
            </Button>
          ) : null}
          {onQuote ? (
            <Button look="quiet" small onClick={onQuote}>
              Quote
            </Button>
          ) : null}
          {thread.can.accept && !opening && comment.status === 'visible' ? (
            <Button
              look="quiet"
              small
              disabled={pending}
              onClick={() => void (accepted ? choose(null, 'The question has no accepted answer now.') : choose(comment.id, 'This is the accepted answer now.'))}
            >
              {accepted ? 'Not the answer' : 'Accept answer'}
            </Button>
          ) : null}
          {comment.can.update && !waits ? (
            <Button look="quiet" small ref={editButton} onClick={() => setEditing(true)}>
              Edit
            </Button>
          ) : null}
          {comment.can.withdraw ? (
            <Button look="quiet" small disabled={pending} onClick={() => void withdraw()}>
              Withdraw
            </Button>
          ) : null}
          <Button look="quiet" small aria-label="Copy link to this comment" onClick={() => void copyLink(`comment-${comment.id}`, 'comment')}>
            Link
          </Button>
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

/** Whether the form is open. An edit that came back from the outbox opens it, also after a reload. */
function useEditing(id: string) {
  const { me, articleId } = useReader((state) => state.view);
  const [editing, setEditing] = useState(() => {
    const draft = draftsOf(me.id, articleId).load<TextDraft>(editSlot(id));
    return Boolean(draft?.problem || draft?.newer);
  });
  const returned = useOutbox((state) => state.returned);
  useEffect(() => {
    if (returned?.slot === editSlot(id)) setEditing(true);
  }, [returned, id]);
  return [editing, setEditing] as const;
}
