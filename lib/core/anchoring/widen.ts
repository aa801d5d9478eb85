import { type Alignment, OPEN } from './align';
import { sentenceBegins } from './breaks';
import type { Run } from './words';

/** So many new words may stand for one that was lost at the edge of a phrase. */
const REPLACED_BY = 2;

/**
 * Widens a passage by what replaced the first and last words of its quotation. Whole sentences stay
 * whole sentences; a phrase gets at most twice as many words as it lost at that edge, and its own.
 * Words that belong to others are not touched.
 */
export function widen(alignment: Alignment, quotation: Run, passage: Run): Run {
  const { old, new: fresh, forward, back } = alignment;
  const whole = sentenceBegins(old, quotation.from) && sentenceBegins(old, quotation.to);
  const isOwn = (owner: number) => owner >= quotation.from && owner < quotation.to;
  const isFree = (owner: number) => owner === -1 || isOwn(owner) || (whole && alignment.surety[owner] === OPEN);
  const reach = (budget: number, border: (steps: number) => number, next: 0 | -1) => {
    let steps = 0;
    for (let spent = 0; !(whole && sentenceBegins(fresh, border(steps))); steps += 1) {
      const owner = back[border(steps) + next];
      if (owner === undefined || !isFree(owner)) break;
      if (!isOwn(owner) && ++spent > budget) break;
    }
    return border(steps);
  };
  const budget = (lost: number) => (whole ? Infinity : REPLACED_BY * lost);
  return {
    from: reach(budget(lostFrom(forward, quotation, passage.from, 1)), (steps) => passage.from - steps, -1),
    to: reach(budget(lostFrom(forward, quotation, passage.to - 1, -1)), (steps) => passage.to + steps, 0),
  };
}

/** How many words from this end of the quotation on went elsewhere than to the edge of the passage, or nowhere. */
function lostFrom(forward: Int32Array, { from, to }: Run, edge: number, step: 1 | -1): number {
  let lost = 0;
  for (let old = step === 1 ? from : to - 1; old >= from && old < to && forward[old] !== edge; old += step) lost += 1;
  return lost;
}
