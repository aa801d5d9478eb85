import type { Role } from './annotations';
import type { ReaderRules } from './article-rules';
import type { ClaimTypeView } from './claims';
import type { PlacedParagraph } from './document/article';
import type { TagColor } from './tag-colors';
import type { Person, ThreadView } from './threads';

/** Articles as pages and API show them. */

export type ArticleSummary = { id: string; title: string; byline: string | null; language: string; createdAt: string };

export type ArticleView = ArticleSummary & {
  seminar: { id: string; name: string };
  authorNote: string | null;
  dateline: string | null;
  source: string | null;
  direction: 'ltr' | 'rtl';
  revision: number;
  /** start and end count in the revision's text: the paragraphs joined by a blank line. */
  paragraphs: PlacedParagraph[];
};

/** A stretch of the text that somebody annotated, disjoint from all others, in UTF-16 code units. */
export type Tint = { start: number; end: number; people: number; claim: boolean };

/** Threads that come with the page for each paragraph; the rest is fetched when asked for. */
export const THREADS_PER_PARAGRAPH = 4;

/** The key under which threads are counted whose passage is gone. */
export const GONE = 'gone';

/** Everything that the reading page shows at first, for one reader and one filter. */
export type ReadingView = {
  article: ArticleView;
  role: Role;
  /** How the article's rules bear on this reader. */
  rules: ReaderRules;
  /** Whether they may annotate and answer here, now. */
  mayWrite: boolean;
  tints: Tint[];
  /** The revision that places are of; `article` holds its text. */
  revision: number;
  /** How many threads each paragraph has under the filter; under the key '' the whole article's, under GONE those whose passage is gone. */
  threadCounts: Record<string, number>;
  threads: ThreadView[];
  /** Where live updates go on from. */
  since: string;
  /** Who wrote here, and the seminar's words: what the filters offer. */
  people: Person[];
  tags: string[];
  /** The colours that words of the seminar have, retired ones included, by word. */
  tagColors: Record<string, TagColor>;
  /** What a claim can be here. */
  claimTypes: ClaimTypeView[];
  /** What others wrote since the reader was last here: how many threads, and ids of threads and comments, the first of them. */
  news: { count: number; ids: string[] };
  /** Passages that changed with the text and wait for the reader to look at them; `own` are those of their own threads. */
  repairs: { all: number; own: number };
};

/** What the seminar's instructor may change while the page is open. */
export type Words = Pick<ReadingView, 'tags' | 'tagColors' | 'claimTypes'>;

/** What is said of all threads at once. */
export type Overview = Pick<ReadingView, 'tints' | 'threadCounts'>;

/** A claim as the Claims view lists it. */
export type ClaimRow = Pick<ThreadView, 'id' | 'claim' | 'tags' | 'target' | 'author' | 'commentCount' | 'createdAt' | 'visibility'>;
