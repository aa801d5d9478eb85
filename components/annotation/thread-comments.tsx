'use client';

import type { JSONContent } from '@tiptap/core';
import clsx from 'clsx';
import { useCallback, useEffect, useRef, useState } from 'react';
import { loadThread } from '@/app/articles/[article]/actions';
import { answerFirst } from '@/lib/core/answers';
import { threadTree } from '@/lib/core/thread-tree';
import type { ThreadView } from '@/lib/core/threads';
import { newId } from '@/lib/ids';
import { useReader, useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { Comment } from './comment';
import { addressOf } from './copy-link';
import { draftsOf, replySlot, type TextDraft } from './drafts';
import { useOutbox } from './outbox';
import { quotation, useQuote, withQuotation } from './quote';
import { ReplyForm } from './reply-form';
import { SendError } from './send-error';
import { useSend } from './use-send';
import { WaitingPosts } from './waiting';

const INDENT = ['', 'ms-3 border-s border-line ps-3', 'ms-6 border-s border-line ps-3'];

/** Which comment the open form answers; it is a new form with each round. */
type Replying = { parent: string | null; round: number; initial?: JSONContent };

/** All comments of an open thread, and the place to answer. */
export function ThreadComments({ thread }: { thread: ThreadView }) {
  const store = useReaderStore();
  const { send, error, pending } = useSend();
  const missing = thread.comments.filter(({ text }) => text !== null).length < thread.commentCount;
  const { articleId, me } = useReader((state) => state.view);
  const known = (parent: string | null | undefined) => thread.comments.find(({ id }) => id === parent && id !== thread.comments[0]?.id)?.id ?? null;
  const begun = (): Replying | null => {
    const draft = draftsOf(me.id, articleId).load<TextDraft>(replySlot(thread.id));
    return draft ? { parent: known(draft.parent), round: 0 } : null;
  };
  const [replyTo, setReplyTo] = useState<Replying | null>(begun);
  const again = useRef(begun);
  again.current = begun;
  const box = useRef<HTMLDivElement>(null);
  // The form goes, and with it what had the focus: it goes on to the button that had opened it.
  const close = () => {
    setReplyTo(null);
    requestAnimationFrame(() => box.current?.querySelector<HTMLElement>(`[data-reply="${replyTo?.parent ?? ''}"]`)?.focus());
  };
  const loadAll = async () => {
    const whole = await send(() => loadThread({ id: thread.id }));
    if (whole) store.getState().put(whole);
  };
  useEffect(() => {
    if (missing) void loadAll();
    // What a page brings along is the beginning of a thread.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [thread.id, missing]);

  // What waited came back as a draft: its form opens anew with it.
  const returned = useOutbox((state) => state.returned);
  useEffect(() => {
    if (returned?.slot === replySlot(thread.id)) setReplyTo((before) => ({ ...(again.current() ?? { parent: null }), round: (before?.round ?? 0) + 1 }));
  }, [returned, thread.id]);
  // The form has its own copy of the draft, so that it is opened anew with the longer one.
  const quote = useCallback(
    (body: JSONContent, parent: string | null) => {
      const drafts = draftsOf(me.id, articleId);
      const before = drafts.load<TextDraft>(replySlot(thread.id));
      const initial = withQuotation(before?.body ?? null, body);
      drafts.save(replySlot(thread.id), { id: newId(), ...before, body: initial, parent });
      setReplyTo((now) => ({ parent, initial, round: (now?.round ?? 0) + 1 }));
    },
    [me.id, articleId, thread.id],
  );
  const asked = useQuote((state) => (state.asked?.thread === thread.id ? state.asked : null));
  useEffect(() => {
    // On a narrow screen the thread is there twice, in a margin that is left out and in the sheet.
    if (!asked || !box.current?.getClientRects().length) return;
    useQuote.setState({ asked: null });
    quote(asked.body, null);
  }, [asked, quote]);

  const first = thread.comments[0]?.id;
  const form = (parent: string | null) =>
    replyTo?.parent === parent ? <ReplyForm key={`${parent}:${replyTo.round}`} thread={thread} parent={parent} initial={replyTo.initial ?? null} onDone={close} /> : null;
  const waitingFor = (parent: string | null) => <WaitingPosts which={(post) => post.kind === 'reply' && post.thread === thread.id && known(post.parent) === parent} />;
  const nameOf = (id: string | null) => thread.comments.find((comment) => comment.id === id)?.author?.name ?? null;
  return (
    <div ref={box} className="flex flex-col gap-3">
      {threadTree(answerFirst(thread.comments, thread.accepted)).map(({ comment, depth }) => (
        <div key={comment.id} id={`comment-${comment.id}`} tabIndex={-1} className={clsx('flex scroll-my-16 flex-col gap-2', INDENT[depth])}>
          <Comment
            thread={thread}
            comment={comment}
            answers={comment.parent !== null && comment.parent !== first ? nameOf(comment.parent) : null}
            onReply={thread.can.reply && comment.id !== first ? () => setReplyTo({ parent: comment.id, round: 0 }) : null}
            onQuote={
              thread.can.reply && comment.body
                ? () => quote(quotation(comment.body?.content ?? [], { words: 'the comment quoted', href: addressOf(`comment-${comment.id}`) }), comment.id === first ? null : comment.id)
                : null
            }
          />
          {comment.id === first ? null : form(comment.id)}
          {comment.id === first ? null : waitingFor(comment.id)}
        </div>
      ))}
      {missing && pending ? <p role="status" className="text-sm text-ink-soft">Fetching the other comments…</p> : null}
      <SendError error={error} />
      {error ? (
        <Button small onClick={() => void loadAll()}>
          Try again
        </Button>
      ) : null}
      {waitingFor(null)}
      {/* Whoever writes while the thread is locked keeps what they wrote; the server says why it cannot be sent. */}
      {replyTo?.parent === null ? (
        form(null)
      ) : !thread.can.reply ? null : (
        <Button small data-reply="" className="self-start" onClick={() => setReplyTo({ parent: null, round: 0 })}>
          Reply
        </Button>
      )}
    </div>
  );
}
