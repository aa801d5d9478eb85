import { isDeepStrictEqual } from 'node:util';
import type { CommentView, ThreadView } from '../core/threads';
import { db, transaction } from '../db/client';
import { DbNull, sql, type Sql, type Tx } from '../db/sql';
import { AppError, invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { type Reader, readerOf } from '../policy/scopes';
import type { CreateCommentInput, UpdateCommentInput } from '../schemas/annotations';
import { type AnnotationAccess, annotationFor, commentFor, lockThreadOf } from './access';
import { documentOf } from './bodies';
import { appendEvent } from './events';
import { claimKey, madeBeforeRefused, type Once } from './idempotency';
import { forgetMentions, keepMentions, mentionsOf, writeMentions } from './mentions';
import { openingOf, postOfComment, setPostStatus } from './posts';
import { firstStatus, isReviewed, statusAgain } from './review';
import { presentComment, readable, utc } from './thread-rows';
import { commentIn, getAnnotation, getComment } from './threads';

/** Replies in a thread. @throws not_found, forbidden, validation, conflict */
export async function createComment(actor: Actor, annotationId: string, input: CreateCommentInput, once?: Once): Promise<CommentView> {
  const document = documentOf(input.body);
  const id = newId();
  const made = transaction(async (tx) => {
    const [access, earlier] = await Promise.all([annotationFor(actor, annotationId, 'comment.create', tx, 'reply'), claimKey(tx, actor, once, id)]);
    if (earlier) return commentIn(actor, access, earlier, tx);
    const { seminarId, articleId, annotation } = access;
    const status = firstStatus(access, annotation.visibility);
    const { body, text, userIds, mentioned } = await keepMentions(tx, actor, access, annotation, document);
    const [[made]] = await Promise.all([
      tx.$queryRaw<{ parent: string | null; createdAt: string }[]>(sql`
        INSERT INTO "Comment" ("id", "seminarId", "articleId", "annotationId", "parentId", "authorId", "status", "body", "text")
        VALUES (${id}::uuid, ${seminarId}::uuid, ${articleId}::uuid, ${annotation.id}::uuid, ${parentOf(readerOf(actor, access), annotation.id, input.parent)},
                ${actor.userId}::uuid, ${status}::"PostStatus", ${JSON.stringify(body)}::jsonb, ${text})
        RETURNING "parentId" AS "parent", ${utc(sql`"createdAt"`)} AS "createdAt"`),
      writeMentions(tx, { seminarId, annotationId: annotation.id, commentId: id }, userIds),
      appendEvent(tx, actor, 'comment.created', { articleId, annotationId: annotation.id, commentId: id }),
    ]);
    if (input.parent && !made!.parent) throw invalid('parent', 'The comment that this answers is not in this thread any more.');
    const author = { id: actor.userId, name: actor.name };
    return presentComment(actor, access, annotation.id, { ...NEW, ...made!, id, authorId: actor.userId, author, status, body, text, mentioned });
  });
  // The thread may have been locked, or the article closed, since it was made under the key before.
  return made.catch(async (error: unknown) => getComment(actor, annotationId, await madeBeforeRefused(error, actor, once)));
}

/** What every new comment is. */
const NEW = { version: 1, editedAt: null, edit: null, hidden: null, flagged: false, reactions: [] };

/**
 * What a reply answers, as SQL: the comment it names, else the annotation's own first one. Only what
 * can be read can be answered; a withdrawn comment that nobody answered stays gone.
 */
function parentOf(reader: Reader, annotationId: string, named: string | null | undefined): Sql {
  const which = named ? sql`m."id" = ${named}::uuid` : sql`m."parentId" IS NULL`;
  return sql`(SELECT m."id" FROM "Comment" m WHERE m."annotationId" = ${annotationId}::uuid AND ${which} AND ${readable(reader)}
    ORDER BY m."createdAt", m."id" LIMIT 1)`;
}

/**
 * Replaces one's own words. Sent again after its answer got lost, it changes nothing more.
 * @throws conflict, with the newer comment, when `version` is not the present one; not_found,
 * forbidden, validation
 */
export async function updateComment(actor: Actor, id: string, input: UpdateCommentInput): Promise<CommentView> {
  const document = documentOf(input.body);
  const { annotationId, conflict } = await db.$transaction(async (tx) => {
    const access = await commentFor(actor, id, 'comment.update', tx);
    const { seminarId, articleId, annotation, comment } = access;
    const before = await mentionsOf(tx, id);
    const { body, text, userIds } = await keepMentions(tx, actor, access, annotation, document, before);
    if (input.version !== undefined && input.version !== comment.version) {
      const stands = await tx.comment.findUniqueOrThrow({ where: { id }, select: { body: true, pendingBody: true } });
      return { annotationId: annotation.id, conflict: !isDeepStrictEqual(stands.pendingBody ?? stands.body, body) };
    }
    // Where posts are reviewed first, what was approved stands until the edit is approved too.
    const waits = isReviewed(access) && comment.status === 'visible' && firstStatus(access, annotation.visibility) === 'pending';
    const words = waits ? { pendingBody: body, pendingText: text } : { body, text, editedAt: new Date(), pendingBody: DbNull, pendingText: null };
    await tx.comment.update({ where: { id }, data: { ...words, editRejectedAt: null, version: { increment: 1 } } });
    await writeMentions(tx, { seminarId, annotationId: annotation.id, commentId: id }, userIds);
    await forgetMentions(tx, id);
    await appendEvent(tx, actor, 'comment.updated', { articleId, annotationId: annotation.id, commentId: id });
    return { annotationId: annotation.id, conflict: false };
  });
  const current = await getComment(actor, annotationId, id);
  if (conflict) throw new AppError('conflict', 'This comment was changed elsewhere meanwhile. Compare the two and save again.', { current });
  return current;
}

/** Whether the thread is still there after a withdrawal, and how. */
export type Withdrawal = { annotationId: string; thread: ThreadView | null };

/**
 * Takes back one's own comment. With it goes its thread when nobody else's words are left in it.
 * @throws not_found, forbidden
 */
export async function withdrawComment(actor: Actor, id: string): Promise<Withdrawal> {
  const { annotationId, gone } = await db.$transaction(async (tx) => {
    await lockThreadOf(id, tx);
    const { articleId, annotation, comment } = await commentFor(actor, id, 'comment.withdraw', tx);
    await tx.comment.update({ where: { id: comment.id }, data: { status: 'withdrawn' } });
    await appendEvent(tx, actor, 'comment.withdrawn', { articleId, annotationId: annotation.id, commentId: id });
    const left = await tx.comment.count({ where: { annotationId: annotation.id, status: { not: 'withdrawn' } } });
    // A claim is said by its paraphrase, so it stands without a comment; what is hidden stays for a moderator.
    const gone = left === 0 && annotation.kind !== 'claim' && annotation.status !== 'hidden';
    if (gone) await withdrawRow(tx, actor, articleId, annotation.id);
    return { annotationId: annotation.id, gone };
  });
  return { annotationId, thread: gone ? null : await getAnnotation(actor, annotationId) };
}

/**
 * Takes back one's own annotation. Where others have replied, their words stay with the passage,
 * and only one's own first comment goes. @throws not_found, forbidden, conflict
 */
export async function withdrawAnnotation(actor: Actor, id: string): Promise<Withdrawal> {
  const gone = await db.$transaction(async (tx) => {
    const { articleId } = await annotationFor(actor, id, 'annotation.withdraw', tx, 'change');
    const others = await tx.comment.count({ where: { annotationId: id, status: { not: 'withdrawn' }, authorId: { not: actor.userId } } });
    if (others === 0) {
      await withdrawRow(tx, actor, articleId, id);
      return true;
    }
    const own = await tx.comment.findFirst({
      where: { annotationId: id, parentId: null, authorId: actor.userId, status: { in: ['visible', 'pending'] } },
      orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    });
    if (!own) throw new AppError('conflict', 'Others have replied here, so the thread stays for them.');
    await tx.comment.update({ where: { id: own.id }, data: { status: 'withdrawn' } });
    await appendEvent(tx, actor, 'comment.withdrawn', { articleId, annotationId: id, commentId: own.id });
    return false;
  });
  return { annotationId: id, thread: gone ? null : await getAnnotation(actor, id) };
}

async function withdrawRow(tx: Tx, actor: Actor, articleId: string, annotationId: string): Promise<void> {
  await tx.annotation.update({ where: { id: annotationId }, data: { status: 'withdrawn' } });
  await appendEvent(tx, actor, 'annotation.withdrawn', { articleId, annotationId });
}

/** Undoes the withdrawal of a whole thread. @throws not_found */
export async function restoreAnnotation(actor: Actor, id: string): Promise<ThreadView> {
  await db.$transaction(async (tx) => {
    const { articleId, ...access } = await annotationFor(actor, id, 'annotation.restore', tx, 'change');
    if (access.annotation.status !== 'withdrawn') return;
    await bringBack(tx, access);
    await appendEvent(tx, actor, 'annotation.restored', { articleId, annotationId: id });
  });
  return getAnnotation(actor, id);
}

async function bringBack(tx: Tx, access: Pick<AnnotationAccess, 'annotation' | 'role' | 'article'>): Promise<void> {
  const { id, visibility } = access.annotation;
  const opening = await openingOf(tx, id);
  await tx.annotation.update({ where: { id }, data: { status: await statusAgain(tx, access, visibility, opening) } });
}

/** Undoes one's own withdrawal, with the thread that went with it. @throws not_found */
export async function restoreComment(actor: Actor, id: string): Promise<ThreadView> {
  const annotationId = await db.$transaction(async (tx) => {
    await lockThreadOf(id, tx);
    const access = await commentFor(actor, id, 'comment.restore', tx);
    const { articleId, annotation, comment } = access;
    if (comment.status !== 'withdrawn') return annotation.id;
    const { opening } = await postOfComment(tx, id);
    if (annotation.status === 'withdrawn' && !opening) await bringBack(tx, await annotationFor(actor, annotation.id, 'annotation.restore', tx));
    // Where posts are reviewed first, it is: whether it had been approved is not remembered.
    const post = { annotationId: annotation.id, commentId: id, opening: opening && annotation.status === 'withdrawn' };
    // What a moderator hid in the meantime stays hidden with all of it.
    const status = opening && annotation.status === 'hidden' ? 'hidden' : await statusAgain(tx, access, annotation.visibility, post);
    await setPostStatus(tx, post, status);
    await appendEvent(tx, actor, 'comment.restored', { articleId, annotationId: annotation.id, commentId: id });
    return annotation.id;
  });
  return getAnnotation(actor, annotationId);
}
