import type { PostStatus } from '../core/annotations';
import type { EditState } from '../core/moderation';
import { sql, type Sql, type Tx } from '../db/sql';

/** What is moderated as one: a comment, or a thread's opening with its first comment, if it has one. */
export type Post = {
  annotationId: string;
  commentId: string | null;
  opening: boolean;
  status: PostStatus;
  /** Of the comment; `null` where there is none. */
  version: number | null;
  /** How an edit of it stands; `null` where there is none. */
  edit: EditState | null;
  appealedAt: Date | null;
};

/**
 * Whether the comment `c` came with its annotation `a`, as SQL. A claim may have none, and then the
 * first answer stands in its place: only a comment that was added later has an event of its own.
 */
export const isOpening = (c: Sql, a: Sql): Sql => sql`(${c}."parentId" IS NULL AND ${c}."authorId" = ${a}."authorId" AND NOT EXISTS (
  SELECT 1 FROM "Event" made WHERE made."commentId" = ${c}."id" AND made."type" = 'comment.created'))`;

/** The opening's own comment, unless its author took it back, as a condition on `c` and `a`. */
export const standsForOpening = (c: Sql, a: Sql): Sql => sql`(${c}."annotationId" = ${a}."id" AND ${c}."status" <> 'withdrawn' AND ${isOpening(c, a)})`;

const COLUMNS = sql`a."id" AS "annotationId", c."id" AS "commentId", c."version", CASE WHEN c."pendingBody" IS NULL THEN NULL WHEN c."editRejectedAt" IS NULL THEN 'waiting' ELSE 'rejected' END AS "edit",
  CASE WHEN c."id" IS NULL THEN a."appealedAt" ELSE c."appealedAt" END AS "appealedAt",
  COALESCE(c."status", a."status") AS "status"`;

/** The post that a comment is, or belongs to. The caller holds the thread's lock. */
export async function postOfComment(tx: Tx, id: string): Promise<Post> {
  const [post] = await tx.$queryRaw<Post[]>(sql`
    SELECT ${COLUMNS}, ${isOpening(sql`c`, sql`a`)} AS "opening"
    FROM "Comment" c JOIN "Annotation" a ON a."id" = c."annotationId" WHERE c."id" = ${id}::uuid`);
  return post!;
}

/** The opening of a thread. The caller holds the thread's lock. */
export async function openingOf(tx: Tx, annotationId: string): Promise<Post> {
  const [post] = await tx.$queryRaw<Post[]>(sql`
    SELECT ${COLUMNS}, true AS "opening"
    FROM "Annotation" a LEFT JOIN "Comment" c ON ${standsForOpening(sql`c`, sql`a`)}
    WHERE a."id" = ${annotationId}::uuid ORDER BY c."createdAt", c."id" LIMIT 1`);
  return post!;
}

/** Gives a post its status: an opening and its first comment have one. */
export async function setPostStatus(tx: Tx, post: Pick<Post, 'annotationId' | 'commentId' | 'opening'>, status: PostStatus): Promise<void> {
  if (post.opening) await tx.annotation.update({ where: { id: post.annotationId }, data: { status } });
  if (post.commentId) await tx.comment.update({ where: { id: post.commentId }, data: { status } });
}
