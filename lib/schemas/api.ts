import type { JSONContent } from '@tiptap/core';
import { z } from 'zod';
import type { ImportReport } from '../core/imports/report';
import { EXPORT_STATES, type ExportView } from '../core/exports/job';
import { FORMAT_NAMES } from '../core/exports/names';
import { ANNOTATION_KINDS, POST_STATUSES, ROLES, VISIBILITIES } from '../core/annotations';
import type { ArticleSummary, ArticleView, ClaimRow } from '../core/articles';
import type { ClaimTypeView } from '../core/claims';
import { PARAGRAPH_KINDS } from '../core/document/article';
import { type NotificationView, NOTIFICATION_KINDS } from '../core/notifications';
import type { MarkRow, MarkState, OwnMark } from '../core/marking';
import { REACTIONS } from '../core/reactions';
import { REVISION_STATES, type RevisionTextView, type RevisionView } from '../core/revisions/view';
import { TAG_COLORS } from '../core/tag-colors';
import type { CommentView, Person, TagView, TargetView, ThreadView } from '../core/threads';
import { blockFormat } from './article-format';
import type { importReportView } from './imports';

/** What the API answers: the views of lib/core once more, as schemas, for OpenAPI and for tests. */

const id = z.uuid();
const time = z.iso.datetime({ precision: 3 }).describe('ISO 8601 in UTC, with milliseconds');

/** What the person who asks may do. */
const flags = <Name extends string>(...names: Name[]) => z.strictObject(Object.fromEntries(names.map((name) => [name, z.boolean()])) as Record<Name, z.ZodBoolean>);

export const personView = z.strictObject({ id, name: z.string() });

const richText = z.strictObject({
  type: z.literal('doc'),
  content: z.array(z.record(z.string(), z.unknown()) as unknown as z.ZodType<JSONContent>).describe('TipTap nodes. A mention has the id and name of whom it means, as the person who asks may know them'),
});

const by = z.enum(['instructor', 'assistant']);
const hiding = z
  .strictObject({
    reason: z.string().nullable(),
    by,
    at: time,
    appeal: z.string().nullable().describe('What its author wrote when they asked for a second look'),
    answered: z.boolean().describe('A moderator looked again, and it stays hidden'),
    answer: z.string().nullable(),
  })
  .describe('Why it is hidden; for its author and moderators');

const reactionView = z.strictObject({
  kind: z.enum(REACTIONS),
  count: z.int().min(1),
  mine: z.boolean(),
  people: z.array(personView).describe('Who said so, the first ones first'),
});

export const commentView = z.strictObject({
  id,
  annotation: id,
  parent: id.nullable().describe('The comment that this one answers; null answers the annotation itself'),
  author: personView.nullable().describe('null, as are body and text, for a comment of which the person who asks is told only its place'),
  body: richText.nullable(),
  text: z.string().nullable().describe('The body as plain text'),
  status: z.enum(POST_STATUSES),
  version: z.int().min(1).describe('Give it back with an edit, so that a newer one is not overwritten'),
  createdAt: time,
  editedAt: time.nullable(),
  edit: z
    .strictObject({ body: richText, text: z.string(), rejected: z.strictObject({ reason: z.string().nullable(), by, at: time }).nullable().describe('null while it waits') })
    .nullable()
    .describe('For its author and moderators: an edit that waits or was rejected; body stands'),
  hidden: hiding.nullable(),
  flagged: z.boolean().describe('You have an open flag on it'),
  reactions: z.array(reactionView).describe('“Same question” of a question, “helpful” of any other comment'),
  can: flags('update', 'withdraw', 'moderate', 'flag', 'appeal', 'react'),
});

export const tagView = z.strictObject({ tag: z.string(), count: z.int().min(1).describe('How many members put it there'), mine: z.boolean() });

export const targetView = z
  .strictObject({
    paragraph: z.string().nullable(),
    start: z.int().nullable(),
    end: z.int().nullable(),
    exact: z.string().nullable(),
    prefix: z.string().nullable(),
    suffix: z.string().nullable(),
  })
  .describe('All null: the whole article. Only paragraph: all of that. Offsets are UTF-16 code units from its first character, end exclusive');

const claimView = z.strictObject({ type: z.string().describe('One of the seminar’s claim types, by name'), paraphrase: z.string() });

