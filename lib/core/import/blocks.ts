import type { ArticleDraft } from './draft';
import { isHardWrapped, joined, paragraphsOf, unquoted } from './lines';
import { BULLET, DENSE, ENDS_A_CLAUSE, HASHES, NUMBER, QUOTATION, RULE, UNDERLINE, withoutEmphasis } from './marks';

export type Block = ArticleDraft['blocks'][number];
type Part = { kind: 'text' | 'heading' | 'list_item' | 'quotation'; lines: string[] };

const MAX_HEADING = 80;
/** A character of these scripts says about as much as three letters. */
const MAX_DENSE_HEADING = 30;
/** More short lines than these one after another are verse or a list, not headings. */
const MAX_HEADINGS_ON_END = 2;
const VISIBLE = /[^\p{C}\p{Z}\s]/u;
const MOSTLY_DENSE = new RegExp(`^[^\\p{L}]*[${DENSE}]`, 'u');

/**
 * Cuts a text into paragraphs, list items, quotations and marked headings. Nothing is lost but
 * white space and marks; a list's numbers stay, for others refer to them.
 * @param text with \n as its only line end
 */
export function blocksOf(text: string): Block[] {
  const chunks = text
    .split(/\n[^\S\n]*\n\s*/u)
    .map((chunk) => chunk.split('\n').filter((line) => VISIBLE.test(line)))
    .filter((lines) => lines.length > 0);
  const wrapped = isHardWrapped(chunks);
  const total = chunks.reduce((sum, lines) => sum + lines.length, 0);
  const blocks = chunks.flatMap((lines, index) => {
    const items = lines.filter(isItem).length;
    const amidItems = isItem(lines[0]!) && [chunks[index - 1], chunks[index + 1]].some((near) => near && isItem(near[0]!));
    return partsOf(lines, items > 1 || amidItems, wrapped).flatMap((part) => blocksOfPart(part, wrapped, part.lines.length / total));
  });
  return blocks.map((block) => ({ ...block, text: withoutEmphasis(block.text) })).filter(({ text: words }) => VISIBLE.test(words));
}

const isItem = (line: string) => BULLET.test(line) || NUMBER.test(line);

/** Lines that belong together, by their marks. One line with a mark makes no list: it may be a dash or a footnote. */
function partsOf(lines: readonly string[], list: boolean, wrapped: boolean): Part[] {
  const parts: Part[] = [];
  let open: Part | null = null;
  const begin = (kind: Part['kind'], line: string): Part => {
    const part = { kind, lines: [line] };
    parts.push(part);
    return part;
  };
  for (const line of lines) {
    if (RULE.test(line)) {
      if (open?.kind === 'text' && open.lines.length === 1 && UNDERLINE.test(line)) open.kind = 'heading';
      open = null;
    } else if (QUOTATION.test(line)) {
      const words = unquoted(line);
      if (words.trim() === '') open = null;
      else if (open?.kind === 'quotation') open.lines.push(words);
      else open = begin('quotation', words);
    } else if (HASHES.test(line)) {
      begin('heading', line.replace(HASHES, ''));
      open = null;
    } else if (list && isItem(line)) {
      open = begin('list_item', line.replace(BULLET, ''));
    } else if (open?.kind === 'text' || (open?.kind === 'list_item' && (wrapped || /^\s/u.test(line)))) {
      open.lines.push(line);
    } else {
      open = begin('text', line);
    }
  }
  return parts;
}

function blocksOfPart({ kind, lines }: Part, wrapped: boolean, share: number): Block[] {
  if (kind !== 'text') return [{ kind, text: joined(lines) }];
  const paragraphs = wrapped && lines.length > 1 ? paragraphsOf(lines, share) : lines.map((line) => joined([line]));
  return paragraphs.map((text) => ({ kind: 'paragraph', text }));
}

/** A short line without a stop, with text after it, is a heading. */
export function markHeadings(blocks: readonly Block[]): Block[] {
  const candidates = blocks.map((block, index) => index < blocks.length - 1 && looksLikeHeading(block));
  let onEnd = 0;
  const runs = candidates.map((candidate) => (onEnd = candidate ? onEnd + 1 : 0));
  for (let index = runs.length - 2; index >= 0; index -= 1) if (runs[index]! > 0 && runs[index + 1]! > 0) runs[index] = runs[index + 1]!;
  return blocks.map((block, index) => (candidates[index] && runs[index]! <= MAX_HEADINGS_ON_END ? { ...block, kind: 'heading' } : block));
}

function looksLikeHeading({ kind, text }: Block): boolean {
  if (kind !== 'paragraph' || text.length > (MOSTLY_DENSE.test(text) ? MAX_DENSE_HEADING : MAX_HEADING)) return false;
  const capitals = /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
  return (capitals || !ENDS_A_CLAUSE.test(text)) && /^["'“‘«(]?[\p{Lu}\p{Lo}\p{N}]/u.test(text) && /\p{L}/u.test(text);
}
