import type { Segment } from '../anchoring/tint';
import type { PlacedParagraph } from '../document/article';
import { isSafeLink } from '../document/links';
import { cellsOf, type Piece, piecesOf } from '../document/pieces';
import { linkHtml } from './html-body';
import { callId, type Numbered, threadId } from './html-thread';
import { type Attributes, element, type Html, together } from './html-tree';
import { KIND_LABEL } from './labels';
import { pictureLead } from './pictures';
import { spanOf } from './thread';

/**
 * One paragraph of an article as it is read, with the passages that were spoken about tinted.
 * @param threads those that are called for in it, in their order
 */
export function paragraphHtml(paragraph: PlacedParagraph, own: Attributes, tints: readonly Segment[], threads: readonly Numbered[]): Html {
  const { kind, format = {} } = paragraph;
  if (kind === 'table_row') return rowHtml(paragraph, own, tints, threads);
  const words = wordsHtml(paragraph, tints, threads);
  switch (kind) {
    case 'heading':
      // Below the article's title, which is an h2.
      return element(`h${Math.min(6, (format.level ?? 1) + 2)}`, own, words);
    case 'list_item':
      // A list of one item each would be read out as such: the bullet is drawn, and a number stands in the text.
      return element('div', { ...own, class: `item${format.list?.ordered ? ' numbered' : ''}${format.list?.depth ? ` depth-${format.list.depth}` : ''}` }, element('p', {}, words));
    case 'image':
      return element('p', { ...own, class: 'quiet' }, pictureLead(paragraph, false), words);
    case 'footnote':
      return element('p', { ...own, class: 'note' }, format.label === undefined ? null : `${format.label}. `, words);
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

/** A table's row stands beside its threads, and so is a table of its own. */
function rowHtml(paragraph: PlacedParagraph, own: Attributes, tints: readonly Segment[], threads: readonly Numbered[]): Html {
  const cells = cellsOf(paragraph.text);
  const name = paragraph.format?.row?.header ? 'th' : 'td';
  const html = cells.map(({ start, end }, index) => {
    const [from, to] = [paragraph.start + start, paragraph.start + end];
    // A passage may end with what parts two cells.
    const here = threads.filter(({ thread }) => {
      const at = spanOf(thread)?.end ?? paragraph.end;
      return (index === 0 || at >= from) && (index === cells.length - 1 || at <= to);
    });
    return element(name, {}, wordsHtml(paragraph, tints, here, from, to));
  });
  return element('table', own, element('tr', {}, html));
}

/** Words cut where tints and calls are, so that overlapping passages are never elements across each other. @param start @param end of the part in the revision's text */
export function wordsHtml(paragraph: PlacedParagraph, tints: readonly Segment[], threads: readonly Numbered[], start = paragraph.start, end = paragraph.end): (Html | string)[] {
  const here = tints.filter((each) => each.start < end && each.end > start);
  const calls = threads.map((numbered) => ({ at: Math.min(end, spanOf(numbered.thread)?.end ?? end), numbered }));
  const edges = [start, end, ...here.flatMap((each) => [each.start, each.end]), ...calls.map(({ at }) => at)];
  const cuts = [...new Set(edges)].filter((at) => at >= start && at <= end).sort((a, b) => a - b);
  const pieces: (Html | string)[] = [];
  cuts.forEach((at, index) => {
    pieces.push(...calls.filter((call) => call.at === at).map(({ numbered }) => callHtml(numbered)));
    const next = cuts[index + 1];
    if (next === undefined) return;
    const words = piecesOf(paragraph.text, paragraph.format?.spans, at - paragraph.start, next - paragraph.start).map(pieceHtml);
    const tint = here.find((each) => each.start <= at && each.end >= next);
    if (tint) pieces.push(element('mark', { class: `p${Math.min(3, tint.people)}${tint.claim ? ' claim' : ''}` }, words));
    else pieces.push(...words);
  });
  return pieces;
}

/** A piece as it looks; a link that is not safe is its words. */
function pieceHtml(piece: Piece): Html | string {
  if (typeof piece === 'string') return piece;
  const inner = together(...piece.pieces.map(pieceHtml));
  const { look } = piece;
  if (look.kind !== 'link') return element(ELEMENTS[look.kind], {}, inner);
  return isSafeLink(look.href) ? linkHtml(look.href, inner) : inner;
}

const ELEMENTS = { emphasis: 'em', strong: 'strong', code: 'code', superscript: 'sup', subscript: 'sub', note: 'sup' } as const;

/** The number after a passage: to its thread, and where its thread links back to. */
export const callHtml = ({ thread, number }: Numbered): Html =>
  element('sup', {}, element('a', { href: `#${threadId(number)}`, id: callId(number), 'aria-label': `${KIND_LABEL[thread.kind]} ${number}` }, String(number)));