export const threadView = z.strictObject({
  id,
  article: id,
  kind: z.enum(ANNOTATION_KINDS),
  visibility: z.enum(VISIBILITIES),
  version: z.int().min(1).describe('Give it back with a change of the claim or the visibility, so that a newer one is not overwritten'),
  status: z.enum(POST_STATUSES),
  resolved: z.boolean(),
  accepted: id.nullable().describe('Of a question: the comment that answers it'),
  locked: z.boolean().describe('Nobody but moderators answers'),
  target: targetView,
  anchorState: z.enum(['anchored', 'moved', 'edited', 'orphaned']),
  author: personView,
  claim: claimView.nullable(),
  tags: z.array(tagView),
  comments: z.array(commentView).describe('Oldest first; in a list of threads only the first 20 of each'),
  commentCount: z.int().describe('How many comments can be read in all'),
  hidden: hiding.nullable(),
  flagged: z.boolean(),
  createdAt: time,
  updatedAt: time,
  can: flags('reply', 'tag', 'update', 'withdraw', 'resolve', 'accept', 'lock', 'moderate', 'flag', 'appeal'),
});

export const claimRow = threadView.pick({ id: true, claim: true, tags: true, target: true, author: true, commentCount: true, createdAt: true, visibility: true });

export const articleSummary = z.strictObject({ id, title: z.string(), byline: z.string().nullable(), language: z.string().describe('BCP 47'), createdAt: time });

export const paragraphView = z.strictObject({ key: z.string(), kind: z.enum(PARAGRAPH_KINDS), text: z.string(), start: z.int(), end: z.int(), format: blockFormat.optional() });
const paragraphs = z.array(paragraphView).describe('start and end count in the paragraphs joined by a blank line, in UTF-16 code units');

export const articleView = articleSummary.extend({
  seminar: z.strictObject({ id, name: z.string() }),
  authorNote: z.string().nullable(),
  dateline: z.string().nullable(),
  source: z.string().nullable(),
  direction: z.enum(['ltr', 'rtl']),
  revision: z.int().min(1),
  paragraphs,
});

export const revisionView = z.strictObject({
  number: z.int().min(1),
  current: z.boolean().describe('It is the one that the article shows'),
  state: z.enum(REVISION_STATES).describe('under_way: its annotations are being brought over, and the one before is read until then. Those and failed ones are told to instructors only'),
  done: z.int().min(0).describe('Annotations that have been brought over, of `total`, while it is not ready; else 0'),
  total: z.int().min(0),
  problem: z.string().nullable().describe('Why it failed'),
  note: z.string().nullable().describe('What was changed, in the words of its author'),
  restoredFrom: z.int().nullable().describe('The number of the revision whose text it has again'),
  author: personView,
  createdAt: time,
});
export const revisionTextView = revisionView.extend({ paragraphs });

/** An article that was brought in just now. */
export const importedArticleView = articleView.extend({ notices: z.array(z.string()).describe('What of the file could not be kept') });

export const seminarView = z.strictObject({ id, name: z.string(), description: z.string().nullable(), role: z.enum(ROLES), createdAt: time });
export const seminarWithCode = seminarView.extend({ joinCode: z.string().nullable().describe('For instructors only'), marks: z.boolean().describe('Marks are given here, and you may give them') });
export const markState = z.strictObject({
  mark: z.string().nullable(),
  note: z.string().nullable(),
  version: z.int().min(0).describe('Give it back with a change, so that a newer one is not overwritten; 0 where nothing stood yet'),
  updatedAt: time.nullable(),
  updatedBy: z.string().nullable(),
});
const count = z.int().min(0);
export const markRow = markState.extend({
  person: personView,
  section: z.string().nullable(),
  former: z.boolean().describe('No participant any more'),
  counts: z.strictObject({ comments: count, replies: count, claims: count, tags: count, daysActive: count }).describe('What they did in the article; no mark follows from it'),
});
export const ownMark = z.strictObject({ mark: z.string(), releasedAt: time });
export const memberView = personView.extend({ role: z.enum(ROLES) });
export const vocabularyWord = z.strictObject({ tag: z.string() });
export const claimTypeView = z.strictObject({
  type: z.string(),
  description: z.string().nullable(),
  color: z.enum(TAG_COLORS).nullable(),
  retired: z.boolean().describe('It stays where it stands, and no claim becomes one'),
});
export const meView = personView.extend({ email: z.string(), token: id.describe('The token that asks, as GET /api/v1/tokens lists it') });

