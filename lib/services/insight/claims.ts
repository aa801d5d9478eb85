import { type DividedTag, MAX_DIVIDED, MIN_TAGGERS, type TagCount, type TypeCount } from '../../core/insight';
import { queries } from '../../db/client';
import { literal, sql, type Sql } from '../../db/sql';
import type { Scope } from './scope';

/** Tags on claims that count, on the aliases `tg` and `a`. */
const taggings = ({ seminarId, annotations, by, within }: Scope): Sql => sql`
  FROM "Tagging" tg JOIN "Annotation" a ON a."id" = tg."annotationId"
  WHERE tg."seminarId" = ${seminarId}::uuid AND a."kind" = 'claim' AND a."status" <> 'hidden' AND ${annotations} AND ${by(sql`tg."userId"`)} AND ${within(sql`tg."createdAt"`)}`;

/** How many claims there are of each type, the most frequent first. */
export function claimTypes({ annotations, by, within }: Scope): Promise<TypeCount[]> {
  return queries.$queryRaw(sql`
    SELECT y."name" AS "type", y."color", count(*)::int AS "claims" FROM "Annotation" a JOIN "Claim" k ON k."annotationId" = a."id"
    JOIN "ClaimType" y ON y."seminarId" = k."seminarId" AND y."name" = k."type"
    WHERE a."kind" = 'claim' AND a."status" <> 'hidden' AND ${annotations} AND ${by(sql`a."authorId"`)} AND ${within(sql`a."createdAt"`)}
    GROUP BY y."id" ORDER BY 3 DESC, y."position", y."id"`);
}

/** On how many claims each tag stands, how often, and put by how many; the most frequent first. */
export function claimTags(scope: Scope): Promise<TagCount[]> {
  return queries.$queryRaw(sql`
    WITH put AS MATERIALIZED (SELECT tg."annotationId", tg."tagId", tg."userId" ${taggings(scope)}),
    claims AS (SELECT "tagId", count(*)::int AS "claims", sum("put")::int AS "taggings"
               FROM (SELECT "tagId", "annotationId", count(*) AS "put" FROM put GROUP BY 1, 2) each GROUP BY 1),
    members AS (SELECT "tagId", count(*)::int AS "members" FROM (SELECT "tagId", "userId" FROM put GROUP BY 1, 2) each GROUP BY 1)
    SELECT g."name" AS "tag", g."color", c."claims", c."taggings", m."members"
    FROM claims c JOIN members m ON m."tagId" = c."tagId" JOIN "Tag" g ON g."id" = c."tagId" ORDER BY c."claims" DESC, g."nameKey"`);
}

/**
 * Tags that members are divided about: on a claim that at least MIN_TAGGERS tagged, some put it and
 * at most half. Those come first about which most pairs of members differ.
 */
export function dividedTags(scope: Scope): Promise<DividedTag[]> {
  return queries.$queryRaw(sql`
    WITH put AS MATERIALIZED (SELECT tg."annotationId", tg."tagId", tg."userId" ${taggings(scope)}),
    taggers AS (SELECT "annotationId", count(*)::int AS "of" FROM (SELECT "annotationId", "userId" FROM put GROUP BY 1, 2) each
                GROUP BY 1 HAVING count(*) >= ${MIN_TAGGERS}),
    each AS (SELECT "annotationId", "tagId", count(*)::int AS "put" FROM put GROUP BY 1, 2),
    divided AS (
      SELECT e."annotationId", e."tagId", e."put", t."of" FROM each e JOIN taggers t ON t."annotationId" = e."annotationId"
      WHERE e."put" * 2 <= t."of" ORDER BY e."put" * (t."of" - e."put") DESC, e."annotationId", e."tagId" LIMIT ${literal(MAX_DIVIDED)})
    SELECT a."id" AS "thread", a."articleId" AS "article", COALESCE(NULLIF(k."paraphrase", ''), left(a."exact", 300), '') AS "claim", g."name" AS "tag", d."put", d."of"
    FROM divided d JOIN "Annotation" a ON a."id" = d."annotationId" JOIN "Claim" k ON k."annotationId" = a."id" JOIN "Tag" g ON g."id" = d."tagId"
    ORDER BY d."put" * (d."of" - d."put") DESC, a."position", g."nameKey"`);
}
