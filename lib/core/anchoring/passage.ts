import type { Alignment } from './align';
import { commonBits } from './likeness';
import type { Run } from './words';

/**
 * Where the words of a quotation went. `common` is what the words that both have tell, in bits, `kept`
 * its share of what the quotation told, and `alike` the weighted Dice coefficient of both, 0 to 1.
 */
export type Passage = Run & { common: number; kept: number; alike: number };

/**
 * The run of new words that is most alike to the counterparts of a quotation's words. A word that was
 * matched far from the others is left out where reaching it costs more than it adds.
 * The quotient is maximised by Dinkelbach's iteration (1967) over the best contiguous sum.
 * @returns `null` if no word has a counterpart
 */
export function mostAlike({ shared, forward }: Alignment, quotation: Run): Passage | null {
  const matches: Match[] = [];
  let quoted = 0;
  for (let old = quotation.from; old < quotation.to; old += 1) {
    const at = forward[old]!;
    quoted += shared.bits[shared.old[old]!]!;
    if (at !== -1) matches.push({ at, common: commonBits(shared, shared.old[old]!, shared.new[at]!) });
  }
  matches.sort((a, b) => a.at - b.at);
  const told = (word: number) => shared.bits[shared.new[word]!]!;
  let best: Passage | null = null;
  for (;;) {
    const found = heaviestRun(matches, told, best?.alike ?? 0);
    if (!found) return best;
    const alike = (2 * found.common) / (quoted + found.told);
    if (best && alike <= best.alike) return best;
    best = { from: found.from, to: found.to, common: found.common, kept: found.common / quoted, alike };
  }
}

type Match = { at: number; common: number };

/** Kadane's scan for the run with the largest sum of twice what is common, less `price` for all that it tells. */
function heaviestRun(matches: readonly Match[], told: (word: number) => number, price: number) {
  type Sum = Run & { common: number; told: number; value: number };
  let best: Sum | null = null;
  let current: Sum | null = null;
  for (const { at, common } of matches) {
    let between = 0;
    for (let word = current?.to ?? at; word < at; word += 1) between += told(word);
    const so: Sum = current && current.value > price * between ? current : { from: at, to: at, common: 0, told: 0, value: 0 };
    if (so !== current) between = 0;
    const added = between + told(at);
    current = { from: so.from, to: at + 1, common: so.common + common, told: so.told + added, value: so.value + 2 * common - price * added };
    if (!best || current.value > best.value) best = current;
  }
  return best;
}