export const tokenView = z.strictObject({
  id,
  name: z.string(),
  hint: z.string().describe('Its last characters'),
  createdAt: time,
  lastUsedAt: time.nullable(),
});
export const newTokenView = tokenView.extend({ secret: z.string().describe('Shown this once') });

export const healthView = z.strictObject({ status: z.literal('ok') });
export const healthQuery = z.strictObject({ ready: z.string().optional() });

/** One page of a list. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({
    items: z.array(item),
    nextCursor: z.string().nullable().describe('Give it as `cursor` to go on; null at the end'),
  });

export const marksView = pageOf(markRow).extend({ releasedAt: time.nullable().describe('Since when members see their own') });
export const releaseView = marksView.pick({ releasedAt: true });

export const problemView = z.strictObject({
  type: z.literal('about:blank'),
  title: z.string().describe('What the status means'),
  status: z.int(),
  detail: z.string().describe('What is wrong and how to mend it'),
  code: z.string().describe('The same for programs: validation, not_found, conflict, …'),
  errors: z
    .array(z.strictObject({ pointer: z.string().optional(), parameter: z.string().optional(), detail: z.string() }))
    .optional()
    .describe('Each refused part: a JSON pointer into the body, or the name of a query parameter'),
  current: z.unknown().optional().describe('In a conflict: the newer state'),
  requestId: z.string().optional().describe('Names the entry in the log of the server'),
});
export type ProblemView = z.infer<typeof problemView>;

export const openApiView = z.looseObject({ openapi: z.literal('3.1.0'), paths: z.record(z.string(), z.unknown()) }).describe('An OpenAPI document');

export const exportView = z.strictObject({
  id,
  state: z.enum(EXPORT_STATES).describe('ready: the file can be fetched; outdated: something in it was withdrawn, hidden or closed to you since, and it stays here'),
  format: z.enum(FORMAT_NAMES),
  title: z.string(),
  seminar: id,
  article: id.nullable().describe('null for a whole seminar'),
  done: z.int().min(0).describe('Threads that are in the file'),
  total: z.int().min(0).describe('of so many; 0 until that is known'),
  bytes: z.int().min(0),
  problem: z.string().nullable().describe('Why it failed'),
  createdAt: time,
  endedAt: time.nullable(),
  expiresAt: time.describe('From then on there is no such export'),
});

export const notificationView = z.strictObject({
  id,
  kind: z.enum(NOTIFICATION_KINDS),
  createdAt: time,
  read: z.boolean(),
  gone: z.boolean().describe('What it was about is not there any more, or not for you to see; nothing of it is told'),
  seminar: z.strictObject({ id, name: z.string() }).nullable(),
  article: z.strictObject({ id, title: z.string() }).nullable(),
  thread: z.strictObject({ id, kind: z.enum(ANNOTATION_KINDS), mine: z.boolean() }).nullable(),
  comment: id.nullable().describe('What it leads to; null: the thread'),
  person: personView.nullable().describe('Who did it, as you may know them; null for what moderators decide'),
  excerpt: z.string().nullable(),
});

/** Does not compile when a view and its schema come apart, in either direction. */
export type Agree<View extends Described, Described extends Seen, Seen = View> = [View, Described, Seen];
export type Agreed = [
  Agree<Person, z.infer<typeof personView>>,
  Agree<CommentView, z.infer<typeof commentView>>,
  Agree<TagView, z.infer<typeof tagView>>,
  Agree<TargetView, z.infer<typeof targetView>>,
  Agree<ThreadView, z.infer<typeof threadView>>,
  Agree<ClaimRow, z.infer<typeof claimRow>>,
  Agree<ClaimTypeView, z.infer<typeof claimTypeView>>,
  Agree<ArticleSummary, z.infer<typeof articleSummary>>,
  Agree<ExportView, z.infer<typeof exportView>>,
  Agree<NotificationView, z.infer<typeof notificationView>>,
  Agree<MarkState, z.infer<typeof markState>>,
  Agree<MarkRow, z.infer<typeof markRow>>,
  Agree<OwnMark, z.infer<typeof ownMark>>,
  Agree<ArticleView, z.infer<typeof articleView>>,
  Agree<RevisionView, z.infer<typeof revisionView>>,
  Agree<RevisionTextView, z.infer<typeof revisionTextView>>,
  Agree<ImportReport, z.infer<typeof importReportView>>,
];
