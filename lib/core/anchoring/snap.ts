const graphemes = new Intl.Segmenter(undefined, { granularity: 'grapheme' });

/** Longer than any grapheme that people write; a segmenter over the whole text would cost with its length. */
const WINDOW = 64;

/** Below this code unit, that of the first combining mark, nothing joins its neighbour but a line feed its carriage return. */
const FIRST_JOINING = 0x300;

/**
 * Widens a range so that it cuts no grapheme (what a reader takes for one character) in two.
 * @param start @param end UTF-16 code units, end exclusive, within the text
 */
export function snapToGraphemes(text: string, start: number, end: number): { start: number; end: number } {
  return { start: boundaryAround(text, start).before, end: boundaryAround(text, end).after };
}

/** The nearest grapheme boundaries at or before, and at or after, an offset. */
export function boundaryAround(text: string, offset: number): { before: number; after: number } {
  if (offset <= 0 || offset >= text.length) return { before: offset, after: offset };
  const [left, right] = [text.charCodeAt(offset - 1), text.charCodeAt(offset)];
  if (left < FIRST_JOINING && right < FIRST_JOINING && text[offset] !== '\n') return { before: offset, after: offset };
  // Begun at a line break the segmenter cannot be in the middle of a grapheme; else far enough away.
  const from = Math.max(text.lastIndexOf('\n', offset - 1), offset - WINDOW, 0);
  for (const { index, segment } of graphemes.segment(text.slice(from, offset + WINDOW))) {
    const begin = from + index;
    const finish = begin + segment.length;
    if (begin === offset) return { before: offset, after: offset };
    if (finish > offset) return { before: begin, after: finish };
  }
  return { before: offset, after: offset };
}
