import Papa from 'papaparse';
import { decodeText } from './import/decode';

/** Reads a table as spreadsheets save it. Cells are text: a formula in one is never run. */

/** One row as it stands; a cell that is blank, or whose column there is not, is `null`. */
export type TableRow<Column extends string> = {
  /** Its number in the spreadsheet: the header is row 1. */
  row: number;
  cells: Record<Column, string | null>;
};

export type Table<Column extends string> = {
  rows: TableRow<Column>[];
  /** Columns that are not read, as the header calls them. */
  ignored: string[];
};

/** What a table is to be, and the words for saying what is wrong with it. */
export type TableKind<Column extends string> = {
  /** "The roster" */
  what: string;
  /** Its columns as a header names them: "name, e-mail, role, section" */
  header: string;
  /** What a line holds: "person" */
  line: string;
  columns: readonly Column[];
  /** What a column may be called, in lower case and without blanks, dots and dashes. */
  names: Readonly<Record<string, Column>>;
  /** What lacks for reading it: "the e-mail"; `null` when all is there. */
  lacks: (columns: readonly (Column | null)[]) => string | null;
  maxBytes: number;
  maxRows: number;
};

type Read<T> = ({ ok: true } & T) | { ok: false; problem: string };
const problem = (text: string) => ({ ok: false as const, problem: text });

const DECODING: Record<string, string> = {
  empty: 'The file is empty. Please choose another one.',
  binary: 'This is no CSV file. If it is a spreadsheet, save it as “CSV UTF-8” there, and choose that file.',
  encoding: 'The file is not in UTF-8, so its letters cannot be told for certain. Save it as “CSV UTF-8” in your spreadsheet, and choose that file.',
};

type Sized = { what: string; maxBytes: number };
const tooLarge = ({ what, maxBytes }: Sized) => `${what} has more than ${maxBytes / 1024 / 1024} MiB. Please bring it in parts.`;

/** The text of a file, strictly as UTF-8, with or without a byte order mark. */
export function decodeTable(bytes: Uint8Array, kind: Sized): Read<{ text: string }> {
  if (bytes.byteLength > kind.maxBytes) return problem(tooLarge(kind));
  const decoded = decodeText(bytes);
  return decoded.ok ? decoded : problem(DECODING[decoded.problem.code] ?? decoded.problem.message);
}

/**
 * The rows of a table. The first line names the columns, in any order, parted by commas, semicolons
 * or tabs. What is wrong with the file as a whole is answered as a problem.
 */
export function parseTable<Column extends string>(text: string, kind: TableKind<Column>): Read<Table<Column>> {
  const { what, header: expected, line, names, maxRows } = kind;
  if (new TextEncoder().encode(text).byteLength > kind.maxBytes) return problem(tooLarge(kind));
  if (text.includes('\u0000')) return problem(DECODING.binary!);
  // Some spreadsheets begin with a line that names the delimiter.
  const told = /^\uFEFF?sep=([,;\t])\r?\n/iu.exec(text);
  const csv = told ? text.slice(told[0].length) : text.replace(/^\uFEFF/u, '');
  if (csv.trim() === '') return problem(`There is nothing in it yet. The first line names the columns: ${expected}.`);
  const shift = told ? 2 : 1;
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: told?.[1] ?? delimiterOf(csv) });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) return problem(`A quotation mark in row ${(quotes.row ?? 0) + shift} is not closed, or stands where none may. Please mend it: inside of quotes, a quotation mark is written twice.`);

  const start = data.findIndex(isFilled);
  const header = data[start]!.map((cell) => cell.trim());
  const columns = header.map((cell) => {
    const name = cell.toLowerCase().replace(/[\s._-]/gu, '');
    return Object.hasOwn(names, name) ? names[name]! : null;
  });
  const twice = columns.find((column, index) => column !== null && columns.indexOf(column) !== index);
  if (twice) return problem(`Two columns are called ${twice}. Please keep one of them.`);
  const lacks = kind.lacks(columns);
  if (lacks) return problem(`The first line has to name the columns: ${expected}. There is none for ${lacks} in it: ${excerpt(header.join(', '))}`);
  const rows = data.flatMap((cells, index) => (index > start && isFilled(cells) ? [{ row: index + shift, cells: cellsOf(cells, columns, kind.columns) }] : []));
  if (rows.length === 0) return problem(`${what} has its header, but no ${line} yet. Please add a line for each.`);
  if (rows.length > maxRows) return problem(`${what} has ${rows.length.toLocaleString('en')} rows; at most ${maxRows.toLocaleString('en')} can come at once. Please bring it in parts.`);
  return { ok: true, rows, ignored: header.filter((cell, index) => columns[index] === null && cell !== '') };
}

const isFilled = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '');

const cellsOf = <Column extends string>(cells: readonly string[], columns: readonly (Column | null)[], wanted: readonly Column[]) =>
  Object.fromEntries(wanted.map((column) => [column, cells[columns.indexOf(column)]?.trim() || null])) as Record<Column, string | null>;

/** The delimiter that the header has most of; none of its words has one in it. */
function delimiterOf(csv: string): string {
  const header = /^\s*(.*)$/mu.exec(csv)![1]!;
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

const excerpt = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
