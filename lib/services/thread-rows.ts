import type { AnnotationKind, PostStatus, Visibility } from '../core/annotations';
import { COMMENTS_PER_LISTED_THREAD } from '../core/limits';
import { mapMentions } from '../core/document/mentions';
import { plainTextOf, type RichText } from '../core/document/rich-text';
import { gatherReactions, type Reaction } from '../core/reactions';
import type { CommentView, Person, TagView, ThreadView } from '../core/threads';
import { empty, literal, sql, type Sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { isMasked, type Reader, readableWords } from '../policy/scopes';
import type { Subject } from '../policy/table';
import { commentHiding, myFlag, myThreadFlag, threadHiding, waitingEdit } from './review-columns';
import { utc } from './utc';

export { utc };

/** A thread as the query below reads it. */
export type ThreadRow = Omit<ThreadView, 'target' | 'comments' | 'can' | 'article'> & {
  articleId: string;
  paragraphKey: string | null;
  start: number | null;
  end: number | null;
  exact: string | null;
  prefix: string | null;
  suffix: string | null;
  position: number;
  comments: Omit<CommentRow, 'mentioned' | 'reactions'>[];
  mentioned: MentionedPeople;
  reactions: ReactionRow[];
  tags: TagView[];
  authorId: string;
  author: Person;
  kind: AnnotationKind;
  visibility: Visibility;
  status: PostStatus;
  sectionId: string | null;
  claim: { type: string; paraphrase: string } | null;
};
export type CommentRow = Omit<CommentView, 'can' | 'annotation' | 'reactions'> & { authorId: string; mentioned: MentionedPeople; reactions: ReactionRow[] };
/** Whom comments mention, by the id that stands in them; `null` where nobody is. */
export type MentionedPeople = Record<string, Person> | null;
type ReactionRow = { comment: string; kind: Reaction; mine: boolean; person: Person };

/**
 * Which comments are read, as a condition on the alias `m`: those whose words the reader may read,
 * and of others the empty place where one that they may read answers it.
 */
export const readable = (reader: Reader): Sql => sql`(${readableWords(reader, sql`m`)} OR EXISTS (
  SELECT 1 FROM "Comment" r WHERE r."parentId" = m."id" AND ${readableWords(reader, sql`r`)}))`;

/**
 * Somebody as this reader may know them: by name, or by pseudonym where the article keeps names
 * from peers. Moderators and oneself are always named. Id and name are SQL on some alias.
 */
export function personJson(reader: Reader, seminarId: Sql, userId: Sql, name: Sql): Sql {
  const named = sql`json_build_object('id', ${userId}, 'name', ${name})`;
  if (!isMasked(reader)) return named;
  return sql`CASE WHEN ${userId} = ${reader.userId}::uuid THEN ${named} ELSE COALESCE((
    SELECT CASE WHEN p."role" IN ('instructor', 'assistant') THEN ${named} ELSE json_build_object('id', p."pseudonymId", 'name', p."pseudonym") END
    FROM "Membership" p WHERE p."seminarId" = ${seminarId} AND p."userId" = ${userId}), json_build_object('id', '00000000-0000-0000-0000-000000000000', 'name', 'Somebody')) END`;
}

/** Whom the comments that `which` admits on the alias `n` mention, as this reader may know them. */
const mentionedJson = (reader: Reader, which: Sql): Sql => sql`(
  SELECT json_object_agg(d."id", d."person") FROM (
    SELECT DISTINCT ON (nm."pseudonymId") nm."pseudonymId" AS "id", ${personJson(reader, sql`n."seminarId"`, sql`nu."id"`, sql`nu."name"`)} AS "person"
    FROM "Mention" n JOIN "Membership" nm ON nm."seminarId" = n."seminarId" AND nm."userId" = n."userId" JOIN "User" nu ON nu."id" = n."userId"
    WHERE ${which}) d)`;

/** What was said of the comments that `which` admits on the alias `y`, the first first. */
const reactionsJson = (reader: Reader, which: Sql): Sql => sql`COALESCE((
  SELECT json_agg(json_build_object('comment', y."commentId", 'kind', y."kind", 'mine', y."userId" = ${reader.userId}::uuid,
    'person', ${personJson(reader, sql`y."seminarId"`, sql`yu."id"`, sql`yu."name"`)}) ORDER BY y."createdAt", y."userId")
  FROM "Reaction" y JOIN "User" yu ON yu."id" = y."userId" WHERE ${which}), '[]'::json)`;

/**
 * Whole threads for the annotations that `page` selects (all columns of "Annotation"), in its
 * order: each part by an indexed look-up per thread, so that the cost depends on the page alone.
 */
export const threadsQuery = (reader: Reader, page: Sql, order: Sql, everyComment = false): Sql => sql`
  WITH page AS MATERIALIZED (${page})
  SELECT a."id", a."articleId", a."kind", a."visibility", a."anchorState", a."paragraphKey", a."start", a."end",
    a."exact", a."prefix", a."suffix", a."position", a."resolvedAt" IS NOT NULL AS "resolved", a."lockedAt" IS NOT NULL AS "locked", a."status", a."version", a."sectionId",
    a."authorId", ${utc(sql`a."createdAt"`)} AS "createdAt", ${utc(sql`a."updatedAt"`)} AS "updatedAt",
    ${personJson(reader, sql`a."seminarId"`, sql`u."id"`, sql`u."name"`)} AS "author",
    CASE WHEN k."annotationId" IS NOT NULL
      THEN json_build_object('type', k."type", 'paraphrase', k."paraphrase") END AS "claim",
    COALESCE(t."tags", '[]'::json) AS "tags",
    COALESCE(c."comments", '[]'::json) AS "comments", n."commentCount",
    CASE WHEN a."acceptedId" IS NOT NULL AND EXISTS (
      SELECT 1 FROM "Comment" m WHERE m."id" = a."acceptedId" AND ${readableWords(reader, sql`m`)}) THEN a."acceptedId" END AS "accepted",
    ${mentionedJson(reader, sql`n."annotationId" = a."id"`)} AS "mentioned", ${reactionsJson(reader, sql`y."annotationId" = a."id"`)} AS "reactions",
    ${threadHiding(reader)} AS "hidden", ${myThreadFlag(reader)} AS "flagged"
  FROM page a
  JOIN "User" u ON u."id" = a."authorId"
  LEFT JOIN "Claim" k ON k."annotationId" = a."id"
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('tag', x."name", 'count', x."count", 'mine', x."mine") ORDER BY x."count" DESC, x."name") AS "tags"
    FROM (SELECT g."name", count(*)::int AS "count", bool_or(tg."userId" = ${reader.userId}::uuid) AS "mine"
          FROM "Tagging" tg JOIN "Tag" g ON g."id" = tg."tagId"
          WHERE tg."annotationId" = a."id" GROUP BY g."id") x) t ON true
  LEFT JOIN LATERAL (
    SELECT json_agg(json_build_object('id', x."id", 'parent', x."parentId", 'status', x."status", 'version', x."version",
        'authorId', x."authorId", 'author', CASE WHEN x."shown" THEN x."person" END,
        'body', CASE WHEN x."shown" THEN x."body" END, 'text', CASE WHEN x."shown" THEN x."text" END,
        'createdAt', ${utc(sql`x."createdAt"`)}, 'editedAt', ${utc(sql`x."editedAt"`)},
        'edit', ${waitingEdit(reader, sql`x`)}, 'hidden', ${commentHiding(reader, sql`x`)}, 'flagged', ${myFlag(reader, sql`x`)}) ORDER BY x."createdAt", x."id") AS "comments"
    FROM (SELECT m.*, ${readableWords(reader, sql`m`)} AS "shown", ${personJson(reader, sql`m."seminarId"`, sql`w."id"`, sql`w."name"`)} AS "person"
          FROM "Comment" m JOIN "User" w ON w."id" = m."authorId"
          WHERE m."annotationId" = a."id" AND ${readable(reader)}
          ORDER BY m."createdAt", m."id" ${everyComment ? empty : sql`LIMIT ${literal(COMMENTS_PER_LISTED_THREAD)}`}) x) c ON true
  LEFT JOIN LATERAL (
    SELECT count(*)::int AS "commentCount" FROM "Comment" m
    WHERE m."annotationId" = a."id" AND ${readableWords(reader, sql`m`)}) n ON true
  ORDER BY ${order}`;

/** Single comments that `condition` on the alias `m` admits; of what may not be read only its place. */
export const commentsQuery = (reader: Reader, condition: Sql, limit: number): Sql => {
  const shown = readableWords(reader, sql`m`);
  return sql`
  SELECT m."id", m."parentId" AS "parent", m."status"::text, m."version", m."authorId",
    CASE WHEN ${shown} THEN ${personJson(reader, sql`m."seminarId"`, sql`w."id"`, sql`w."name"`)} END AS "author",
    CASE WHEN ${shown} THEN m."body" END AS "body", CASE WHEN ${shown} THEN m."text" END AS "text",
    ${utc(sql`m."createdAt"`)} AS "createdAt", ${utc(sql`m."editedAt"`)} AS "editedAt",
    ${mentionedJson(reader, sql`n."commentId" = m."id"`)} AS "mentioned", ${reactionsJson(reader, sql`y."commentId" = m."id"`)} AS "reactions",
    ${waitingEdit(reader, sql`m`)} AS "edit", ${commentHiding(reader, sql`m`)} AS "hidden", ${myFlag(reader, sql`m`)} AS "flagged"
  FROM "Comment" m JOIN "User" w ON w."id" = m."authorId"
  WHERE ${condition} ORDER BY m."createdAt", m."id" LIMIT ${literal(limit)}`;
};

/** Gives a row its outer form, with what this actor may do to it. @param access the standing towards the article */
export function presentThread(actor: Actor, access: Subject, row: ThreadRow): ThreadView {
  const { authorId, visibility, status, sectionId, locked } = row;
  const subject: Subject = { ...access, annotation: { authorId, visibility, status, sectionId, locked } };
  const may = (action: Parameters<typeof can>[1]) => can(actor, action, subject);
  return {
    id: row.id,
    article: row.articleId,
    kind: row.kind,
    visibility,
    version: row.version,
    status,
    resolved: row.resolved,
    accepted: row.accepted,
    locked,
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
    comments: row.comments.map((comment) =>
      presentComment(actor, subject, row.id, { ...comment, mentioned: row.mentioned, reactions: row.reactions.filter((each) => each.comment === comment.id) }),
    ),
    commentCount: row.commentCount,
    hidden: row.hidden,
    flagged: row.flagged,
    createdAt: row.createdAt,
    updatedAt: row.updatedAt,
    can: {
      reply: may('comment.create'),
      tag: may('annotation.tag'),
      update: may('annotation.update'),
      withdraw: may('annotation.withdraw'),
      resolve: may('annotation.resolve'),
      accept: row.kind === 'question' && may('annotation.accept'),
      lock: may('annotation.lock'),
      moderate: may('annotation.moderate'),
      flag: may('annotation.flag'),
      // Once; where the opening has a comment, it is asked there.
      appeal: may('annotation.appeal') && row.hidden !== null && row.hidden.appeal === null,
    },
  };
}

/** Gives a comment its outer form. @param subject the standing towards its annotation */
export function presentComment(actor: Actor, subject: Subject, annotationId: string, comment: CommentRow): CommentView {
  const about: Subject = { ...subject, comment: { authorId: comment.authorId, status: comment.status } };
  const may = (action: Parameters<typeof can>[1]) => comment.author !== null && can(actor, action, about);
  return {
    id: comment.id,
    annotation: annotationId,
    parent: comment.parent,
    author: comment.author,
    ...named(comment),
    status: comment.status,
    version: comment.version,
    createdAt: comment.createdAt,
    editedAt: comment.editedAt,
    edit: comment.edit && { ...comment.edit, ...named({ ...comment.edit, mentioned: comment.mentioned }) },
    hidden: comment.hidden,
    flagged: comment.flagged,
    // Of a comment whose words are not told, nothing is.
    reactions: comment.author === null ? [] : gatherReactions(comment.reactions),
    can: {
      update: may('comment.update'),
      withdraw: may('comment.withdraw'),
      moderate: may('comment.moderate'),
      flag: may('comment.flag'),
      react: may('comment.react'),
      // Once.
      appeal: may('comment.appeal') && comment.hidden?.appeal == null,
    },
  };
}

const SOMEBODY: Person = { id: '00000000-0000-0000-0000-000000000000', name: 'somebody' };

/** Words in which each mention has the name that the reader may know, in the document and in its plain text. */
export function named<Words extends { body: CommentView['body']; text: string | null; mentioned: MentionedPeople }>({ body, text, mentioned }: Words): { body: Words['body']; text: Words['text'] } {
  if (!body || !mentioned) return { body, text };
  const told = mapMentions(body, ({ id }) => {
    const person = mentioned[id] ?? SOMEBODY;
    return { id: person.id, label: person.name };
  });
  return { body: told, text: plainTextOf(told as RichText) };
}
