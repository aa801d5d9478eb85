import type { Segment } from '../anchoring/tint';
import type { PlacedParagraph } from '../document/article';
import { callId, type Numbered, threadId } from './html-thread';
import { type Attributes, element, type Html } from './html-tree';
import { KIND_LABEL } from './labels';
import { spanOf } from './thread';

/**
 * One paragraph of an article as it is read, with the passages that were spoken about tinted.
 * @param threads those that are called for in it, in their order
 */
export function paragraphHtml(paragraph: PlacedParagraph, own: Attributes, tints: readonly Segment[], threads: readonly Numbered[]): Html {
  const { kind } = paragraph;
  const words = wordsHtml(paragraph, tints, threads);
  switch (kind) {
    case 'heading':
      return element('h3', own, words);
    case 'list_item':
      // A list of one item each would be read out as such: the bullet is drawn.
      return element('div', { ...own, class: 'item' }, element('p', {}, words));
    case 'quotation':
      return element('blockquote', own, element('p', {}, words));
    case 'pull_quote':
      return element('blockquote', { ...own, class: 'pull' }, element('p', {}, words));
    case 'figure_caption':
      return element('figure', own, element('figcaption', {}, words));
    default:
      return element('p', own, words);
  }
}

/** Words cut where tints and calls are, so that overlapping passages are never elements across each other. */
function wordsHtml({ text, start, end }: PlacedParagraph, tints: readonly Segment[], threads: readonly Numbered[]): (Html | string)[] {
  const here = tints.filter((each) => each.start < end && each.end > start);
  const calls = threads.map((numbered) => ({ at: Math.min(end, spanOf(numbered.thread)?.end ?? end), numbered }));
  const edges = [start, end, ...here.flatMap((each) => [each.start, each.end]), ...calls.map(({ at }) => at)];
  const cuts = [...new Set(edges)].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
  const pieces: (Html | string)[] = [];
  cuts.forEach((at, index) => {
    pieces.push(...calls.filter((call) => call.at === at).map(({ numbered }) => callHtml(numbered)));
    const next = cuts[index + 1];
    if (next === undefined) return;
    const words = text.slice(at - start, next - start);
    const tint = here.find((each) => each.start <= at && each.end >= next);
    pieces.push(tint ? element('mark', { class: `p${Math.min(3, tint.people)}${tint.claim ? ' claim' : ''}` }, words) : words);
  });
  return pieces;
}

/** The number after a passage: to its thread, and where its thread links back to. */
export const callHtml = ({ thread, number }: Numbered): Html =>
  element('sup', {}, element('a', { href: `#${threadId(number)}`, id: callId(number), 'aria-label': `${KIND_LABEL[thread.kind]} ${number}` }, String(number)));
