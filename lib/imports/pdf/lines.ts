import { type Page, type Piece } from './open';

/** Pieces on one baseline, from left to right. `left` and `end` are the edges of its column. */
export type Line = { page: number; pieces: Piece[]; x: number; right: number; y: number; size: number; font: string; text: string; left: number; end: number };

/** More than this, in sizes of the type, is a new column or cell. */
const CELL_GAP = 1.5;
/** Less is the space between letters. */
const WORD_GAP = 0.18;
/** What is set so much smaller and higher or lower is an index, and no line of its own. */
const INDEX_SHIFT = 0.6;

/** The lines of a page in the order that they stand in the file, without blanks between cells. */
export function linesOf(page: Page): Line[] {
  const lines: Piece[][] = [];
  for (const piece of page.pieces) {
    const line = lines.at(-1);
    if (line && follows(line, piece)) line.push(piece);
    else lines.push([piece]);
  }
  return lines.map((pieces) => lineOf(page.number, pieces));
}

function follows(line: readonly Piece[], piece: Piece): boolean {
  const last = line.at(-1)!;
  const size = Math.max(last.size, piece.size);
  const gap = piece.x - (last.x + last.width);
  const shift = last.size === piece.size ? 0.25 : INDEX_SHIFT;
  return Math.abs(piece.y - last.y) < size * shift && gap > -size && gap < size * CELL_GAP;
}

function lineOf(page: number, pieces: Piece[]): Line {
  const main = mainOf(pieces);
  const { x } = pieces[0]!;
  const right = Math.max(...pieces.map((piece) => piece.x + piece.width));
  return { page, pieces, x, right, y: main.y, size: main.size, font: main.font, text: textOf(pieces), left: x, end: right };
}

/** The piece that most letters of a line are set like. */
function mainOf(pieces: readonly Piece[]): Piece {
  const letters = new Map<string, { piece: Piece; count: number }>();
  for (const piece of pieces) {
    const name = `${piece.size.toFixed(1)} ${piece.font}`;
    const found = letters.get(name) ?? { piece, count: 0 };
    letters.set(name, { ...found, count: found.count + piece.text.length });
  }
  return [...letters.values()].reduce((most, each) => (each.count > most.count ? each : most)).piece;
}

/** Whether a blank stands between two pieces of one line. */
export function isParted(before: Piece, piece: Piece): boolean {
  return piece.blankBefore || piece.x - (before.x + before.width) > WORD_GAP * Math.min(before.size, piece.size);
}

const textOf = (pieces: readonly Piece[]) =>
  pieces
    .map((piece, index) => (index > 0 && isParted(pieces[index - 1]!, piece) ? ' ' : '') + piece.text)
    .join('')
    .replace(/\s+/gu, ' ')
    .trim();

/** Whether a piece is set small, and high or low: 1, or -1; else 0. */
export function indexOf(piece: Piece, line: Line): -1 | 0 | 1 {
  if (piece.size > line.size * 0.85) return 0;
  if (piece.y < line.y - line.size * 0.12) return 1;
  return piece.y > line.y + line.size * 0.08 ? -1 : 0;
}

/** What stands on one baseline as one line: pieces that some programs write from the end on, and cells, with a tab between them. */
export function withCells(lines: readonly Line[]): Line[] {
  const joined: Line[] = [];
  for (const line of lines) {
    const last = joined.at(-1);
    const gap = last ? line.x - last.right : 0;
    if (!last || last.page !== line.page || Math.abs(last.y - line.y) > 0.3 * line.size || gap < -0.5 * line.size) joined.push(line);
    else if (gap < CELL_GAP * line.size) joined[joined.length - 1] = together(last, line, gap);
    else joined[joined.length - 1] = { ...last, pieces: [...last.pieces, ...line.pieces], right: line.right, text: `${last.text}\t${line.text}` };
  }
  return joined;
}

function together(last: Line, { page, pieces: [first, ...rest] }: Line, gap: number): Line {
  // Where it stands says whether a blank is before it; in the file it was a line of its own.
  const pieces = [...last.pieces, { ...first!, blankBefore: gap > WORD_GAP * first!.size }, ...rest];
  const text = last.text.includes('\t') ? last.text + (gap > WORD_GAP * first!.size ? ' ' : '') + textOf([first!, ...rest]) : null;
  const whole = lineOf(page, pieces);
  return { ...whole, text: text ?? whole.text, left: last.left, end: last.end };
}
