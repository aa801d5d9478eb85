import { MAX_CELLS } from '../limits';
import { Collector } from './collector';
import { Inline } from './inline';
import { attribute, childrenOf, type Element, isElement } from './tree';

/** A table's row: its cells in their columns, `null` where one above or before it covers the place. */
export type Row = { cells: Element[]; columns: (Element | null)[]; header: boolean };

const span = (cell: Element, name: string) => Math.min(Math.max(Number.parseInt(attribute(cell, name) ?? '1', 10) || 1, 1), MAX_CELLS);

/** The rows of a table, not those of tables in it; cells over several columns or rows leave the others empty. */
export function rowsOf(table: Element): Row[] {
  const rows: Row[] = [];
  /** For each column, how many more rows a cell above covers. */
  const covered: number[] = [];
  for (const { row, head } of rowElements(table)) {
    const cells = childrenOf(row).filter((child): child is Element => isElement(child) && (child.tagName === 'td' || child.tagName === 'th'));
    const columns: (Element | null)[] = [];
    const passCovered = () => {
      for (; (covered[columns.length] ?? 0) > 0 && columns.length < MAX_CELLS; columns.push(null)) covered[columns.length]! -= 1;
    };
    for (const cell of cells) {
      passCovered();
      const [wide, high] = [span(cell, 'colspan'), span(cell, 'rowspan')];
      for (let at = 0; at < wide && columns.length < MAX_CELLS; at += 1) {
        covered[columns.length] = high - 1;
        columns.push(at === 0 ? cell : null);
      }
    }
    passCovered();
    if (cells.length > 0) rows.push({ cells, columns, header: head || cells.every(({ tagName }) => tagName === 'th') });
  }
  return rows;
}

function rowElements(table: Element): { row: Element; head: boolean }[] {
  return childrenOf(table).flatMap((child) => {
    if (!isElement(child)) return [];
    if (child.tagName === 'tr') return [{ row: child, head: false }];
    if (child.tagName !== 'thead' && child.tagName !== 'tbody' && child.tagName !== 'tfoot') return [];
    return childrenOf(child).flatMap((row) => (isElement(row) && row.tagName === 'tr' ? [{ row, head: child.tagName === 'thead' }] : []));
  });
}

/**
 * Makes a block of each row: its cells, each parted from the next by a tab. Empty rows go.
 * @param inNote rows stay words of the note that they are in @param read puts a cell's words out
 */
export function pushRows(rows: readonly Row[], inNote: boolean, out: Collector, read: (cell: Element, out: Collector) => void): void {
  let first = true;
  for (const { columns, header } of rows) {
    const words = new Inline();
    for (const [index, cell] of columns.entries()) {
      const inCell = new Collector(true);
      if (cell) read(cell, inCell);
      out.waiting.push(...inCell.waiting);
      words.append(inCell.open?.words ?? new Inline(), index > 0 ? '\t' : '');
    }
    if (words.isEmpty) continue;
    out.push(inNote ? { kind: 'footnote', format: {} } : { kind: 'table_row', format: { row: { header, first } } }, words);
    first = false;
  }
}
