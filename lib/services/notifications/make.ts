import { anyOf, empty, type Queries, sql, type Sql } from '../../db/sql';
import type { NotificationKind } from '../../core/notifications';
import type { Actor } from '../../policy/actor';
import type { EventType } from '../events';
import { mentionedBy } from '../mentions';
import { mailAtOnce } from './mail-kinds';
import { wakePerson } from './wake';

/*
 * Notifications are written in the transaction of their cause, at most one for each cause and
 * person. Whether that person may see it is not asked here: it is, each time that one is shown.
 */

type About = { articleId: string; annotationId: string; commentId?: string | null };

/** What makes a comment, or an opening, come to be seen by others who could not see it until now. */
const PUBLISHES = new Set<EventType>(['comment.approved', 'comment.restored', 'annotation.approved', 'annotation.restored', 'annotation.updated']);
const OF_COMMENT = new Set<EventType>(['comment.created', 'comment.updated', 'comment.approved', 'comment.restored']);
const OF_THREAD = new Set<EventType>(['annotation.created', 'annotation.updated', 'annotation.approved', 'annotation.restored']);

/** Notifies those whom an event concerns: who is mentioned, answered, or whose answer was accepted; never who did it. */
export async function notifyOfEvent(tx: Queries, actor: Actor, type: EventType, { annotationId, commentId }: About): Promise<void> {
  const publishes = PUBLISHES.has(type);
  if (type === 'annotation.answered') return write(tx, actor, accepted(annotationId, commentId!), false);
  if (OF_COMMENT.has(type) && commentId) return write(tx, actor, sql`${mentions(sql`c."id" = ${commentId}::uuid`)} UNION ALL ${replies(commentId)}`, publishes);
  // The words of an opening are a comment without a parent; replies have events of their own.
  if (OF_THREAD.has(type)) return write(tx, actor, mentions(sql`c."annotationId" = ${annotationId}::uuid AND c."parentId" IS NULL AND c."authorId" = a."authorId"`), publishes);
}

const COLUMNS = sql`a."seminarId", a."articleId", a."id" AS "annotationId"`;

/** Whom the words that stand in a comment mention, not those of an edit that waits. */
const mentions = (which: Sql): Sql => sql`
  SELECT 1 AS "rank", n."userId", ${COLUMNS}, c."id" AS "commentId", 'mention' AS "kind", 'comment:' || c."id" AS "cause", c."authorId" AS "by"
  FROM "Comment" c JOIN "Annotation" a ON a."id" = c."annotationId" JOIN "Mention" n ON n."commentId" = c."id"
  JOIN "Membership" m ON m."seminarId" = c."seminarId" AND m."userId" = n."userId"
  WHERE ${which} AND c."status" <> 'withdrawn' AND ${mentionStands(sql`c`, sql`m`)}`;

/** Whether the member `m` is mentioned in what stands in the comment `c`. */
export const mentionStands = (c: Sql, m: Sql): Sql => mentionedBy(sql`${c}."body"`, m);

/** Whose thread it is in, and whose comment it answers. */
const replies = (commentId: string): Sql => sql`
  SELECT 2, t."userId", ${COLUMNS}, c."id", 'reply', 'comment:' || c."id", c."authorId"
  FROM "Comment" c JOIN "Annotation" a ON a."id" = c."annotationId" LEFT JOIN "Comment" p ON p."id" = c."parentId"
  CROSS JOIN LATERAL (VALUES (a."authorId"), (p."authorId")) t("userId")
  WHERE c."id" = ${commentId}::uuid AND t."userId" IS NOT NULL AND c."status" <> 'withdrawn'`;

/** Whose answer it is, and whose question. */
const accepted = (annotationId: string, commentId: string): Sql => sql`
  SELECT t."rank", t."userId", ${COLUMNS}, c."id" AS "commentId", t."kind", t."kind" || ':' || a."id" || ':' || c."id" AS "cause", a."acceptedById" AS "by"
  FROM "Annotation" a JOIN "Comment" c ON c."id" = ${commentId}::uuid
  CROSS JOIN LATERAL (VALUES (1, c."authorId", 'accepted'), (2, a."authorId", 'answered')) t("rank", "userId", "kind")
  WHERE a."id" = ${annotationId}::uuid`;

