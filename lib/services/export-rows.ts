import type { ExportComment, ExportThread } from '../core/exports/model';
import type { Reaction } from '../core/reactions';
import { empty, literal, sql, type Sql } from '../db/sql';
import type { Reader } from '../policy/scopes';
import { readableWords } from '../policy/scopes';
import type { ExportInput } from '../schemas/exports';
import { readable } from './thread-rows';
import { utc } from './utc';

/** A thread as it is read for an export: people by their ids, which are named afterwards. */
export type ExportRow = Omit<ExportThread, 'author' | 'tags' | 'comments' | 'target'> & {
  paragraph: string | null;
  start: number | null;
  end: number | null;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
  author: string;
  tags: { name: string; people: string[] }[];
  comments: (Omit<ExportComment, 'author' | 'mentions' | 'reactions'> & { author: string | null })[];
  /** Of all of its comments, the first of them first. */
  reactions: { comment: string; kind: Reaction; by: string }[];
};

/**
 * Which threads are wanted, of those that the reader may see, as a condition on the alias `a`. What
 * is not for everybody goes out only where it was asked for, so that nobody shares it by mistake.
 */
export const wanted = (reader: Reader, { hidden, instructors, private: own, resolved }: ExportInput): Sql => sql`(
  (a."visibility" IN ('seminar', 'section') ${instructors ? sql`OR a."visibility" = 'instructors'` : empty} ${own ? sql`OR (a."visibility" = 'private' AND a."authorId" = ${reader.userId}::uuid)` : empty})
  ${hidden ? empty : sql`AND a."status" = 'visible'`} ${resolved ? empty : sql`AND a."resolvedAt" IS NULL`})`;

/** The comments of the thread `a` that go out, as a query on their alias `m`; `shown` where their words do. */
function commentsOf(reader: Reader, { hidden, replies }: ExportInput): Sql {
  // Without what is hidden, its place is told like that of what was withdrawn: only where somebody answered.
  const words = hidden ? readableWords(reader, sql`m`) : sql`m."status" = 'visible'`;
  const place = hidden ? readable(reader) : sql`(${words} OR EXISTS (SELECT 1 FROM "Comment" r WHERE r."parentId" = m."id" AND r."status" = 'visible'))`;
  return sql`SELECT m.*, ${words} AS "shown" FROM "Comment" m WHERE m."annotationId" = a."id" AND ${place}
          ORDER BY m."createdAt", m."id" ${replies ? empty : sql`LIMIT ${literal(1)}`}`;
}

/** The threads that `threads` selects, in the order of the article, with everything that an export tells of them. */
export function exportQuery(reader: Reader, threads: Sql, input: ExportInput): Sql {
  return sql`
  SELECT a."id", a."kind", a."visibility", a."status", a."resolvedAt" IS NOT NULL AS "resolved", a."lockedAt" IS NOT NULL AS "locked", a."acceptedId" AS "accepted", a."anchorState",
    a."paragraphKey" AS "paragraph", a."start", a."end", a."exact", a."prefix", a."suffix", a."position", a."authorId" AS "author",
    CASE WHEN k."annotationId" IS NOT NULL THEN json_build_object('type', k."type", 'paraphrase', k."paraphrase") END AS "claim",
    ${input.tags ? sql`COALESCE(t."tags", '[]'::json)` : sql`'[]'::json`} AS "tags", COALESCE(c."comments", '[]'::json) AS "comments",
    COALESCE((SELECT json_agg(json_build_object('comment', y."commentId", 'kind', y."kind", 'by', y."userId") ORDER BY y."createdAt", y."userId")
      FROM "Reaction" y WHERE y."annotationId" = a."id"), '[]'::json) AS "reactions",
    ${utc(sql`a."createdAt"`)} AS "createdAt", ${utc(sql`a."updatedAt"`)} AS "updatedAt"
  FROM (${threads}) a
  LEFT JOIN "Claim" k ON k."annotationId" = a."id"
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('name', x."name", 'people', x."people") ORDER BY x."name") AS "tags"
    FROM (SELECT g."name", json_agg(tg."userId" ORDER BY tg."createdAt", tg."userId") AS "people"
          FROM "Tagging" tg JOIN "Tag" g ON g."id" = tg."tagId" WHERE tg."annotationId" = a."id" GROUP BY g."id") x) t ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', x."id", 'parent', x."parentId", 'author', CASE WHEN x."shown" THEN x."authorId" END,
        'body', CASE WHEN x."shown" THEN x."body" END, 'text', CASE WHEN x."shown" THEN x."text" END,
        'status', CASE WHEN x."shown" THEN x."status" ELSE 'withdrawn' END, 'version', x."version",
        'createdAt', ${utc(sql`x."createdAt"`)}, 'editedAt', ${utc(sql`x."editedAt"`)}) ORDER BY x."createdAt", x."id") AS "comments"
    FROM (${commentsOf(reader, input)}) x) c ON true
  ORDER BY a."position", a."id"`;
}

/** How much of that there is: one row with threads, comments, and the letters of these. */
export const sizeQuery = (reader: Reader, threads: Sql, input: ExportInput): Sql => sql`
  SELECT count(*)::int AS "threads", COALESCE(sum(c."comments"), 0)::int AS "comments", COALESCE(sum(c."characters"), 0)::int AS "characters"
  FROM (${threads}) a
  LEFT JOIN LATERAL (
    SELECT count(*) AS "comments", sum(length(x."text")) FILTER (WHERE x."shown") AS "characters" FROM (${commentsOf(reader, input)}) x) c ON true`;
