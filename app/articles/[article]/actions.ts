'use server';

import { z } from 'zod';
import { AppError } from '@/lib/errors';
import { action } from '@/lib/http/action';
import type { Actor } from '@/lib/policy/actor';
import {
  annotationFilter,
  createAnnotationInput,
  createCommentInput,
  listAnnotationsInput,
  mentionableInput,
  reactionKind,
  setTagsInput,
  targetInput,
  updateAnnotationInput,
  updateCommentInput,
} from '@/lib/schemas/annotations';
import { id } from '@/lib/schemas/text';
import { acceptAnswer, unacceptAnswer } from '@/lib/services/answers';
import * as annotations from '@/lib/services/annotations';
import { overlappingClaim } from '@/lib/services/claims';
import * as comments from '@/lib/services/comments';
import { mentionable } from '@/lib/services/mentions';
import { putReaction, removeReaction } from '@/lib/services/reactions';
import { readOverview, readWords } from '@/lib/services/reading';
import * as tags from '@/lib/services/tags';
import { getAnnotation, listAnnotations, threadOfComment } from '@/lib/services/threads';

const one = z.strictObject({ id });
/** Who wrote it: somebody else may have signed in at this browser since. */
const written = z.strictObject({ as: id });

/** @throws AppError unauthenticated */
function by(actor: Actor, as: string): void {
  if (actor.userId !== as) throw new AppError('unauthenticated', 'Somebody else is signed in at this browser now. Sign in as yourself; what you typed is kept.');
}

/** `key` is made once for each thing that is written: sent again, it makes nothing twice. */
export const createThread = action(
  written.extend({ article: id, key: id, annotation: createAnnotationInput }),
  async (actor, { key, as, ...request }) => {
    by(actor, as);
    return annotations.createAnnotation(actor, request.article, request.annotation, { key, request });
  },
);
export const updateThread = action(z.strictObject({ id, change: updateAnnotationInput }), (actor, { id, change }) =>
  annotations.updateAnnotation(actor, id, change),
);
export const withdrawThread = action(one, (actor, { id }) => comments.withdrawAnnotation(actor, id));
export const restoreThread = action(one, (actor, { id }) => comments.restoreAnnotation(actor, id));

export const reply = action(
  written.extend({ thread: id, key: id, comment: createCommentInput }),
  async (actor, { key, as, ...request }) => {
    by(actor, as);
    return comments.createComment(actor, request.thread, request.comment, { key, request });
  },
);
export const updateComment = action(written.extend({ id, change: updateCommentInput }), async (actor, { id, as, change }) => {
  by(actor, as);
  return comments.updateComment(actor, id, change);
});
export const withdrawComment = action(one, (actor, { id }) => comments.withdrawComment(actor, id));
export const restoreComment = action(one, (actor, { id }) => comments.restoreComment(actor, id));

export const react = action(z.strictObject({ id, kind: reactionKind, on: z.boolean() }), (actor, { id, kind, on }) => (on ? putReaction : removeReaction)(actor, id, kind));
/** `comment: null` takes it back. */
export const chooseAnswer = action(z.strictObject({ thread: id, comment: id.nullable() }), (actor, { thread, comment }) =>
  comment ? acceptAnswer(actor, thread, comment) : unacceptAnswer(actor, thread),
);
export const findPeople = action(mentionableInput.extend({ article: id }), (actor, { article, ...input }) => mentionable(actor, article, input));

export const setTags = action(setTagsInput.extend({ thread: id }), (actor, input) => tags.setTags(actor, input.thread, input.tags));

export const loadThread = action(one, (actor, { id }) => getAnnotation(actor, id));
export const loadThreadOfComment = action(one, (actor, { id }) => threadOfComment(actor, id));
/** One paragraph's threads, or the whole article's, under the page's filter. */
export const loadThreads = action(
  z.strictObject({ article: id, filter: annotationFilter, cursor: z.string().max(200).optional() }),
  (actor, { article, filter, cursor }) => listAnnotations(actor, article, listAnnotationsInput.parse({ ...filter, cursor, sort: 'position', limit: 50 })),
);
export const loadOverview = action(z.strictObject({ article: id, filter: annotationFilter }), (actor, { article, filter }) => readOverview(actor, article, filter));
/** Tags and claim types as they are now. */
export const loadWords = action(z.strictObject({ article: id }), (actor, { article }) => readWords(actor, article));
export const findClaim = action(z.strictObject({ article: id, target: targetInput }), (actor, { article, target }) =>
  overlappingClaim(actor, article, target),
);
