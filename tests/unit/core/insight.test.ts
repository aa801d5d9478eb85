import { describe, expect, it } from 'vitest';
import { type Activity, ageInDays, columnsOf, everyDay } from '../../../lib/core/insight';

const day = (name: string, comments = 1): Activity => ({ day: name, comments, replies: 0, claims: 0, tags: 0 });

describe('days', () => {
  it('are all there from the first to the last, over months, years and leap days', () => {
    expect(everyDay([])).toEqual([]);
    expect(everyDay([day('2028-02-27'), day('2028-03-01', 3)]).map((each) => [each.day, each.comments])).toEqual([
      ['2028-02-27', 1], ['2028-02-28', 0], ['2028-02-29', 0], ['2028-03-01', 3],
    ]);
    expect(everyDay([day('2026-12-31'), day('2027-01-02')])).toHaveLength(3);
  });

  it('become weeks from Monday on where they are too many, and nothing is lost', () => {
    const quarter = everyDay([day('2026-09-01'), day('2026-12-01')]);
    expect(columnsOf(quarter)).toEqual({ by: 'day', columns: quarter });
    const year = everyDay([day('2026-01-01', 2), day('2026-01-04', 3), day('2026-01-05', 4), day('2026-12-31', 5)]);
    const { by, columns } = columnsOf(year);
    expect(by).toBe('week');
    expect(columns.slice(0, 2)).toEqual([day('2025-12-29', 5), day('2026-01-05', 4)]);
    expect(columns).toHaveLength(53);
    expect(columns.at(-1)).toEqual(day('2026-12-28', 5));
  });

  it('are counted whole, and never below none', () => {
    const now = Date.parse('2026-11-24T12:00:00Z');
    expect(ageInDays('2026-11-23T12:00:01Z', now)).toBe(0);
    expect(ageInDays('2026-11-23T12:00:00Z', now)).toBe(1);
    expect(ageInDays('2026-11-25T00:00:00Z', now)).toBe(0);
  });
});
