import { sql, type Sql } from '../db/sql';
import { isOpening } from './posts';
import { utc } from './utc';

const person = (u: Sql): Sql => sql`json_build_object('id', ${u}."id", 'name', ${u}."name")`;
/** A post's own entries and flags: those on its comment, and for an opening those on the annotation as well. */
const about = (x: Sql): Sql => sql`(${x}."commentId" = q."commentId" OR (${x}."commentId" IS NULL AND ${x}."annotationId" = q."annotationId" AND o."opening"))`;

/**
 * All that a moderator is told of the posts that `page` selects, in its order. Each part is looked up
 * for the page's rows alone. The caller has made sure that the actor moderates them.
 */
export const queueItems = (page: Sql): Sql => sql`
  WITH q AS MATERIALIZED (${page})
  SELECT q."commentId" AS "comment", a."id" AS "annotation", json_build_object('id', x."id", 'title', x."title", 'language', x."language") AS "article",
    a."kind"::text, o."opening", COALESCE(c."status", a."status")::text AS "status", c."version", a."lockedAt" IS NOT NULL AS "locked", a."resolvedAt" IS NOT NULL AS "resolved",
    a."paragraphKey" AS "paragraph", a."exact", CASE WHEN k."annotationId" IS NOT NULL THEN json_build_object('type', k."type", 'paraphrase', k."paraphrase") END AS "claim",
    c."body", c."text", CASE WHEN c."pendingText" IS NOT NULL AND c."editRejectedAt" IS NULL THEN json_build_object('body', c."pendingBody", 'text', c."pendingText") END AS "edit",
    (SELECT json_object_agg(nm."pseudonymId", ${person(sql`nu`)}) FROM "Mention" n JOIN "Membership" nm ON nm."seminarId" = n."seminarId" AND nm."userId" = n."userId"
      JOIN "User" nu ON nu."id" = n."userId" WHERE n."commentId" = c."id") AS "mentioned",
    CASE WHEN r."id" IS NOT NULL AND r."status" <> 'withdrawn' THEN json_build_object('author', ${person(sql`ru`)}, 'text', left(r."text", 600)) END AS "answers",
    json_build_object('id', u."id", 'name', u."name", 'role', m."role", 'mutedUntil', CASE WHEN m."mutedUntil" > now() THEN ${utc(sql`m."mutedUntil"`)} END, 'record', (${RECORD})) AS "author",
    COALESCE(f."flags", '[]'::json) AS "flags", COALESCE(h."history", '[]'::json) AS "history",
    CASE WHEN w."appealedAt" IS NOT NULL THEN json_build_object('text', w."appeal", 'at', ${utc(sql`w."appealedAt"`)}, 'answered', EXISTS (
      SELECT 1 FROM "ModerationEntry" e WHERE e."annotationId" = q."annotationId" AND e."commentId" IS NOT DISTINCT FROM q."commentId"
        AND e."from" = 'hidden' AND e."createdAt" > w."appealedAt")) END AS "appeal",
    ${utc(sql`q."createdAt"`)} AS "createdAt"
  FROM q
  JOIN "Annotation" a ON a."id" = q."annotationId"
  JOIN "Article" x ON x."id" = a."articleId"
  JOIN "User" u ON u."id" = q."authorId"
  LEFT JOIN "Membership" m ON m."seminarId" = a."seminarId" AND m."userId" = q."authorId"
  LEFT JOIN "Claim" k ON k."annotationId" = a."id"
  LEFT JOIN "Comment" c ON c."id" = q."commentId"
  CROSS JOIN LATERAL (SELECT q."commentId" IS NULL OR ${isOpening(sql`c`, sql`a`)} AS "opening") o
  CROSS JOIN LATERAL (SELECT c."appeal", c."appealedAt" WHERE c."id" IS NOT NULL UNION ALL SELECT a."appeal", a."appealedAt" WHERE c."id" IS NULL) w
  LEFT JOIN "Comment" r ON r."id" = c."parentId"
  LEFT JOIN "User" ru ON ru."id" = r."authorId"
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('reason', f."reason", 'note', f."note", 'by', ${person(sql`fu`)}, 'at', ${utc(sql`f."createdAt"`)}) ORDER BY f."createdAt", f."id") AS "flags"
    FROM "Flag" f JOIN "User" fu ON fu."id" = f."userId" WHERE f."open" AND f."annotationId" = q."annotationId" AND ${about(sql`f`)}) f ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('action', e."action", 'from', e."from", 'to', e."to", 'reason', e."reason", 'by', ${person(sql`eu`)}, 'at', ${utc(sql`e."createdAt"`)})
      ORDER BY e."createdAt", e."id") AS "history"
    FROM "ModerationEntry" e JOIN "User" eu ON eu."id" = e."actorId" WHERE e."annotationId" = q."annotationId" AND ${about(sql`e`)}) h ON true
  ORDER BY q."createdAt", q."id"`;

/** How the author of `q` stands in the seminar of `a`, without what they keep to themselves. */
const RECORD = sql`
  SELECT json_build_object(
    'posts', count(*)::int, 'hidden', count(*) FILTER (WHERE w."status" = 'hidden')::int,
    'upheld', (SELECT count(*)::int FROM "Flag" g JOIN "Annotation" ga ON ga."id" = g."annotationId" LEFT JOIN "Comment" gc ON gc."id" = g."commentId"
      WHERE g."seminarId" = a."seminarId" AND g."resolution" = 'upheld' AND COALESCE(gc."authorId", ga."authorId") = q."authorId"))
  FROM "Comment" w JOIN "Annotation" wa ON wa."id" = w."annotationId"
  WHERE w."seminarId" = a."seminarId" AND w."authorId" = q."authorId" AND w."status" <> 'withdrawn' AND wa."visibility" <> 'private'`;
