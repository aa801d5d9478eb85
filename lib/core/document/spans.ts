import type { Span } from './format';

/** What becomes of spans when the text under them changes. Offsets are UTF-16 code units, ends exclusive. */

const moved = (span: Span, start: number, end: number): Span => ({ ...span, start, end });
const standing = ({ start, end }: Span) => start < end;

/** The spans within a part of the text, as they stand in it; those that reach beyond are cut. */
export const sliceSpans = (spans: readonly Span[], from: number, to: number): Span[] =>
  spans.map((span) => moved(span, Math.max(span.start, from) - from, Math.min(span.end, to) - from)).filter(standing);

/** The spans of a text that now stands so far behind another beginning. */
export const shiftSpans = (spans: readonly Span[], by: number): Span[] => spans.map((span) => moved(span, span.start + by, span.end + by));

/**
 * The spans after somebody has changed the text at one place. Words that were written anew keep the
 * look of those that they replace; what is written at the edge of a span is not part of it.
 */
export function editSpans(spans: readonly Span[], before: string, after: string): Span[] {
  if (before === after || spans.length === 0) return [...spans];
  const [from, kept] = commonEnds(before, after);
  const to = before.length - kept;
  const grown = after.length - before.length;
  const written = to + grown;
  const startOf = (at: number) => (at < from || (at === from && to > from) ? at : at >= to ? at + grown : written);
  const endOf = (at: number) => (at <= from ? at : at >= to ? at + grown : from);
  return spans.map((span) => moved(span, startOf(span.start), endOf(span.end))).filter(standing);
}

/** How much of both texts is the same at the beginning, and of the rest at the end; no character is cut in two. */
function commonEnds(before: string, after: string): [beginning: number, end: number] {
  const shorter = Math.min(before.length, after.length);
  let from = 0;
  while (from < shorter && before[from] === after[from]) from += 1;
  if (isHigh(before, from - 1)) from -= 1;
  let kept = 0;
  while (kept < shorter - from && before[before.length - 1 - kept] === after[after.length - 1 - kept]) kept += 1;
  if (kept > 0 && isHigh(before, before.length - kept - 1) && isLow(before, before.length - kept)) kept -= 1;
  return [from, kept];
}

const isHigh = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xd800;
const isLow = (text: string, at: number) => (text.charCodeAt(at) & 0xfc00) === 0xdc00;

/**
 * The text with white space folded to single blanks and none at its ends, and its spans with it.
 * @param cells keeps tabs, which part the cells of a table's row, without the white space around them
 */
export function foldSpace(text: string, spans: readonly Span[] = [], cells = false): { text: string; spans: Span[] } {
  let folded = '';
  /** Where each unit of the text, and its end, comes to stand. */
  const places = new Uint32Array(text.length + 1);
  const put = (from: number, to: number, as: string | null) => {
    for (let at = from; at < to; at += 1) places[at] = folded.length + (as === null ? at - from : 0);
    folded += as ?? text.slice(from, to);
  };
  let from = 0;
  for (const { 0: space, index } of text.matchAll(/\s+/gu)) {
    put(from, index, null);
    from = index + space.length;
    const tabs = cells ? space.replace(/[^\t]/g, '') : '';
    const atEnd = index === 0 || from === text.length;
    put(index, from, tabs || (atEnd ? '' : ' '));
  }
  put(from, text.length, null);
  places[text.length] = folded.length;
  return { text: folded, spans: spans.map((span) => moved(span, places[span.start]!, places[span.end]!)).filter(standing) };
}
