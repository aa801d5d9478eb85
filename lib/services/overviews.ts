import type { ArticleCard, SeminarCard } from '../core/overviews';
import { db, queries } from '../db/client';
import { anyOf, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { visibleInSeminar } from '../policy/scopes';
import { articlesFor, seminarFor } from './access';
import { getSeminar, type OneSeminar } from './seminars';

/**
 * All seminars that the actor is a member of, the one they joined last first. An article that has
 * not opened counts for those who moderate only.
 */
export async function listSeminarCards(actor: Actor): Promise<SeminarCard[]> {
  return queries.$queryRaw<SeminarCard[]>(sql`
    SELECT s."id", s."name", s."description", mine."role"::text AS "role",
      (SELECT count(*)::int FROM "Article" x WHERE x."seminarId" = s."id"
        AND (mine."role" IN ('instructor', 'assistant') OR x."opensAt" IS NULL OR x."opensAt" <= now())) AS "articles",
      (SELECT count(*)::int FROM "Membership" m WHERE m."seminarId" = s."id" AND m."removedAt" IS NULL) AS "members"
    FROM "Membership" mine JOIN "Seminar" s ON s."id" = mine."seminarId"
    WHERE mine."userId" = ${actor.userId}::uuid AND mine."removedAt" IS NULL
    ORDER BY mine."createdAt" DESC, s."id" DESC`);
}

/**
 * A seminar's articles in its order, new ones on top, with what the actor may see of their discussion: a
 * private note of somebody else neither counts nor makes an article look busy. @throws not_found
 */
export async function listArticleCards(actor: Actor, seminarId: string): Promise<ArticleCard[]> {
  await seminarFor(actor, seminarId, 'seminar.read');
  const articles = await articlesFor(actor, seminarId);
  if (articles.length === 0) return [];
  type Times = 'opensAt' | 'dueAt' | 'closedAt' | 'lastActivity';
  const rows = await queries.$queryRaw<(Omit<ArticleCard, Times> & Record<Times, Date | null>)[]>(sql`
    SELECT x."id", x."title", x."byline", x."language", x."opensAt", x."dueAt", x."closedAt", seen."threads", seen."lastActivity"
    FROM "Article" x CROSS JOIN LATERAL (
      SELECT count(*)::int AS "threads", max(GREATEST(a."createdAt", said."last")) AS "lastActivity"
      FROM "Annotation" a LEFT JOIN (
        SELECT c."annotationId", max(c."createdAt") AS "last" FROM "Comment" c
        WHERE c."articleId" = x."id" AND c."status" = 'visible' GROUP BY c."annotationId") said ON said."annotationId" = a."id"
      WHERE a."articleId" = x."id" AND ${visibleInSeminar(actor, articles)}) seen
    WHERE x."id" = ${anyOf(articles.map(({ articleId }) => articleId))}
    ORDER BY x."position", x."createdAt" DESC, x."id" DESC`);
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  return rows.map((row) => ({ ...row, opensAt: iso(row.opensAt), dueAt: iso(row.dueAt), closedAt: iso(row.closedAt), lastActivity: iso(row.lastActivity) }));
}

/** A seminar with what the actor may do in it, so that a page offers no more than that; a join code that opens nothing is left out. @throws not_found */
export async function getSeminarDesk(
  actor: Actor,
  id: string,
): Promise<OneSeminar & { timeZone: string; archived: boolean; can: { import: boolean; arrange: boolean } }> {
  const access = await seminarFor(actor, id, 'seminar.read');
  const [seminar, { timeZone, joinOpen }] = await Promise.all([getSeminar(actor, id), db.seminar.findUniqueOrThrow({ where: { id }, select: { timeZone: true, joinOpen: true } })]);
  const arrange = access.role === 'instructor' && !access.archived;
  const joinCode = joinOpen && !access.archived ? seminar.joinCode : null;
  return { ...seminar, joinCode, timeZone, archived: access.archived, can: { import: can(actor, 'article.import', access), arrange } };
}
