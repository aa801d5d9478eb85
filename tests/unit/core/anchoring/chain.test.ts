import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Block } from '../../../../lib/core/anchoring/blocks';
import { heaviestChain } from '../../../../lib/core/anchoring/chain';

const block = fc.record({ old: fc.nat(12), new: fc.nat(12), length: fc.integer({ min: 1, max: 4 }), bits: fc.integer({ min: 1, max: 9 }) });
const follows = (before: Block, after: Block) => before.old + before.length <= after.old && before.new + before.length <= after.new;
const weigh = (chain: readonly Block[]) => chain.reduce((sum, { bits }) => sum + bits, 0);

/** The weight of the best chain, by trying them all. */
function heaviestOf(blocks: readonly Block[], last?: Block): number {
  return Math.max(0, ...blocks.filter((each) => !last || follows(last, each)).map((each) => each.bits + heaviestOf(blocks, each)));
}

describe('heaviestChain', () => {
  it('leaves out what changed places and keeps the heavier side', () => {
    const [a, b, c] = [{ old: 0, new: 10, length: 2, bits: 5 }, { old: 3, new: 0, length: 3, bits: 4 }, { old: 6, new: 4, length: 2, bits: 4 }] as const;
    expect(heaviestChain([a, b, c])).toEqual([b, c]);
    expect(heaviestChain([])).toEqual([]);
  });

  it('is a chain, and as heavy as any', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 8 }), (unordered) => {
        const blocks = [...unordered].sort((one, other) => one.old - other.old);
        const chain = heaviestChain(blocks);
        chain.slice(1).forEach((each, index) => expect(follows(chain[index]!, each)).toBe(true));
        expect(weigh(chain)).toBe(heaviestOf(blocks));
      }),
    );
  });
});
