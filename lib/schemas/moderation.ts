import { z } from 'zod';
import { ANNOTATION_KINDS, POST_STATUSES, ROLES } from '../core/annotations';
import {
  DECISIONS,
  FLAG_REASONS,
  FLAG_RESOLUTIONS,
  isThreadDecision,
  MAX_APPEAL_LENGTH,
  MAX_BULK,
  MAX_REASON_LENGTH,
  MODERATED_STATES,
  POST_DECISIONS,
  QUEUE_STATES,
} from '../core/moderation';
import { DEFAULT_PAGE_SIZE, MAX_PAGE_SIZE } from '../core/limits';
import type { MyFlag, QueueItem } from '../core/queue';
import { commentView, personView } from './api';
import { id, multiline } from './text';

const words = (what: string, max: number) => multiline(what, max).transform((text) => text.trim());
const reason = words('The reason', MAX_REASON_LENGTH).optional().describe('Its author reads it. Hiding, and rejecting an edit, need one');
const version = z.int().min(1).optional().describe('The version that you looked at; a newer one is a conflict. To approve or reject an edit it is needed');
const undo = z.boolean().optional().describe('true takes back the decision before: flags that it had ended are open again');
const hasReason = (input: { decision: string; reason?: string | undefined }): boolean => (input.decision !== 'hide' && input.decision !== 'reject') || !!input.reason;
const REASON_MISSING = { message: 'Say why: its author reads it.', path: ['reason'] };

/** `expectedStatus` is the state that the moderator saw; if there is a newer one nothing is changed. */
export const moderateCommentInput = z
  .strictObject({ decision: z.enum(POST_DECISIONS), reason, expectedStatus: z.enum(['visible', 'pending', 'hidden']), version, undo })
  .refine(hasReason, REASON_MISSING);
export type ModerateCommentInput = z.infer<typeof moderateCommentInput>;

/** About the opening of a thread, with its quotation, claim and first comment; or about the thread. */
export const moderateAnnotationInput = z
  .strictObject({
    decision: z.enum(DECISIONS),
    reason,
    expectedStatus: z.enum(MODERATED_STATES).describe('Of the opening: visible, pending, hidden; of the thread: open, locked, resolved'),
    version,
    undo,
  })
  .refine(hasReason, REASON_MISSING)
  .refine((input) => isThreadDecision(input.decision) === ['open', 'locked', 'resolved'].includes(input.expectedStatus), {
    message: 'To lock, unlock, resolve or reopen a thread expect open, locked or resolved; for its opening expect visible, pending or hidden.',
    path: ['expectedStatus'],
  });
export type ModerateAnnotationInput = z.infer<typeof moderateAnnotationInput>;

/** One decision about many posts; each is taken or refused by itself. */
export const moderateManyInput = z.strictObject({
  posts: z
    .array(z.strictObject({ comment: id.nullable(), annotation: id, expectedStatus: z.enum(['visible', 'pending', 'hidden']), version }))
    .min(1)
    .max(MAX_BULK, `At most ${MAX_BULK} can be decided together. Please choose fewer.`),
  decision: z.enum(POST_DECISIONS),
  reason,
  undo,
}).refine(hasReason, REASON_MISSING);
export type ModerateManyInput = z.infer<typeof moderateManyInput>;

export const flagInput = z
  .strictObject({ reason: z.enum(FLAG_REASONS), note: words('The note', MAX_REASON_LENGTH).nullish() })
  .refine((input) => input.reason !== 'other' || !!input.note, { message: 'Say in the note what is wrong with it.', path: ['note'] });
export type FlagInput = z.infer<typeof flagInput>;

export const appealInput = z.strictObject({ text: words('Your text', MAX_APPEAL_LENGTH).pipe(z.string().min(1, 'Say why it should be looked at again.')) });
export type AppealInput = z.infer<typeof appealInput>;

/** `until` in ISO 8601; `null` lets the person speak again. */
export const muteInput = z.strictObject({ until: z.iso.datetime({ offset: true, error: 'Give a time in ISO 8601, such as 2026-12-01T08:00:00Z.' }).nullable() });
export type MuteInput = z.infer<typeof muteInput>;

export const queueFilter = z.strictObject({
  state: z.enum(QUEUE_STATES).default('pending'),
  article: id.optional().describe('Only what was written in this article'),
  person: id.optional().describe('Only what this person wrote'),
  days: z.coerce.number().int().min(1).max(365).optional().describe('Only what was written at least so many days ago'),
});
export const queueInput = queueFilter.extend({
  limit: z.coerce.number().int().min(1).max(MAX_PAGE_SIZE).default(DEFAULT_PAGE_SIZE),
  cursor: z.string().max(200).optional(),
});
export type QueueFilter = z.infer<typeof queueFilter>;
export type QueueInput = z.infer<typeof queueInput>;

const time = z.iso.datetime({ precision: 3 });

export const queueItemView = z.strictObject({
  comment: id.nullable().describe('null: the opening of a thread that has no comment of its own, such as a claim'),
  annotation: id,
  article: z.strictObject({ id, title: z.string(), language: z.string() }),
  kind: z.enum(ANNOTATION_KINDS),
  opening: z.boolean().describe('Whether a decision is about the whole thread: its quotation, claim and first comment'),
  status: z.enum(POST_STATUSES),
  version: z.int().nullable(),
  locked: z.boolean(),
  resolved: z.boolean(),
  paragraph: z.string().nullable(),
  exact: z.string().nullable(),
  claim: z.strictObject({ type: z.string(), paraphrase: z.string() }).nullable(),
  body: commentView.shape.body,
  text: z.string().nullable(),
  edit: z.strictObject({ body: commentView.shape.body.unwrap(), text: z.string() }).nullable().describe('An edit that waits; until it is approved, text stands'),
  answers: z.strictObject({ author: personView, text: z.string() }).nullable().describe('What it answers'),
  author: personView.extend({
    role: z.enum(ROLES).nullable(),
    mutedUntil: time.nullable(),
    record: z.strictObject({ posts: z.int(), hidden: z.int(), upheld: z.int() }).describe('In this seminar: posts, how many of them are hidden, and flags against them that were upheld'),
  }),
  flags: z.array(z.strictObject({ reason: z.enum(FLAG_REASONS), note: z.string().nullable(), by: personView, at: time })),
  appeal: z.strictObject({ text: z.string(), at: time, answered: z.boolean() }).nullable().describe('Its author asks for a second look'),
  history: z.array(z.strictObject({ action: z.enum(DECISIONS), from: z.string(), to: z.string(), reason: z.string().nullable(), by: personView, at: time })),
  createdAt: time,
});

export const myFlagView = z.strictObject({
  id,
  article: z.strictObject({ id, title: z.string() }),
  annotation: id.nullable().describe('null when you can no longer see it'),
  reason: z.enum(FLAG_REASONS),
  note: z.string().nullable(),
  resolution: z.enum([...FLAG_RESOLUTIONS, 'withdrawn']).nullable().describe('null while it is open'),
  createdAt: time,
  resolvedAt: time.nullable(),
});

/** Does not compile when a view and its schema come apart, in either direction. */
type Agree<View extends Described, Described extends Seen, Seen = View> = [View, Described, Seen];
export type Agreed = [Agree<QueueItem, z.infer<typeof queueItemView>>, Agree<MyFlag, z.infer<typeof myFlagView>>];
