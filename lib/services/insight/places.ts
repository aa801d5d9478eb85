import type { Heat, InsightView } from '../../core/insight';
import { queries } from '../../db/client';
import { anyOf, sql, type Sql } from '../../db/sql';
import type { Scope } from './scope';

const NONE: Heat = { threads: 0, comments: 0, people: 0 };
/** As much of a paragraph as tells which one it is. */
const FIRST_WORDS = 140;
/** Stands for what hangs on no paragraph; a paragraph's key is never empty or a dash. */
const WHOLE = '';
const ORPHANED = '-';

/** Threads, comments and people by `key`, a column of the annotation `a`. */
async function heatBy({ seminarId, annotations, by, within }: Scope, key: Sql): Promise<Map<string, Heat>> {
  const rows = await queries.$queryRaw<(Heat & { key: string })[]>(sql`
    SELECT "key"::text, sum("threads")::int AS "threads", sum("comments")::int AS "comments", count(*)::int AS "people"
    FROM (
      SELECT "key", "userId", sum("thread") AS "threads", sum("comment") AS "comments" FROM (
        SELECT ${key} AS "key", a."authorId" AS "userId", 1 AS "thread", 0 AS "comment" FROM "Annotation" a
        WHERE a."status" <> 'hidden' AND ${annotations} AND ${by(sql`a."authorId"`)} AND ${within(sql`a."createdAt"`)}
        UNION ALL
        SELECT ${key}, c."authorId", 0, 1 FROM "Comment" c JOIN "Annotation" a ON a."id" = c."annotationId"
        WHERE c."seminarId" = ${seminarId}::uuid AND a."status" <> 'hidden' AND c."status" NOT IN ('hidden', 'withdrawn') AND ${annotations}
          AND ${by(sql`c."authorId"`)} AND ${within(sql`c."createdAt"`)}) said
      GROUP BY 1, 2) each
    GROUP BY 1`);
  return new Map(rows.map(({ key, ...heat }) => [key, heat]));
}

/** Where the talk is: by paragraph of the chosen article's present text, else by article. */
export async function heat(scope: Scope): Promise<InsightView['heat']> {
  const { article, articles } = scope;
  if (!article) {
    const found = await heatBy(scope, sql`a."articleId"`);
    const named = await titles(articles.map(({ articleId }) => articleId));
    return { of: 'seminar', articles: named.map((each) => ({ ...each, ...(found.get(each.id) ?? NONE) })) };
  }
  const { articleId, currentRevision } = article;
  const found = await heatBy(scope, sql`CASE WHEN a."anchorState" = 'orphaned' THEN ${ORPHANED} ELSE COALESCE(a."paragraphKey", ${WHOLE}) END`);
  const paragraphs = await queries.$queryRaw<{ key: string; words: string }[]>(sql`
    SELECT p."key", left(p."text", ${FIRST_WORDS}::int) AS "words" FROM "Paragraph" p JOIN "Revision" r ON r."id" = p."revisionId"
    WHERE r."articleId" = ${articleId}::uuid AND r."number" = ${currentRevision} ORDER BY p."position"`);
  const [named] = await titles([articleId]);
  return {
    of: 'article',
    ...named!,
    paragraphs: paragraphs.map(({ key, words }) => ({ key, words, ...(found.get(key) ?? NONE) })),
    whole: found.get(WHOLE) ?? NONE,
    orphaned: found.get(ORPHANED) ?? NONE,
  };
}

/** Articles by title, in the seminar's order. @param ids those that the actor may read */
export async function titles(ids: readonly string[]): Promise<{ id: string; title: string; language: string }[]> {
  return queries.$queryRaw(sql`
    SELECT x."id", x."title", x."language" FROM "Article" x WHERE x."id" = ${anyOf(ids)}
    ORDER BY x."position", x."createdAt" DESC, x."id" DESC`);
}
