import { tintSegments } from '../core/anchoring/tint';
import { type ReadingView, THREADS_PER_PARAGRAPH } from '../core/articles';
import type { Person } from '../core/threads';
import { db } from '../db/client';
import { sql, type Sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { visibleAnnotations } from '../policy/scopes';
import type { AnnotationFilter } from '../schemas/annotations';
import { articleFor } from './access';
import { getArticle } from './articles';
import { listTags } from './tags';
import { presentThread, type ThreadRow, threadsQuery } from './thread-rows';
import { filterSql } from './threads';

/**
 * The reading page: the text, what is annotated in it, and the first threads of every paragraph.
 * Its size depends on the text, not on how much was said about it. @throws not_found
 */
export async function readArticle(actor: Actor, articleId: string, filter: AnnotationFilter): Promise<ReadingView> {
  const { role, seminarId, currentRevision } = await articleFor(actor, articleId, 'article.read');
  const visible = sql`a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(actor)}`;
  const shown = sql`${visible} ${filterSql(actor, filter)}`;
  const first = (place: typeof shown) =>
    sql`(SELECT a.* FROM "Annotation" a WHERE ${shown} AND ${place} ORDER BY a."position", a."id" LIMIT ${THREADS_PER_PARAGRAPH})`;
  const page = sql`
    ${first(sql`a."paragraphKey" IS NULL`)}
    UNION ALL
    SELECT x.* FROM "Paragraph" p JOIN "Revision" r ON r."id" = p."revisionId"
      AND r."articleId" = ${articleId}::uuid AND r."number" = ${currentRevision}
    CROSS JOIN LATERAL ${first(sql`a."paragraphKey" = p."key"`)} x`;
  const [article, rows, marks, tags] = await Promise.all([
    getArticle(actor, articleId),
    db.$queryRaw<ThreadRow[]>(threadsQuery(actor, page, sql`a."position", a."id"`)),
    marksOf(articleId, shown),
    listTags(actor, seminarId),
  ]);
  // Whoever spoke here, under any filter, so that one person can be chosen after another.
  const everybody = filterIsEmpty(filter) ? marks : await marksOf(articleId, visible);
  return {
    article,
    role: role!,
    tints: tintSegments(marks.flatMap(({ start, length, people, claim }) => (length === null ? [] : [{ start, end: start + length, people, claim }]))),
    threadCounts: countBy(marks.map(({ key }) => key)),
    threads: rows.map((row) => presentThread(actor, role, row)),
    people: await peopleOf(everybody),
    tags: tags.map(({ tag }) => tag),
  };
}

/** What every annotation adds to the page as a whole. `length` is `null` where there is no passage to tint. */
type Mark = { key: string; start: number; length: number | null; claim: boolean; people: string[] };

/**
 * One mark for each annotation that is shown, with everybody who spoke in its thread. The comments
 * are gathered for the article at once: a look-up for each thread would cost several times as much.
 */
async function marksOf(articleId: string, shown: Sql): Promise<Mark[]> {
  return db.$queryRaw<Mark[]>(sql`
    SELECT COALESCE(a."paragraphKey", '') AS "key", a."position" AS "start", a."kind" = 'claim' AS "claim",
      CASE WHEN a."anchorState" <> 'orphaned' THEN a."end" - a."start" END AS "length",
      array_append(COALESCE(c."people", '{}'), a."authorId"::text) AS "people"
    FROM "Annotation" a LEFT JOIN (
      SELECT c."annotationId", array_agg(DISTINCT c."authorId"::text) AS "people" FROM "Comment" c
      WHERE c."articleId" = ${articleId}::uuid AND c."status" = 'visible' GROUP BY c."annotationId") c ON c."annotationId" = a."id"
    WHERE ${shown}`);
}

async function peopleOf(marks: readonly Mark[]): Promise<Person[]> {
  const id = { in: [...new Set(marks.flatMap(({ people }) => people))] };
  return db.user.findMany({ where: { id }, select: { id: true, name: true }, orderBy: [{ name: 'asc' }, { id: 'asc' }] });
}

const filterIsEmpty = (filter: AnnotationFilter) => Object.values(filter).every((value) => value === undefined || value === false);

function countBy(keys: readonly string[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const key of keys) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}