/** Writes what `rows` selects, one for each person, and has them hear of it. What was never shown counts as new again when it is published. */
async function write(tx: Queries, actor: Actor, rows: Sql, publishes: boolean): Promise<void> {
  const again = publishes
    ? sql`DO UPDATE SET "createdAt" = now() WHERE "Notification"."shownAt" IS NULL AND "Notification"."mailId" IS NULL`
    : sql`DO NOTHING`;
  const told = await tx.$queryRaw<{ userId: string }[]>(sql`
    WITH given AS (SELECT DISTINCT ON (g."userId") g.* FROM (${rows}) g
      WHERE g."userId" <> ${actor.userId}::uuid AND g."userId" IS DISTINCT FROM g."by" ORDER BY g."userId", g."rank")
    INSERT INTO "Notification" ("id", "userId", "seminarId", "articleId", "annotationId", "commentId", "kind", "cause")
    SELECT gen_random_uuid(), g."userId", g."seminarId", g."articleId", g."annotationId", g."commentId", g."kind", g."cause" FROM given g
    ON CONFLICT ("userId", "cause") ${again} RETURNING "userId", ${wakePerson(sql`"userId"`)} AS "heard"`);
  await mailAtOnce(tx, told.map(({ userId }) => userId));
}

type Decided = { annotationId: string; commentId: string | null };
const decisionsOf = ({ annotationId, commentId }: Decided) => `decision:${commentId ?? annotationId}:`;

/**
 * Tells the author of a post what was decided about it. Taking a decision back that they have not
 * been told of leaves nothing to tell. @param kind `null` for what is not told @param at when it was decided
 */
export async function notifyOfDecision(tx: Queries, actor: Actor, post: Decided, kind: NotificationKind | null, at: Date, undo: boolean): Promise<void> {
  const cause = decisionsOf(post);
  if (undo) {
    const taken = await tx.$executeRaw(sql`
      DELETE FROM "Notification" WHERE "annotationId" = ${post.annotationId}::uuid AND starts_with("cause", ${cause}) AND "shownAt" IS NULL AND "mailId" IS NULL`);
    if (taken > 0) return;
  }
  if (kind === null) return;
  const author = post.commentId ? sql`JOIN "Comment" c ON c."id" = ${post.commentId}::uuid` : empty;
  await write(tx, actor, sql`
    SELECT 1 AS "rank", ${post.commentId ? sql`c."authorId"` : sql`a."authorId"`} AS "userId", ${COLUMNS}, ${post.commentId}::uuid AS "commentId",
      ${kind} AS "kind", ${cause + at.toISOString()} AS "cause", ${actor.userId}::uuid AS "by"
    FROM "Annotation" a ${author} WHERE a."id" = ${post.annotationId}::uuid`, false);
}

/** Tells those whose reports have just ended with a decision. @param ids of the flags */
export async function notifyOfFlags(tx: Queries, actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await write(tx, actor, sql`
    SELECT 1 AS "rank", f."userId", ${COLUMNS}, f."commentId", 'flag_' || f."resolution" AS "kind", 'flag:' || f."id" || ':' || f."resolvedAt" AS "cause", ${actor.userId}::uuid AS "by"
    FROM "Flag" f JOIN "Annotation" a ON a."id" = f."annotationId" WHERE f."id" = ${anyOf(ids)}`, false);
}

/** Forgets what nobody was told yet of reports that are open again. @param ids of the flags */
export async function forgetFlags(tx: Queries, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await tx.$executeRaw(sql`
    DELETE FROM "Notification" n USING "Flag" f WHERE f."id" = ${anyOf(ids)} AND n."userId" = f."userId" AND starts_with(n."cause", 'flag:' || f."id" || ':')
      AND n."shownAt" IS NULL AND n."mailId" IS NULL`);
}
