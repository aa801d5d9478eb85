import { BULLET, ENDS_A_SENTENCE, NUMBER } from '../../core/import/marks';
import type { Line } from './lines';
import { isBelow, isIndented, type Style } from './style';

/** Lines that make a block. `cells` where it is a table's row. */
export type Group = { lines: Line[]; cells: boolean };

/** So much more than the usual distance between lines parts paragraphs. */
const WIDE = 1.3;
/** A line that ends so far from its column's edge, and could have held the next word, ended on purpose. */
const SHORT = 0.1;
const SAME_SIZE = 0.07;

/** Puts lines together to paragraphs, over the ends of columns and pages too. */
export function groupsOf(lines: readonly Line[], style: Style): Group[] {
  const rows = tableRows(lines);
  const groups: Group[] = [];
  for (const line of lines) {
    const last = groups.at(-1);
    if (rows.has(line)) groups.push({ lines: [line], cells: true });
    else if (!last || last.cells || begins(last.lines, line, style)) groups.push({ lines: [line], cells: false });
    else last.lines.push(line);
  }
  return groups;
}

function begins(open: readonly Line[], line: Line, style: Style): boolean {
  const last = open.at(-1)!;
  const ended = ENDS_A_SENTENCE.test(last.text);
  if (Math.abs(last.size - line.size) > SAME_SIZE * Math.max(last.size, line.size)) return true;
  if (BULLET.test(line.text) || (NUMBER.test(line.text) && (ended || isShort(last, line)))) return true;
  const code = [last, line].map((each) => isUniform(each) && style.monospaced.has(each.font));
  // A program's lines stay what they are.
  if (code[0] && (code[1] || isShort(last, line))) return true;
  if (code[1] && isIndented(line) && !isIndented(last)) return true;
  const below = isBelow(line, last);
  const goesOn = !ended && /^\p{Ll}/u.test(line.text);
  if (below && line.y - last.y > WIDE * Math.max(style.leading, 1) * line.size) return true;
  if (goesOn) return false;
  if (isUniform(line) && isUniform(last) && line.font !== last.font && (ended || isShort(last, line))) return true;
  if (isIndented(line) && !isIndented(last) && (ended || isShort(last, line)) && !isItem(open[0]!)) return true;
  if (isSetApart(open) && line.x - line.left < 0.5 * line.size) return true;
  if ((ended || !below) && isShort(last, line)) return true;
  return !below && ended && !style.indents;
}

const isItem = ({ text }: Line) => BULLET.test(text) || NUMBER.test(text);
const isUniform = ({ pieces }: Line) => pieces.every(({ font }) => font === pieces[0]!.font);

/** Whether a paragraph's lines all begin further in, so that one further out is another's. */
function isSetApart(open: readonly Line[]): boolean {
  const [last, before] = [open.at(-1)!, open.at(-2)];
  return before !== undefined && isIndented(last) && Math.abs(last.x - last.left - (before.x - before.left)) < 1;
}

function isShort(line: Line, next: Line): boolean {
  const word = /^\S{1,40}/u.exec(next.text)?.[0].length ?? 0;
  const letter = (next.right - next.x) / Math.max(next.text.length, 1);
  const room = line.end - line.right;
  return room > SHORT * (line.end - line.left) && room > (word + 1) * letter * 1.2;
}

/** Lines of several cells, as many as the line before or after has. */
function tableRows(lines: readonly Line[]): Set<Line> {
  const rows = new Set<Line>();
  const cells = lines.map(cellsIn);
  for (const [index, line] of lines.entries()) {
    if (cells[index]! < 2) continue;
    if ([index - 1, index + 1].some((near) => lines[near]?.page === line.page && cells[near] === cells[index])) rows.add(line);
  }
  return rows;
}

/** A number or bullet with a wide blank behind it is no cell. */
function cellsIn({ text }: Line): number {
  const cells = text.split('\t');
  return /^(?:\p{N}{1,3}[.)]|\p{N}{1,3}(?:\.\p{N}{1,3})+\.?|[•◦▪‣·–-])$/u.test(cells[0]!) && cells.length < 3 ? 1 : cells.length;
}
