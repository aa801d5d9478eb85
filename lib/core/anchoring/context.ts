import type { Selector } from './selector';

/**
 * From this agreement on, one side of the context is the same text, perhaps edited. Two unrelated
 * pieces of 32 characters of one language agree by about 0.2.
 */
export const ENOUGH_CONTEXT = 0.5;

/**
 * How much of a selector's context stands around a range, 0 to 1: on the side that agrees better, and
 * on both sides in the mean. Without any context nothing disagrees.
 */
export function agreement(text: string, range: { start: number; end: number }, { prefix, suffix }: Selector): { best: number; mean: number } {
  const sides: number[] = [];
  if (prefix.trim()) sides.push(alike(prefix, text.slice(Math.max(0, range.start - prefix.length), range.start)));
  if (suffix.trim()) sides.push(alike(suffix, text.slice(range.end, range.end + suffix.length)));
  if (sides.length === 0) return { best: 1, mean: 1 };
  return { best: Math.max(...sides), mean: sides.reduce((sum, side) => sum + side, 0) / sides.length };
}

/** Dice's coefficient over pairs of characters, white space aside: it needs no words, so it works for any script. */
function alike(one: string, other: string): number {
  const pairs = pairsOf(one);
  const others = pairsOf(other);
  const total = pairs.length + others.length;
  if (total === 0) return one.trim() === other.trim() ? 1 : 0;
  const left = new Map<string, number>();
  for (const pair of pairs) left.set(pair, (left.get(pair) ?? 0) + 1);
  let common = 0;
  for (const pair of others) {
    const count = left.get(pair) ?? 0;
    if (count === 0) continue;
    left.set(pair, count - 1);
    common += 1;
  }
  return (2 * common) / total;
}

function pairsOf(text: string): string[] {
  const characters = [...text.replace(/\s+/gu, '').toLowerCase()];
  return characters.slice(1).map((character, index) => characters[index]! + character);
}
