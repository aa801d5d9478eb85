import { tintSegments } from '../core/anchoring/tint';
import { type ReadingView, THREADS_PER_PARAGRAPH, type Tint } from '../core/articles';
import type { Person } from '../core/threads';
import { db } from '../db/client';
import { sql } from '../db/sql';
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
  const [article, rows, counts, tints, people, tags] = await Promise.all([
    getArticle(actor, articleId),
    db.$queryRaw<ThreadRow[]>(threadsQuery(actor, page, sql`a."position", a."id"`)),
    db.$queryRaw<{ key: string; count: number }[]>(sql`
      SELECT COALESCE(a."paragraphKey", '') AS "key", count(*)::int AS "count" FROM "Annotation" a WHERE ${shown} GROUP BY 1`),
    tintsOf(shown),
    peopleOf(visible),
    listTags(actor, seminarId),
  ]);
  return {
    article,
    role: role!,
    tints,
    threadCounts: Object.fromEntries(counts.map(({ key, count }) => [key, count])),
    threads: rows.map((row) => presentThread(actor, role, row)),
    people,
    tags: tags.map(({ tag }) => tag),
  };
}

type Shown = ReturnType<typeof sql>;

/** Where the text is annotated, and by how many people: all who spoke in a thread count. */
async function tintsOf(shown: Shown): Promise<Tint[]> {
  const passages = await db.$queryRaw<{ start: number; end: number; people: string[]; claim: boolean }[]>(sql`
    SELECT a."position" AS "start", a."position" + a."end" - a."start" AS "end", a."kind" = 'claim' AS "claim",
      array_append(ARRAY(SELECT DISTINCT c."authorId"::text FROM "Comment" c
        WHERE c."annotationId" = a."id" AND c."status" = 'visible'), a."authorId"::text) AS "people"
    FROM "Annotation" a WHERE ${shown} AND a."start" IS NOT NULL AND a."anchorState" <> 'orphaned'`);
  return tintSegments(passages);
}

/** Whoever spoke here, under any filter, so that one person can be chosen after another. */
async function peopleOf(shown: Shown): Promise<Person[]> {
  return db.$queryRaw<Person[]>(sql`
    WITH shown AS (SELECT a."id", a."authorId" FROM "Annotation" a WHERE ${shown}), wrote AS (
      SELECT "authorId" FROM shown
      UNION SELECT c."authorId" FROM "Comment" c JOIN shown ON shown."id" = c."annotationId" WHERE c."status" = 'visible')
    SELECT u."id", u."name" FROM "User" u JOIN wrote ON wrote."authorId" = u."id" ORDER BY u."name", u."id"`);
}
