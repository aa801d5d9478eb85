import type { CommentView, ThreadView } from '../core/threads';
import { queries } from '../db/client';
import { empty, literal, type Queries, sql } from '../db/sql';
import { notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { readableWords, readerOf, visibleAnnotations } from '../policy/scopes';
import type { ListAnnotationsInput } from '../schemas/annotations';
import type { PageInput } from '../schemas/seminars';
import { type AnnotationAccess, annotationFor, articleFor, commentFor } from './access';
import { cursorOf, nextCursor } from './cursors';
import { filterSql } from './thread-filter';
import { commentsQuery, type CommentRow, presentComment, presentThread, readable, type ThreadRow, threadsQuery } from './thread-rows';

export type ThreadPage = { items: ThreadView[]; nextCursor: string | null };

/** One thread with all its comments. @throws not_found */
export async function getAnnotation(actor: Actor, id: string): Promise<ThreadView> {
  const access = await annotationFor(actor, id, 'annotation.read');
  const page = sql`SELECT a.* FROM "Annotation" a WHERE a."id" = ${id}::uuid`;
  const [row] = await queries.$queryRaw<ThreadRow[]>(threadsQuery(readerOf(actor, access), page, sql`a."id"`, true));
  if (!row) throw notFound('annotation');
  return presentThread(actor, access, row);
}

/** One comment of a thread that the actor can read. @throws not_found */
export async function getComment(actor: Actor, annotationId: string, id: string): Promise<CommentView> {
  return commentIn(actor, await annotationFor(actor, annotationId, 'annotation.read'), id);
}

/** One comment by its id alone. @throws not_found */
export async function readComment(actor: Actor, id: string): Promise<CommentView> {
  const access = await commentFor(actor, id, 'comment.read', queries, false);
  return commentIn(actor, access, id);
}

/** The thread of a comment that the actor can read, for a link to it. @throws not_found */
export async function threadOfComment(actor: Actor, id: string): Promise<ThreadView> {
  return getAnnotation(actor, (await commentFor(actor, id, 'comment.read', queries, false)).annotation.id);
}

/** One comment of a thread that the actor is known to read. @throws not_found */
export async function commentIn(actor: Actor, access: AnnotationAccess, id: string, tx: Queries = queries): Promise<CommentView> {
  const reader = readerOf(actor, access);
  const condition = sql`m."id" = ${id}::uuid AND m."annotationId" = ${access.annotation.id}::uuid AND ${readableWords(reader, sql`m`)}`;
  const [row] = await tx.$queryRaw<CommentRow[]>(commentsQuery(reader, condition, 1));
  if (!row) throw notFound('comment');
  return presentComment(actor, access, access.annotation.id, row);
}

/** The comments of a thread that the actor can read, oldest first, in pages. @throws not_found, validation */
export async function listComments(actor: Actor, annotationId: string, { limit, cursor }: PageInput): Promise<{ items: CommentView[]; nextCursor: string | null }> {
  const subject = await annotationFor(actor, annotationId, 'annotation.read');
  const reader = readerOf(actor, subject);
  const from = cursorOf(cursor, 'time');
  const after = from ? sql`AND (m."createdAt", m."id") > (${from.key}::timestamptz, ${from.id}::uuid)` : empty;
  const rows = await queries.$queryRaw<CommentRow[]>(commentsQuery(reader, sql`m."annotationId" = ${annotationId}::uuid AND ${readable(reader)} ${after}`, limit + 1));
  const items = rows.slice(0, limit).map((row) => presentComment(actor, subject, subject.annotation.id, row));
  return { items, nextCursor: nextCursor(rows, items, (last) => ({ key: last.createdAt, id: last.id })) };
}

/** An article's threads that the actor may see, filtered, in pages. @throws not_found, validation */
export async function listAnnotations(actor: Actor, articleId: string, input: ListAnnotationsInput): Promise<ThreadPage> {
  const access = await articleFor(actor, articleId, 'article.read');
  const reader = readerOf(actor, access);
  const { order, after, keyOf } = keyset(input);
  const page = sql`
    SELECT a.* FROM "Annotation" a
    WHERE a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(reader)} ${filterSql(reader, access.seminarId, input)} ${after}
    ORDER BY ${order} LIMIT ${literal(input.limit + 1)}`;
  const rows = await queries.$queryRaw<ThreadRow[]>(threadsQuery(reader, page, order));
  const items = rows.slice(0, input.limit);
  return {
    items: items.map((row) => presentThread(actor, access, row)),
    nextCursor: nextCursor(rows, items, (last) => ({ key: keyOf(last), id: last.id })),
  };
}

/** How a sort goes on after a cursor: by its key, then by id. */
function keyset({ sort, cursor }: ListAnnotationsInput) {
  const byPosition = sort === 'position';
  const from = byPosition ? cursorOf(cursor, 'number') : cursorOf(cursor, 'time');
  if (byPosition) {
    return {
      order: sql`a."position", a."id"`,
      after: from ? sql`AND (a."position", a."id") > (${from.key}::int, ${from.id}::uuid)` : empty,
      keyOf: (row: ThreadRow) => row.position,
    };
  }
  const later = sort === 'oldest';
  return {
    order: later ? sql`a."createdAt", a."id"` : sql`a."createdAt" DESC, a."id" DESC`,
    after: !from
      ? empty
      : later
        ? sql`AND (a."createdAt", a."id") > (${from.key}::timestamptz, ${from.id}::uuid)`
        : sql`AND (a."createdAt", a."id") < (${from.key}::timestamptz, ${from.id}::uuid)`,
    keyOf: (row: ThreadRow) => row.createdAt,
  };
}
