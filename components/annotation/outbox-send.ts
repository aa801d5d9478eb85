import { createThread, reply, updateComment } from '@/app/articles/[article]/actions';
import type { CommentView, ThreadView } from '@/lib/core/threads';
import type { PublicError, Result } from '@/lib/http/public-error';
import { newId } from '@/lib/ids';
import { requestOf } from './draft-request';
import { draftsOf, editSlot, hasWords, newSlot, replySlot, type TextDraft } from './drafts';
import { idOf, isRefused, type Post, putWaiting, reloadOutbox, removeWaiting, storedOne, useOutbox, type Waiting, whyWaits } from './outbox';
import { NO_CONNECTION } from './use-send';

/** What came of it: a new thread, or a comment of the thread that is named. */
export type Sent = { thread: ThreadView } | { comment: CommentView };

/** Sends one post as the person who wrote it; the server refuses it from anybody else. */
export async function send(userId: string, { articleId, post }: Pick<Waiting, 'articleId' | 'post'>): Promise<Result<Sent>> {
  const result = await sendTo(userId, articleId, post).catch((): Result<Sent> => ({ ok: false, error: NO_CONNECTION }));
  // A draft's key is that of one post: the answer to it got lost, and its words were changed since.
  return !result.ok && result.error.code === 'conflict' && post.kind !== 'edit' ? { ok: false, error: { ...result.error, message: POSTED_BEFORE } } : result;
}

const POSTED_BEFORE = 'This was posted before, in other words: look whether it stands here already. To post these words too, post again.';

async function sendTo(userId: string, articleId: string, post: Post): Promise<Result<Sent>> {
  const body = { format: 'application/vnd.tiptap+json' as const, value: post.draft.body as never };
  switch (post.kind) {
    case 'thread':
      return as('thread', await createThread({ as: userId, article: articleId, key: post.draft.id, annotation: requestOf(post.draft) }));
    case 'reply':
      return as('comment', await reply({ as: userId, thread: post.thread, key: post.draft.id, comment: { body, parent: post.parent } }));
    default: {
      const { version } = post.draft;
      return as('comment', await updateComment({ as: userId, id: post.comment, change: { body, ...(version ? { version } : {}) } }));
    }
  }
}

const as = <Name extends string, T>(name: Name, result: Result<T>) => (result.ok ? { ok: true as const, data: { [name]: result.data } as Record<Name, T> } : result);

/** One tab at a time; where the browser has no locks, the Idempotency-Key alone keeps it from being posted twice. */
const alone = (userId: string, work: () => Promise<void>): Promise<void> =>
  'locks' in navigator ? navigator.locks.request(`scholium:outbox:${userId}`, { ifAvailable: true }, (lock) => (lock ? work() : undefined)) : work();

type Told = {
  /** Is told of each post that has arrived. */
  sent: (sent: Sent) => void;
  /** Is told of each that the server refused, and why. */
  refused: (error: PublicError) => void;
};

/**
 * Sends what waits, in its order, until something has to wait on. What the server refuses becomes a
 * draft again where other words can help, else it stays; either way with the reason.
 * @param all also what was refused before
 */
export async function sendWaiting(userId: string, all: boolean, told: Told): Promise<void> {
  await alone(userId, async () => {
    for (const each of reloadOutbox(userId)) {
      // It may have been thrown away meanwhile, or sent by another tab.
      const waiting = storedOne(userId, idOf(each));
      if (!waiting || (waiting.why === 'refused' && !all)) continue;
      useOutbox.setState({ sending: idOf(waiting) });
      const result = await send(userId, waiting);
      useOutbox.setState({ sending: null });
      if (result.ok) {
        removeWaiting(userId, idOf(waiting));
        told.sent(result.data);
        continue;
      }
      const why = whyWaits(result.error, navigator.onLine);
      if (why !== null) {
        putWaiting(userId, { ...waiting, why, tries: waiting.tries + 1 });
        return;
      }
      const error = result.error.code === 'not_found' ? { ...result.error, message: NOT_HERE } : result.error;
      if (isRefused(error)) putWaiting(userId, { ...waiting, why: 'refused', problem: error.message });
      else giveBack(userId, waiting, error);
      told.refused(error);
    }
  });
}

const NOT_HERE = 'What it was for is not here any more: it was taken back or hidden, or it is for others now.';

/** Turns something that waits into a draft again. @param error why the server did not take it @returns the draft's slot */
export function giveBack(userId: string, waiting: Waiting, error?: PublicError): string {
  const { articleId, post } = waiting;
  const drafts = draftsOf(userId, articleId);
  const problem = error ? { problem: error.message } : {};
  const slot = slotOf(waiting);
  if (post.kind === 'thread') drafts.save(newSlot(fresh(post.draft, error)), { ...fresh(post.draft, error), ...problem });
  else if (post.kind === 'reply') drafts.save(slot, { ...joined(drafts.load<TextDraft>(slot), fresh(post.draft, error)), parent: post.parent, ...problem });
  else drafts.save(slot, { ...post.draft, ...problem, ...(error?.code === 'conflict' && error.current ? { newer: error.current } : {}) });
  removeWaiting(userId, idOf(waiting));
  useOutbox.setState({ returned: { slot } });
  return slot;
}

export function slotOf({ post }: Waiting): string {
  if (post.kind === 'thread') return newSlot(post.draft);
  return post.kind === 'reply' ? replySlot(post.thread) : editSlot(post.comment);
}

/** A key that was used for other words cannot be used again: these would be a post of their own. */
const fresh = <Draft extends { id: string }>(draft: Draft, error?: PublicError): Draft => (error?.code === 'conflict' ? { ...draft, id: newId() } : draft);

/** What was begun meanwhile at the same place stays, below. */
function joined(begun: TextDraft | null, back: TextDraft): TextDraft {
  if (!begun || begun.id === back.id || !hasWords(begun.body)) return back;
  return { ...back, body: { type: 'doc', content: [...(back.body?.content ?? []), ...(begun.body?.content ?? [])] } };
}
