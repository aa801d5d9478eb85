import type { Alignment } from './align';
import { commonBits } from './likeness';
import type { Run } from './words';

/** Pairs of words in a gap of 300 by 300. Larger ones stay open: their cost grows with the area, and a match so far from anything sure would be a guess. */
const LARGEST_GAP = 90_000;

/** What it is worth, in bits, that a match directly follows another: enough to keep little words with their neighbours. */
const FOLLOWING = 2;

/**
 * Finds counterparts for the open words of a gap: first what it begins and ends with in both texts;
 * between that, in their order, so that those found tell the most: Needleman and Wunsch's alignment
 * (1970) with a bonus for neighbours instead of a cost for gaps.
 */
export function fillGap(alignment: Alignment, oldRun: Run, newRun: Run): void {
  const { shared, forward, back } = alignment;
  const [old, fresh] = [{ ...oldRun }, { ...newRun }];
  const match = (from: number, to: number) => {
    if (forward[from] !== -1 || shared.old[from] !== shared.new[to]) return false;
    forward[from] = to;
    back[to] = from;
    return true;
  };
  while (old.from < old.to && fresh.from < fresh.to && match(old.from, fresh.from)) [old.from, fresh.from] = [old.from + 1, fresh.from + 1];
  while (old.from < old.to && fresh.from < fresh.to && match(old.to - 1, fresh.to - 1)) [old.to, fresh.to] = [old.to - 1, fresh.to - 1];
  if ((old.to - old.from) * (fresh.to - fresh.from) <= LARGEST_GAP) alignGap(alignment, old, fresh);
}

function alignGap({ shared, forward, back }: Alignment, oldRun: Run, newRun: Run): void {
  const rows = oldRun.to - oldRun.from;
  const columns = newRun.to - newRun.from;
  const width = columns + 1;
  /** The best that the first words can tell together, and the best of those in which the last two match. */
  const best = new Float64Array((rows + 1) * width);
  const matching = new Float64Array((rows + 1) * width);
  for (let row = 1; row <= rows; row += 1) {
    const old = oldRun.from + row - 1;
    for (let column = 1; column <= columns; column += 1) {
      const cell = row * width + column;
      const value = forward[old] === -1 ? commonBits(shared, shared.old[old]!, shared.new[newRun.from + column - 1]!) : 0;
      if (value > 0) matching[cell] = value + Math.max(best[cell - width - 1]!, following(matching, cell - width - 1));
      best[cell] = Math.max(matching[cell]!, best[cell - width]!, best[cell - 1]!);
    }
  }
  let inRun = false;
  for (let row = rows, column = columns; row > 0 && column > 0; ) {
    const cell = row * width + column;
    if (matching[cell]! > 0 && (inRun || matching[cell] === best[cell])) {
      forward[oldRun.from + row - 1] = newRun.from + column - 1;
      back[newRun.from + column - 1] = oldRun.from + row - 1;
      inRun = following(matching, cell - width - 1) >= best[cell - width - 1]!;
      row -= 1;
      column -= 1;
    } else if (best[cell] === best[cell - width]) row -= 1;
    else column -= 1;
  }
}

/** What a match is worth to the one that directly follows it. */
function following(matching: Float64Array, cell: number): number {
  return matching[cell]! > 0 ? matching[cell]! + FOLLOWING : 0;
}
