import type { AnnotationKind } from '../annotations';
import type { AnchorState } from '../anchoring/selector';
import type { ArticleView, Tint } from '../articles';
import type { Paragraph, PlacedParagraph } from '../document/article';
import type { Person } from '../threads';
import type { Comparison, Row } from './compare';
import type { RevisionView } from './view';

/** An article's revisions as its pages show them, for one reader. Times are ISO 8601 in UTC. */

/** What became of the annotations that the reader may see, when the revision followed the one before. */
export type Followed = { moved: number; edited: number; orphaned: number };

export type RevisionEntry = RevisionView & Followed;

/** The article that the revisions are of, without a text. */
export type RevisedArticle = Pick<ArticleView, 'id' | 'title' | 'seminar' | 'language' | 'direction'> & { current: number; mayRevise: boolean };

export type RevisionHistory = { article: RevisedArticle; revisions: RevisionEntry[] };

/** The number of the revision that was read before one: those that failed were never read. @param revisions newest first */
export const readBefore = (revisions: readonly Pick<RevisionEntry, 'number' | 'state'>[], number: number): number => revisions.find((each) => each.number < number && each.state === 'ready')?.number ?? 1;

/** A thread beside an older text: where it stood there, and what it begins with. */
export type StandingThread = {
  id: string;
  kind: AnnotationKind;
  state: AnchorState;
  /** `null` for an orphan and for the article as such; `start` and `end` count from its first character. */
  paragraph: string | null;
  start: number | null;
  end: number | null;
  exact: string | null;
  author: Person;
  claim: string | null;
  /** The beginning of its first comment. */
  text: string | null;
};

/** Threads that come with each paragraph of an older revision; of the rest only how many there are. */
export const STANDING_PER_PARAGRAPH = 8;

export type RevisionReading = {
  article: RevisedArticle;
  revision: RevisionEntry;
  /** Numbers of the ready revisions before and after it. */
  previous: number | null;
  next: number | null;
  paragraphs: PlacedParagraph[];
  tints: Tint[];
  /** The first threads of each paragraph; under '' those on the whole article and orphans. */
  threads: Record<string, StandingThread[]>;
  threadCounts: Record<string, number>;
};

export type RevisionComparison = Comparison & {
  article: RevisedArticle;
  from: RevisionEntry;
  to: RevisionEntry;
  /** Every revision that can be chosen instead, newest first. */
  numbers: number[];
  /** The threads that the changes of each row touch, by the row's key. */
  touched: Record<string, StandingThread[]>;
  /** How many threads are touched in all; beyond MAX_TOUCHED only their number is told. */
  touchedCount: number;
};

export const MAX_TOUCHED = 500;

/** A paragraph that differs, or beside which a thread stands that a difference touches; `follows` is the one before it, whether that differs or not. */
export type ComparedParagraph = Pick<Row, 'key' | 'state' | 'pieces'> & { kind: Paragraph['kind']; follows: string | null; touched: StandingThread[] };

/** A comparison for programs, without what is the same. */
export type ComparedRevisions = Pick<RevisionComparison, 'from' | 'to' | 'wordsAdded' | 'wordsRemoved' | 'touchedCount'> & { paragraphs: ComparedParagraph[] };
