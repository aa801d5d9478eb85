const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Longer than any grapheme or row of flags that people write; a segmenter over the whole text would cost with its length. */
const WINDOW = 4_096;

/**
 * Widens a range so that it cuts no grapheme (what a reader takes for one character) in two.
 * @param start @param end UTF-16 code units, end exclusive, within the text
 */
export function snapToGraphemes(text: string, start: number, end: number): { start: number; end: number } {
  return { start: boundaryAround(text, start).before, end: boundaryAround(text, end).after };
}

/** The nearest grapheme boundaries at or before, and at or after, an offset. */
export function boundaryAround(text: string, offset: number): { before: number; after: number } {
  const here = { before: offset, after: offset };
  if (offset <= 0 || offset >= text.length) return here;
  if (isPlain(text, offset - 1) && isPlain(text, offset) && text[offset] !== '\n') return here;
  // Whether a flag or a joined emoji ends here depends on all that stands before it, back to a plain character.
  let from = offset - 1;
  while (from > 0 && offset - from < WINDOW && !isPlain(text, from)) from -= 1;
  const found = graphemes.segment(text.slice(from, offset + WINDOW)).containing(offset - from);
  if (!found || found.index === offset - from) return here;
  return { before: from + found.index, after: from + found.index + found.segment.length };
}

/** Latin letters, digits, spaces and Chinese characters: none joins the one before it, but a line feed a carriage return. */
function isPlain(text: string, index: number): boolean {
  const unit = text.charCodeAt(index);
  return unit < 0x300 || (unit >= 0x3400 && unit <= 0x9fff);
}
