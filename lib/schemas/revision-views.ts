import { z } from 'zod';
import { ANCHOR_STATES } from '../core/anchoring/selector';
import { ANNOTATION_KINDS } from '../core/annotations';
import { PARAGRAPH_KINDS } from '../core/document/article';
import { type ComparedRevisions, MAX_TOUCHED, type RevisionEntry, type StandingThread } from '../core/revisions/history';
import { ROW_STATES } from '../core/revisions/compare';
import { type Agree, personView, revisionView } from './api';

/** What the API answers of what lies between two revisions. */

const count = z.int().min(0);

export const revisionEntryView = revisionView.extend({
  moved: count.describe('Annotations that you may see and that went elsewhere with this revision'),
  edited: count.describe('whose words it changed'),
  orphaned: count.describe('whose words it took away'),
});

export const standingThreadView = z
  .strictObject({
    id: z.uuid(),
    kind: z.enum(ANNOTATION_KINDS),
    state: z.enum(ANCHOR_STATES),
    paragraph: z.string().nullable(),
    start: z.int().nullable(),
    end: z.int().nullable(),
    exact: z.string().nullable(),
    author: personView,
    claim: z.string().nullable().describe('The claim in its author’s words'),
    text: z.string().nullable().describe('The beginning of its first comment'),
  })
  .describe('A thread where it stands in the newer text; one that has no place there, where it stood in the older one');

export const comparedParagraphView = z.strictObject({
  key: z.string(),
  kind: z.enum(PARAGRAPH_KINDS),
  state: z.enum(ROW_STATES).describe('moved: to other neighbours, its words edited or not; same: nothing but a thread that reaches into it is touched'),
  follows: z.string().nullable().describe('The key of the paragraph that it stands behind, in the order of the newer text with what was removed from it; null at the beginning'),
  pieces: z
    .array(z.strictObject({ how: z.enum(['same', 'removed', 'added']), text: z.string() }))
    .describe('Its words. What is the same and removed is the older text, what is the same and added the newer one; edited with nothing removed or added: it only looks otherwise'),
  touched: z.array(standingThreadView).describe('The threads that the change touches'),
});

export const comparedRevisionsView = z.strictObject({
  from: revisionEntryView,
  to: revisionEntryView,
  wordsAdded: count,
  wordsRemoved: count,
  paragraphs: z.array(comparedParagraphView).describe('Those that differ, in the order of the newer text'),
  touchedCount: count.describe(`How many threads are touched in all; ${MAX_TOUCHED} are told`),
});

export const compareInput = z.strictObject({
  with: z.coerce.number().int().min(1).max(1_000_000).optional().describe('The older revision; without it, the one that was read before'),
});

export type Agreed = [
  Agree<RevisionEntry, z.infer<typeof revisionEntryView>>,
  Agree<StandingThread, z.infer<typeof standingThreadView>>,
  Agree<ComparedRevisions, z.infer<typeof comparedRevisionsView>>,
];
