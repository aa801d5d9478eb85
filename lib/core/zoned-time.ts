/** Times as clocks in a place show them, and the moments that they mean. A zone is an IANA name, such as Europe/Berlin. */

/** As an input of the type datetime-local has it: 2026-11-24T18:00. */
const LOCAL = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})(?::\d{2}(?:\.\d+)?)?$/;
const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;

/**
 * The moment that clocks in the zone show this time. Of a time that comes twice, when clocks are
 * put back, the first; of one that is left out, when they are put forward, what clocks show
 * instead: 02:30 counts as 03:30. `null` for what is no time at all.
 */
export function fromZoned(local: string, zone: string): Date | null {
  const [, year, month, day, hour, minute] = (LOCAL.exec(local) ?? []).map(Number);
  if (year === undefined || month === undefined || day === undefined || hour === undefined || minute === undefined) return null;
  const asUtc = Date.UTC(year, month - 1, day, hour, minute);
  // The 31st of April, or 25 o'clock, would have rolled over.
  if (new Date(asUtc).toISOString().slice(0, 16) !== local.slice(0, 16)) return null;
  // No zone changes its clocks twice in two days: before and after, there are at most two offsets.
  const before = offsetAt(asUtc - DAY, zone);
  const after = offsetAt(asUtc + DAY, zone);
  const meant = [before, after].map((offset) => ({ offset, at: asUtc - offset })).filter(({ offset, at }) => offsetAt(at, zone) === offset);
  return new Date(meant.length > 0 ? Math.min(...meant.map(({ at }) => at)) : asUtc - before);
}

/** What clocks in the zone show at this moment: 2026-11-24T18:00. */
export const toZoned = (moment: Date, zone: string): string => new Date(wallClock(moment.getTime(), zone)).toISOString().slice(0, 16);

/** The zone's clock, read as if it were UTC, in milliseconds; seconds are left out. */
function wallClock(at: number, zone: string): number {
  const parts = new Intl.DateTimeFormat('en-GB', {
    timeZone: zone, hourCycle: 'h23', year: 'numeric', month: 'numeric', day: 'numeric', hour: 'numeric', minute: 'numeric',
  }).formatToParts(at);
  const number = (type: Intl.DateTimeFormatPartTypes) => Number(parts.find((part) => part.type === type)?.value);
  return Date.UTC(number('year'), number('month') - 1, number('day'), number('hour'), number('minute'));
}

const offsetAt = (at: number, zone: string): number => wallClock(at, zone) - Math.floor(at / MINUTE) * MINUTE;

/**
 * A moment as one speaks of it in the zone: "today, 18:00", "tomorrow, 18:00", "yesterday, 18:00",
 * "on 3 December, 18:00", and with the year where it is another.
 */
export function spokenTime(moment: Date, zone: string, now: Date): string {
  const [there, here] = [wallClock(moment.getTime(), zone), wallClock(now.getTime(), zone)];
  const days = Math.floor(there / DAY) - Math.floor(here / DAY);
  const time = new Date(there).toISOString().slice(11, 16);
  const near = { '-1': 'yesterday', '0': 'today', '1': 'tomorrow' }[String(days)];
  if (near) return `${near}, ${time}`;
  const sameYear = new Date(there).getUTCFullYear() === new Date(here).getUTCFullYear();
  const date = new Intl.DateTimeFormat('en-GB', { timeZone: 'UTC', day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) }).format(there);
  return `on ${date}, ${time}`;
}
