import type { ThreadView } from '../core/threads';
import { db } from '../db/client';
import { invalid, notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { annotationFor, isId } from './access';
import { appendEvent } from './events';
import { postOfComment } from './posts';
import { getAnnotation } from './threads';

/**
 * Says which comment answers a question; one that was accepted before is not any more.
 * @throws not_found, forbidden, validation when it is no question, or the comment no answer to it
 */
export async function acceptAnswer(actor: Actor, annotationId: string, commentId: string): Promise<ThreadView> {
  await db.$transaction(async (tx) => {
    const access = await annotationFor(actor, annotationId, 'annotation.accept', tx, 'change');
    if (access.annotation.kind !== 'question') throw invalid('comment', 'Only a question has an accepted answer.');
    const comment = isId(commentId) ? await tx.comment.findFirst({ where: { id: commentId, annotationId } }) : null;
    if (!comment || !can(actor, 'comment.read', { ...access, comment })) throw notFound('comment');
    if (comment.status !== 'visible') throw invalid('comment', 'Only what everybody here can read can be the accepted answer.');
    if ((await postOfComment(tx, commentId)).opening) throw invalid('comment', 'This is the question itself. Choose one of its answers.');
    const { count } = await tx.annotation.updateMany({
      where: { id: annotationId, OR: [{ acceptedId: null }, { acceptedId: { not: commentId } }] },
      data: { acceptedId: commentId, acceptedById: actor.userId, updatedAt: new Date() },
    });
    if (count > 0) await appendEvent(tx, actor, 'annotation.answered', { articleId: access.articleId, annotationId, commentId });
  });
  return getAnnotation(actor, annotationId);
}

/** Takes that back; without an accepted answer nothing happens. @throws not_found, forbidden */
export async function unacceptAnswer(actor: Actor, annotationId: string): Promise<ThreadView> {
  await db.$transaction(async (tx) => {
    const { articleId } = await annotationFor(actor, annotationId, 'annotation.accept', tx, 'change');
    const { count } = await tx.annotation.updateMany({
      where: { id: annotationId, acceptedId: { not: null } },
      data: { acceptedId: null, acceptedById: null, updatedAt: new Date() },
    });
    if (count > 0) await appendEvent(tx, actor, 'annotation.unanswered', { articleId, annotationId });
  });
  return getAnnotation(actor, annotationId);
}
