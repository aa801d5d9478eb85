type Node = { id: string; parent: string | null };

/** Deeper replies stand at this depth as well: a margin has no room for more. */
export const MAX_REPLY_DEPTH = 2;

/**
 * Comments in the order in which a thread is read: each followed by its replies, with how deep it
 * lies. One whose parent is missing, or that answers itself around some corner, still appears once.
 * @param comments oldest first
 * @param deepest replies that lie deeper stand at this depth
 */
export function threadTree<C extends Node>(comments: readonly C[], deepest = MAX_REPLY_DEPTH): { comment: C; depth: number }[] {
  const known = new Set(comments.map(({ id }) => id));
  const replies = new Map<string | null, C[]>();
  for (const comment of comments) {
    const parent = comment.parent !== null && known.has(comment.parent) ? comment.parent : null;
    replies.set(parent, [...(replies.get(parent) ?? []), comment]);
  }
  const read: { comment: C; depth: number }[] = [];
  const seen = new Set<string>();
  const visit = (from: readonly C[], depth: number) => {
    const open = from.map((comment) => ({ comment, depth })).reverse();
    while (open.length > 0) {
      const next = open.pop()!;
      if (seen.has(next.comment.id)) continue;
      seen.add(next.comment.id);
      read.push({ ...next, depth: Math.min(next.depth, deepest) });
      for (const reply of (replies.get(next.comment.id) ?? []).toReversed()) open.push({ comment: reply, depth: next.depth + 1 });
    }
  };
  visit(replies.get(null) ?? [], 0);
  for (const comment of comments) if (!seen.has(comment.id)) visit([comment], 0);
  return read;
}
