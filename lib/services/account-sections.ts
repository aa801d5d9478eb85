import { sql, type Sql } from '../db/sql';
import { targetJson } from './target-json';
import { utc } from './utc';

/** Where something was written. The article's title stands there, as one may have left its seminar. */
const place = (row: Sql): Sql => sql`'seminar', ${row}."seminarId", 'article', json_build_object('id', x."id", 'title', x."title")`;

/**
 * What the export of an account has beside the account itself: for each section the rows of this
 * person, as a `key` to go by and the `item` itself. Who else had to do with it is left out, so a
 * decision is told without who took it, and a flag without whose comment it is about.
 */
export function accountSections(userId: string): Record<string, Sql> {
  const me = sql`${userId}::uuid`;
  return {
    memberships: sql`
      SELECT m."seminarId"::text AS "key", json_build_object('seminar', json_build_object('id', s."id", 'name', s."name"), 'role', m."role",
        'section', c."name", 'pseudonym', m."pseudonym", 'joinedAt', ${utc(sql`m."createdAt"`)}, 'leftAt', ${utc(sql`m."removedAt"`)},
        'mutedUntil', ${utc(sql`m."mutedUntil"`)}) AS "item"
      FROM "Membership" m JOIN "Seminar" s ON s."id" = m."seminarId" LEFT JOIN "Section" c ON c."id" = m."sectionId" WHERE m."userId" = ${me}`,
    annotations: sql`
      SELECT a."id"::text AS "key", json_build_object('id', a."id", ${place(sql`a`)}, 'kind', a."kind", 'visibility', a."visibility", 'status', a."status",
        'target', ${targetJson(sql`a`)},
        'anchorState', a."anchorState", 'claim', CASE WHEN k."annotationId" IS NOT NULL THEN json_build_object('type', k."type", 'paraphrase', k."paraphrase") END,
        'appeal', a."appeal", 'appealedAt', ${utc(sql`a."appealedAt"`)}, 'resolvedAt', ${utc(sql`a."resolvedAt"`)}, 'createdAt', ${utc(sql`a."createdAt"`)}, 'updatedAt', ${utc(sql`a."updatedAt"`)}) AS "item"
      FROM "Annotation" a JOIN "Article" x ON x."id" = a."articleId" LEFT JOIN "Claim" k ON k."annotationId" = a."id" WHERE a."authorId" = ${me}`,
    comments: sql`
      SELECT c."id"::text AS "key", json_build_object('id', c."id", ${place(sql`c`)}, 'annotation', c."annotationId", 'parent', c."parentId",
        'status', c."status", 'text', c."text", 'body', c."body", 'waitingEdit', c."pendingText", 'editRejectedAt', ${utc(sql`c."editRejectedAt"`)}, 'appeal', c."appeal", 'appealedAt', ${utc(sql`c."appealedAt"`)},
        'version', c."version", 'createdAt', ${utc(sql`c."createdAt"`)}, 'editedAt', ${utc(sql`c."editedAt"`)}) AS "item"
      FROM "Comment" c JOIN "Article" x ON x."id" = c."articleId" WHERE c."authorId" = ${me}`,
    taggings: sql`
      SELECT t."annotationId"::text || t."tagId" AS "key", json_build_object('annotation', t."annotationId", 'tag', g."name", 'seminar', t."seminarId",
        'createdAt', ${utc(sql`t."createdAt"`)}) AS "item"
      FROM "Tagging" t JOIN "Tag" g ON g."id" = t."tagId" WHERE t."userId" = ${me}`,
    reactions: sql`
      SELECT r."commentId"::text || r."kind" AS "key", json_build_object('comment', r."commentId", 'annotation', r."annotationId", 'kind', r."kind", 'seminar', r."seminarId",
        'createdAt', ${utc(sql`r."createdAt"`)}) AS "item"
      FROM "Reaction" r WHERE r."userId" = ${me}`,
    visits: sql`
      SELECT v."articleId"::text AS "key", json_build_object(${place(sql`v`)}, 'leftAt', ${utc(sql`v."leftAt"`)}) AS "item"
      FROM "Visit" v JOIN "Article" x ON x."id" = v."articleId" WHERE v."userId" = ${me}`,
    flags: sql`
      SELECT f."id"::text AS "key", json_build_object('id', f."id", ${place(sql`f`)}, 'annotation', f."annotationId", 'comment', f."commentId", 'reason', f."reason",
        'note', f."note", 'createdAt', ${utc(sql`f."createdAt"`)}, 'resolvedAt', ${utc(sql`f."resolvedAt"`)}, 'resolution', f."resolution") AS "item"
      FROM "Flag" f JOIN "Article" x ON x."id" = f."articleId" WHERE f."userId" = ${me}`,
    // That a flag was dismissed is not told: it would say that there was one.
    decisions: sql`
      SELECT e."id"::text AS "key", json_build_object('annotation', e."annotationId", 'comment', e."commentId", 'decision', e."action", 'from', e."from", 'to', e."to",
        'reason', e."reason", 'by', CASE WHEN e."actorId" = ${me} THEN 'you' ELSE 'an instructor' END, 'at', ${utc(sql`e."createdAt"`)}) AS "item"
      FROM "ModerationEntry" e JOIN "Annotation" a ON a."id" = e."annotationId" LEFT JOIN "Comment" c ON c."id" = e."commentId"
      WHERE COALESCE(c."authorId", a."authorId") = ${me} AND (e."from" <> e."to" OR (e."from" = 'hidden' AND COALESCE(c."appealedAt", a."appealedAt") < e."createdAt"))`,
    // What they did as a moderator or instructor: their own words, and to what, but not to whom.
    moderated: sql`
      SELECT e."id"::text AS "key", json_build_object('annotation', e."annotationId", 'comment', e."commentId", 'decision', e."action", 'from', e."from", 'to', e."to",
        'reason', e."reason", 'at', ${utc(sql`e."createdAt"`)}) AS "item"
      FROM "ModerationEntry" e WHERE e."actorId" = ${me}`,
    actions: sql`
      SELECT e."id"::text AS "key", json_build_object('seminar', e."seminarId", 'action', e."action", 'at', ${utc(sql`e."createdAt"`)}) AS "item"
      FROM "AuditEntry" e WHERE e."actorId" = ${me}`,
    // As the member reads it on the page: when released, and without the note.
    marks: sql`
      SELECT g."id"::text AS "key", json_build_object(${place(sql`g`)}, 'mark', g."mark", 'releasedAt', ${utc(sql`x."marksReleasedAt"`)}) AS "item"
      FROM "Mark" g JOIN "Article" x ON x."id" = g."articleId" JOIN "Seminar" s ON s."id" = g."seminarId"
      WHERE g."userId" = ${me} AND g."mark" IS NOT NULL AND x."marksReleasedAt" IS NOT NULL AND s."marksWanted"`,
    notifications: sql`
      SELECT n."id"::text AS "key", json_build_object('kind', n."kind", ${place(sql`n`)}, 'annotation', n."annotationId", 'comment', n."commentId",
        'createdAt', ${utc(sql`n."createdAt"`)}, 'readAt', ${utc(sql`n."readAt"`)}, 'mailedAt', ${utc(sql`n."mailedAt"`)}) AS "item"
      FROM "Notification" n JOIN "Article" x ON x."id" = n."articleId" WHERE n."userId" = ${me} AND n."shownAt" IS NOT NULL`,
    mail: sql`
      SELECT m."userId"::text AS "key", json_build_object('word', m."word", 'hour', m."hour", 'timeZone', m."timeZone") AS "item" FROM "MailSetting" m WHERE m."userId" = ${me}`,
    tokens: sql`
      SELECT t."id"::text AS "key", json_build_object('name', t."name", 'endsIn', t."hint", 'createdAt', ${utc(sql`t."createdAt"`)}, 'lastUsedAt', ${utc(sql`t."lastUsedAt"`)}) AS "item"
      FROM "ApiToken" t WHERE t."userId" = ${me}`,
    sessions: sql`
      SELECT s."id"::text AS "key", json_build_object('userAgent', s."userAgent", 'createdAt', ${utc(sql`s."createdAt"`)}, 'lastSeenAt', ${utc(sql`s."lastSeenAt"`)},
        'expiresAt', ${utc(sql`s."expiresAt"`)}) AS "item"
      FROM "Session" s WHERE s."userId" = ${me}`,
  };
}
