import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../lib/core/cursor';

describe('cursors', () => {
  it('come back as they went out', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.integer({ min: -1 }), fc.date({ noInvalidDate: true, min: new Date('0001-01-01'), max: new Date('9999-12-31') }), (id, number, date) => {
        expect(decodeCursor(encodeCursor({ key: number, id }), 'number')).toEqual({ key: number, id });
        const key = date.toISOString();
        expect(decodeCursor(encodeCursor({ key, id }), 'time')).toEqual({ key, id });
        const pair = [1 / (Math.abs(number) + 1), number] as const;
        expect(decodeCursor(encodeCursor({ key: pair, id }), 'numbers')).toEqual({ key: pair, id });
      }),
    );
  });

  it('of another kind, broken or made up are refused', () => {
    const id = '018f3c1e-7d3a-7cc0-8000-000000000000';
    expect(decodeCursor(encodeCursor({ key: 3, id }), 'time')).toBeNull();
    expect(decodeCursor(encodeCursor({ key: 'x', id }), 'number')).toBeNull();
    expect(decodeCursor(encodeCursor({ key: 3, id: "'; DROP" }), 'number')).toBeNull();
    // What Date.parse or a column of integers would not both take.
    for (const key of ['1', 'May 2', '2026-01-01', '+275760-09-13T00:00:00.000Z', '2026-13-01T00:00:00.000Z']) {
      expect(decodeCursor(encodeCursor({ key, id }), 'time'), key).toBeNull();
    }
    for (const key of [2 ** 31, 0.5, 1e300]) expect(decodeCursor(encodeCursor({ key, id }), 'number'), String(key)).toBeNull();
    for (const key of [[], [1], [1, 2, 3], [1, '2'], [1, null], [1, 1e300], [[1], 2]]) expect(decodeCursor(encodeCursor({ key: key as unknown as [number, number], id }), 'numbers'), String(key)).toBeNull();
    expect([decodeCursor(encodeCursor({ key: [1, 2], id }), 'number'), decodeCursor(encodeCursor({ key: [1, 2], id }), 'time'), decodeCursor(encodeCursor({ key: 3, id }), 'numbers')]).toEqual([null, null, null]);
    fc.assert(fc.property(fc.string(), (text) => decodeCursor(text, 'number') === null));
  });
});
