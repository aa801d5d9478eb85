import type { Paragraph } from '../document/article';
import { likenesses } from './likeness';
import { identityOf, isOpen, type NewBlock, noPairs, pair, type Pairs, pairSame } from './pairs';

/** A paragraph that was edited has so much in common with what it became, whichever of them is larger; two on one subject have less by chance. */
const SAME_PARAGRAPH = 0.3;
/** Of a split or a merger, so much of the smaller one is in the larger: all of it, but for what was edited too. A heading of two words has less, though one of them is in most paragraphs. */
const PART_OF_IT = 0.6;

/**
 * The keys of a new revision's blocks, in their order. A paragraph keeps its key when it is edited,
 * moved, split (its larger part keeps it) or merged (the larger part's key stays). What is new gets the
 * next number that no revision ever used, so that an old permalink never leads to something else.
 *
 * Blocks may say which key they had. That decides where words do not, as with an empty picture or a
 * sentence that stands twice; where a block was copied or split, the words decide.
 * @param used the highest number of a key in any revision so far
 */
export function keysOf(old: readonly Paragraph[], blocks: readonly NewBlock[], used: number): string[] {
  const pairs = noPairs(old.length, blocks.length);
  const hinted = hintsOf(old, blocks);
  const [before, after] = [old.map(identityOf), blocks.map(identityOf)];
  for (const [i, [j, ...copies]] of hinted) if (copies.length === 0 && before[i] === after[j!]) pair(pairs, i, j!);
  pairSame(pairs, before, after);
  pairAlike(pairs, old, blocks, hinted);
  for (const [i, claimants] of hinted) {
    const j = claimants.find((each) => isOpen(pairs, i, each));
    if (j !== undefined) pair(pairs, i, j);
  }
  let last = used;
  return blocks.map((_, j) => old[pairs.oldOf[j]!]?.key ?? `p${(last += 1)}`);
}

/** For each old paragraph, the blocks that say that they are it. */
function hintsOf(old: readonly Paragraph[], blocks: readonly NewBlock[]): Map<number, number[]> {
  const indices = new Map(old.map(({ key }, index) => [key, index]));
  const hinted = new Map<number, number[]>();
  blocks.forEach(({ key }, j) => {
    const i = key ? indices.get(key) : undefined;
    if (i !== undefined) hinted.set(i, [...(hinted.get(i) ?? []), j]);
  });
  return hinted;
}

/** Pairs what has most in common first; of parts that are equally large, the one that says so, then the first, is the paragraph. */
function pairAlike(pairs: Pairs, old: readonly Paragraph[], blocks: readonly NewBlock[], hinted: ReadonlyMap<number, readonly number[]>): void {
  const [left, came] = [openOnes(pairs.newOf), openOnes(pairs.oldOf)];
  if (left.length === 0 || came.length === 0) return;
  const found = likenesses(left.map((i) => old[i]!), came.map((j) => blocks[j]!)).map((alike) => ({ ...alike, i: left[alike.old]!, j: came[alike.new]! }));
  const says = ({ i, j }: { i: number; j: number }) => (hinted.get(i)?.includes(j) ? 1 : 0);
  found.sort((a, b) => b.bits - a.bits || says(b) - says(a) || a.i - b.i || a.j - b.j);
  for (const { i, j, ofSmaller, ofLarger } of found) if ((ofLarger >= SAME_PARAGRAPH || ofSmaller >= PART_OF_IT) && isOpen(pairs, i, j)) pair(pairs, i, j);
}

const openOnes = (counterparts: Int32Array): number[] => [...counterparts.keys()].filter((index) => counterparts[index] === -1);

/** The number of a key: 7 for p7; 0 for what is none. */
export const keyNumber = (key: string): number => Number(/^p(\d{1,9})$/.exec(key)?.[1] ?? 0);
