import { type Alignment, OPEN } from './align';
import { sentenceBegins } from './breaks';
import type { Run } from './words';

/** Who replaces words at the edge of a phrase may use so many times as many. */
const REPLACED_BY = 2;

/**
 * Widens a passage by what replaced the first and last words of its quotation. Whole sentences stay
 * whole sentences; a phrase gets at most twice as many words as it lost at that edge. Words that
 * belong to others are not touched.
 */
export function widen(alignment: Alignment, quotation: Run, passage: Run): Run {
  const whole = sentenceBegins(alignment.old, quotation.from) && sentenceBegins(alignment.old, quotation.to);
  const { from, to } = passage;
  return {
    from: from - added(alignment, whole, lostAtEdge(alignment, quotation, from, 1), (count) => from - count, -1),
    to: to + added(alignment, whole, lostAtEdge(alignment, quotation, to - 1, -1), (count) => to + count, 0),
  };
}

/** How many words at the quotation's edge went elsewhere than to the passage's edge, or nowhere. */
function lostAtEdge({ forward }: Alignment, { from, to }: Run, edge: number, step: 1 | -1): number {
  let lost = 0;
  for (let old = step === 1 ? from : to - 1; old >= from && old < to && forward[old] !== edge; old += step) lost += 1;
  return lost;
}

/** @param place the border between two words after so many were added @param next the word behind that border, from there */
function added(alignment: Alignment, whole: boolean, lost: number, place: (count: number) => number, next: 0 | -1): number {
  const { new: fresh, back, surety } = alignment;
  const most = whole ? Infinity : REPLACED_BY * lost;
  let count = 0;
  for (; count < most && !(whole && sentenceBegins(fresh, place(count))); count += 1) {
    const owner = back[place(count) + next];
    if (owner === undefined || (owner !== -1 && (!whole || surety[owner] !== OPEN))) break;
  }
  return count;
}
