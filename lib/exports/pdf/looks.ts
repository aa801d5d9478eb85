import type { ParagraphKind } from '../../core/document/article';
import type { Block } from '../../core/exports/office/blocks';
import type { Look } from './font-files';
import type { Style, StyledText } from './lines';

const INK = '#1b1b1b';
const GREY = '#555555';
export const LINK = '#1d4e89';

const style = (look: Look, size: number, color = INK): Style => ({ look, size, color });

export const LOOKS = {
  title: style('bold', 23),
  section: style('bold', 15),
  byline: style('roman', 10.5, GREY),
  footing: style('sans', 7.5, GREY),
  noteHead: style('bold', 10.5),
  noteMeta: style('sans', 8, GREY),
  note: style('roman', 10.5),
  noteQuote: style('italic', 10.5, GREY),
};

type Paragraph = { style: Style; tag: string; indent: number; before: number };

/** How each kind of paragraph of an article looks, and what it is called in the structure. */
export const PARAGRAPHS: Record<ParagraphKind, Paragraph> = {
  paragraph: { style: style('roman', 11.5), tag: 'P', indent: 0, before: 8 },
  heading: { style: LOOKS.section, tag: 'H2', indent: 0, before: 18 },
  list_item: { style: style('roman', 11.5), tag: 'LBody', indent: 20, before: 4 },
  quotation: { style: style('italic', 11.5), tag: 'BlockQuote', indent: 26, before: 10 },
  pull_quote: { style: style('italic', 15), tag: 'BlockQuote', indent: 26, before: 16 },
  figure_caption: { style: style('italic', 10, GREY), tag: 'Caption', indent: 0, before: 8 },
  image: { style: style('italic', 10, GREY), tag: 'Caption', indent: 0, before: 8 },
  table_row: { style: style('roman', 10.5), tag: 'P', indent: 0, before: 2 },
  footnote: { style: style('roman', 9.5, GREY), tag: 'Note', indent: 0, before: 4 },
};

/** Headings by their level, from 1 on. */
export const HEADINGS: readonly Style[] = [LOOKS.section, style('bold', 13), style('bold', 11.5), style('italic', 11.5), style('italic', 11.5, GREY), style('italic', 10.5, GREY)];

/** Words of a comment in its looks. */
export function piecesOf(block: Block, base: Style): StyledText[] {
  return block.pieces.map((piece) => {
    const emphasis = piece.italic !== block.quote ? 'italic' : base.look;
    const look: Look = piece.code || block.code ? 'sans' : piece.bold ? 'bold' : emphasis;
    return { text: piece.text, style: { ...base, look, strike: piece.strike, ...(piece.link ? { to: piece.link, color: LINK } : {}) } };
  });
}
