import { agreement, ENOUGH_CONTEXT } from './context';
import { closestMatches } from './close-match';
import type { Place, Selector } from './selector';
import { snapToGraphemes } from './snap';

/** By so much a place has to be better than the next best, of 1; else it would be a guess between them. */
const CLEARLY_BETTER = 0.1;

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
  const exactly = occurrencesOf(text, exact).map((at) => ({ start: at, end: at + exact.length, alike: 1 }));
  if (exactly.some((place) => place.start === start && place.end === end)) return { start, end, state: 'anchored', confidence: 1 };
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

/** Where the exact words begin; not where they end in the middle of a character, as "cafe" does before an accent. */
function occurrencesOf(text: string, exact: string): number[] {
  const places: number[] = [];
  for (let at = text.indexOf(exact); at !== -1; at = text.indexOf(exact, at + 1)) {
    const whole = snapToGraphemes(text, at, at + exact.length);
    if (whole.start === at && whole.end === at + exact.length) places.push(at);
  }
  return places;
}
