import type { Words } from './words';

const FULL_STOP = /^[.!?…。！？．؟۔।॥]$/u;
/** Of these scripts, no space has to follow a full stop. */
const WITHOUT_SPACE = /^[。！？．؟۔।॥]$/u;
const CLOSING = /^["'”’»)\]）」』】]$/u;

/**
 * Whether a sentence or a paragraph begins before this word: at the ends of the text, at a line break,
 * and behind a full stop with what closes it. One behind a single letter ("e.g.", "John F. Kennedy")
 * or before another one ends nothing.
 */
export function sentenceBegins(words: Words, index: number): boolean {
  if (index <= 0 || index >= words.keys.length) return true;
  const space = words.text.slice(words.ends[index - 1], words.starts[index]);
  if (space.includes('\n')) return true;
  let stop = index - 1;
  while (stop > 0 && CLOSING.test(words.keys[stop]!)) stop -= 1;
  if (!FULL_STOP.test(words.keys[stop]!) || FULL_STOP.test(words.keys[index]!)) return false;
  if (WITHOUT_SPACE.test(words.keys[stop]!)) return !CLOSING.test(words.keys[index]!);
  return space !== '' && !(words.keys[stop] === '.' && /^\p{L}$/u.test(words.keys[stop - 1] ?? ''));
}
