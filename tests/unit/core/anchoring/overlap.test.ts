import { describe, expect, it } from 'vitest';
import { bestOverlap, overlapRatio } from '../../../../lib/core/anchoring/overlap';

describe('overlapRatio', () => {
  it.each([
    ['all of it', [10, 20], [0, 30], 1],
    ['half of it', [10, 20], [15, 40], 0.5],
    ['nothing: they only touch', [10, 20], [20, 30], 0],
    ['nothing: an empty selection', [10, 10], [0, 30], 0],
  ] as const)('is %s', (_, [start, end], [from, to], share) => {
    expect(overlapRatio({ start, end }, { start: from, end: to })).toBe(share);
  });
});

describe('bestOverlap', () => {
  const selection = { start: 100, end: 200 };

  it('takes no claim that holds half of the selection or less', () => {
    expect(bestOverlap(selection, [{ id: 'half', start: 150, end: 300 }])).toBeNull();
    expect(bestOverlap(selection, [{ id: 'more', start: 149, end: 300 }])).toBe('more');
    expect(bestOverlap(selection, [])).toBeNull();
  });

  it('takes the one that holds most, and of those that hold as much the one closest in length', () => {
    const paragraph = { id: 'paragraph', start: 0, end: 1_000 };
    const sentence = { id: 'sentence', start: 90, end: 210 };
    const part = { id: 'part', start: 100, end: 170 };
    expect(bestOverlap(selection, [paragraph, sentence, part])).toBe('sentence');
    expect(bestOverlap(selection, [part, paragraph])).toBe('paragraph');
  });
});
