'use server';

import { z } from 'zod';
import { action } from '@/lib/http/action';
import { appealInput, flagInput, moderateAnnotationInput, moderateCommentInput, moderateManyInput, muteInput, queueInput } from '@/lib/schemas/moderation';
import { id } from '@/lib/schemas/text';
import * as flags from '@/lib/services/flags';
import * as moderation from '@/lib/services/moderation';
import { muteMember } from '@/lib/services/muting';
import { listQueue } from '@/lib/services/queue';
import { getAnnotation } from '@/lib/services/threads';

/** Each answers the thread as it then is, for the reading page to show. */
export const moderateComment = action(z.strictObject({ id, decision: moderateCommentInput }), async (actor, input) => {
  const { annotation } = await moderation.moderateComment(actor, input.id, input.decision);
  return getAnnotation(actor, annotation);
});
export const moderateThread = action(z.strictObject({ id, decision: moderateAnnotationInput }), (actor, input) =>
  moderation.moderateAnnotation(actor, input.id, input.decision),
);

/** A comment of a thread, or the thread's own opening where it has no comment. */
const post = z.strictObject({ comment: id.nullable(), annotation: id });
export const flagPost = action(post.extend({ flag: flagInput }), async (actor, { comment, annotation, flag }) => {
  await (comment ? flags.flagComment(actor, comment, flag) : flags.flagAnnotation(actor, annotation, flag));
  return getAnnotation(actor, annotation);
});
export const unflagPost = action(post, async (actor, { comment, annotation }) => {
  await (comment ? flags.unflagComment(actor, comment) : flags.unflagAnnotation(actor, annotation));
  return getAnnotation(actor, annotation);
});
export const appeal = action(post.extend({ appeal: appealInput }), async (actor, input) => {
  await (input.comment ? flags.appealComment(actor, input.comment, input.appeal) : flags.appealAnnotation(actor, input.annotation, input.appeal));
  return getAnnotation(actor, input.annotation);
});

export const moderateMany = action(moderateManyInput, (actor, input) => moderation.moderateMany(actor, input));
export const mute = action(z.strictObject({ seminar: id, member: id, mute: muteInput }), async (actor, input) => {
  await muteMember(actor, input.seminar, input.member, input.mute);
  return null;
});
export const loadQueue = action(z.strictObject({ seminar: id, queue: queueInput }), (actor, { seminar, queue }) => listQueue(actor, seminar, queue));
