import { CONTEXT_LENGTH, type Selector } from './selector';
import { boundaryAround, snapToGraphemes } from './snap';

/**
 * Describes a range of a text so that it can be found again. White space at its edges is left out,
 * and edges within a grapheme move outwards.
 * @param start @param end UTF-16 code units, end exclusive
 * @returns `null` for a range that holds no words or does not lie in the text
 */
export function describe(text: string, start: number, end: number): Selector | null {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || end > text.length || start >= end) return null;
  const range = trim(text, snapToGraphemes(text, start, end));
  if (range.start >= range.end) return null;
  const before = boundaryAround(text, Math.max(0, range.start - CONTEXT_LENGTH)).after;
  const after = boundaryAround(text, Math.min(text.length, range.end + CONTEXT_LENGTH)).before;
  return {
    exact: text.slice(range.start, range.end),
    prefix: text.slice(Math.min(before, range.start), range.start),
    suffix: text.slice(range.end, Math.max(after, range.end)),
    ...range,
  };
}

function trim(text: string, { start, end }: { start: number; end: number }) {
  while (start < end && /\s/u.test(text[start]!)) start += 1;
  while (end > start && /\s/u.test(text[end - 1]!)) end -= 1;
  // A mark may stand on white space: the two are one character, and stay.
  return { start: boundaryAround(text, start).before, end };
}
