import { sql, type Tx } from '../db/sql';
import type { Actor } from '../policy/actor';

/** Puts one word where another stood, by the same members at the same time; where both stood, one is left. */
export async function moveTaggings(tx: Tx, from: string, into: string): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO "Tagging" ("annotationId", "tagId", "userId", "seminarId", "createdAt")
    SELECT "annotationId", ${into}::uuid, "userId", "seminarId", "createdAt" FROM "Tagging" WHERE "tagId" = ${from}::uuid
    ON CONFLICT DO NOTHING`);
  await tx.$executeRaw(sql`DELETE FROM "Tagging" WHERE "tagId" = ${from}::uuid`);
}

/**
 * Tells every article's log that the tags of the annotations which bear this word have changed,
 * each event with the article's next number.
 */
export async function appendTagged(tx: Tx, actor: Actor, tagId: string): Promise<void> {
  // Articles in one order for all, so that two who do this at once do not wait for each other in a circle.
  await tx.$executeRaw(sql`
    WITH touched AS MATERIALIZED (
      SELECT a."id", a."articleId", row_number() OVER (PARTITION BY a."articleId" ORDER BY a."id")::int AS "number"
      FROM "Annotation" a WHERE EXISTS (SELECT 1 FROM "Tagging" tg WHERE tg."annotationId" = a."id" AND tg."tagId" = ${tagId}::uuid)),
    counted AS (SELECT "articleId", count(*)::int AS "count" FROM touched GROUP BY "articleId"),
    locked AS MATERIALIZED (
      SELECT x."id", x."seminarId" FROM "Article" x WHERE x."id" IN (SELECT "articleId" FROM counted) ORDER BY x."id" FOR NO KEY UPDATE),
    next AS (
      UPDATE "Article" x SET "eventSequence" = x."eventSequence" + c."count"
      FROM counted c JOIN locked l ON l."id" = c."articleId" WHERE x."id" = c."articleId"
      RETURNING x."id", x."seminarId", x."eventSequence" - c."count" AS "before")
    INSERT INTO "Event" ("articleId", "sequence", "seminarId", "type", "actorId", "annotationId")
    SELECT t."articleId", n."before" + t."number", n."seminarId", 'annotation.tagged', ${actor.userId}::uuid, t."id"
    FROM touched t JOIN next n ON n."id" = t."articleId"`);
}
