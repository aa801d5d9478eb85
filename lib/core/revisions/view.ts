import type { PlacedParagraph } from '../document/article';
import type { Person } from '../threads';

/** Whether a revision can be read; while its annotations are being brought over, and where that failed, only instructors know of it. */
export const REVISION_STATES = ['ready', 'under_way', 'failed'] as const;
export type RevisionState = (typeof REVISION_STATES)[number];

/** A revision as lists show it. */
export type RevisionView = {
  number: number;
  /** Whether it is the one that the article shows. */
  current: boolean;
  state: RevisionState;
  /** While it is not ready: annotations that have been brought over, and of how many. Else 0: they count what not everybody sees. */
  done: number;
  total: number;
  /** Why it failed, in words for who made it. */
  problem: string | null;
  note: string | null;
  /** The number of the revision whose text it has again. */
  restoredFrom: number | null;
  author: Person;
  createdAt: string;
};

/** A revision with its text. */
export type RevisionTextView = RevisionView & { paragraphs: PlacedParagraph[] };

/** So much is brought over while whoever saves waits; more is a job. */
export const AT_ONCE = { annotations: 500, characters: 120_000 };
