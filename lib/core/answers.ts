type Node = { id: string; parent: string | null };

/** The comments with the accepted answer, and what it hangs on, before their siblings. */
export function answerFirst<C extends Node>(comments: readonly C[], accepted: string | null): C[] {
  const byId = new Map(comments.map((comment) => [comment.id, comment]));
  const first = new Set<string>();
  for (let at = accepted === null ? undefined : byId.get(accepted); at && !first.has(at.id); at = at.parent === null ? undefined : byId.get(at.parent)) first.add(at.id);
  if (first.size === 0) return [...comments];
  return [...comments.filter(({ id }) => first.has(id)), ...comments.filter(({ id }) => !first.has(id))];
}
