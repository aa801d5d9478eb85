import type { Visibility } from '../core/annotations';
import type { ThreadView } from '../core/threads';
import { db } from '../db/client';
import type { Tx } from '../db/sql';
import { AppError, invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { authorize } from '../policy/authorize';
import type { CreateAnnotationInput, UpdateAnnotationInput } from '../schemas/annotations';
import { type AnnotationAccess, annotationFor, type ArticleAccess, articleFor } from './access';
import { documentOf } from './bodies';
import { changeTypeOf, claimTypeFor } from './claim-types';
import { appendEntry } from './moderation-entries';
import { openingOf, setPostStatus } from './posts';
import { firstStatus, isReviewed, statusAgain } from './review';
import { appendEvent } from './events';
import { claimKey, madeBeforeRefused, type Once } from './idempotency';
import { keepMentions, writeMentions } from './mentions';
import { onSteadyText, requireRevision } from './revision-guard';
import { putTags } from './tags';
import { keepMade, type PlacedTarget, placeTarget } from './targets';
import { getAnnotation } from './threads';

/**
 * Opens a thread at a place in the article's text, with its first comment, claim and tags, all or
 * nothing. @throws not_found, forbidden, validation, conflict
 */
export async function createAnnotation(actor: Actor, articleId: string, input: CreateAnnotationInput, once?: Once): Promise<ThreadView> {
  // Where the text changes meanwhile, the place is still meant in the one that was read.
  let revision = input.target.revision;
  const open = async () => {
    const access = await articleFor(actor, articleId, 'annotation.create');
    requireSection(access, input.visibility);
    revision ??= access.currentRevision;
    const placed = await placeTarget(actor, access, { ...input.target, revision });
    return openThread(actor, access, input, placed, once);
  };
  // What was made under the key before may have no place in the text of today, or the article be closed.
  const madeId = await onSteadyText(open).catch((error: unknown) => madeBeforeRefused(error, actor, once));
  return getAnnotation(actor, madeId);
}

/** @returns the id of what was made, now or under the same key before @throws RevisionMoved when the text changed meanwhile */
async function openThread(actor: Actor, access: ArticleAccess, input: CreateAnnotationInput, placed: PlacedTarget, once: Once): Promise<string> {
  const { articleId, seminarId, currentRevision, sectionId } = access;
  const first = input.body ? documentOf(input.body) : null;
  const { paragraph: paragraphKey, ...place } = placed.target;
  const id = newId();
  const status = firstStatus(access, input.visibility);
  return db.$transaction(async (tx) => {
    const earlier = await claimKey(tx, actor, once, id);
    if (earlier) return earlier;
    await tx.annotation.create({
      data: { id, seminarId, articleId, authorId: actor.userId, sectionId, kind: input.kind, visibility: input.visibility, status, paragraphKey, ...place, anchorState: placed.state },
    });
    await keepMade(tx, access, id, placed);
    if (input.claim) {
      const type = await claimTypeFor(tx, seminarId, input.claim.type);
      await tx.claim.create({ data: { annotationId: id, seminarId, type, paraphrase: input.claim.paraphrase } });
    }
    if (first) {
      const { body, text, userIds } = await keepMentions(tx, actor, access, { authorId: actor.userId, visibility: input.visibility, sectionId }, first);
      const { id: commentId } = await tx.comment.create({
        data: { id: newId(), seminarId, articleId, annotationId: id, authorId: actor.userId, status, body, text },
      });
      await writeMentions(tx, { seminarId, annotationId: id, commentId }, userIds);
    }
    await putTags(tx, actor, { seminarId, annotationId: id }, input.tags);
    await appendEvent(tx, actor, 'annotation.created', { articleId, annotationId: id });
    await requireRevision(tx, articleId, currentRevision);
    return id;
  });
}

/** Only who is in a section can speak to a section. @throws validation */
function requireSection({ sectionId }: { sectionId: string | null }, visibility: Visibility | undefined): void {
  if (visibility === 'section' && sectionId === null) throw invalid('visibility', 'You are in no section. Choose the whole seminar, the instructors, or only yourself.');
}

/**
 * Changes a claim's words, who sees the thread, or whether it is resolved. A claim or visibility
 * sent again after its answer got lost changes nothing more.
 * @throws conflict, with the newer thread, when `version` is not the present one and what it says
 * stands otherwise now; not_found, forbidden, validation
 */
export async function updateAnnotation(actor: Actor, id: string, input: UpdateAnnotationInput): Promise<ThreadView> {
  const overtaken = await db.$transaction(async (tx) => {
    const access = await annotationFor(actor, id, 'annotation.read', tx, 'change');
    const own = input.claim !== undefined || input.visibility !== undefined;
    if (own) authorize(actor, 'annotation.update', access, 'annotation');
    const older = own && input.version !== undefined && input.version !== access.annotation.version;
    if (older && !(await standsAlready(tx, access, input))) return true;
    if (input.resolved !== undefined) {
      authorize(actor, 'annotation.resolve', access, 'annotation');
      await logResolving(tx, actor, access, input.resolved);
    }
    if (own && !older) await changeOwn(tx, access, input);
    await tx.annotation.update({
      where: { id },
      data: {
        updatedAt: new Date(),
        ...(own && !older ? { version: { increment: 1 } } : {}),
        ...(input.resolved === undefined ? {} : { resolvedAt: input.resolved ? new Date() : null }),
      },
    });
    await appendEvent(tx, actor, 'annotation.updated', { articleId: access.articleId, annotationId: id });
    return false;
  });
  const current = await getAnnotation(actor, id);
  if (overtaken) throw new AppError('conflict', 'This was changed elsewhere meanwhile. Compare the two and save again.', { current });
  return current;
}

/** Whether a claim and a visibility that are sent are what is there, so that nothing is overwritten by leaving it so. */
async function standsAlready(tx: Tx, { annotation }: AnnotationAccess, { claim, visibility }: UpdateAnnotationInput): Promise<boolean> {
  if (visibility !== undefined && visibility !== annotation.visibility) return false;
  if (claim === undefined) return true;
  const stands = await tx.claim.findUnique({ where: { annotationId: annotation.id }, select: { type: true, paraphrase: true } });
  return stands !== null && (claim.type ?? stands.type) === stands.type && (claim.paraphrase ?? stands.paraphrase) === stands.paraphrase;
}

/** Whether a thread is resolved is a state of it, and its changes stand in the moderation log, whoever makes them. */
async function logResolving(tx: Tx, actor: Actor, access: AnnotationAccess, resolved: boolean): Promise<void> {
  const { id } = access.annotation;
  const before = await tx.annotation.findUniqueOrThrow({ where: { id }, select: { resolvedAt: true } });
  if ((before.resolvedAt !== null) === resolved) return;
  const [from, to] = resolved ? (['open', 'resolved'] as const) : (['resolved', 'open'] as const);
  await appendEntry(tx, actor, access, { annotationId: id, commentId: null }, { action: resolved ? 'resolve' : 'reopen', from, to, reason: undefined });
}

async function changeOwn(tx: Tx, access: AnnotationAccess, input: UpdateAnnotationInput): Promise<void> {
  const { annotation } = access;
  requireSection(access, input.visibility);
  if (input.claim) {
    if (annotation.kind !== 'claim') throw invalid('claim', 'Only a claim has a type and a paraphrase.');
    const { type, paraphrase } = input.claim;
    if (type !== undefined) await changeTypeOf(tx, access.seminarId, annotation.id, type);
    if (paraphrase !== undefined) await tx.claim.update({ where: { annotationId: annotation.id }, data: { paraphrase } });
    // A claim is said by these words: where posts are reviewed first, new ones wait again.
    if (isReviewed(access)) await setPostStatus(tx, await openingOf(tx, annotation.id), firstStatus(access, annotation.visibility));
  }
  if (input.visibility) {
    const others = await tx.comment.count({
      where: { annotationId: annotation.id, status: { not: 'withdrawn' }, authorId: { not: annotation.authorId } },
    });
    if (input.visibility === 'private' && others > 0) {
      throw new AppError('conflict', 'Others have replied here, so the thread cannot become private. You can withdraw your own words.');
    }
    // What nobody else could see so far has not been looked at either.
    if (annotation.visibility === 'private') {
      const opening = await openingOf(tx, annotation.id);
      await setPostStatus(tx, opening, await statusAgain(tx, access, input.visibility, opening));
    }
    await tx.annotation.update({ where: { id: annotation.id }, data: { visibility: input.visibility } });
  }
}
