import type { Passage } from '../anchoring/tint';
import { threadTree } from '../thread-tree';
import type { ExportComment, ExportThread } from './model';

/** Files have more room than a margin; still, past this a line is all indent. */
const DEEPEST_REPLY = 6;

/** `accepted`: the thread's author, or who teaches, said that it answers the question. */
export type Reply = { comment: ExportComment; depth: number; accepted: boolean };

/** A thread as it is read: what opens it, then each reply after what it answers. Depths begin at 1. */
export function readThread({ comments, accepted }: ExportThread): { opening: ExportComment | null; replies: Reply[] } {
  const opening = comments.find(({ parent }) => parent === null) ?? null;
  if (!opening) return { opening, replies: threadTree(comments, DEEPEST_REPLY - 1).map(({ comment, depth }) => ({ comment, depth: depth + 1, accepted: comment.id === accepted })) };
  const known = new Set(comments.map(({ id }) => id));
  // What answers nothing here answers the opening.
  const answering = comments.map((comment) =>
    comment !== opening && (comment.parent === null || !known.has(comment.parent)) ? { ...comment, parent: opening.id } : comment,
  );
  const read = threadTree(answering, DEEPEST_REPLY);
  return { opening, replies: read.filter(({ comment }) => comment.id !== opening.id).map(({ comment, depth }) => ({ comment, depth: Math.max(1, depth), accepted: comment.id === accepted })) };
}

/** Where a thread's passage stands in the revision's text; `null` without words there, or when they were not found. */
export function spanOf({ anchorState, target, position }: ExportThread): { start: number; end: number } | null {
  if (anchorState === 'orphaned' || target.start === null || target.end === null || position < 0) return null;
  return { start: position, end: position + target.end - target.start };
}

/** A thread's passage as the tints count it: by everybody who spoke. */
export function passageOf(thread: ExportThread): Passage | null {
  const span = spanOf(thread);
  if (!span) return null;
  const people = [thread.author, ...thread.comments.flatMap(({ author }) => author ?? [])].map(({ id }) => id);
  return { ...span, people: [...new Set(people)], claim: thread.claim !== null };
}
