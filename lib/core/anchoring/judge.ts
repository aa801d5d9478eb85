import { type Alignment, IN_ORDER, MOVED, OPEN } from './align';
import { SURE_BITS } from './blocks';
import { neighbourBits, roomFor, placesOf } from './evidence';
import { mostAlike, type Passage } from './passage';
import type { Place } from './selector';
import { snapToGraphemes } from './snap';
import { widen } from './widen';
import type { Run } from './words';

/**
 * From here on two passages are the same one, edited. The most alike of 640 that were not reached 0.57,
 * and of 246 edited sentences of an encyclopedia 0.61 was the least that had nothing surer to show.
 */
const ALIKE = 0.6;

/**
 * Where the passage holds a run that can't be chance, in its old order, the place is beyond doubt, and
 * less is enough: of 200 rewritten sentences none kept less than 0.24 of itself, of sentences that were
 * deleted none seemed to keep more than 0.16.
 */
const KEPT_IN_PLACE = 0.2;

/** Without such a run the passage and its neighbours have to tell more than chance, in bits: one in 16 such gaps would hold as much. */
const BEYOND_CHANCE = 4;

/**
 * Decides where a quotation of the old text stands in the new one.
 * @param quotation its words @param range its offsets, which may begin or end within a word
 * @returns `null` if that would be a guess
 */
export function judge(alignment: Alignment, quotation: Run, range: { start: number; end: number }): Place | null {
  const alike = mostAlike(alignment, quotation);
  if (!alike) return null;
  const surety = suretyOf(alignment, quotation, alike);
  const inPlace = surety === IN_ORDER && alike.kept >= KEPT_IN_PLACE && alike.common >= SURE_BITS;
  if (alike.alike < ALIKE && !inPlace) return null;
  const passage = verbatim(alignment, quotation, alike) ?? alike;
  const room = roomFor(alignment, quotation);
  const told = passage.common + neighbourBits(alignment, quotation, passage);
  const beyond = surety === OPEN ? told - Math.log2(room.to - room.from) : Infinity;
  const same = isSame(alignment, quotation, passage);
  if (beyond < BEYOND_CHANCE || isAmbiguous(alignment, quotation, passage.alike === 1, surety === OPEN ? null : room)) return null;
  const run = same ? passage : widen(alignment, quotation, passage);
  return {
    ...offsetsOf(alignment, quotation, run, range),
    state: !same ? 'edited' : surety === MOVED ? 'moved' : 'anchored',
    confidence: passage.alike * (1 - 2 ** -beyond),
  };
}

/** The very words of the quotation, if they stand once in reach of where its words went: an equal word added or deleted beside them leads astray. */
function verbatim({ shared, forward }: Alignment, quotation: Run, { common, kept }: Passage): Passage | null {
  const length = quotation.to - quotation.from;
  const went = forward.subarray(quotation.from, quotation.to).filter((at) => at !== -1);
  const from = Math.max(0, went.reduce((a, b) => Math.min(a, b)) - length);
  const to = went.reduce((a, b) => Math.max(a, b)) + length;
  const places = placesOf(shared.new.subarray(0, to), shared.old.subarray(quotation.from, quotation.to), from);
  return places.length === 1 ? { from: places[0]!, to: places[0]! + length, common: common / kept, kept: 1, alike: 1 } : null;
}

/** The surety of the words that went to the passage: moved, if more of them moved than kept their order. */
function suretyOf({ forward, surety }: Alignment, quotation: Run, passage: Run): number {
  const counts = [0, 0, 0];
  for (let old = quotation.from; old < quotation.to; old += 1) {
    if (forward[old]! >= passage.from && forward[old]! < passage.to) counts[surety[old]!]! += 1;
  }
  if (counts[IN_ORDER] === 0 && counts[MOVED] === 0) return OPEN;
  return counts[MOVED]! > counts[IN_ORDER]! ? MOVED : IN_ORDER;
}

/**
 * Whether the passage may be another one: an edited passage, while the quotation's very words stand where
 * it could stand too; without a sure run (`sureIn` null), also words that stood or stand several times,
 * unless all of them are still there.
 */
function isAmbiguous({ shared }: Alignment, quotation: Run, isVerbatim: boolean, sureIn: Run | null): boolean {
  const words = shared.old.subarray(quotation.from, quotation.to);
  if (sureIn) return !isVerbatim && placesOf(shared.new.subarray(0, sureIn.to), words, sureIn.from).length > 0;
  const [before, after] = [placesOf(shared.old, words).length, placesOf(shared.new, words).length];
  return isVerbatim ? before !== after : before > 1 || after > 0;
}

/** Whether the passage is the quotation, letter for letter, white space aside. */
function isSame(alignment: Alignment, quotation: Run, passage: Run): boolean {
  const length = quotation.to - quotation.from;
  if (passage.to - passage.from !== length) return false;
  for (let step = 0; step < length; step += 1) if (!isEqual(alignment, quotation.from + step, passage.from + step)) return false;
  return true;
}

function isEqual({ old, new: fresh }: Alignment, from: number, to: number): boolean {
  return old.text.slice(old.starts[from], old.ends[from]) === fresh.text.slice(fresh.starts[to], fresh.ends[to]);
}

/** The passage's offsets. Where its first or last word is the quotation's, it begins or ends within that word as the quotation did. */
function offsetsOf(alignment: Alignment, quotation: Run, run: Run, range: { start: number; end: number }) {
  const { old, new: fresh } = alignment;
  const first = isEqual(alignment, quotation.from, run.from) ? Math.max(0, range.start - old.starts[quotation.from]!) : 0;
  const last = isEqual(alignment, quotation.to - 1, run.to - 1) ? Math.max(0, old.ends[quotation.to - 1]! - range.end) : 0;
  return snapToGraphemes(fresh.text, fresh.starts[run.from]! + first, fresh.ends[run.to - 1]! - last);
}
