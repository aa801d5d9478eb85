const words = new Intl.Segmenter(undefined, { granularity: 'word' });

/** Longer than any word that people write, with the blanks around it. */
const WINDOW = 240;

type Range = { start: number; end: number };

/** The first word that begins at or after `offset`; `null` at the end of the text. UTF-16 code units. */
export function wordAfter(text: string, offset: number): Range | null {
  for (let from = offset; from < text.length; from += WINDOW) {
    for (const { index, segment, isWordLike } of words.segment(text.slice(from, from + 2 * WINDOW))) {
      if (isWordLike && index < WINDOW) return { start: from + index, end: from + index + segment.length };
    }
  }
  return null;
}

/** The last word that ends at or before `offset`; `null` at the beginning of the text. */
export function wordBefore(text: string, offset: number): Range | null {
  for (let until = offset; until > 0; until -= WINDOW) {
    const from = Math.max(0, until - 2 * WINDOW);
    const found = [...words.segment(text.slice(from, until))].filter(({ isWordLike }) => isWordLike).at(-1);
    if (found) return { start: from + found.index, end: from + found.index + found.segment.length };
  }
  return null;
}

/**
 * Selects by words, as the arrow keys do: to the next or the one before, or with `extend` one more
 * or one less at the end.
 * @param selection what is selected now; `null` begins at `from`
 * @returns the new selection; the old one where the text ends
 */
export function selectByWord(text: string, selection: Range | null, from: number, step: 1 | -1, extend: boolean): Range | null {
  if (!selection) return step === 1 ? wordAfter(text, from) : wordBefore(text, from);
  if (!extend) return (step === 1 ? wordAfter(text, selection.end) : wordBefore(text, selection.start)) ?? selection;
  if (step === 1) return { start: selection.start, end: wordAfter(text, selection.end)?.end ?? selection.end };
  const last = wordBefore(text, selection.end);
  const shorter = last && wordBefore(text, last.start);
  return shorter && shorter.end > selection.start ? { start: selection.start, end: shorter.end } : selection;
}

/** The word at a place in the text; between two the one before, if there is one. `null` for a text without words. */
export function wordAt(text: string, offset: number): Range | null {
  // Cut off at the place, where it lies within a word.
  const cut = wordBefore(text, offset);
  const before = cut && wordAfter(text, cut.start);
  if (before && before.end > offset) return before;
  const after = wordAfter(text, offset);
  return after?.start === offset ? after : (before ?? after);
}

/** Selects by taps: the first on a word selects it, one on another all between them, and one within that begins anew. */
export function selectByTap(text: string, selection: Range | null, offset: number): Range | null {
  const word = wordAt(text, offset);
  if (!word || !selection || (word.start >= selection.start && word.end <= selection.end)) return word ?? selection;
  return { start: Math.min(word.start, selection.start), end: Math.max(word.end, selection.end) };
}
