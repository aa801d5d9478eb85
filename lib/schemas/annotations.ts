import { z } from 'zod';
import { ANNOTATION_KINDS, VISIBILITIES } from '../core/annotations';
import { MAX_FILTER_LENGTH, parseQuery } from '../core/finding/query';
import { DEFAULT_PAGE_SIZE, MAX_COMMENT_LENGTH, MAX_PAGE_SIZE, MAX_PARAPHRASE_LENGTH, MAX_QUOTE_LENGTH } from '../core/limits';
import { REACTIONS } from '../core/reactions';
import { MAX_TAG_LENGTH, MAX_TAGS_PER_ANNOTATION } from '../core/tags';
import { id, multiline, singleLine } from './text';

const offset = z.int().min(0).max(50_000_000);

/**
 * Where an annotation stands. With `paragraph`, `start` and `end` count from that paragraph's first
 * character, without it from the article's; UTF-16 code units, end exclusive. `exact` alone will do
 * where it stands once; `prefix`, `suffix` or a position tell repeated words apart. `paragraph`
 * alone means all of it; an empty target means the whole article. Where `revision` is an earlier
 * one, the place is meant in that, and brought over to the current text.
 */
export const targetInput = z
  .strictObject({
    revision: z.int().min(1).max(1_000_000).optional().describe('The revision that was read; without it, the current one'),
    paragraph: z.string().regex(/^p\d{1,6}$/, 'A paragraph key looks like p7.').nullish(),
    exact: multiline('The quoted passage', MAX_QUOTE_LENGTH).min(1).nullish(),
    prefix: multiline('The words before the passage', 200).nullish(),
    suffix: multiline('The words after the passage', 200).nullish(),
    start: offset.nullish(),
    end: offset.nullish(),
  })
  .refine((target) => (target.start == null) === (target.end == null), {
    message: 'Give start and end together, or neither.',
    path: ['start'],
  })
  .refine((target) => target.start == null || target.end == null || target.start < target.end, {
    message: 'end has to lie after start.',
    path: ['end'],
  });
export type TargetInput = z.infer<typeof targetInput>;

/** A comment's text. What the document may hold is checked where it is kept, by TipTap's schema. */
export const bodyInput = z.discriminatedUnion('format', [
  z.strictObject({ format: z.literal('text/plain'), value: multiline('The comment', MAX_COMMENT_LENGTH) }),
  z.strictObject({ format: z.literal('text/markdown'), value: multiline('The comment', MAX_COMMENT_LENGTH * 2) }),
  z.strictObject({ format: z.literal('application/vnd.tiptap+json'), value: z.record(z.string(), z.unknown()) }),
]);
export type BodyInput = z.infer<typeof bodyInput>;

const paraphrase = multiline('The paraphrase', MAX_PARAPHRASE_LENGTH).transform((text) => text.trim());
/** One of the seminar's types, by name; the service knows which there are. */
const claimType = singleLine('The claim type', MAX_TAG_LENGTH);
export const claimInput = z.strictObject({ type: claimType, paraphrase: paraphrase.default('') });

export const tagsInput = z
  .array(singleLine('A tag', MAX_TAG_LENGTH))
  .max(MAX_TAGS_PER_ANNOTATION, `An annotation can have at most ${MAX_TAGS_PER_ANNOTATION} tags. Please take some away.`);

export const createAnnotationInput = z
  .strictObject({
    kind: z.enum(ANNOTATION_KINDS),
    target: targetInput.default({}),
    body: bodyInput.nullish(),
    claim: claimInput.nullish(),
    tags: tagsInput.default([]),
    visibility: z.enum(VISIBILITIES).default('seminar'),
  })
  .refine((input) => (input.kind === 'claim') === (input.claim != null), {
    message: 'A claim, and only a claim, says its type: { "claim": { "type": "fact", "paraphrase": "…" } }.',
    path: ['claim'],
  })
  .refine((input) => input.kind === 'claim' || input.body != null, {
    message: 'Write something: a comment, question or note needs a text.',
    path: ['body'],
  });
