import { describe as describeRange } from '../../../../lib/core/anchoring/describe';
import type { Selector } from '../../../../lib/core/anchoring/selector';

/** A text with a passage marked in it: `marked('on<a>e tw<b>o')`. Without marks, there is no passage. */
export function marked(source: string): { text: string; start: number; end: number; passage: string | null } {
  const start = source.indexOf('<a>');
  const end = source.indexOf('<b>') - '<a>'.length;
  const text = source.replace('<a>', '').replace('<b>', '');
  return { text, start, end, passage: start === -1 ? null : text.slice(start, end) };
}

/** The selector of the passage that is marked. */
export function selectorOf(source: string): Selector {
  const { text, start, end } = marked(source);
  const selector = describeRange(text, start, end);
  if (!selector) throw new Error(`No words are marked in: ${source}`);
  return selector;
}

/** The text with the range marked, so that a failing test shows the place; the text alone for no range. */
export function show(text: string, range: { start: number; end: number } | null): string {
  return range ? `${text.slice(0, range.start)}<a>${text.slice(range.start, range.end)}<b>${text.slice(range.end)}` : text;
}
