import { type Queries, sql, type Sql, type Tx } from '../db/sql';
import type { Actor } from '../policy/actor';

export const EVENT_TYPES = [
  'annotation.created',
  'annotation.updated',
  'annotation.withdrawn',
  'annotation.restored',
  'annotation.tagged',
  'annotation.approved',
  'annotation.hidden',
  'annotation.held',
  'annotation.locked',
  'annotation.unlocked',
  'comment.created',
  'comment.updated',
  'comment.withdrawn',
  'comment.restored',
  'comment.approved',
  'comment.hidden',
  'comment.held',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/**
 * Appends to an article's log with its next number, in the transaction that did what it tells.
 * The article's row stays locked until the end, so numbers become visible in their order.
 * @returns the event's number
 */
export async function appendEvent(
  tx: Queries,
  actor: Actor,
  type: EventType,
  about: { articleId: string; annotationId: string; commentId?: string | null },
): Promise<number> {
  const [event] = await tx.$queryRaw<{ sequence: number }[]>(sql`
    WITH next AS (
      UPDATE "Article" SET "eventSequence" = "eventSequence" + 1
      WHERE "id" = ${about.articleId}::uuid RETURNING "id", "seminarId", "eventSequence")
    INSERT INTO "Event" ("articleId", "sequence", "seminarId", "type", "actorId", "annotationId", "commentId")
    SELECT "id", "eventSequence", "seminarId", ${type}, ${actor.userId}::uuid,
           ${about.annotationId}::uuid, ${about.commentId ?? null}::uuid
    FROM next RETURNING "sequence"`);
  return event!.sequence;
}

/**
 * Appends the same to the logs of all articles, once for each annotation that `which` admits on the
 * alias `a`, each with the article's next number.
 */
export async function appendEvents(tx: Tx, actor: Actor, type: EventType, which: Sql): Promise<void> {
  // Articles in one order for all, so that two who do this at once do not wait for each other in a circle.
  await tx.$executeRaw(sql`
    WITH touched AS MATERIALIZED (
      SELECT a."id", a."articleId", row_number() OVER (PARTITION BY a."articleId" ORDER BY a."id")::int AS "number"
      FROM "Annotation" a WHERE ${which}),
    counted AS (SELECT "articleId", count(*)::int AS "count" FROM touched GROUP BY "articleId"),
    locked AS MATERIALIZED (
      SELECT x."id", x."seminarId" FROM "Article" x WHERE x."id" IN (SELECT "articleId" FROM counted) ORDER BY x."id" FOR NO KEY UPDATE),
    next AS (
      UPDATE "Article" x SET "eventSequence" = x."eventSequence" + c."count"
      FROM counted c JOIN locked l ON l."id" = c."articleId" WHERE x."id" = c."articleId"
      RETURNING x."id", x."seminarId", x."eventSequence" - c."count" AS "before")
    INSERT INTO "Event" ("articleId", "sequence", "seminarId", "type", "actorId", "annotationId")
    SELECT t."articleId", n."before" + t."number", n."seminarId", ${type}, ${actor.userId}::uuid, t."id"
    FROM touched t JOIN next n ON n."id" = t."articleId"`);
}
