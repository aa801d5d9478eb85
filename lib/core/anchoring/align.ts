import { type Area, type Lanes, SURE_BITS, sureBlocks } from './blocks';
import { heaviestChain } from './chain';
import { fillGap } from './gap';
import { type Run, shareVocabulary, type Shared, type Words } from './words';

/** Where the words of one text went in the next. Word indices. */
export type Alignment = {
  old: Words;
  new: Words;
  shared: Shared;
  /** For each old word its counterpart, and for each new one; -1 for none. */
  forward: Int32Array;
  back: Int32Array;
  /** For each old word how sure that is. */
  surety: Uint8Array;
};

/** Open: no counterpart, or one that was only matched between its neighbours. The others are hardly chance. */
export const OPEN = 0;
export const IN_ORDER = 1;
export const MOVED = 2;

/**
 * Aligns two texts word by word: first the runs that can't be chance and kept their order, and between
 * them again, as patience diff does; then the runs that changed places; then what lies in the gaps.
 * Paragraphs need no step of their own: a run tells more than where a line breaks.
 * @param ends false if the old words are cut from a text, so that their ends are not those of the new one
 */
export function align(old: Words, fresh: Words, { ends = true } = {}): Alignment {
  const alignment: Alignment = {
    old,
    new: fresh,
    shared: shareVocabulary(old, fresh),
    forward: new Int32Array(old.keys.length).fill(-1),
    back: new Int32Array(fresh.keys.length).fill(-1),
    surety: new Uint8Array(old.keys.length),
  };
  if (ends) pinEnds(alignment);
  const [lanes, all] = openWords(alignment);
  pinInOrder(alignment, lanes, all);
  while (pinMoved(alignment));
  fillGaps(alignment, ends);
  return alignment;
}

function pin(alignment: Alignment, old: number, fresh: number, surety: number): void {
  alignment.forward[old] = fresh;
  alignment.back[fresh] = old;
  alignment.surety[old] = surety;
}

/** Pins what both texts begin and end with, if it tells enough: after a single edit that is everything else. */
function pinEnds(alignment: Alignment): void {
  const { old, new: fresh, bits } = alignment.shared;
  const shorter = Math.min(old.length, fresh.length);
  let head = 0;
  let tail = 0;
  while (head < shorter && old[head] === fresh[head]) head += 1;
  while (tail < shorter - head && old[old.length - tail - 1] === fresh[fresh.length - tail - 1]) tail += 1;
  // Where one text is the other with something added, nothing is left to doubt, however short they are.
  const isAll = head + tail === shorter;
  const tells = (words: Int32Array) => isAll || words.reduce((sum, word) => sum + bits[word]!, 0) >= SURE_BITS;
  if (tells(old.subarray(0, head))) for (let at = 0; at < head; at += 1) pin(alignment, at, at, IN_ORDER);
  if (tells(old.subarray(old.length - tail))) for (let at = 1; at <= tail; at += 1) pin(alignment, old.length - at, fresh.length - at, IN_ORDER);
}

/** Pins the heaviest chain of an area, and then, where chance has less room, what lies between its blocks. */
function pinInOrder(alignment: Alignment, lanes: Lanes, area: Area): void {
  let { oldFrom, newFrom } = area;
  const chain = heaviestChain(sureBlocks(alignment.shared, lanes, area));
  for (const block of chain) {
    for (let step = 0; step < block.length; step += 1) {
      pin(alignment, lanes.old[block.old + step]!, lanes.new[block.new + step]!, IN_ORDER);
    }
    pinInOrder(alignment, lanes, { oldFrom, newFrom, oldTo: block.old, newTo: block.new });
    oldFrom = block.old + block.length;
    newFrom = block.new + block.length;
  }
  if (chain.length > 0) pinInOrder(alignment, lanes, { ...area, oldFrom, newFrom });
}

/** Pins what changed places among the words that are left, the heaviest first. @returns whether that left fewer words to compare */
function pinMoved(alignment: Alignment): boolean {
  const [lanes, all] = openWords(alignment);
  const blocks = sureBlocks(alignment.shared, lanes, all).sort((a, b) => b.bits - a.bits);
  for (const block of blocks) {
    const pairs = Array.from({ length: block.length }, (_, step) => [lanes.old[block.old + step]!, lanes.new[block.new + step]!] as const);
    if (pairs.some(([old, fresh]) => alignment.forward[old] !== -1 || alignment.back[fresh] !== -1)) continue;
    for (const [old, fresh] of pairs) pin(alignment, old, fresh, MOVED);
  }
  return blocks.length > 0;
}

function openWords({ forward, back }: Alignment): [Lanes, Area] {
  const open = (counterparts: Int32Array) => [...counterparts.keys()].filter((index) => counterparts[index] === -1);
  const lanes = { old: open(forward), new: open(back) };
  return [lanes, { oldFrom: 0, oldTo: lanes.old.length, newFrom: 0, newTo: lanes.new.length }];
}

/** Matches the open words between two pins: behind the one and, where they were parted, before the other. */
function fillGaps(alignment: Alignment, ends: boolean): void {
  const { forward, back, surety } = alignment;
  const last = forward.length;
  for (let from = 0; from < last; from += 1) {
    if (surety[from] !== OPEN) continue;
    let to = from;
    while (to < last && surety[to] === OPEN) to += 1;
    // A quotation's own ends bound nothing, unless it is all there is.
    const behind = from > 0 ? forward[from - 1]! + 1 : ends || to === last ? 0 : null;
    const ahead = to < last ? forward[to]! : ends || from === 0 ? back.length : null;
    const after = behind === null ? null : openRun(back, behind, 1);
    if (after) fillGap(alignment, { from, to }, after);
    if (ahead !== null && ahead !== after?.to) fillGap(alignment, { from, to }, openRun(back, ahead, -1));
    from = to;
  }
}

/** The open new words next to a place between two words, forwards or backwards. */
function openRun(back: Int32Array, place: number, step: 1 | -1): Run {
  let end = place;
  while (step === 1 ? end < back.length && back[end] === -1 : end > 0 && back[end - 1] === -1) end += step;
  return step === 1 ? { from: place, to: end } : { from: end, to: place };
}
