import type { ReaderRules } from '../core/article-rules';
import { type Overview, type ReadingView, THREADS_PER_PARAGRAPH, type Words } from '../core/articles';
import { db, queries } from '../db/client';
import { literal, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { isMasked, moderates, readerOf, visibleAnnotations } from '../policy/scopes';
import type { AnnotationFilter } from '../schemas/annotations';
import { type ArticleAccess, articleFor } from './access';
import { articleOf } from './articles';
import { listClaimTypes } from './claim-types';
import { placeNow } from './live';
import { countsOf, marksOf, peopleOf, tintsOf } from './marks';
import { countRepairs } from './repair-list';
import { isReviewed } from './review';
import { listTags, tagColorsOf } from './tags';
import { presentThread, type ThreadRow, threadsQuery } from './thread-rows';
import { filterSql } from './thread-filter';
import { newsOf } from './visits';

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
    sql`(SELECT a.* FROM "Annotation" a WHERE ${shown} AND ${place} ORDER BY a."position", a."id" LIMIT ${literal(THREADS_PER_PARAGRAPH)})`;
  const page = sql`
    ${first(sql`a."paragraphKey" IS NULL AND a."anchorState" <> 'orphaned'`)}
    UNION ALL
    ${first(sql`a."anchorState" = 'orphaned'`)}
    UNION ALL
    SELECT x.* FROM "Paragraph" p JOIN "Revision" r ON r."id" = p."revisionId"
      AND r."articleId" = ${articleId}::uuid AND r."number" = ${currentRevision}
    CROSS JOIN LATERAL ${first(sql`a."paragraphKey" = p."key" AND a."anchorState" <> 'orphaned'`)} x`;
  const [article, rules, rows, marks, tags, claimTypes, tagColors, news, repairs] = await Promise.all([
    articleOf(access),
    rulesFor(actor, access),
    queries.$queryRaw<ThreadRow[]>(threadsQuery(reader, page, sql`a."position", a."id"`)),
    marksOf(reader, articleId, shown),
    listTags(actor, seminarId),
    listClaimTypes(actor, seminarId),
    tagColorsOf(seminarId),
    newsOf(reader, articleId),
    countRepairs(actor, access),
  ]);
  // Whoever spoke here, under any filter, so that one person can be chosen after another.
  const everybody = filterIsEmpty(filter) ? marks : await marksOf(reader, articleId, visible);
  return {
    article,
    role: role!,
    rules,
    mayWrite: can(actor, 'annotation.create', access),
    revision: currentRevision,
    tints: tintsOf(marks),
    threadCounts: countsOf(marks),
    threads: rows.map((row) => presentThread(actor, access, row)),
    since: placeNow(access),
    people: await peopleOf(reader, seminarId, everybody),
    tags: tags.map(({ tag }) => tag),
    tagColors,
    claimTypes,
    news,
    repairs: { all: repairs.all, own: repairs.own },
  };
}

/** What everybody who writes changes a little: tints and counts, under the page's filter. @throws not_found */
export async function readOverview(actor: Actor, articleId: string, filter: AnnotationFilter): Promise<Overview> {
  const access = await articleFor(actor, articleId, 'article.read');
  const reader = readerOf(actor, access);
  const marks = await marksOf(reader, articleId, sql`a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(reader)} ${filterSql(reader, access.seminarId, filter)}`);
  return { tints: tintsOf(marks), threadCounts: countsOf(marks) };
}

/** The seminar's words as they are now, for a page that has been open for a while. @throws not_found */
export async function readWords(actor: Actor, articleId: string): Promise<Words> {
  const { seminarId } = await articleFor(actor, articleId, 'article.read');
  const [tags, tagColors, claimTypes] = await Promise.all([listTags(actor, seminarId), tagColorsOf(seminarId), listClaimTypes(actor, seminarId)]);
  return { tags: tags.map(({ tag }) => tag), tagColors, claimTypes };
}

const filterIsEmpty = (filter: AnnotationFilter) => Object.values(filter).every((value) => value === undefined || value === false);

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
