import { Paragraph, Table, TableCell, TableLayoutType, TableRow, WidthType } from 'docx';
import type { PlacedParagraph } from '../../document/article';
import { cellsOf } from '../../document/pieces';
import type { Range } from './ranges';
import { paragraphOf } from './words';

/** The width of the text between the page's margins, in twentieths of a point. */
const WIDTH = 9026;

/**
 * Rows as a table, with a line below it: Word takes two tables without one between them for one.
 * @param nextOf where what follows a row begins in the revision's text
 */
export function tableOf(rows: readonly PlacedParagraph[], ranges: readonly Range[], language: string, nextOf: (row: PlacedParagraph) => number): (Table | Paragraph)[] {
  const width = Math.max(...rows.map(({ text }) => cellsOf(text).length));
  const columns = Array.from({ length: width }, () => Math.floor(WIDTH / width));
  const table = new Table({
    width: { size: WIDTH, type: WidthType.DXA },
    columnWidths: columns,
    layout: TableLayoutType.FIXED,
    rows: rows.map((row) => {
      const children = cells(row, width, ranges, language, nextOf(row)).map((paragraph) => new TableCell({ width: { size: columns[0]!, type: WidthType.DXA }, children: [paragraph] }));
      // Some readers take a row that is said to be no head for one.
      return new TableRow({ ...(row === rows[0] && row.format?.row?.header ? { tableHeader: true } : {}), children });
    }),
  });
  return [table, new Paragraph({ spacing: { after: 0 } })];
}

/** As many cells as the widest row has. */
function cells({ text, start, format }: PlacedParagraph, width: number, ranges: readonly Range[], language: string, next: number): Paragraph[] {
  const found = cellsOf(text);
  return Array.from({ length: width }, (_, index) => {
    const cell = found[index];
    if (!cell) return new Paragraph({ spacing: { after: 0 } });
    // What begins with the mark between two cells begins, to the eye, at the end of the first.
    const words = { text, spans: format?.spans, start, next: index === found.length - 1 ? next : start + cell.end + 1, from: cell.start, to: cell.end, strong: format?.row?.header ?? false };
    return paragraphOf(words, ranges, language, { spacing: { after: 0 } });
  });
}
