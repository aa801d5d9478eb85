export type Cell = string | number | null;

/**
 * Begins what a spreadsheet would run: `= + - @`, their full-width forms, and the tab and line
 * breaks that it drops before it looks again.
 */
const RUNS = /^[=+\-@\t\r\n\uFF1D\uFF0B\uFF0D\uFF20]/u;
const NEEDS_QUOTES = /[",\r\n]|^\s|\s$/u;
/** Without it Excel takes UTF-8 for the code page of the machine. */
export const CSV_START = '\uFEFF';

/**
 * A table as RFC 4180 has it: commas, CRLF after every line, UTF-8 with a byte order mark. A text
 * that a spreadsheet would run as a formula gets an apostrophe before it; numbers stay numbers.
 * @param rows the first is the header; `null` is an empty cell
 */
export const toCsv = (rows: readonly (readonly Cell[])[]): string => CSV_START + rows.map(csvLine).join('');

/** One line of such a table, for those that are written as they are read; the first needs `CSV_START` before it. */
export const csvLine = (row: readonly Cell[]): string => `${row.map(field).join(',')}\r\n`;

function field(cell: Cell): string {
  if (cell === null) return '';
  if (typeof cell === 'number') return String(cell);
  const text = RUNS.test(cell) ? `'${cell}` : cell;
  return NEEDS_QUOTES.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}
