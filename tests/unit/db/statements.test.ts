import { beforeEach, describe, expect, it, vi } from 'vitest';
import { literal } from '@/lib/db/sql';

let statementName: (text: string) => string | undefined;

beforeEach(async () => {
  vi.resetModules();
  ({ statementName } = await import('@/lib/db/statements'));
});

describe('the name of a statement', () => {
  it('is one for one text, and short enough for PostgreSQL', () => {
    expect(statementName('SELECT 1')).toBe(statementName('SELECT 1'));
    expect(statementName('SELECT 1')).not.toBe(statementName('SELECT 2'));
    expect(statementName('SELECT '.padEnd(10_000, 'x'))!.length).toBeLessThan(64);
  });

  it('is given to two hundred texts, and to no more', () => {
    for (let index = 0; index < 200; index++) expect(statementName(`SELECT ${index}`)).toBeTypeOf('string');
    expect(statementName('SELECT 200')).toBeUndefined();
    expect(statementName('SELECT 7')).toBeTypeOf('string');
  });
});

describe('a number in the text of a query', () => {
  it('is a whole one', () => {
    expect(literal(21).text).toBe('21');
    for (const wrong of [-1, 1.5, Number.NaN, '1; DROP TABLE "User"' as never]) expect(() => literal(wrong)).toThrow(RangeError);
  });
});
