/** Scripts that put no space between words: there, each character counts as a word. */
const UNSPACED = String.raw`\p{sc=Han}\p{sc=Hiragana}\p{sc=Katakana}\p{sc=Thai}\p{sc=Lao}\p{sc=Khmer}\p{sc=Myanmar}`;

/**
 * In this order: a character of an unspaced script with its marks; a run of letters and digits with
 * their marks and joiners (Urdu and Persian write joiners within words); any other visible character
 * with what modifies it.
 */
const WORD = new RegExp(
  String.raw`[${UNSPACED}]\p{M}*|(?:(?![${UNSPACED}])[\p{L}\p{N}])(?:(?![${UNSPACED}])[\p{L}\p{N}\p{M}\p{Cf}])*|\S[\p{M}\p{Cf}]*`,
  'gu',
);

/** A text as its words, in order. Punctuation counts as words, white space not. Offsets are UTF-16 code units, end exclusive. */
export type Words = { text: string; starts: readonly number[]; ends: readonly number[]; keys: readonly string[] };

/** Neighbouring words, as indices, end exclusive. */
export type Run = { from: number; to: number };

/** Cuts a text into words; linear in its length. `keys` tell words apart regardless of case and of how accents are encoded. */
export function wordsOf(text: string): Words {
  const starts: number[] = [];
  const ends: number[] = [];
  const keys: string[] = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    starts.push(index);
    ends.push(index + word.length);
    keys.push(word.normalize('NFC').toLowerCase());
  }
  return { text, starts, ends, keys };
}

/** The words that a range of the text touches, none between two words. */
export function wordsIn(words: Words, start: number, end: number): Run {
  const from = firstAbove(words.ends, start);
  return { from, to: Math.max(from, firstAbove(words.starts, end - 1)) };
}

/** Index of the first of ascending numbers that is above a limit. */
function firstAbove(ascending: readonly number[], limit: number): number {
  let low = 0;
  let high = ascending.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (ascending[middle]! > limit) high = middle;
    else low = middle + 1;
  }
  return low;
}

/** Two texts' words as numbers, the same number for the same word, and how much each word tells. */
export type Shared = { old: Int32Array; new: Int32Array; bits: Float64Array; keys: readonly string[] };

/**
 * `bits` says how surprising a word is in these texts, in bits (Shannon's self-information): that
 * "the" stands in both places tells little, that "Nizhny" does tells much. So no list of stop words is
 * needed. A word counts as often as in the text that has it more often: being in both makes it no commoner.
 */
export function shareVocabulary(before: Words, after: Words): Shared {
  const numbers = new Map<string, number>();
  const numbersOf = ({ keys }: Words) => Int32Array.from(keys, (key) => numbers.get(key) ?? numbers.set(key, numbers.size).size - 1);
  const shared = { old: numbersOf(before), new: numbersOf(after), keys: [...numbers.keys()] };
  const counts = [shared.old, shared.new].map((words) => {
    const times = new Uint32Array(shared.keys.length);
    for (const word of words) times[word]! += 1;
    return times;
  });
  const total = Math.max(shared.old.length, shared.new.length) + 1;
  const bits = Float64Array.from(shared.keys, (_, word) => Math.log2(total / Math.max(counts[0]![word]!, counts[1]![word]!)));
  return { ...shared, bits };
}
