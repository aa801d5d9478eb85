import { decide, type Decision, type EditDecision, isEditDecision, isThreadDecision, type ModeratedState, type PostDecision, resolutionOf, type ThreadDecision } from '../core/moderation';
import type { CommentView, ThreadView } from '../core/threads';
import { db } from '../db/client';
import { sql, type Tx } from '../db/sql';
import { AppError, invalid } from '../errors';
import type { Actor } from '../policy/actor';
import { authorize } from '../policy/authorize';
import type { ModerateAnnotationInput, ModerateCommentInput, ModerateManyInput } from '../schemas/moderation';
import { type AnnotationAccess, annotationFor, commentFor, lockThreadOf } from './access';
import { appendEvent, type EventType } from './events';
import { endFlags, reopenFlags } from './flag-rows';
import { forgetMentions } from './mentions';
import { appendEntry, lastEntry } from './moderation-entries';
import { notifyOfDecision } from './notifications/make';
import { openingOf, type Post, postOfComment, setPostStatus } from './posts';
import { getAnnotation, getComment } from './threads';

/**
 * Decides about a comment; for one that opens a thread, about the whole opening.
 * @throws conflict, with the newer state, when it is no longer what was expected; not_found,
 * forbidden, validation
 */
export async function moderateComment(actor: Actor, id: string, input: ModerateCommentInput): Promise<CommentView> {
  const annotationId = await db.$transaction(async (tx) => {
    await lockThreadOf(id, tx);
    const access = await commentFor(actor, id, 'comment.moderate', tx);
    await decidePost(tx, actor, access, await postOfComment(tx, id), input);
    return access.annotation.id;
  });
  return getComment(actor, annotationId, id);
}

/** Decides about a thread's opening, or about the thread. @throws the same */
export async function moderateAnnotation(actor: Actor, id: string, input: ModerateAnnotationInput): Promise<ThreadView> {
  await db.$transaction(async (tx) => {
    const { decision } = input;
    const action = decision === 'resolve' || decision === 'reopen' ? 'annotation.resolve' : isThreadDecision(decision) ? 'annotation.lock' : 'annotation.moderate';
    const access = await annotationFor(actor, id, action, tx, 'change');
    // Resolving is its author's too; deciding here, in the name of the seminar, is not.
    authorize(actor, 'annotation.moderate', access, 'annotation');
    if (isThreadDecision(decision)) await decideThread(tx, actor, access, { ...input, decision });
    else await decidePost(tx, actor, access, await openingOf(tx, id), { ...input, decision } as ModerateCommentInput);
  });
  return getAnnotation(actor, id);
}

/** What came of one post of many: `error` says why nothing was changed. */
export type Decided = { comment: string | null; annotation: string; error: string | null };

/** Decides about many posts alike, each by itself: one that has changed meanwhile does not keep the others. */
export async function moderateMany(actor: Actor, { posts, ...input }: ModerateManyInput): Promise<Decided[]> {
  const decided: Decided[] = [];
  for (const { comment, annotation, ...post } of posts) {
    const error = await (comment ? moderateComment(actor, comment, { ...input, ...post }) : moderateAnnotation(actor, annotation, { ...input, ...post })).then(
      () => null,
      (thrown: unknown) => {
        if (thrown instanceof AppError && thrown.code !== 'unavailable') return thrown.message;
        throw thrown;
      },
    );
    decided.push({ comment, annotation, error });
  }
  return decided;
}

const EVENTS: Record<Exclude<PostDecision, 'keep' | EditDecision>, 'approved' | 'hidden' | 'restored' | 'held'> = { approve: 'approved', hide: 'hidden', restore: 'restored', hold: 'held' };

async function decidePost(tx: Tx, actor: Actor, access: AnnotationAccess, post: Post, input: ModerateCommentInput): Promise<void> {
  const { decision, expectedStatus, version, reason, undo } = input;
  const newer = version !== undefined && post.version !== null && version !== post.version;
  if (expectedStatus !== post.status || newer) throw await stale(tx, post, decision, post.status, newer);
  if (isEditDecision(decision)) return decideEdit(tx, actor, access, post, { ...input, decision });
  if (decision === 'approve' && post.edit === 'rejected' && post.status === 'visible') throw await stale(tx, post, decision, 'rejected');
  const approvesEdit = decision === 'approve' && post.edit === 'waiting';
  if (approvesEdit && version === undefined) throw versionMissing();
  const to = approvesEdit && post.status === 'visible' ? 'visible' : decide(post.status, decision);
  if (to === null) throw invalid('decision', `What is ${post.status} cannot be decided so. Choose another decision.`);
  const entry = await appendEntry(tx, actor, access, post, { action: decision, from: post.status, to, reason });
  if (to !== post.status) await setPostStatus(tx, post, to);
  if (approvesEdit) await publishEdit(tx, post.commentId!);
  if (undo) await reopenFlags(tx, post, entry.before);
  const resolution = undo ? null : resolutionOf(to);
  const ended = resolution ? await endFlags(tx, actor, post, resolution, entry.at) : 0;
  const told = decision === 'keep' ? (entry.answersAppeal ? 'appeal_kept' : null) : approvesEdit && post.status === 'visible' ? 'edit_approved' : TOLD[decision];
  await notifyOfDecision(tx, actor, post, told, entry.at, undo ?? false);
  if (decision === 'keep') {
    if (ended === 0 && !undo && !entry.answersAppeal) throw new AppError('conflict', 'Nobody asks for a decision here any more. Reload to see how it stands.');
    return; // Nothing that others see has changed.
  }
  const type: EventType = `${post.opening ? 'annotation' : 'comment'}.${EVENTS[decision]}`;
  await appendEvent(tx, actor, type, { articleId: access.articleId, annotationId: post.annotationId, commentId: post.commentId });
}

