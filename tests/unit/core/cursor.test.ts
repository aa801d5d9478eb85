import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeCursor, encodeCursor } from '../../../lib/core/cursor';

describe('cursors', () => {
  it('come back as they went out', () => {
    fc.assert(
      fc.property(fc.uuid(), fc.maxSafeInteger(), fc.date({ noInvalidDate: true }), (id, number, date) => {
        expect(decodeCursor(encodeCursor({ key: number, id }), 'number')).toEqual({ key: number, id });
        const key = date.toISOString();
        expect(decodeCursor(encodeCursor({ key, id }), 'time')).toEqual({ key, id });
      }),
    );
  });

  it('of another kind, broken or made up are refused', () => {
    const id = '018f3c1e-7d3a-7cc0-8000-000000000000';
    expect(decodeCursor(encodeCursor({ key: 3, id }), 'time')).toBeNull();
    expect(decodeCursor(encodeCursor({ key: 'x', id }), 'number')).toBeNull();
    expect(decodeCursor(encodeCursor({ key: 3, id: "'; DROP" }), 'number')).toBeNull();
    fc.assert(fc.property(fc.string(), (text) => decodeCursor(text, 'number') === null));
  });
});
