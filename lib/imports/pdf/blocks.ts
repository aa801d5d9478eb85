import type { BlockFormat } from '../../core/document/format';
import { BULLET, ENDS_A_CLAUSE, NUMBER } from '../../core/import/marks';
import type { Block } from '../html/collector';
import { Inline } from '../html/inline';
import type { Line } from './lines';
import type { Note } from './notes';
import type { Group } from './paragraphs';
import { halves, type Style } from './style';
import { inlineOf, type Lexicon } from './words';

/** Headings are set larger by so much, or wholly in another font, and are short. */
const LARGER = 1.12;
const MAX_HEADING = 200;
const MAX_SMALL_HEADING = 100;
const CAPTION = /^(?:fig(?:ure|\.)?|table|abb(?:ildung|\.)?|tab(?:elle|leau|\.)|شکل|جدول|图|表)\s*\p{N}/iu;
const SIGN = /^\s*[•◦▪▫‣·●○■□–-]\s+(?=\S)/u;

/** A group as a block; `size` of headings, from which their ranks come. */
export type Typed = { block: Block; size: number | null; first: Line };

export function blocksOfGroups(groups: readonly Group[], style: Style, lexicon: Lexicon): Typed[] {
  return groups.map((group, index) => {
    const first = group.lines[0]!;
    const size = group.cells ? null : headingSize(group.lines, groups[index + 1]?.lines, style);
    return { block: group.cells ? rowOf(group.lines[0]!, !groups[index - 1]?.cells) : blockOf(group.lines, size !== null, style, lexicon, [groups[index - 1], groups[index + 1]]), size, first };
  });
}

function blockOf(lines: readonly Line[], heading: boolean, style: Style, lexicon: Lexicon, near: readonly (Group | undefined)[]): Block {
  const { text } = lines[0]!;
  const sign = heading ? null : (SIGN.exec(text) ?? BULLET.exec(text));
  if (sign) return made('list_item', inlineOf(lines, lexicon, false, sign[0].trimStart().length), { list: { ordered: false, depth: 0 } });
  const words = inlineOf(lines, lexicon, heading);
  if (heading) return made('heading', words, {});
  if (NUMBER.test(text) && near.some((group) => group && NUMBER.test(group.lines[0]!.text))) return made('list_item', words, { list: { ordered: true, depth: 0 } });
  if (CAPTION.test(text) && lines.length < 8) return made('figure_caption', words, {});
  const apart = lines.length > 1 && lines.every(({ x, left, size }) => x - left > 1.2 * size) && lines[0]!.size <= style.size * LARGER;
  return made(apart ? 'quotation' : 'paragraph', words, {});
}

/** The size that a group is set in as a heading; `null` where it is none. */
function headingSize(lines: readonly Line[], next: readonly Line[] | undefined, style: Style): number | null {
  const { size, font, page } = lines[0]!;
  const text = lines.map((line) => line.text).join(' ');
  if (!/\p{L}/u.test(text)) return null;
  if (size >= style.size * LARGER && text.length <= MAX_HEADING) return halves(size);
  const another = font !== style.font && !style.monospaced.has(font) && lines.every((line) => line.pieces.every((piece) => piece.font === font));
  const capitals = !style.monospaced.has(font) && /\p{Lu}.*\p{Lu}/u.test(text) && !/\p{Ll}/u.test(text);
  const small = (another || capitals) && text.length <= MAX_SMALL_HEADING && lines.length < 3 && size >= style.size * 0.97;
  if (!small || !next || next[0]!.page < page || ENDS_A_CLAUSE.test(text) || SIGN.test(text) || CAPTION.test(text)) return null;
  return /^[\p{Lu}\p{Lo}\p{N}]/u.test(text) ? 0 : null;
}

function rowOf(line: Line, first: boolean): Block {
  const whole = new Inline();
  for (const [index, text] of line.text.split('\t').entries()) {
    const cell = new Inline();
    cell.add(text, {});
    whole.append(cell, index > 0 ? '\t' : '');
  }
  return made('table_row', whole, { row: { header: false, first } });
}

function made(kind: Block['kind'], words: Inline, own: BlockFormat): Block {
  const { text, format } = words.finished();
  const all = { ...own, ...format };
  return { kind, text, ...(Object.keys(all).length > 0 ? { format: all } : {}) };
}

/** A note without the mark that it begins with. */
export function noteBlock({ label, mark, lines }: Note, lexicon: Lexicon): Block {
  const start = lines[0]!.text.indexOf(mark) + mark.length;
  const skip = start + (/^[\])]?[.:]?\s*/u.exec(lines[0]!.text.slice(start))?.[0].length ?? 0);
  return made('footnote', inlineOf(lines, lexicon, false, skip), { label });
}
