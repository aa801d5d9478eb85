import { tintSegments } from '../core/anchoring/tint';
import type { ReaderRules } from '../core/article-rules';
import { type ReadingView, THREADS_PER_PARAGRAPH, type Tint } from '../core/articles';
import type { Person } from '../core/threads';
import { db } from '../db/client';
import { sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { isMasked, moderates, type Reader, readableWords, readerOf, visibleAnnotations } from '../policy/scopes';
import type { AnnotationFilter } from '../schemas/annotations';
import { type ArticleAccess, articleFor } from './access';
import { getArticle } from './articles';
import { isReviewed } from './review';
import { listTags } from './tags';
import { personJson, presentThread, type ThreadRow, threadsQuery } from './thread-rows';
import { filterSql } from './threads';

/**
 * The reading page: the text, what is annotated in it, and the first threads of every paragraph.
 * Its size depends on the text, not on how much was said about it. @throws not_found
 */
export async function readArticle(actor: Actor, articleId: string, filter: AnnotationFilter): Promise<ReadingView> {
  const access = await articleFor(actor, articleId, 'article.read');
  const { role, seminarId, currentRevision } = access;
  const reader = readerOf(actor, access);
  const visible = sql`a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(reader)}`;
  const shown = sql`${visible} ${filterSql(reader, seminarId, filter)}`;
  const first = (place: typeof shown) =>
    sql`(SELECT a.* FROM "Annotation" a WHERE ${shown} AND ${place} ORDER BY a."position", a."id" LIMIT ${THREADS_PER_PARAGRAPH})`;
  const page = sql`
    ${first(sql`a."paragraphKey" IS NULL`)}
    UNION ALL
    SELECT x.* FROM "Paragraph" p JOIN "Revision" r ON r."id" = p."revisionId"
      AND r."articleId" = ${articleId}::uuid AND r."number" = ${currentRevision}
    CROSS JOIN LATERAL ${first(sql`a."paragraphKey" = p."key"`)} x`;
  const [article, rules, rows, counts, tints, people, tags] = await Promise.all([
    getArticle(actor, articleId),
    rulesFor(actor, access),
    db.$queryRaw<ThreadRow[]>(threadsQuery(reader, page, sql`a."position", a."id"`)),
    db.$queryRaw<{ key: string; count: number }[]>(sql`
      SELECT COALESCE(a."paragraphKey", '') AS "key", count(*)::int AS "count" FROM "Annotation" a WHERE ${shown} GROUP BY 1`),
    tintsOf(reader, shown),
    peopleOf(reader, visible),
    listTags(actor, seminarId),
  ]);
  return {
    article,
    role: role!,
    rules,
    mayWrite: can(actor, 'annotation.create', access),
    tints,
    threadCounts: Object.fromEntries(counts.map(({ key, count }) => [key, count])),
    threads: rows.map((row) => presentThread(actor, access, row)),
    people,
    tags: tags.map(({ tag }) => tag),
  };
}

/** How the article's rules bear on who reads it. */
async function rulesFor(actor: Actor, access: ArticleAccess): Promise<ReaderRules> {
  const [{ opensAt, dueAt, closedAt, timeZone }, member] = await Promise.all([
    db.article
      .findUniqueOrThrow({ where: { id: access.articleId }, select: { opensAt: true, dueAt: true, closedAt: true, seminar: { select: { timeZone: true } } } })
      .then(({ seminar, ...dates }) => ({ ...dates, ...seminar })),
    db.membership.findUniqueOrThrow({
      where: { seminarId_userId: { seminarId: access.seminarId, userId: actor.userId } },
      select: { pseudonym: true, section: { select: { name: true } } },
    }),
  ]);
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  return {
    dates: { opensAt: iso(opensAt), dueAt: iso(dueAt), closedAt: iso(closedAt) },
    timeZone,
    archived: access.archived,
    muted: access.muted,
    closed: access.article.closed,
    moderates: moderates(access),
    observes: access.role === 'observer',
    reviewed: isReviewed(access),
    pseudonym: isMasked(readerOf(actor, access)) ? member.pseudonym : null,
    section: member.section?.name ?? null,
    sectionsApart: access.article.sectionsApart,
    othersLater: !access.article.seesOthers,
  };
}

type Shown = ReturnType<typeof sql>;

/** Where the text is annotated, and by how many people: all who spoke in a thread count. */
async function tintsOf(reader: Reader, shown: Shown): Promise<Tint[]> {
  const passages = await db.$queryRaw<{ start: number; end: number; people: string[]; claim: boolean }[]>(sql`
    SELECT a."position" AS "start", a."position" + a."end" - a."start" AS "end", a."kind" = 'claim' AS "claim",
      array_append(ARRAY(SELECT DISTINCT c."authorId"::text FROM "Comment" c
        WHERE c."annotationId" = a."id" AND ${readableWords(reader, sql`c`)}), a."authorId"::text) AS "people"
    FROM "Annotation" a WHERE ${shown} AND a."start" IS NOT NULL AND a."anchorState" <> 'orphaned'`);
  return tintSegments(passages);
}

/** Whoever spoke here, under any filter, so that one person can be chosen after another. */
async function peopleOf(reader: Reader, shown: Shown): Promise<Person[]> {
  return db.$queryRaw<Person[]>(sql`
    WITH shown AS (SELECT a."id", a."authorId", a."seminarId" FROM "Annotation" a WHERE ${shown}), wrote AS (
      SELECT "authorId", "seminarId" FROM shown
      UNION SELECT c."authorId", c."seminarId" FROM "Comment" c JOIN shown ON shown."id" = c."annotationId" WHERE ${readableWords(reader, sql`c`)})
    SELECT x."person"->>'id' AS "id", x."person"->>'name' AS "name" FROM (
      SELECT ${personJson(reader, sql`wrote."seminarId"`, sql`u."id"`, sql`u."name"`)} AS "person" FROM "User" u JOIN wrote ON wrote."authorId" = u."id") x
    ORDER BY 2, 1`);
}
