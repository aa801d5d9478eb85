import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { stack } from '../../../components/article/stack';

const block = (top: number, height: number) => ({ top, height });

describe('stack', () => {
  it('leaves blocks where they want to be when there is room', () => {
    expect(stack([block(0, 50), block(100, 50)], 10)).toEqual([0, 100]);
  });

  it('moves later ones down', () => {
    expect(stack([block(0, 80), block(50, 80), block(300, 10)], 10)).toEqual([0, 90, 300]);
  });

  it('gives one its place and moves those above it up', () => {
    expect(stack([block(100, 80), block(150, 80), block(160, 20)], 10, 1)).toEqual([60, 150, 240]);
  });

  it('moves nothing above the top of the page', () => {
    expect(stack([block(0, 80), block(20, 80)], 10, 1)).toEqual([0, 90]);
  });

  it('never lets two overlap, and keeps their order', () => {
    const blocks = fc.array(fc.record({ step: fc.nat(200), height: fc.integer({ min: 1, max: 400 }) }), { minLength: 1, maxLength: 30 });
    fc.assert(
      fc.property(blocks, fc.integer({ min: -1, max: 29 }), (steps, wish) => {
        let top = 0;
        const given = steps.map(({ step, height }) => block((top += step), height));
        const tops = stack(given, 8, Math.min(wish, given.length - 1));
        for (let index = 1; index < tops.length; index++) {
          expect(tops[index]!).toBeGreaterThanOrEqual(tops[index - 1]! + given[index - 1]!.height + 8);
        }
        expect(tops[0]!).toBeGreaterThanOrEqual(0);
      }),
    );
  });
});
