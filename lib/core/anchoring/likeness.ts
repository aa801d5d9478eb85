import type { Shared } from './words';

/** From this likeness on, a word counts as another one changed. Inflections and typing errors in words of five letters are above it. */
const ALIKE = 0.6;

/** What it tells, in bits, that an old word and a new one stand in the same place: nothing for different words, less for similar ones. */
export function commonBits({ bits, keys }: Shared, old: number, fresh: number): number {
  if (old === fresh) return bits[old]!;
  const alike = likeness(keys[old]!, keys[fresh]!);
  return alike >= ALIKE ? alike * Math.min(bits[old]!, bits[fresh]!) : 0;
}

/** How much of the longer word is a common beginning and end, 0 to 1: what a typing error or an ending leaves alone. */
export function likeness(one: string, other: string): number {
  const shorter = Math.min(one.length, other.length);
  const longer = Math.max(one.length, other.length);
  if (shorter < longer * ALIKE) return 0;
  let head = 0;
  while (head < shorter && one[head] === other[head]) head += 1;
  let tail = 0;
  while (tail < shorter - head && one[one.length - 1 - tail] === other[other.length - 1 - tail]) tail += 1;
  return (head + tail) / longer;
}