/** What its author is told of; that something waits again is seen where it stands. */
const TOLD = { approve: 'approved', hide: 'hidden', restore: 'restored', hold: null } as const;

const versionMissing = () => invalid('version', 'Give the version that you looked at, so that nothing unseen is decided.');

/** About an edit alone: what others read is as it was, and its author keeps the edit. */
async function decideEdit(tx: Tx, actor: Actor, access: AnnotationAccess, post: Post, input: ModerateCommentInput & { decision: EditDecision }): Promise<void> {
  const { decision, reason, version, undo } = input;
  if (post.status === 'hidden') throw invalid('decision', 'What is hidden cannot be decided so. Choose another decision.');
  if (version === undefined) throw versionMissing();
  if (post.edit === null) throw new AppError('conflict', 'No edit waits here any more. Reload to see how it stands.', { current: { status: post.status, version: post.version, last: await lastEntry(tx, post, decision) } });
  const to = decide(post.edit, decision);
  if (to === null) throw await stale(tx, post, decision, post.edit);
  const { at } = await appendEntry(tx, actor, access, post, { action: decision, from: post.edit, to, reason });
  await tx.comment.update({ where: { id: post.commentId! }, data: { editRejectedAt: to === 'rejected' ? at : null } });
  await notifyOfDecision(tx, actor, post, to === 'rejected' ? 'edit_rejected' : null, at, undo ?? false);
  await appendEvent(tx, actor, 'comment.updated', { articleId: access.articleId, annotationId: post.annotationId, commentId: post.commentId });
}

/** What the author wrote anew takes the place of what was approved before. */
async function publishEdit(tx: Tx, commentId: string): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE "Comment" SET "body" = "pendingBody", "text" = "pendingText", "pendingBody" = NULL, "pendingText" = NULL, "editedAt" = now()
    WHERE "id" = ${commentId}::uuid`);
  await forgetMentions(tx, commentId);
}

async function decideThread(tx: Tx, actor: Actor, access: AnnotationAccess, input: ModerateAnnotationInput & { decision: ThreadDecision }): Promise<void> {
  const { id, locked } = access.annotation;
  const { decision, expectedStatus, reason } = input;
  const locks = decision === 'lock' || decision === 'unlock';
  const { resolvedAt } = await tx.annotation.findUniqueOrThrow({ where: { id }, select: { resolvedAt: true } });
  const from = locks ? (locked ? 'locked' : 'open') : resolvedAt ? 'resolved' : 'open';
  const thread = { annotationId: id, commentId: null };
  if (from !== expectedStatus) throw await stale(tx, thread, decision, from);
  const to = decide(from, decision);
  if (to === null) throw invalid('decision', `A thread that is ${from} cannot be decided so. Choose another decision.`);
  const now = new Date();
  await tx.annotation.update({
    where: { id },
    data: { updatedAt: now, ...(locks ? { lockedAt: to === 'locked' ? now : null } : { resolvedAt: to === 'resolved' ? now : null }) },
  });
  await appendEntry(tx, actor, access, thread, { action: decision, from, to, reason });
  const type: EventType = locks ? (to === 'locked' ? 'annotation.locked' : 'annotation.unlocked') : 'annotation.updated';
  await appendEvent(tx, actor, type, { articleId: access.articleId, annotationId: id });
}

/** The refusal of a decision about what has changed since it was looked at: how it is now, and who made it so. */
async function stale(tx: Tx, post: Pick<Post, 'annotationId' | 'commentId'> & Partial<Post>, decision: Decision, status: ModeratedState, edited = false): Promise<AppError> {
  const last = await lastEntry(tx, post, decision);
  const what = edited ? 'It was edited meanwhile.' : last?.to === status ? `${last.by} decided meanwhile.` : 'It has changed meanwhile.';
  return new AppError('conflict', `${what} It is ${status} now; look at it again and decide anew.`, { current: { status, version: post.version ?? null, last } });
}
