import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromZoned, spokenTime, toZoned } from '../../../lib/core/zoned-time';

describe('fromZoned', () => {
  it.each([
    ['2026-11-24T18:00', 'UTC', '2026-11-24T18:00'],
    ['2026-11-24T18:00', 'Europe/Berlin', '2026-11-24T17:00'],
    ['2026-07-24T18:00', 'Europe/Berlin', '2026-07-24T16:00'],
    ['2026-11-24T00:15', 'Asia/Kathmandu', '2026-11-23T18:30'],
    ['2026-11-24T18:00:30', 'America/New_York', '2026-11-24T23:00'],
    // Clocks go forward from 02:00 to 03:00: this time is left out, and means an hour later.
    ['2026-03-29T01:59', 'Europe/Berlin', '2026-03-29T00:59'],
    ['2026-03-29T02:30', 'Europe/Berlin', '2026-03-29T01:30'],
    ['2026-03-29T03:00', 'Europe/Berlin', '2026-03-29T01:00'],
    ['2026-03-08T02:30', 'America/New_York', '2026-03-08T07:30'],
    // Clocks go back from 03:00 to 02:00: this time comes twice, and means the first.
    ['2026-10-25T01:59', 'Europe/Berlin', '2026-10-24T23:59'],
    ['2026-10-25T02:30', 'Europe/Berlin', '2026-10-25T00:30'],
    ['2026-10-25T03:00', 'Europe/Berlin', '2026-10-25T02:00'],
    ['2026-11-01T01:30', 'America/New_York', '2026-11-01T05:30'],
    // By half an hour, and in the southern spring.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45'],
  ])('%s in %s is %s UTC', (local, zone, utc) => {
    expect(fromZoned(local, zone)?.toISOString().slice(0, 16)).toBe(utc);
  });

  it.each(['', 'tomorrow', '2026-11-24', '2026-02-30T10:00', '2026-11-24T25:00', '2026-13-01T10:00', '24.11.2026 18:00'])('%j is no time', (local) => {
    expect(fromZoned(local, 'Europe/Berlin')).toBeNull();
  });

  it('comes back as it went in, except where it comes twice', () => {
    const zones = ['UTC', 'Europe/Berlin', 'America/St_Johns', 'Pacific/Apia', 'Asia/Tehran', 'Australia/Lord_Howe'];
    const minute = fc.integer({ min: Date.UTC(2000, 0) / 60_000, max: Date.UTC(2040, 0) / 60_000 });
    fc.assert(
      fc.property(minute, fc.constantFrom(...zones), (minutes, zone) => {
        const moment = new Date(minutes * 60_000);
        const local = toZoned(moment, zone);
        const again = fromZoned(local, zone)!;
        expect(toZoned(again, zone)).toBe(local);
        expect(again.getTime()).toBeLessThanOrEqual(moment.getTime());
      }),
    );
  });
});

describe('spokenTime', () => {
  const now = new Date('2026-11-24T23:30:00Z'); // in Berlin it is the 25th already
  it.each([
    ['2026-11-25T17:00Z', 'Europe/Berlin', 'today, 18:00'],
    ['2026-11-25T17:00Z', 'UTC', 'tomorrow, 17:00'],
    ['2026-11-24T17:00Z', 'Europe/Berlin', 'yesterday, 18:00'],
    ['2026-12-03T17:05Z', 'Europe/Berlin', 'on 3 December, 18:05'],
    ['2026-12-31T23:30Z', 'Europe/Berlin', 'on 1 January 2027, 00:30'],
  ])('%s is in %s %s', (moment, zone, said) => {
    expect(spokenTime(new Date(moment), zone, now)).toBe(said);
  });
});
