import type { Paragraph } from '../document/article';

/** A block of a text that is to become a revision; `key` is the one that it had, as far as whoever edited it knows. */
export type NewBlock = Omit<Paragraph, 'key'> & { key?: string | null | undefined };

/** Which old paragraph each new block is, and the other way round, as indices; -1 for none. */
export type Pairs = { newOf: Int32Array; oldOf: Int32Array };

export const noPairs = (old: number, fresh: number): Pairs => ({ newOf: new Int32Array(old).fill(-1), oldOf: new Int32Array(fresh).fill(-1) });

export const isOpen = ({ newOf, oldOf }: Pairs, i: number, j: number): boolean => newOf[i] === -1 && oldOf[j] === -1;

export function pair({ newOf, oldOf }: Pairs, i: number, j: number): void {
  newOf[i] = j;
  oldOf[j] = i;
}

/** What makes two blocks the very same: their words and, of a picture, which one it is. */
export const identityOf = ({ text, format }: Omit<Paragraph, 'key'>): string => `${format?.image?.id ?? ''}\n${text}`;

/**
 * Pairs the blocks that did not change: first those that both texts begin and end with, then those
 * that stand once in each, then what stands next to them, then what is left as often as before.
 * What stands several times is not told apart by its words, so its neighbours decide.
 */
export function pairSame(pairs: Pairs, old: readonly string[], fresh: readonly string[]): void {
  const same = (i: number, j: number) => old[i] !== undefined && old[i] === fresh[j] && isOpen(pairs, i, j);
  const extend = (i: number, j: number, step: 1 | -1) => {
    for (; same(i, j); i += step, j += step) pair(pairs, i, j);
  };
  extend(0, 0, 1);
  extend(old.length - 1, fresh.length - 1, -1);
  pairAlike(pairs, old, fresh, (places) => places.length === 1);
  for (const step of [1, -1] as const) {
    for (const [i, j] of [...pairs.newOf.entries()]) if (j !== -1) extend(i + step, j + step, step);
  }
  pairAlike(pairs, old, fresh, () => true);
}

/** Pairs, in their order, those open ones of each identity of which there are as many as before. */
function pairAlike(pairs: Pairs, old: readonly string[], fresh: readonly string[], which: (places: readonly number[]) => boolean): void {
  const before = openPlaces(old, pairs.newOf);
  const after = openPlaces(fresh, pairs.oldOf);
  for (const [identity, places] of before) {
    const now = after.get(identity);
    if (now?.length === places.length && which(places)) places.forEach((i, index) => pair(pairs, i, now[index]!));
  }
}

function openPlaces(identities: readonly string[], taken: Int32Array): Map<string, number[]> {
  const places = new Map<string, number[]>();
  identities.forEach((identity, index) => {
    if (taken[index] !== -1) return;
    const known = places.get(identity);
    if (known) known.push(index);
    else places.set(identity, [index]);
  });
  return places;
}
