import { MAX_LABEL } from '../limits';
import { indexOf, type Line } from './lines';
import type { Style } from './style';

export type Note = { label: string; mark: string; lines: Line[] };
/** What is left of the text, its notes, and for `page mark` the label of its note. */
export type Parted = { lines: Line[]; notes: Note[]; labels: Map<string, string> };

/** Notes are set smaller than the text by so much at least. */
const SMALLER = 0.93;
const MARK = /^[[(]?(\p{Nd}{1,3}|[*†‡§¶]{1,3})[\])]?(?:[.:]?\s|(?=\p{L}))/u;
const IN_TEXT = /^[[(]?(\p{Nd}{1,3}|[*†‡§¶]{1,3})[\])]?$/u;

/** The number or sign of a piece that is set high in its line, as marks of notes are. */
export const markIn = (piece: Line['pieces'][number], line: Line): string | null => (indexOf(piece, line) === 1 ? (IN_TEXT.exec(piece.text.trim())?.[1] ?? null) : null);

/** Takes the footnotes from the pages' ends: small lines that begin with a mark which stands in the text above. */
export function withoutNotes(pages: readonly Line[][], style: Style): Parted {
  const notes: Note[] = [];
  const labels = new Map<string, string>();
  const used = new Set<string>();
  const taken = new Set<Line>();
  for (const lines of pages) {
    const marks = new Set(lines.flatMap((line) => line.pieces.flatMap((piece) => (line.pieces[0] === piece ? [] : (markIn(piece, line) ?? [])))));
    for (const foot of feetOf(lines, style)) {
      let open = notes.at(-1);
      // What goes on from the page before stands over the first mark.
      let on = open?.lines.at(-1)?.page === foot[0]!.page - 1;
      for (const line of foot) {
        const mark = MARK.exec(line.text)?.[1];
        if (mark && marks.has(mark) && !labels.has(`${line.page} ${mark}`)) {
          open = { label: unused(mark, used), mark, lines: [] };
          notes.push(open);
          labels.set(`${line.page} ${mark}`, open.label);
          on = true;
        }
        if (!on) continue;
        open!.lines.push(line);
        taken.add(line);
      }
    }
  }
  return { lines: pages.flat().filter((line) => !taken.has(line)), notes, labels };
}

/** In every column of a page the small lines at its end. */
function feetOf(lines: readonly Line[], style: Style): Line[][] {
  const columns = new Map<number, Line[]>();
  for (const line of lines) columns.set(Math.round(line.left / 10), [...(columns.get(Math.round(line.left / 10)) ?? []), line]);
  return [...columns.values()].flatMap((column) => {
    const sorted = [...column].sort((a, b) => a.y - b.y);
    const start = sorted.findLastIndex(({ size }) => size >= style.size * SMALLER) + 1;
    return start > 0 && start < sorted.length ? [sorted.slice(start)] : [];
  });
}

/** Pages begin their notes at 1 or * again, and a label belongs to one note. */
function unused(mark: string, used: Set<string>): string {
  let label = mark;
  for (let again = 2; used.has(label); again += 1) label = `${mark}-${again}`;
  used.add(label);
  return label.slice(0, MAX_LABEL);
}
