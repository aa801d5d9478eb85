const FULL = new Intl.DateTimeFormat('en-GB', { dateStyle: 'long', timeStyle: 'short', timeZone: 'UTC' });
const STEPS: [Intl.RelativeTimeFormatUnit, number][] = [
  ['year', 31_536_000],
  ['month', 2_592_000],
  ['week', 604_800],
  ['day', 86_400],
  ['hour', 3_600],
  ['minute', 60],
];
const RELATIVE = new Intl.RelativeTimeFormat('en', { numeric: 'auto' });

/** How long ago, in words: "3 hours ago". @param iso ISO 8601 @param now milliseconds since 1970 */
export function relativeTime(iso: string, now: number): string {
  const seconds = (Date.parse(iso) - now) / 1000;
  const step = STEPS.find(([, size]) => Math.abs(seconds) >= size);
  return step ? RELATIVE.format(Math.round(seconds / step[1]), step[0]) : 'just now';
}

/** A time as people speak of it, with the full date on hover and for machines. */
export function Time({ iso }: { iso: string }) {
  return (
    <time dateTime={iso} title={`${FULL.format(new Date(iso))} UTC`} suppressHydrationWarning>
      {relativeTime(iso, Date.now())}
    </time>
  );
}
