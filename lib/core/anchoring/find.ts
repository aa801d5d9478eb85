import { agreement, ENOUGH_CONTEXT } from './context';
import { closestMatches } from './close-match';
import type { Place, Selector } from './selector';
import { snapToGraphemes } from './snap';

/** By so much a place has to be better than the next best, of 1; else it would be a guess between them. */
const CLEARLY_BETTER = 0.1;

/** Comparing the context of each costs time, and words that stand so often tell no place anyway. */
const MOST_PLACES = 1_000;

/**
 * Finds the passage that a selector describes in a text, of which nothing else is known: at its very
 * position; else its exact words where the context agrees; else words much like them, likewise.
 * Of several places the context decides, or none is taken: whoever wrote about one sentence did not
 * write about its repetition. Where the old text is at hand, `reanchor` tells more.
 * @returns `null` for an orphan: not there, or not sure which
 */
export function findSelector(text: string, selector: Selector): Place | null {
  const { exact, start, end } = selector;
  if (exact.trim() === '') return null;
  if (end - start === exact.length && standsAt(text, exact, start)) return { start, end, state: 'anchored', confidence: 1 };
  const places = occurrencesOf(text, exact);
  if (places.length > MOST_PLACES) return null;
  const exactly = places.filter((at) => standsAt(text, exact, at)).map((at) => ({ start: at, end: at + exact.length, alike: 1 }));
  return best(text, selector, exactly) ?? (exactly.length === 0 ? best(text, selector, closestMatches(text, selector)) : null);
}

type Candidate = { start: number; end: number; alike: number };

/** The one candidate that is clearly better than the others, if the context, where it is known, agrees with it. */
function best(text: string, selector: Selector, candidates: readonly Candidate[]): Place | null {
  const [first, second] = candidates
    .map((candidate) => ({ ...candidate, context: agreement(text, candidate, selector) }))
    .map((candidate) => ({ ...candidate, score: (candidate.alike + candidate.context.mean) / 2 }))
    .sort((a, b) => b.score - a.score);
  if (!first || first.context.best < ENOUGH_CONTEXT) return null;
  if (second && first.score - second.score < CLEARLY_BETTER) return null;
  return { start: first.start, end: first.end, state: first.alike === 1 ? 'moved' : 'edited', confidence: first.score };
}

/** Where the exact words begin; no more than it takes to see that there are too many. */
function occurrencesOf(text: string, exact: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at !== -1 && places.length <= MOST_PLACES; at = text.indexOf(exact, at + 1)) places.push(at);
  return places;
}

/** Whether the words stand there, and do not end in the middle of a character, as "cafe" does before an accent. */
function standsAt(text: string, exact: string, start: number): boolean {
  if (!(start >= 0) || !text.startsWith(exact, start)) return false;
  const whole = snapToGraphemes(text, start, start + exact.length);
  return whole.start === start && whole.end === start + exact.length;
}
