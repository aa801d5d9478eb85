import type { PostStatus, Visibility } from '../../core/annotations';
import { queries } from '../../db/client';
import { literal, sql } from '../../db/sql';
import type { Subject } from '../../policy/table';

type Thread = NonNullable<Subject['annotation']>;
type Seen = { visibility: Visibility; status: PostStatus };

/** One event: of the article itself, or with how the things that it is about stand now, and stood before it. */
export type LoggedEvent = { sequence: number; about: 'article'; involved: [] } | PostEvent;

export type PostEvent = {
  sequence: number;
  about: 'thread' | 'comment';
  annotationId: string;
  thread: Thread;
  /** `null` when this is the first event about it. */
  threadBefore: Seen | null;
  comment: { id: string; authorId: string; status: PostStatus; parentId: string | null; parentStatus: PostStatus | null } | null;
  /** `null` when it was not there. */
  commentBefore: PostStatus | null;
  /** People to whom the thread, or the comment, is shown otherwise than to their like: who wrote, tagged, reacted or flagged there. */
  involved: string[];
};

/**
 * The events after a number, in their order, at most so many. What happened before an event is read
 * from the event before it, so that who could not see a thing is not told that it went.
 */
export async function readLog(articleId: string, after: number, limit: number): Promise<LoggedEvent[]> {
  return queries.$queryRaw<LoggedEvent[]>(sql`
    WITH page AS MATERIALIZED (
      SELECT e.* FROM "Event" e WHERE e."articleId" = ${articleId}::uuid AND e."sequence" > ${after}::int
      ORDER BY e."sequence" LIMIT ${literal(limit)})
    SELECT e."sequence", CASE WHEN e."type" LIKE 'comment.%' THEN 'comment' WHEN e."annotationId" IS NULL THEN 'article' ELSE 'thread' END AS "about", e."annotationId",
      json_build_object('authorId', a."authorId", 'visibility', a."visibility", 'status', a."status", 'sectionId', a."sectionId", 'locked', a."lockedAt" IS NOT NULL) AS "thread",
      CASE WHEN e."type" LIKE 'annotation.created' THEN NULL ELSE (
        SELECT json_build_object('visibility', b."visibility", 'status', b."status") FROM "Event" b
        WHERE b."annotationId" = e."annotationId" AND b."sequence" < e."sequence" ORDER BY b."sequence" DESC LIMIT 1) END AS "threadBefore",
      CASE WHEN c."id" IS NOT NULL THEN
        json_build_object('id', c."id", 'authorId', c."authorId", 'status', c."status", 'parentId', c."parentId", 'parentStatus', p."status") END AS "comment",
      CASE WHEN e."type" = 'comment.created' THEN NULL ELSE COALESCE(
        (SELECT b."commentStatus" FROM "Event" b WHERE b."commentId" = e."commentId" AND b."sequence" < e."sequence" ORDER BY b."sequence" DESC LIMIT 1),
        -- An opening's own comment has no event of its own: it began as its thread did.
        (SELECT b."status" FROM "Event" b WHERE b."annotationId" = e."annotationId" AND b."sequence" < e."sequence" ORDER BY b."sequence" DESC LIMIT 1)) END::text AS "commentBefore",
      CASE WHEN e."annotationId" IS NULL THEN '{}'::uuid[] WHEN e."type" LIKE 'comment.%' THEN ARRAY(
        SELECT c."authorId" UNION SELECT p."authorId" WHERE p."id" IS NOT NULL
        UNION SELECT f."userId" FROM "Flag" f WHERE f."commentId" IN (c."id", p."id")
        UNION SELECT r."userId" FROM "Reaction" r WHERE r."commentId" = c."id"
        UNION SELECT o."authorId" FROM "Comment" o WHERE o."annotationId" = e."annotationId" AND o."status" IN ('pending', 'hidden'))
      ELSE ARRAY(
        SELECT a."authorId" UNION SELECT o."authorId" FROM "Comment" o WHERE o."annotationId" = a."id"
        UNION SELECT t."userId" FROM "Tagging" t WHERE t."annotationId" = a."id"
        UNION SELECT r."userId" FROM "Reaction" r WHERE r."annotationId" = a."id"
        UNION SELECT f."userId" FROM "Flag" f WHERE f."annotationId" = a."id") END AS "involved"
    FROM page e LEFT JOIN "Annotation" a ON a."id" = e."annotationId"
    LEFT JOIN "Comment" c ON c."id" = e."commentId" LEFT JOIN "Comment" p ON p."id" = c."parentId"
    ORDER BY e."sequence"`);
}
