import { tintSegments } from '../core/anchoring/tint';
import { GONE, type Tint } from '../core/articles';
import type { Person } from '../core/threads';
import { queries } from '../db/client';
import { anyOf, sql, type Sql } from '../db/sql';
import { type Reader, readableWords } from '../policy/scopes';
import { personJson } from './thread-rows';

/** What every annotation adds to the page as a whole. `length` is `null` where there is no passage to tint. */
export type Mark = { key: string; start: number; length: number | null; claim: boolean; people: string[] };

/**
 * One mark for each annotation that is shown, with everybody who spoke in its thread. The comments
 * are gathered for the article at once: a look-up for each thread would cost several times as much.
 * @param shown a condition on the alias `a` that includes the article
 */
export async function marksOf(reader: Reader, articleId: string, shown: Sql): Promise<Mark[]> {
  return queries.$queryRaw<Mark[]>(sql`
    SELECT CASE WHEN a."anchorState" = 'orphaned' THEN ${GONE} ELSE COALESCE(a."paragraphKey", '') END AS "key", a."position" AS "start", a."kind" = 'claim' AS "claim",
      CASE WHEN a."anchorState" <> 'orphaned' THEN a."end" - a."start" END AS "length",
      array_append(COALESCE(c."people", '{}'), a."authorId"::text) AS "people"
    FROM "Annotation" a LEFT JOIN (
      SELECT c."annotationId", array_agg(DISTINCT c."authorId"::text) AS "people" FROM "Comment" c
      WHERE c."articleId" = ${articleId}::uuid AND ${readableWords(reader, sql`c`)} GROUP BY c."annotationId") c ON c."annotationId" = a."id"
    WHERE ${shown}`);
}

/** Where the text is annotated, and by how many people: all who spoke in a thread count. */
export const tintsOf = (marks: readonly Mark[]): Tint[] =>
  tintSegments(marks.flatMap(({ start, length, people, claim }) => (length === null ? [] : [{ start, end: start + length, people, claim }])));

/** How many threads each paragraph has, by its key. */
export function countsOf(marks: readonly Mark[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { key } of marks) counts[key] = (counts[key] ?? 0) + 1;
  return counts;
}

/** Everybody who spoke, as this reader may know them, by that name. */
export async function peopleOf(reader: Reader, seminarId: string, marks: readonly Mark[]): Promise<Person[]> {
  const ids = [...new Set(marks.flatMap(({ people }) => people))];
  if (ids.length === 0) return [];
  return queries.$queryRaw<Person[]>(sql`
    SELECT x."person"->>'id' AS "id", x."person"->>'name' AS "name" FROM (
      SELECT ${personJson(reader, sql`${seminarId}::uuid`, sql`u."id"`, sql`u."name"`)} AS "person"
      FROM "User" u WHERE u."id" = ${anyOf(ids)}) x
    ORDER BY 2, 1`);
}
