import { type InsightView, MAX_QUESTIONS, type OpenQuestion } from '../../core/insight';
import { queries } from '../../db/client';
import { literal, sql } from '../../db/sql';
import type { Scope } from './scope';

/** As much of a question as fits a line or two. */
const SHOWN = 300;

/**
 * Questions that nobody but their author has answered where all can read it, without an accepted
 * answer and not resolved; the oldest first. `total` counts all of them, also those beyond the list.
 */
export async function openQuestions({ annotations, by, within }: Scope): Promise<InsightView['questions']> {
  const rows = await queries.$queryRaw<(Omit<OpenQuestion, 'askedAt'> & { askedAt: Date; total: number })[]>(sql`
    WITH open AS (
      SELECT a."id", a."articleId", a."paragraphKey", a."authorId", a."createdAt", count(*) OVER ()::int AS "total"
      FROM "Annotation" a
      WHERE a."kind" = 'question' AND a."resolvedAt" IS NULL AND a."acceptedId" IS NULL AND a."status" <> 'hidden' AND ${annotations}
        AND ${by(sql`a."authorId"`)} AND ${within(sql`a."createdAt"`)}
        AND NOT EXISTS (SELECT 1 FROM "Comment" c WHERE c."annotationId" = a."id" AND c."status" = 'visible' AND c."authorId" <> a."authorId")
      ORDER BY a."createdAt", a."id" LIMIT ${literal(MAX_QUESTIONS)})
    SELECT o."id" AS "thread", o."articleId" AS "article", x."title" AS "articleTitle", o."paragraphKey" AS "paragraph", u."name" AS "author",
      COALESCE(q."text", '') AS "text", o."createdAt" AS "askedAt", o."total"
    FROM open o JOIN "Article" x ON x."id" = o."articleId" JOIN "User" u ON u."id" = o."authorId"
    LEFT JOIN LATERAL (
      SELECT left(c."text", ${SHOWN}::int) AS "text" FROM "Comment" c
      WHERE c."annotationId" = o."id" AND c."status" NOT IN ('hidden', 'withdrawn') AND c."authorId" = o."authorId" AND c."parentId" IS NULL
      ORDER BY c."createdAt", c."id" LIMIT 1) q ON true
    ORDER BY o."createdAt", o."id"`);
  return { total: rows[0]?.total ?? 0, items: rows.map(({ total: _, askedAt, ...row }) => ({ ...row, askedAt: askedAt.toISOString() })) };
}
