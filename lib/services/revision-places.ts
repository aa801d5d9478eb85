import { queries } from '../db/client';
import { empty, literal, sql, type Sql } from '../db/sql';
import { visibleAnnotations, type Reader, readableWords } from '../policy/scopes';
import type { StandingThread } from '../core/revisions/history';
import { personJson } from './thread-rows';

/** The beginning of a comment that is told beside an older text, in characters. */
const BEGINNING = 240;

/** One revision of an article, and which one it shows now. */
export type RevisionOf = { articleId: string; revision: number; currentRevision: number };

/**
 * The annotations that the reader may see and that stood in a revision, as a source of rows: all
 * columns of "Annotation" as `a`, and its place then as `k`. That of the current revision is in the
 * annotation itself. The caller has authorized the article.
 */
export const standingIn = (reader: Reader, { articleId, revision, currentRevision }: RevisionOf): Sql => sql`
  "Annotation" a ${
    revision === currentRevision
      ? sql`CROSS JOIN LATERAL (SELECT a."anchorState" AS "state", a."paragraphKey", a."start", a."end", a."exact") k`
      : sql`JOIN "Anchoring" k ON k."annotationId" = a."id" AND k."revision" = ${revision}::int`
  } WHERE a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(reader)}`;

/** Threads as they stand beside an older text. @param which further conditions on `a` and `k`, with a leading AND */
export async function standingThreads(reader: Reader, of: RevisionOf, which: Sql = empty, perParagraph?: number): Promise<StandingThread[]> {
  const first = perParagraph === undefined ? empty : sql`WHERE p."place" <= ${literal(perParagraph)}`;
  return queries.$queryRaw<StandingThread[]>(sql`
    WITH page AS MATERIALIZED (
      SELECT * FROM (
        SELECT a."id", a."kind", a."authorId", a."seminarId", k."state", k."paragraphKey", k."start", k."end", k."exact",
          row_number() OVER (PARTITION BY k."paragraphKey" ORDER BY k."start" NULLS FIRST, a."id") AS "place"
        FROM ${standingIn(reader, of)} ${which}) p ${first})
    SELECT p."id", p."kind", p."state", p."paragraphKey" AS "paragraph", p."start", p."end", p."exact",
      ${personJson(reader, sql`p."seminarId"`, sql`u."id"`, sql`u."name"`)} AS "author", q."paraphrase" AS "claim", c."text"
    FROM page p JOIN "User" u ON u."id" = p."authorId"
    LEFT JOIN "Claim" q ON q."annotationId" = p."id"
    LEFT JOIN LATERAL (
      SELECT left(m."text", ${literal(BEGINNING)}) AS "text" FROM "Comment" m
      WHERE m."annotationId" = p."id" AND m."parentId" IS NULL AND m."authorId" = p."authorId" AND ${readableWords(reader, sql`m`)}
      ORDER BY m."createdAt", m."id" LIMIT 1) c ON true
    ORDER BY p."paragraphKey", p."start" NULLS FIRST, p."id"`);
}
