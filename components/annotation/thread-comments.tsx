'use client';

import { useEffect, useRef, useState } from 'react';
import { loadThread } from '@/app/articles/[article]/actions';
import { threadTree } from '@/lib/core/thread-tree';
import type { ThreadView } from '@/lib/core/threads';
import { useReader, useReaderStore } from '../article/reader-context';
import { Button } from '../ui/button';
import { Comment } from './comment';
import { draftsOf, replySlot } from './drafts';
import { ReplyForm } from './reply-form';
import { SendError } from './send-error';
import { useSend } from './use-send';

const INDENT = ['', 'ms-3 border-s border-line ps-3', 'ms-6 border-s border-line ps-3'];

/** All comments of an open thread, and the place to answer. */
export function ThreadComments({ thread }: { thread: ThreadView }) {
  const store = useReaderStore();
  const { send, error, pending } = useSend();
  const missing = thread.comments.filter(({ text }) => text !== null).length < thread.commentCount;
  const { articleId, me } = useReader((state) => state.view);
  const [replyTo, setReplyTo] = useState<{ parent: string | null } | null>(() =>
    thread.can.reply && draftsOf(me.id, articleId).load(replySlot(thread.id)) ? { parent: null } : null,
  );
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
    // Only when the thread is opened: what a page brings along is its beginning.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [thread.id]);

  const first = thread.comments[0]?.id;
  const nameOf = (id: string | null) => thread.comments.find((comment) => comment.id === id)?.author?.name ?? null;
  return (
    <div ref={box} className="flex flex-col gap-3">
      {threadTree(thread.comments).map(({ comment, depth }) => (
        <div key={comment.id} id={`comment-${comment.id}`} className={INDENT[depth]}>
          <Comment
            comment={comment}
            answers={comment.parent !== null && comment.parent !== first ? nameOf(comment.parent) : null}
            onReply={thread.can.reply && comment.id !== first ? () => setReplyTo({ parent: comment.id }) : null}
          />
          {replyTo?.parent === comment.id ? <ReplyForm key={comment.id} thread={thread} parent={comment.id} onDone={close} /> : null}
        </div>
      ))}
      {missing && pending ? <p role="status" className="text-sm text-ink-soft">Fetching the other comments…</p> : null}
      <SendError error={error} />
      {error ? (
        <Button small onClick={() => void loadAll()}>
          Try again
        </Button>
      ) : null}
      {/* Whoever writes while the thread is locked keeps what they wrote; the server says why it cannot be sent. */}
      {replyTo?.parent === null ? (
        <ReplyForm thread={thread} parent={null} onDone={close} />
      ) : !thread.can.reply ? null : (
        <Button small data-reply="" className="self-start" onClick={() => setReplyTo({ parent: null })}>
          Reply
        </Button>
      )}
    </div>
  );
}
