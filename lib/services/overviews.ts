import type { ArticleCard, SeminarCard } from '../core/overviews';
import { db } from '../db/client';
import { join, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { visibleInSeminar } from '../policy/scopes';
import { articlesFor, seminarFor } from './access';
import { getSeminar, type SeminarView } from './seminars';

/**
 * All seminars that the actor is a member of, the one they joined last first. An article that has
 * not opened counts for those who moderate only.
 */
export async function listSeminarCards(actor: Actor): Promise<SeminarCard[]> {
  return db.$queryRaw<SeminarCard[]>(sql`
    SELECT s."id", s."name", s."description", mine."role"::text AS "role",
      (SELECT count(*)::int FROM "Article" x WHERE x."seminarId" = s."id"
        AND (mine."role" IN ('instructor', 'assistant') OR x."opensAt" IS NULL OR x."opensAt" <= now())) AS "articles",
      (SELECT count(*)::int FROM "Membership" m WHERE m."seminarId" = s."id" AND m."removedAt" IS NULL) AS "members"
    FROM "Membership" mine JOIN "Seminar" s ON s."id" = mine."seminarId"
    WHERE mine."userId" = ${actor.userId}::uuid AND mine."removedAt" IS NULL
    ORDER BY mine."createdAt" DESC, s."id" DESC`);
}

/**
 * A seminar's articles, the newest first, with what the actor may see of their discussion: a
 * private note of somebody else neither counts nor makes an article look busy. @throws not_found
 */
export async function listArticleCards(actor: Actor, seminarId: string): Promise<ArticleCard[]> {
  await seminarFor(actor, seminarId, 'seminar.read');
  const articles = await articlesFor(actor, seminarId);
  if (articles.length === 0) return [];
  const ids = join(articles.map(({ articleId }) => sql`${articleId}::uuid`));
  const rows = await db.$queryRaw<(Omit<ArticleCard, 'lastActivity'> & { lastActivity: Date | null })[]>(sql`
    SELECT x."id", x."title", x."byline", x."language", seen."threads", seen."lastActivity"
    FROM "Article" x CROSS JOIN LATERAL (
      SELECT count(*)::int AS "threads", max(GREATEST(a."createdAt", said."last")) AS "lastActivity"
      FROM "Annotation" a LEFT JOIN (
        SELECT c."annotationId", max(c."createdAt") AS "last" FROM "Comment" c
        WHERE c."articleId" = x."id" AND c."status" = 'visible' GROUP BY c."annotationId") said ON said."annotationId" = a."id"
      WHERE a."articleId" = x."id" AND ${visibleInSeminar(actor, articles)}) seen
    WHERE x."id" IN (${ids})
    ORDER BY x."position", x."createdAt" DESC, x."id" DESC`);
  return rows.map((row) => ({ ...row, lastActivity: row.lastActivity?.toISOString() ?? null }));
}

/** A seminar with what the actor may do in it, so that a page offers no more than that. @throws not_found */
export async function getSeminarDesk(
  actor: Actor,
  id: string,
): Promise<SeminarView & { joinCode: string | null; can: { import: boolean } }> {
  const seminar = await getSeminar(actor, id);
  return { ...seminar, can: { import: can(actor, 'article.import', await seminarFor(actor, id, 'seminar.read')) } };
}
