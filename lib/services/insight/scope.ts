import { db } from '../../db/client';
import { empty, sql, type Sql } from '../../db/sql';
import type { Role } from '../../core/annotations';
import { notFound } from '../../errors';
import type { Actor } from '../../policy/actor';
import { can } from '../../policy/authorize';
import { visibleInSeminar } from '../../policy/scopes';
import type { InsightFilter } from '../../schemas/insight';
import { type ArticleAccess, articlesFor, seminarFor } from '../access';

/** What is counted for one reader: everybody for those who moderate, themself alone for others. */
export type Scope = {
  seminarId: string;
  role: Role;
  own: boolean;
  timeZone: string;
  name: string;
  /** Marks are given, and the reader may give them. */
  marks: boolean;
  articles: ArticleAccess[];
  /** The one article that is asked about. */
  article: ArticleAccess | null;
  /** Annotations that count, as a condition on the alias `a`: no withdrawn one, and nobody's private notes. */
  annotations: Sql;
  /** People who count. @param userId a column */
  by: (userId: Sql) => Sql;
  /** Times that count. @param time a column */
  within: (time: Sql) => Sql;
};

/** Reads what somebody may count. @throws not_found, also for an article that they may not read */
export async function scopeFor(actor: Actor, seminarId: string, filter: InsightFilter): Promise<Scope> {
  const access = await seminarFor(actor, seminarId, 'seminar.read');
  const own = !can(actor, 'seminar.moderate', access);
  const { timeZone, name, marksWanted } = await db.seminar.findUniqueOrThrow({ where: { id: seminarId }, select: { timeZone: true, name: true, marksWanted: true } });
  const articles = await articlesFor(actor, seminarId);
  const article = filter.article === undefined ? null : articles.find(({ articleId }) => articleId === filter.article?.toLowerCase());
  if (article === undefined) throw notFound('article');
  const midnight = (day: string, more: number) => sql`((${day}::date + ${more}::int)::timestamp AT TIME ZONE ${timeZone})`;
  const { from, to, section } = filter;
  return {
    seminarId,
    role: access.role!,
    own,
    timeZone,
    name,
    marks: marksWanted && !own,
    articles,
    article,
    // Figures that members compare have to be the same for all: one's own private notes are not in them either.
    annotations: sql`(${visibleInSeminar(actor, article ? [article] : articles)} AND a."visibility" <> 'private')`,
    by: (userId) => {
      if (own) return sql`${userId} = ${actor.userId}::uuid`;
      if (section === undefined) return sql`true`;
      return sql`${userId} IN (SELECT o."userId" FROM "Membership" o WHERE o."seminarId" = ${seminarId}::uuid AND o."sectionId" = ${section}::uuid)`;
    },
    within: (time) => sql`true ${from ? sql`AND ${time} >= ${midnight(from, 0)}` : empty} ${to ? sql`AND ${time} < ${midnight(to, 1)}` : empty}`,
  };
}

/** A comment that opens its thread; every other one is a reply. On the aliases `c` and `a`. */
const OPENS = sql`(c."parentId" IS NULL AND c."authorId" = a."authorId")`;

/**
 * Everything that counts as something done, one row each: who (`userId`), when (`createdAt`), `what`
 * (c a comment, r a reply, m a claim marked, t a tag; one byte, for there are many rows) and whether
 * it is `hidden`. What opens a claim belongs to the claim.
 */
export const deeds = ({ seminarId, annotations, by, within }: Scope): Sql => sql`
  SELECT a."authorId" AS "userId", a."createdAt", 'm'::"char" AS "what", a."status" = 'hidden' AS "hidden"
  FROM "Annotation" a WHERE a."kind" = 'claim' AND ${annotations} AND ${by(sql`a."authorId"`)} AND ${within(sql`a."createdAt"`)}
  UNION ALL
  SELECT c."authorId", c."createdAt", CASE WHEN ${OPENS} THEN 'c'::"char" ELSE 'r'::"char" END, c."status" = 'hidden' OR a."status" = 'hidden'
  FROM "Comment" c JOIN "Annotation" a ON a."id" = c."annotationId"
  WHERE c."seminarId" = ${seminarId}::uuid AND c."status" <> 'withdrawn' AND NOT (a."kind" = 'claim' AND ${OPENS}) AND ${annotations} AND ${by(sql`c."authorId"`)} AND ${within(sql`c."createdAt"`)}
  UNION ALL
  SELECT tg."userId", tg."createdAt", 't'::"char", a."status" = 'hidden'
  FROM "Tagging" tg JOIN "Annotation" a ON a."id" = tg."annotationId"
  WHERE tg."seminarId" = ${seminarId}::uuid AND ${annotations} AND ${by(sql`tg."userId"`)} AND ${within(sql`tg."createdAt"`)}`;

/** The columns of `Counts`, over rows of deeds that are not hidden. */
export const COUNTS = sql`
  count(*) FILTER (WHERE "what" = 'c' AND NOT "hidden")::int AS "comments",
  count(*) FILTER (WHERE "what" = 'r' AND NOT "hidden")::int AS "replies",
  count(*) FILTER (WHERE "what" = 'm' AND NOT "hidden")::int AS "claims",
  count(*) FILTER (WHERE "what" = 't' AND NOT "hidden")::int AS "tags"`;
