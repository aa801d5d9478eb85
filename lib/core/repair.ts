import { boundaryAround } from './anchoring/snap';
import type { AnnotationKind } from './annotations';
import type { AnchorState } from './anchoring/selector';
import { type PlacedParagraph, PARAGRAPH_SEPARATOR, paragraphAt } from './document/article';
import type { RevisedArticle } from './revisions/history';
import type { Person, TargetView } from './threads';

/** What somebody says of an annotation whose passage changed with the text. */

export const SETTLED_AS = [
  /** It stands where it was put. */
  'accepted',
  /** These are the words that it is about. */
  'chosen',
  /** It is about the whole paragraph. */
  'paragraph',
  /** Its words are gone. */
  'orphaned',
] as const;
export type SettledAs = (typeof SETTLED_AS)[number];

/**
 * From here on a place may be accepted together with others. Confidence is how much of the passage, by
 * weight of its words, is still there: nine tenths, with chance left out of account.
 */
export const SURE = 0.9;

/** Passages that are shown at once. */
export const REPAIRS_AT_ONCE = 30;
export const MOST_REPAIRS = 600;

/** Words with what stands around them; `lead` and `tail` end at an ellipsis where the text goes on. */
export type InContext = { paragraph: string; lead: string; exact: string; tail: string };

export type Repair = {
  /** The annotation's id. */
  id: string;
  kind: AnnotationKind;
  author: Person;
  /** The beginning of its first comment. */
  text: string | null;
  claim: string | null;
  state: Exclude<AnchorState, 'anchored'>;
  /** 0 to 1. */
  confidence: number;
  /** Where it stood, in the revision before its passage changed; `null` where only its words are known. */
  before: (InContext & { revision: number }) | null;
  /** The words that it was about, or that it is still quoted with. */
  words: string | null;
  /** Where it stands now; `null` for an orphan. */
  now: InContext | null;
  /** The paragraph that it can be about as a whole: where it stands, else where it stood if that is still there. */
  paragraph: string | null;
  /** Whether the reader may settle it. */
  may: boolean;
};

export type Repairs = {
  article: RevisedArticle;
  /** Most doubtful first. */
  items: Repair[];
  nextCursor: string | null;
  /** How many there are in all, and how many of them are sure. */
  count: number;
  sure: number;
};

/** How doubtful a place is, in a word. */
export const doubtOf = ({ state, confidence }: Pick<Repair, 'state' | 'confidence'>): 'gone' | 'doubtful' | 'likely' | 'sure' =>
  state === 'orphaned' ? 'gone' : confidence >= SURE ? 'sure' : confidence >= 0.6 ? 'likely' : 'doubtful';

/** Around a passage so much is shown, in UTF-16 code units. */
const AROUND = 160;
/** Of a passage, or of a paragraph that is all of it. */
const MOST = 1_200;

/** A target's words as they stand in a text, with some before and after them; `null` where the text has no such place. */
export function inContext(paragraphs: readonly PlacedParagraph[], text: string, target: TargetView): InContext | null {
  const paragraph = paragraphs.find(({ key }) => key === target.paragraph);
  if (!paragraph) return null;
  const start = paragraph.start + (target.start ?? 0);
  const end = target.end === null ? paragraph.end : paragraph.start + target.end;
  if (end > text.length || start > end) return null;
  const last = paragraphAt(paragraphs, Math.max(start, end - 1)) ?? paragraph;
  const from = Math.max(paragraph.start, start - AROUND);
  const to = Math.min(last.end, end + AROUND);
  return {
    paragraph: paragraph.key,
    lead: (from > paragraph.start ? '…' : '') + text.slice(atWord(text, from, paragraph.start, start), start),
    exact: shortened(text.slice(start, end)),
    tail: text.slice(end, atWord(text, to, end, last.end)) + (to < last.end ? '…' : ''),
  };
}

/** A place between two words near to `at`, if there is one within the bounds; else at least not within a character. */
function atWord(text: string, at: number, from: number, to: number): number {
  if (at <= from || at >= to) return at;
  const blank = text.indexOf(' ', at);
  return blank !== -1 && blank < Math.min(to, at + 24) ? blank + 1 : boundaryAround(text, at).after;
}

const shortened = (words: string): string => (words.length <= MOST ? words : `${words.slice(0, boundaryAround(words, MOST).before)}…`);

/** Whether two passages have the same words, white space aside. */
export const sameWords = (a: string | null, b: string | null): boolean => a !== null && b !== null && folded(a) === folded(b);
const folded = (words: string) => words.replaceAll(PARAGRAPH_SEPARATOR, ' ').replace(/\s+/gu, ' ').trim();
