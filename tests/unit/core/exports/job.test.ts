import { describe, expect, it } from 'vitest';
import { COMMENTS_AT_ONCE, isLarge, percentOf } from '@/lib/core/exports/job';
import { FORMAT_NAMES } from '@/lib/core/exports/names';

describe('isLarge', () => {
  it.each(FORMAT_NAMES)('has a bound for %s, up to which a file is made at once', (format) => {
    expect(isLarge(format, COMMENTS_AT_ONCE[format])).toBe(false);
    expect(isLarge(format, COMMENTS_AT_ONCE[format] + 1)).toBe(true);
  });
});

describe('percentOf', () => {
  it('is whole only when the file is there', () => {
    expect(percentOf({ state: 'running', done: 50, total: 200 })).toBe(25);
    expect(percentOf({ state: 'running', done: 200, total: 200 })).toBe(99);
    expect(percentOf({ state: 'running', done: 201, total: 200 })).toBe(99);
    expect(percentOf({ state: 'ready', done: 0, total: 0 })).toBe(100);
  });
  it('is not told while it cannot be known', () => {
    expect(percentOf({ state: 'queued', done: 0, total: 0 })).toBeNull();
    expect(percentOf({ state: 'running', done: 0, total: 0 })).toBeNull();
  });
});
