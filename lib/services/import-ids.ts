import { createHash } from 'node:crypto';
import type { Known } from '../core/imports/plan';
import type { ParsedThread } from '../core/exports/json-parse';
import { anyOf, type Queries, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { isId } from './access';
import { alikePosts } from './import-alike';

/**
 * The id that something from outside has in a seminar: the same for the same thing each time, and in
 * no other seminar, so that a file can name what it likes and touches nothing elsewhere. A UUIDv8.
 */
export function derivedId(seminarId: string, kind: 'article' | 'comment' | 'guest' | 'thread', theirs: string): string {
  const bytes = createHash('sha256').update(JSON.stringify([seminarId, kind, isId(theirs) ? theirs.toLowerCase() : theirs])).digest().subarray(0, 16);
  bytes[6] = (bytes[6]! & 0x0f) | 0x80;
  bytes[8] = (bytes[8]! & 0x3f) | 0x80;
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Both ids that a thing of the file can have in this seminar, its own first. */
export const idsFor = (seminarId: string, kind: Parameters<typeof derivedId>[1], theirs: string): string[] =>
  [...(isId(theirs) ? [theirs.toLowerCase()] : []), derivedId(seminarId, kind, theirs)];

/**
 * What of these threads is in the seminar already: under their own ids, under those derived from
 * them, or alike. What was withdrawn, stands in another article or is another's private note is left alone.
 */
export async function knownPosts(tx: Queries, actor: Actor, { seminarId, articleId }: { seminarId: string; articleId: string }, threads: readonly ParsedThread[]): Promise<Pick<Known, 'thread' | 'comment'>> {
  const threadIds = threads.flatMap(({ id }) => idsFor(seminarId, 'thread', id));
  const commentIds = threads.flatMap(({ comments }) => comments.flatMap(({ id }) => idsFor(seminarId, 'comment', id)));
  const annotations = await tx.$queryRaw<{ id: string; closed: boolean }[]>(sql`
    SELECT a."id", a."status" = 'withdrawn' OR a."articleId" <> ${articleId}::uuid OR (a."visibility" = 'private' AND a."authorId" <> ${actor.userId}::uuid) AS "closed"
    FROM "Annotation" a WHERE (a."id" = ${anyOf(threadIds)} OR a."articleId" = ${articleId}::uuid) AND a."seminarId" = ${seminarId}::uuid`);
  const comments = await tx.$queryRaw<{ id: string; annotationId: string }[]>(sql`
    SELECT c."id", c."annotationId" FROM "Comment" c WHERE (c."id" = ${anyOf(commentIds)} OR c."articleId" = ${articleId}::uuid) AND c."seminarId" = ${seminarId}::uuid`);
  const alike = await alikePosts(tx, articleId);
  return {
    thread: finder(seminarId, 'thread', new Map(annotations.map((row) => [row.id, row])), alike.thread),
    comment: finder(seminarId, 'comment', new Map(comments.map((row) => [row.id, row])), alike.comment),
  };
}

function finder<Part extends { id: string }, Row, Rest extends unknown[]>(seminarId: string, kind: 'comment' | 'thread', here: Map<string, Row>, alike: (part: Part, ...rest: Rest) => string | undefined) {
  return (part: Part, ...rest: Rest): { id: string; there: Row | null } => {
    const ids = idsFor(seminarId, kind, part.id);
    const id = ids.find((each) => here.has(each)) ?? alike(part, ...rest) ?? ids.at(-1)!;
    return { id, there: here.get(id) ?? null };
  };
}
