import type { Block } from './blocks';
import { DENSE, trimmed } from './marks';

/** Fewer letters than this repeat by chance, such as a heading's words or a name. */
const MIN_PULL_QUOTE = 30;
const MIN_DENSE_PULL_QUOTE = 12;
/** A longer block is a paragraph that the text repeats. */
const MAX_PULL_QUOTE = 600;
const DENSE_CHARACTER = new RegExp(`[${DENSE}]`, 'u');
/** So many comparisons are enough for any article, and keep a text made to be slow from being so. */
const MAX_COMPARISONS = 500_000;

/**
 * A pull quote repeats words of a paragraph for the eye: a block of its own whose words stand in
 * a longer one as well, whatever quotation marks, capitals and final stop it has.
 */
export function markPullQuotes(blocks: readonly Block[]): Block[] {
  const bare = blocks.map(({ text }) => bareWords(text));
  const byStart = new Map<string, Set<number>>();
  for (const [index, words] of bare.entries()) {
    if (!mayBeOne(blocks[index]!, words)) continue;
    const start = words.slice(0, MIN_DENSE_PULL_QUOTE);
    byStart.set(start, (byStart.get(start) ?? new Set()).add(index));
  }
  const found = byStart.size > 0 ? repeated(bare, byStart) : new Set<number>();
  return blocks.map((block, index) => (found.has(index) ? { ...block, kind: 'pull_quote' } : block));
}

function mayBeOne({ kind }: Block, words: string): boolean {
  const long = words.length >= (DENSE_CHARACTER.test(words) ? MIN_DENSE_PULL_QUOTE : MIN_PULL_QUOTE);
  return (kind === 'paragraph' || kind === 'heading' || kind === 'quotation') && long && words.length <= MAX_PULL_QUOTE;
}

/** Which candidates stand in a longer text: one pass over all of it, looking only where one could begin. */
function repeated(texts: readonly string[], byStart: ReadonlyMap<string, Set<number>>): Set<number> {
  const found = new Set<number>();
  let comparisons = 0;
  for (const [at, text] of texts.entries()) {
    for (let place = 0; place + MIN_DENSE_PULL_QUOTE <= text.length; place += 1) {
      for (const index of byStart.get(text.slice(place, place + MIN_DENSE_PULL_QUOTE)) ?? []) {
        if (index === at || texts[index]!.length >= text.length) continue;
        comparisons += 1;
        if (comparisons > MAX_COMPARISONS) return found;
        if (text.startsWith(texts[index]!, place)) found.add(index);
      }
    }
  }
  return found;
}

const bareWords = (text: string) =>
  trimmed(text, ' "\'“”‘’«».!?…。！？۔')
    .replace(/[“”«»]/gu, '"')
    .replace(/[‘’]/gu, "'")
    .toLowerCase();
