import { bestOverlap } from '../core/anchoring/overlap';
import type { ClaimRow } from '../core/articles';
import { tagKey } from '../core/tags';
import type { Person, ThreadView } from '../core/threads';
import { queries } from '../db/client';
import { empty, sql } from '../db/sql';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { readableWords, readerOf, visibleAnnotations } from '../policy/scopes';
import type { ListClaimsInput, TargetInput } from '../schemas/annotations';
import { articleFor } from './access';
import { targetJson } from './target-json';
import { placeTarget } from './targets';
import { personJson } from './thread-rows';
import { getAnnotation } from './threads';

const ORDERS = {
  position: sql`a."position", a."id"`,
  newest: sql`a."createdAt" DESC, a."id" DESC`,
  discussed: sql`"commentCount" DESC, a."position", a."id"`,
  tagged: sql`"taggings" DESC, a."position", a."id"`,
  type: sql`y."position", y."id", a."position", a."id"`,
};

/** Every claim of an article that the actor may see, with tags and counts. @throws not_found */
export async function listClaims(actor: Actor, articleId: string, { type, tag, by, sort }: ListClaimsInput): Promise<ClaimRow[]> {
  const reader = readerOf(actor, await articleFor(actor, articleId, 'article.read'));
  const author = personJson(reader, sql`a."seminarId"`, sql`u."id"`, sql`u."name"`);
  const rows = await queries.$queryRaw<(Omit<ClaimRow, 'createdAt'> & { createdAt: Date })[]>(sql`
    SELECT a."id", a."visibility", a."createdAt",
      json_build_object('type', k."type", 'paraphrase', k."paraphrase") AS "claim",
      ${targetJson(sql`a`)} AS "target",
      ${author} AS "author",
      (SELECT count(*)::int FROM "Comment" c WHERE c."annotationId" = a."id" AND ${readableWords(reader, sql`c`)}) AS "commentCount",
      COALESCE(t."tags", '[]'::json) AS "tags", COALESCE(t."taggings", 0) AS "taggings"
    FROM "Annotation" a JOIN "Claim" k ON k."annotationId" = a."id"
    JOIN "ClaimType" y ON y."seminarId" = k."seminarId" AND y."name" = k."type" JOIN "User" u ON u."id" = a."authorId"
    LEFT JOIN LATERAL (
      SELECT sum(x."count")::int AS "taggings",
        json_agg(json_build_object('tag', x."name", 'count', x."count", 'mine', x."mine") ORDER BY x."count" DESC, x."name") AS "tags"
      FROM (SELECT g."name", count(*)::int AS "count", bool_or(tg."userId" = ${actor.userId}::uuid) AS "mine"
            FROM "Tagging" tg JOIN "Tag" g ON g."id" = tg."tagId" WHERE tg."annotationId" = a."id" GROUP BY g."id") x) t ON true
    WHERE a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(reader)}
      ${type ? sql`AND y."nameKey" = ${tagKey(type)}` : empty}
      ${tag ? sql`AND EXISTS (SELECT 1 FROM "Tagging" tg JOIN "Tag" g ON g."id" = tg."tagId"
                              WHERE tg."annotationId" = a."id" AND g."nameKey" = ${tagKey(tag)})` : empty}
      ${by ? sql`AND (${author})->>'id' = ${by}` : empty}
    ORDER BY ${ORDERS[sort]}`);
  return rows.map(({ id, claim, tags, target, author, commentCount, visibility, createdAt }) => ({
    id,
    claim,
    tags,
    target,
    author,
    commentCount,
    visibility,
    createdAt: createdAt.toISOString(),
  }));
}

/** What the article's claims can be filtered by: the tags that stand on them, retired ones too, and who marked them. @throws not_found */
export async function claimFilters(actor: Actor, articleId: string): Promise<{ tags: string[]; people: Person[] }> {
  const reader = readerOf(actor, await articleFor(actor, articleId, 'article.read'));
  const claims = sql`FROM "Annotation" a JOIN "Claim" k ON k."annotationId" = a."id"`;
  const which = sql`WHERE a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(reader)}`;
  const [tags, people] = await Promise.all([
    queries.$queryRaw<{ name: string }[]>(sql`
      SELECT g."name" FROM "Tag" g WHERE g."id" IN (SELECT tg."tagId" ${claims} JOIN "Tagging" tg ON tg."annotationId" = a."id" ${which}) ORDER BY g."nameKey"`),
    queries.$queryRaw<Person[]>(sql`
      SELECT DISTINCT x."person"->>'id' AS "id", x."person"->>'name' AS "name" FROM (
        SELECT ${personJson(reader, sql`a."seminarId"`, sql`u."id"`, sql`u."name"`)} AS "person" ${claims} JOIN "User" u ON u."id" = a."authorId" ${which}) x
      ORDER BY 2, 1`),
  ]);
  return { tags: tags.map(({ name }) => name), people };
}

/**
 * The claim that more than half of a passage's words belong to already, to be joined instead of
 * opened a second time; `null` if there is none. @throws not_found
 */
export async function overlappingClaim(actor: Actor, articleId: string, target: TargetInput): Promise<ThreadView | null> {
  const access = await articleFor(actor, articleId, 'article.read');
  const reader = readerOf(actor, access);
  const place = await placeTarget(actor, access, target).catch((error: unknown) => (error instanceof AppError ? null : Promise.reject(error)));
  if (!place || place.target.start === null || place.target.end === null) return null;
  const start = place.target.position;
  const end = start + place.target.end - place.target.start;
  const claims = await queries.$queryRaw<{ id: string; start: number; end: number }[]>(sql`
    SELECT a."id", a."position" AS "start", a."position" + a."end" - a."start" AS "end" FROM "Annotation" a
    WHERE a."articleId" = ${articleId}::uuid AND a."kind" = 'claim' AND ${visibleAnnotations(reader)}
      AND a."start" IS NOT NULL AND a."anchorState" <> 'orphaned'
      AND a."position" < ${end}::int AND a."position" + a."end" - a."start" > ${start}::int`);
  const id = bestOverlap({ start, end }, claims);
  return id ? getAnnotation(actor, id) : null;
}
