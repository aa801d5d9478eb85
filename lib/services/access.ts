import { db } from '../db/client';
import { empty, sql, type Sql, type Tx } from '../db/sql';
import type { PostStatus, Role, Visibility } from '../core/annotations';
import { notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { authorize } from '../policy/authorize';
import type { Action } from '../policy/table';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a part of an address can be an id at all; the database refuses what is none with an error. */
export const isId = (text: string): boolean => ID.test(text);

/** Reads one row of things that a rule looks at; an id that is none finds nothing. */
async function loadOne<Row>(id: string, query: Sql, tx: Tx): Promise<Row | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await tx.$queryRaw<Row[]>(query);
  return row;
}

export type SeminarAccess = { seminarId: string; role: Role | null };

/** The actor's standing in a seminar. @throws not_found, forbidden */
export async function seminarFor(actor: Actor, id: string, action: Action, tx: Tx = db): Promise<SeminarAccess> {
  const row = await loadOne<SeminarAccess>(
    id,
    sql`SELECT s."id" AS "seminarId", m."role" FROM "Seminar" s
        LEFT JOIN "Membership" m ON m."seminarId" = s."id" AND m."userId" = ${actor.userId}::uuid
        WHERE s."id" = ${id}::uuid`,
    tx,
  );
  authorize(actor, action, row, 'seminar');
  return row;
}

export type ArticleAccess = SeminarAccess & { articleId: string; currentRevision: number };

/** The actor's standing towards an article. @throws not_found, forbidden */
export async function articleFor(actor: Actor, id: string, action: Action, tx: Tx = db): Promise<ArticleAccess> {
  const row = await loadOne<ArticleAccess>(
    id,
    sql`SELECT a."id" AS "articleId", a."seminarId", a."currentRevision", m."role" FROM "Article" a
        LEFT JOIN "Membership" m ON m."seminarId" = a."seminarId" AND m."userId" = ${actor.userId}::uuid
        WHERE a."id" = ${id}::uuid`,
    tx,
  );
  authorize(actor, action, row, 'article');
  return row;
}

export type AnnotationAccess = SeminarAccess & {
  articleId: string;
  annotation: { id: string; authorId: string; visibility: Visibility; status: PostStatus; kind: string };
};

const ANNOTATION_COLUMNS = sql`a."articleId", a."seminarId", m."role",
  json_build_object('id', a."id", 'authorId', a."authorId", 'visibility', a."visibility",
                    'status', a."status", 'kind', a."kind") AS "annotation"`;

/**
 * What is kept still until the transaction ends: `change` keeps out everybody else, `reply` only
 * those who change the thread. Neither keeps out a reference to the row, so that a reply to a
 * comment and a change of it do not wait for each other in a circle.
 */
const LOCKS = { none: empty, reply: sql`FOR SHARE OF a`, change: sql`FOR NO KEY UPDATE OF a` };
export type Lock = keyof typeof LOCKS;

/** The actor's standing towards an annotation. @throws not_found, forbidden */
export async function annotationFor(actor: Actor, id: string, action: Action, tx: Tx = db, lock: Lock = 'none'): Promise<AnnotationAccess> {
  const row = await loadOne<AnnotationAccess>(
    id,
    sql`SELECT ${ANNOTATION_COLUMNS} FROM "Annotation" a
        LEFT JOIN "Membership" m ON m."seminarId" = a."seminarId" AND m."userId" = ${actor.userId}::uuid
        WHERE a."id" = ${id}::uuid ${LOCKS[lock]}`,
    tx,
  );
  authorize(actor, action, row, 'annotation');
  return row;
}

export type CommentAccess = AnnotationAccess & {
  comment: { id: string; authorId: string; status: PostStatus; parentId: string | null; version: number };
};

/** Keeps the thread of a comment still, before the comment itself: always in this order. */
export async function lockThreadOf(commentId: string, tx: Tx): Promise<void> {
  if (!isId(commentId)) return;
  await tx.$queryRaw(sql`SELECT 1 FROM "Annotation" a JOIN "Comment" c ON c."annotationId" = a."id" WHERE c."id" = ${commentId}::uuid ${LOCKS.change}`);
}

/**
 * The actor's standing towards a comment, which is locked against changes until the transaction
 * ends. @throws not_found, forbidden
 */
export async function commentFor(actor: Actor, id: string, action: Action, tx: Tx): Promise<CommentAccess> {
  const row = await loadOne<CommentAccess>(
    id,
    sql`SELECT ${ANNOTATION_COLUMNS},
          json_build_object('id', c."id", 'authorId', c."authorId", 'status', c."status",
                            'parentId', c."parentId", 'version', c."version") AS "comment"
        FROM "Comment" c JOIN "Annotation" a ON a."id" = c."annotationId"
        LEFT JOIN "Membership" m ON m."seminarId" = a."seminarId" AND m."userId" = ${actor.userId}::uuid
        WHERE c."id" = ${id}::uuid FOR NO KEY UPDATE OF c`,
    tx,
  );
  // A withdrawn comment is gone, but its author may still take that back.
  const back = action === 'comment.restore' && row?.comment.authorId === actor.userId;
  if (row?.comment.status === 'withdrawn' && !back) throw notFound('comment');
  authorize(actor, action, row, 'comment');
  return row;
}
