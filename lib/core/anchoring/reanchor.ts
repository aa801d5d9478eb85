import { align, type Alignment } from './align';
import { describe } from './describe';
import { findSelector } from './find';
import { judge } from './judge';
import type { AnchorState, Selector } from './selector';
import { wordsIn, wordsOf } from './words';

/**
 * What became of an annotation. `selector` describes its passage in the new text, `null` for an orphan.
 * `confidence`, 0 to 1, is low where somebody had better look: 0 for an orphan.
 */
export type Reanchored = { state: AnchorState; confidence: number; selector: Selector | null };

/**
 * Follows annotations from one revision of a text to the next: `anchored` between the words where it
 * stood, `moved` to other neighbours, `edited` with its new words, or `orphaned`. In the order of the
 * selectors. The alignment of the texts, which costs most, is made once for all of them.
 */
export function reanchor(oldText: string, newText: string, selectors: readonly Selector[]): Reanchored[] {
  const alignment = alignTexts(oldText, newText);
  return selectors.map((selector) => follow(alignment, selector));
}

/**
 * Prepares two revisions for `follow`: a job that reports progress follows a few selectors at a time.
 * Whoever asks passage by passage asks for the same two texts again and again, so the last answer is
 * kept, unless it is large.
 */
export function alignTexts(oldText: string, newText: string): Alignment {
  if (last?.old.text === oldText && last.new.text === newText) return last;
  const alignment = align(wordsOf(oldText), wordsOf(newText));
  if (oldText.length + newText.length <= MOST_KEPT) last = alignment;
  return alignment;
}

/** Characters of both texts; what is kept of them is about ten bytes for each. */
const MOST_KEPT = 200_000;
let last: Alignment | undefined;

/**
 * Follows one selector. One that does not describe its place in the old text is looked for there by
 * its words; if that fails (an orphan of an earlier revision), in the new text.
 */
export function follow(alignment: Alignment, selector: Selector): Reanchored {
  const { text } = alignment.old;
  const holds = text.slice(selector.start, selector.end) === selector.exact;
  const place = holds ? selector : findSelector(text, selector);
  const found = place ? judge(alignment, wordsIn(alignment.old, place.start, place.end), place) : findSelector(alignment.new.text, selector);
  const described = found && describe(alignment.new.text, found.start, found.end);
  return found && described ? { state: found.state, confidence: found.confidence, selector: described } : ORPHANED;
}

const ORPHANED: Reanchored = { state: 'orphaned', confidence: 0, selector: null };