export type CreateAnnotationInput = z.infer<typeof createAnnotationInput>;

export const updateAnnotationInput = z
  .strictObject({
    // Not claimInput.partial(): what is left out stays as it is, while a default would empty it.
    claim: z.strictObject({ type: claimType, paraphrase }).partial().optional(),
    visibility: z.enum(VISIBILITIES).optional(),
    resolved: z.boolean().optional(),
    version: z.int().min(1).optional().describe('The one that was edited: a newer claim or visibility is a conflict, never overwritten'),
  })
  .refine(({ claim, visibility, resolved }) => claim !== undefined || visibility !== undefined || resolved !== undefined, 'Say what to change: claim, visibility or resolved.');
export type UpdateAnnotationInput = z.infer<typeof updateAnnotationInput>;

export const createCommentInput = z.strictObject({ body: bodyInput, parent: id.nullish() });
export type CreateCommentInput = z.infer<typeof createCommentInput>;

/** `version` is the one that was edited; a newer one on the server is a conflict, never overwritten. */
export const updateCommentInput = z.strictObject({ body: bodyInput, version: z.int().min(1).optional() });
export type UpdateCommentInput = z.infer<typeof updateCommentInput>;

export const reactionKind = z.enum(REACTIONS);
export const acceptAnswerInput = z.strictObject({ comment: id });

/** Whom one can mention: in the thread that is named, else in a new one that is seen so. */
export const mentionableInput = z.strictObject({
  q: multiline('The name', 100).default('').describe('How a part of the name begins'),
  thread: id.optional(),
  visibility: z.enum(VISIBILITIES).default('seminar'),
});
export type MentionableInput = z.infer<typeof mentionableInput>;

export const setTagsInput = z.strictObject({ tags: tagsInput });

export const ANNOTATION_SORTS = ['oldest', 'newest', 'position'] as const;

/** What is typed into the filter box; what it does not understand is refused, each with its place. */
export const filterText = multiline('The filter', MAX_FILTER_LENGTH).superRefine((text, context) => {
  for (const { start, message } of parseQuery(text).problems) context.addIssue({ code: 'custom', message: `At character ${start + 1}: ${message}` });
});

/** What a list shows; the same words in the address of the reading page. */
export const annotationFilter = z.strictObject({
  kind: z.enum(ANNOTATION_KINDS).optional(),
  type: claimType.optional(),
  tag: singleLine('The tag', MAX_TAG_LENGTH).optional(),
  by: id.optional().describe('Only threads in which this person wrote'),
  mine: z.stringbool().or(z.boolean()).optional().describe('Only threads in which you wrote: true or false'),
  flagged: z.stringbool().or(z.boolean()).optional().describe('Only threads with an open flag, of anybody for those who moderate, else of yours: true or false'),
  paragraph: z
    .string()
    .regex(/^(p\d{1,6}|article)$/, 'A paragraph key looks like p7; "article" means the whole article.')
    .optional()
    .describe('A paragraph\'s key, or "article" for what is about the whole article'),
  q: filterText.optional().describe('As in the filter box: kind:, type:, tag:, by:, is:unanswered|resolved|new|mine|orphaned|flagged, p:7-9, words and "phrases"; all of it holds, together with the other parameters'),
});
export type AnnotationFilter = z.infer<typeof annotationFilter>;

export const listAnnotationsInput = annotationFilter.extend({
  sort: z.enum(ANNOTATION_SORTS).default('oldest'),
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
  cursor: z.string().max(200).optional(),
});
export type ListAnnotationsInput = z.infer<typeof listAnnotationsInput>;

export const CLAIM_SORTS = ['position', 'newest', 'discussed', 'tagged', 'type'] as const;

export const listClaimsInput = z.strictObject({
  type: claimType.optional(),
  tag: singleLine('The tag', MAX_TAG_LENGTH).optional(),
  by: id.optional().describe('Only claims that this person marked'),
  sort: z.enum(CLAIM_SORTS).default('position'),
});
export type ListClaimsInput = z.infer<typeof listClaimsInput>;
