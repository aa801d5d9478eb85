import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { boundaryAround, snapToGraphemes } from '../../../../lib/core/anchoring/snap';
import { isBoundary, textWithRange } from './texts';

describe('snapToGraphemes', () => {
  it.each([
    ['letters', 'abc', 1, 2, 'b'],
    ['a carriage return and line feed', 'a\r\nb', 1, 2, '\r\n'],
    ['a skin tone', 'a👍🏽b', 1, 3, '👍🏽'],
    ['a rainbow flag', 'a🏳️‍🌈b', 4, 5, '🏳️‍🌈'],
    ['stacked marks', 'xa\u0323\u0302y', 2, 3, 'a\u0323\u0302'],
    ['Hangul written as parts', 'x\u1112\u1161\u11abz', 2, 3, '\u1112\u1161\u11ab'],
  ])('keeps %s whole', (_, text, start, end, expected) => {
    const range = snapToGraphemes(text, start, end);
    expect(text.slice(range.start, range.end)).toBe(expected);
  });

  it('knows which two letters make a flag however long the row, and where a heap of marks ends', () => {
    const flags = `x${'🇵🇰'.repeat(200)}`;
    expect(boundaryAround(flags, 1 + 4 * 150 + 2)).toEqual({ before: 601, after: 605 });
    const heap = `xe${'\u0301'.repeat(300)}y`;
    expect(boundaryAround(heap, 150)).toEqual({ before: 1, after: 302 });
  });

  it('widens to the nearest boundaries and no further', () => {
    fc.assert(
      fc.property(textWithRange, ({ text, start, end }) => {
        const range = snapToGraphemes(text, start, end);
        expect(range.start).toBeLessThanOrEqual(start);
        expect(range.end).toBeGreaterThanOrEqual(end);
        expect(isBoundary(text, range.start) && isBoundary(text, range.end)).toBe(true);
        expect(isBoundary(text, start) ? range.start === start : true).toBe(true);
        expect(isBoundary(text, end) ? range.end === end : true).toBe(true);
      }),
    );
  });
});
