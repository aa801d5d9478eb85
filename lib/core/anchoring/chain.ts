import type { Block } from './blocks';

/**
 * The heaviest of the chains in which each block stands behind the one before it in both texts: what
 * kept its order. Sweeps along the old text, with the best chain so far for every end in the new one
 * in a Fenwick tree; n log n.
 * @param blocks in the order of the old text
 */
export function heaviestChain(blocks: readonly Block[]): Block[] {
  const chains: Chain[] = [];
  const best = new ChainsByEnd(blocks);
  const byEnd = [...blocks.keys()].sort((a, b) => oldEnd(blocks[a]!) - oldEnd(blocks[b]!));
  let ended = 0;
  for (const block of blocks) {
    for (; ended < byEnd.length && oldEnd(blocks[byEnd[ended]!]!) <= block.old; ended += 1) best.add(chains[byEnd[ended]!]!);
    const before = best.endingBy(block.new);
    chains.push({ block, before, weight: block.bits + (before?.weight ?? 0) });
  }
  const chain: Block[] = [];
  for (let at = chains.reduce(heavier, undefined); at; at = at.before) chain.push(at.block);
  return chain.reverse();
}

type Chain = { block: Block; before: Chain | undefined; weight: number };

const oldEnd = (block: Block) => block.old + block.length;
const newEnd = (block: Block) => block.new + block.length;
const heavier = (one: Chain | undefined, other: Chain | undefined) => ((other?.weight ?? -1) > (one?.weight ?? -1) ? other : one);

/** The heaviest chain for every place in the new text by which it ends: a Fenwick tree of maxima. */
class ChainsByEnd {
  readonly #ends: number[];
  readonly #heaviest: (Chain | undefined)[];

  constructor(blocks: readonly Block[]) {
    this.#ends = [...new Set(blocks.map(newEnd))].sort((a, b) => a - b);
    this.#heaviest = Array.from({ length: this.#ends.length + 1 });
  }

  add(chain: Chain): void {
    for (let at = this.#rank(newEnd(chain.block)); at < this.#heaviest.length; at += at & -at) {
      this.#heaviest[at] = heavier(this.#heaviest[at], chain);
    }
  }

  endingBy(place: number): Chain | undefined {
    let found: Chain | undefined;
    for (let at = this.#rank(place); at > 0; at -= at & -at) found = heavier(found, this.#heaviest[at]);
    return found;
  }

  /** How many of the ends lie at or before a place. */
  #rank(place: number): number {
    let low = 0;
    let high = this.#ends.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (this.#ends[middle]! <= place) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
