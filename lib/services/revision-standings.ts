import type { RevisionText, Standing } from '../core/revisions/bring';
import { empty, type Queries, sql, type Sql } from '../db/sql';
import { currentParagraphs } from './paragraphs';
import { targetJson } from './target-json';

/** With which revision a row has to be compared, unless somebody has. */
const waiting = (alias: Sql): Sql => sql`CASE WHEN ${alias}."settledAt" IS NULL THEN ${alias}."stoodIn" END`;

/**
 * Where every annotation of an article stands in its current revision, whoever may see it.
 * @param restoredFrom the revision whose text comes back: where they stood in it
 * @param without only those that have no place yet in the revision with this number
 */
export function standingsOf(tx: Queries, { articleId, from, restoredFrom }: { articleId: string; from: number; restoredFrom: number | null }, without?: number): Promise<Standing[]> {
  return tx.$queryRaw<Standing[]>(sql`
    SELECT a."id", a."anchorState"::text AS "state", COALESCE(k."confidence", 1) AS "confidence", ${targetJson(sql`a`)} AS "target", a."position", ${waiting(sql`k`)} AS "stoodIn",
      CASE WHEN a."anchorState" = 'orphaned' THEN (
        SELECT json_build_object('revision', o."revision", 'target', ${targetJson(sql`o`)}) FROM "Anchoring" o
        WHERE o."annotationId" = a."id" AND o."revision" < ${from}::int AND o."state" <> 'orphaned' ORDER BY o."revision" DESC LIMIT 1) END AS "last",
      CASE WHEN b."annotationId" IS NOT NULL THEN
        json_build_object('state', b."state", 'confidence', b."confidence", 'target', ${targetJson(sql`b`)}, 'stoodIn', ${waiting(sql`b`)}) END AS "restored"
    FROM "Annotation" a LEFT JOIN "Anchoring" k ON k."annotationId" = a."id" AND k."revision" = ${from}::int
    LEFT JOIN "Anchoring" b ON b."annotationId" = a."id" AND b."revision" = ${restoredFrom ?? 0}::int AND b."state" <> 'orphaned'
    WHERE a."articleId" = ${articleId}::uuid
      ${without === undefined ? empty : sql`AND NOT EXISTS (SELECT 1 FROM "Anchoring" n WHERE n."annotationId" = a."id" AND n."revision" = ${without}::int)`}
    ORDER BY a."position", a."id"`);
}

/** The text of one revision. */
export const textOf = async (articleId: string, revision: number): Promise<RevisionText> => ({ revision, paragraphs: await currentParagraphs(articleId, revision) });

/** The texts in which orphans last stood, but for those that are known. */
export async function earlierTexts(articleId: string, standings: readonly Standing[], known: readonly RevisionText[]): Promise<RevisionText[]> {
  const numbers = new Set(standings.flatMap(({ last }) => last?.revision ?? []));
  for (const { revision } of known) numbers.delete(revision);
  const texts: RevisionText[] = [];
  for (const revision of numbers) texts.push(await textOf(articleId, revision));
  return texts;
}
