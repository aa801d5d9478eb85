import { resolveTarget } from '../core/targets';
import type { ThreadView } from '../core/threads';
import { db } from '../db/client';
import type { Tx } from '../db/sql';
import { AppError, invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { authorize } from '../policy/authorize';
import type { CreateAnnotationInput, UpdateAnnotationInput } from '../schemas/annotations';
import { type AnnotationAccess, annotationFor, articleFor } from './access';
import { documentOf } from './bodies';
import { appendEvent } from './events';
import { claimKey, type Once } from './idempotency';
import { currentParagraphs } from './paragraphs';
import { putTags } from './tags';
import { getAnnotation } from './threads';

/**
 * Opens a thread at a place in the article's current revision, with its first comment, claim and
 * tags, all or nothing. @throws not_found, forbidden, validation, conflict
 */
export async function createAnnotation(actor: Actor, articleId: string, input: CreateAnnotationInput, once?: Once): Promise<ThreadView> {
  const { seminarId, currentRevision } = await articleFor(actor, articleId, 'annotation.create');
  const resolved = resolveTarget(await currentParagraphs(articleId, currentRevision), input.target);
  if (!resolved.ok) throw invalid(`target.${resolved.problem.field}`, resolved.problem.message);
  const first = input.body ? documentOf(input.body) : null;
  const { paragraph: paragraphKey, ...place } = resolved.target;
  const id = newId();
  const madeId = await db.$transaction(async (tx) => {
    const earlier = await claimKey(tx, actor, once, id);
    if (earlier) return earlier;
    await tx.annotation.create({
      data: { id, seminarId, articleId, authorId: actor.userId, kind: input.kind, visibility: input.visibility, paragraphKey, ...place },
    });
    if (input.claim) {
      await tx.claim.create({ data: { annotationId: id, seminarId, type: input.claim.type, paraphrase: input.claim.paraphrase } });
    }
    if (first) {
      await tx.comment.create({
        data: { id: newId(), seminarId, articleId, annotationId: id, authorId: actor.userId, body: first.body, text: first.text },
      });
    }
    await putTags(tx, actor, { seminarId, annotationId: id }, input.tags);
    await appendEvent(tx, actor, 'annotation.created', { articleId, annotationId: id });
    return id;
  });
  return getAnnotation(actor, madeId);
}

/** Changes a claim's words, who sees the thread, or whether it is resolved. @throws not_found, forbidden, validation, conflict */
export async function updateAnnotation(actor: Actor, id: string, input: UpdateAnnotationInput): Promise<ThreadView> {
  await db.$transaction(async (tx) => {
    const access = await annotationFor(actor, id, 'annotation.read', tx, 'change');
    if (input.resolved !== undefined) authorize(actor, 'annotation.resolve', access, 'annotation');
    if (input.claim || input.visibility) {
      authorize(actor, 'annotation.update', access, 'annotation');
      await changeOwn(tx, access, input);
    }
    await tx.annotation.update({
      where: { id },
      data: {
        updatedAt: new Date(),
        ...(input.resolved === undefined ? {} : { resolvedAt: input.resolved ? new Date() : null }),
      },
    });
    await appendEvent(tx, actor, 'annotation.updated', { articleId: access.articleId, annotationId: id });
  });
  return getAnnotation(actor, id);
}

async function changeOwn(tx: Tx, { annotation }: AnnotationAccess, input: UpdateAnnotationInput): Promise<void> {
  if (input.claim) {
    if (annotation.kind !== 'claim') throw invalid('claim', 'Only a claim has a type and a paraphrase.');
    const { type, paraphrase } = input.claim;
    await tx.claim.update({
      where: { annotationId: annotation.id },
      data: { ...(type ? { type } : {}), ...(paraphrase === undefined ? {} : { paraphrase }) },
    });
  }
  if (input.visibility) {
    const others = await tx.comment.count({
      where: { annotationId: annotation.id, status: 'visible', authorId: { not: annotation.authorId } },
    });
    if (input.visibility === 'private' && others > 0) {
      throw new AppError('conflict', 'Others have replied here, so the thread cannot become private. You can withdraw your own words.');
    }
    await tx.annotation.update({ where: { id: annotation.id }, data: { visibility: input.visibility } });
  }
}
