import type { ReadingView } from '../core/articles';
import { queries } from '../db/client';
import { literal, sql, type Sql } from '../db/sql';
import { type Reader, readableWords, visibleAnnotations } from '../policy/scopes';

/** Whoever comes back sooner goes on with the same visit: a reload, the list of claims, a tab in the background. */
const SAME_VISIT_MINUTES = 10;
const isOver = sql`v."leftAt" < now() - make_interval(mins => ${literal(SAME_VISIT_MINUTES)})`;
const sinceOf = sql`CASE WHEN ${isOver} THEN v."readTo" ELSE v."since" END`;

/** New threads and comments that are named one by one; beyond, only the number of threads. */
export const MAX_NEWS = 500;

/** Who opened or left an article; `sequence` is how far in its log they were told. */
export type Coming = { articleId: string; userId: string; sequence: number };

/** Begins visits, or goes on with them. A first visit has nothing new: what is there is all to be read. */
export async function arrive(visits: readonly Coming[]): Promise<void> {
  if (visits.length === 0) return;
  await queries.$executeRaw(sql`
    INSERT INTO "Visit" AS v ("articleId", "userId", "seminarId", "since", "readTo")
    SELECT x."id", g."userId", x."seminarId", max(g."sequence"), max(g."sequence")
    FROM jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) AS g("articleId" uuid, "userId" uuid, "sequence" int)
    JOIN "Article" x ON x."id" = g."articleId" JOIN "User" u ON u."id" = g."userId" GROUP BY x."id", g."userId" ORDER BY x."id", g."userId"
    ON CONFLICT ("articleId", "userId") DO UPDATE SET "since" = ${sinceOf}, "leftAt" = NULL`);
}

/** Notes how far people had read who leave; of who has it open elsewhere too, only how far. The database knows who has. */
export async function depart(visits: readonly Coming[]): Promise<void> {
  if (visits.length === 0) return;
  await queries.$executeRaw(sql`
    UPDATE "Visit" v SET "readTo" = GREATEST(v."readTo", g."sequence"),
      "leftAt" = CASE WHEN EXISTS (SELECT 1 FROM "Presence" p WHERE p."articleId" = v."articleId" AND p."userId" = v."userId") THEN v."leftAt" ELSE now() END
    FROM (SELECT "articleId", "userId", max("sequence") AS "sequence"
      FROM jsonb_to_recordset(${JSON.stringify(visits)}::jsonb) AS r("articleId" uuid, "userId" uuid, "sequence" int) GROUP BY 1, 2) g
    WHERE v."articleId" = g."articleId" AND v."userId" = g."userId"`);
}

/** What brings words to readers; for a thread also that its author no longer keeps it to themselves. */
const BRINGS = sql`((e."type" IN ('annotation.created', 'annotation.approved', 'annotation.restored') AND b."authorId" <> v."userId")
  OR (e."type" = 'annotation.updated' AND b."authorId" <> v."userId" AND e."visibility" <> 'private' AND NOT EXISTS (
    SELECT 1 FROM "Event" o WHERE o."annotationId" = e."annotationId" AND o."sequence" <= ${sinceOf} AND o."visibility" <> 'private')))`;

/** The news about the thread that `annotation` names, as a source of `e` and, for a comment, `c`: others' words since the reader's last visit. */
const news = (reader: Reader, which: Sql): Sql => sql`
  "Visit" v JOIN "Event" e ON e."articleId" = v."articleId" AND e."sequence" > ${sinceOf}
  JOIN "Annotation" b ON b."id" = e."annotationId" LEFT JOIN "Comment" c ON c."id" = e."commentId"
  WHERE v."userId" = ${reader.userId}::uuid AND ${which} AND (${BRINGS}
    OR (e."type" IN ('comment.created', 'comment.approved', 'comment.restored') AND c."authorId" <> v."userId" AND ${readableWords(reader, sql`c`)}))`;

/** Whether a thread, named in SQL, has something new for the reader since they were last here; who was never here has nothing new. */
export const isNew = (reader: Reader, annotation: Sql, article: Sql): Sql =>
  sql`EXISTS (SELECT 1 FROM ${news(reader, sql`v."articleId" = ${article} AND e."annotationId" = ${annotation}`)})`;

/** What is new in an article. The caller has authorized the article. */
export async function newsOf(reader: Reader, articleId: string): Promise<ReadingView['news']> {
  const [row] = await queries.$queryRaw<{ count: number; ids: string[] }[]>(sql`
    WITH fresh AS (
      SELECT DISTINCT e."annotationId", CASE WHEN ${readableWords(reader, sql`c`)} THEN c."id" END AS "commentId" FROM ${news(reader, sql`v."articleId" = ${articleId}::uuid`)}),
    seen AS (SELECT f.* FROM fresh f JOIN "Annotation" a ON a."id" = f."annotationId" WHERE ${visibleAnnotations(reader)} LIMIT ${literal(MAX_NEWS)})
    SELECT (SELECT count(DISTINCT f."annotationId")::int FROM fresh f JOIN "Annotation" a ON a."id" = f."annotationId" WHERE ${visibleAnnotations(reader)}) AS "count",
      ARRAY(SELECT DISTINCT unnest(ARRAY[s."annotationId", s."commentId"]) FROM seen s) AS "ids"`);
  return { count: row?.count ?? 0, ids: row?.ids.filter(Boolean) ?? [] };
}
