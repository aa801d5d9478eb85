import { align } from './align';
import { judge } from './judge';
import type { Selector } from './selector';
import { type Run, wordsIn, type Words, wordsOf } from './words';

/**
 * The two places whose words are most like a selector's, with how alike they are: the second tells
 * whether the first is the only one. Only places that `judge` would accept.
 */
export function closestMatches(text: string, { prefix, exact, suffix }: Selector): { start: number; end: number; alike: number }[] {
  const description = wordsOf(prefix + exact + suffix);
  const range = { start: prefix.length, end: prefix.length + exact.length };
  const quotation = wordsIn(description, range.start, range.end);
  const words = wordsOf(text);
  const first = judge(align(description, words, { ends: false }), quotation, range);
  if (!first) return [];
  const second = judge(align(description, without(words, wordsIn(words, first.start, first.end)), { ends: false }), quotation, range);
  return [first, ...(second ? [second] : [])].map(({ start, end, confidence }) => ({ start, end, alike: confidence }));
}

/** The same text, but for some of its words. */
function without(words: Words, { from, to }: Run): Words {
  const rest = <T>(list: readonly T[]) => [...list.slice(0, from), ...list.slice(to)];
  return { text: words.text, starts: rest(words.starts), ends: rest(words.ends), keys: rest(words.keys) };
}
