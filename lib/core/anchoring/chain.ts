import type { Block } from './blocks';

/**
 * The heaviest of the chains in which each block stands behind the one before it in both texts: what
 * kept its order. Sweeps along the old text, with the best chain so far for every end in the new one
 * in a Fenwick tree; n log n.
 * @param blocks in the order of the old text
 */
export function heaviestChain(blocks: readonly Block[]): Block[] {
  const chains: Chain[] = [];
  const best = fenwick(Math.max(0, ...blocks.map(newEnd)));
  const byEnd = blocks.map((_, index) => index).sort((a, b) => oldEnd(blocks[a]!) - oldEnd(blocks[b]!));
  let ended = 0;
  for (const block of blocks) {
    for (; ended < byEnd.length && oldEnd(blocks[byEnd[ended]!]!) <= block.old; ended += 1) best.put(chains[byEnd[ended]!]!);
    const before = best.upTo(block.new);
    chains.push({ block, before, weight: block.bits + (before?.weight ?? 0) });
  }
  const chain: Block[] = [];
  for (let at = heavier(chains); at; at = at.before) chain.push(at.block);
  return chain.reverse();
}

type Chain = { block: Block; before: Chain | undefined; weight: number };

const oldEnd = (block: Block) => block.old + block.length;
const newEnd = (block: Block) => block.new + block.length;
const heavier = (chains: readonly Chain[]) => chains.reduce<Chain | undefined>((top, chain) => (top && top.weight >= chain.weight ? top : chain), undefined);

/** Keeps the heaviest chain for every prefix of the new text. */
function fenwick(size: number) {
  const heaviest: (Chain | undefined)[] = Array.from({ length: size + 2 });
  return {
    put(chain: Chain) {
      for (let at = newEnd(chain.block) + 1; at < heaviest.length; at += at & -at) {
        if ((heaviest[at]?.weight ?? -1) < chain.weight) heaviest[at] = chain;
      }
    },
    upTo(end: number): Chain | undefined {
      let found: Chain | undefined;
      for (let at = end + 1; at > 0; at -= at & -at) if ((heaviest[at]?.weight ?? -1) > (found?.weight ?? -1)) found = heaviest[at];
      return found;
    },
  };
}
