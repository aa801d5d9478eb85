import type { AnnotationKind, Role, Visibility } from '../core/annotations';
import type { ClaimType } from '../core/claims';
import { COMMENTS_PER_LISTED_THREAD } from '../core/limits';
import type { CommentView, Person, TagView, ThreadView } from '../core/threads';
import { empty, sql, type Sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import type { Subject } from '../policy/table';

/** A thread as the query below reads it. */
export type ThreadRow = Omit<ThreadView, 'resolved' | 'target' | 'comments' | 'createdAt' | 'updatedAt' | 'can' | 'article'> & {
  articleId: string;
  paragraphKey: string | null;
  start: number | null;
  end: number | null;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
  position: number;
  resolvedAt: Date | null;
  createdAt: Date;
  updatedAt: Date;
  comments: CommentRow[];
  tags: TagView[];
  author: Person;
  kind: AnnotationKind;
  visibility: Visibility;
  claim: { type: ClaimType; paraphrase: string } | null;
};
export type CommentRow = Omit<CommentView, 'can' | 'annotation'>;

/**
 * Which comments are read, as a condition on the alias `m`: the visible ones, and of a withdrawn
 * one the empty place where a visible one answers it.
 */
export const readable = sql`(m."status" = 'visible' OR EXISTS (
  SELECT 1 FROM "Comment" r WHERE r."parentId" = m."id" AND r."status" = 'visible'))`;

/**
 * Whole threads for the annotations that `page` selects (all columns of "Annotation"), in its
 * order: each part by an indexed look-up per thread, so that the cost depends on the page alone.
 */
export const threadsQuery = (actor: Actor, page: Sql, order: Sql, everyComment = false): Sql => sql`
  WITH page AS MATERIALIZED (${page})
  SELECT a."id", a."articleId", a."kind", a."visibility", a."anchorState", a."paragraphKey", a."start", a."end",
    a."exact", a."prefix", a."suffix", a."position", a."resolvedAt", a."createdAt", a."updatedAt",
    json_build_object('id', u."id", 'name', u."name") AS "author",
    CASE WHEN k."annotationId" IS NOT NULL
      THEN json_build_object('type', k."type", 'paraphrase', k."paraphrase") END AS "claim",
    COALESCE(t."tags", '[]'::json) AS "tags",
    COALESCE(c."comments", '[]'::json) AS "comments", n."commentCount"
  FROM page a
  JOIN "User" u ON u."id" = a."authorId"
  LEFT JOIN "Claim" k ON k."annotationId" = a."id"
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('tag', x."name", 'count', x."count", 'mine', x."mine") ORDER BY x."count" DESC, x."name") AS "tags"
    FROM (SELECT g."name", count(*)::int AS "count", bool_or(tg."userId" = ${actor.userId}::uuid) AS "mine"
          FROM "Tagging" tg JOIN "Tag" g ON g."id" = tg."tagId"
          WHERE tg."annotationId" = a."id" GROUP BY g."id") x) t ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', x."id", 'parent', x."parentId", 'status', x."status", 'version', x."version",
        'author', CASE WHEN x."status" = 'visible' THEN json_build_object('id', x."authorId", 'name', x."name") END,
        'body', CASE WHEN x."status" = 'visible' THEN x."body" END,
        'text', CASE WHEN x."status" = 'visible' THEN x."text" END,
        'createdAt', ${utc(sql`x."createdAt"`)}, 'editedAt', ${utc(sql`x."editedAt"`)}) ORDER BY x."createdAt", x."id") AS "comments"
    FROM (SELECT m.*, w."name" FROM "Comment" m JOIN "User" w ON w."id" = m."authorId"
          WHERE m."annotationId" = a."id" AND ${readable}
          ORDER BY m."createdAt", m."id" ${everyComment ? empty : sql`LIMIT ${COMMENTS_PER_LISTED_THREAD}`}) x) c ON true
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS "commentCount" FROM "Comment" m
    WHERE m."annotationId" = a."id" AND m."status" = 'visible') n ON true
  ORDER BY ${order}`;

/** Single comments that `condition` on the alias `m` admits; of a withdrawn one only its place. */
export const commentsQuery = (condition: Sql, limit: number): Sql => sql`
  SELECT m."id", m."parentId" AS "parent", m."status"::text, m."version",
    CASE WHEN m."status" = 'visible' THEN json_build_object('id', w."id", 'name', w."name") END AS "author",
    CASE WHEN m."status" = 'visible' THEN m."body" END AS "body", CASE WHEN m."status" = 'visible' THEN m."text" END AS "text",
    ${utc(sql`m."createdAt"`)} AS "createdAt", ${utc(sql`m."editedAt"`)} AS "editedAt"
  FROM "Comment" m JOIN "User" w ON w."id" = m."authorId"
  WHERE ${condition} ORDER BY m."createdAt", m."id" LIMIT ${limit}`;

/** A time as JavaScript writes it: ISO 8601 in UTC, with milliseconds. */
export function utc(time: Sql): Sql {
  return sql`to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
}

/** Gives a row its outer form, with what this actor may do to it. */
export function presentThread(actor: Actor, role: Role | null, row: ThreadRow): ThreadView {
  const annotation = { authorId: row.author.id, visibility: row.visibility, status: 'visible' as const };
  const may = (action: Parameters<typeof can>[1]) => can(actor, action, { role, annotation });
  return {
    id: row.id,
    article: row.articleId,
    kind: row.kind,
    visibility: row.visibility,
    resolved: row.resolvedAt !== null,
    target: {
      paragraph: row.paragraphKey,
      start: row.start,
      end: row.end,
      exact: row.exact,
      prefix: row.prefix,
      suffix: row.suffix,
    },
    anchorState: row.anchorState,
    author: row.author,
    claim: row.claim,
    tags: row.tags,
    comments: row.comments.map((comment) => presentComment(actor, { role, annotation }, row.id, comment)),
    commentCount: row.commentCount,
    createdAt: row.createdAt.toISOString(),
    updatedAt: row.updatedAt.toISOString(),
    can: {
      reply: may('comment.create'),
      tag: may('annotation.tag'),
      update: may('annotation.update'),
      withdraw: may('annotation.withdraw'),
      resolve: may('annotation.resolve'),
    },
  };
}

/** Gives a comment its outer form. @param subject the standing towards its annotation */
export function presentComment(actor: Actor, subject: Subject, annotationId: string, comment: CommentRow): CommentView {
  const whole = comment.author && { ...subject, comment: { authorId: comment.author.id, status: comment.status } };
  return {
    id: comment.id,
    annotation: annotationId,
    parent: comment.parent,
    author: comment.author,
    body: comment.body,
    text: comment.text,
    status: comment.status,
    version: comment.version,
    createdAt: comment.createdAt,
    editedAt: comment.editedAt,
    can: { update: can(actor, 'comment.update', whole), withdraw: can(actor, 'comment.withdraw', whole) },
  };
}
