'use server';

import { z } from 'zod';
import { action } from '@/lib/http/action';
import {
  annotationFilter,
  createAnnotationInput,
  createCommentInput,
  listAnnotationsInput,
  setTagsInput,
  targetInput,
  updateAnnotationInput,
  updateCommentInput,
} from '@/lib/schemas/annotations';
import { id } from '@/lib/schemas/text';
import * as annotations from '@/lib/services/annotations';
import { overlappingClaim } from '@/lib/services/claims';
import * as comments from '@/lib/services/comments';
import { readOverview } from '@/lib/services/reading';
import * as tags from '@/lib/services/tags';
import { getAnnotation, listAnnotations } from '@/lib/services/threads';

const one = z.strictObject({ id });

/** `key` is made once for each thing that is written: sent again, it makes nothing twice. */
export const createThread = action(
  z.strictObject({ article: id, key: id, annotation: createAnnotationInput }),
  (actor, { key, ...request }) => annotations.createAnnotation(actor, request.article, request.annotation, { key, request }),
);
export const updateThread = action(z.strictObject({ id, change: updateAnnotationInput }), (actor, { id, change }) =>
  annotations.updateAnnotation(actor, id, change),
);
export const withdrawThread = action(one, (actor, { id }) => comments.withdrawAnnotation(actor, id));
export const restoreThread = action(one, (actor, { id }) => comments.restoreAnnotation(actor, id));

export const reply = action(
  z.strictObject({ thread: id, key: id, comment: createCommentInput }),
  (actor, { key, ...request }) => comments.createComment(actor, request.thread, request.comment, { key, request }),
);
export const updateComment = action(z.strictObject({ id, change: updateCommentInput }), (actor, { id, change }) =>
  comments.updateComment(actor, id, change),
);
export const withdrawComment = action(one, (actor, { id }) => comments.withdrawComment(actor, id));
export const restoreComment = action(one, (actor, { id }) => comments.restoreComment(actor, id));

export const setTags = action(setTagsInput.extend({ thread: id }), (actor, input) => tags.setTags(actor, input.thread, input.tags));

export const loadThread = action(one, (actor, { id }) => getAnnotation(actor, id));
/** One paragraph's threads, or the whole article's, under the page's filter. */
export const loadThreads = action(
  z.strictObject({ article: id, filter: annotationFilter, cursor: z.string().max(200).optional() }),
  (actor, { article, filter, cursor }) => listAnnotations(actor, article, listAnnotationsInput.parse({ ...filter, cursor, sort: 'position', limit: 50 })),
);
export const loadOverview = action(z.strictObject({ article: id, filter: annotationFilter }), (actor, { article, filter }) => readOverview(actor, article, filter));
export const findClaim = action(z.strictObject({ article: id, target: targetInput }), (actor, { article, target }) =>
  overlappingClaim(actor, article, target),
);
