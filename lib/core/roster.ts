import Papa from 'papaparse';
import { decodeText } from './import/decode';

/** Reads a list of people as spreadsheets save it. Cells are text: a formula in one is never run. */

export const MAX_ROSTER_BYTES = 1024 * 1024;
export const MAX_ROSTER_ROWS = 2_000;

export const ROSTER_COLUMNS = ['name', 'email', 'role', 'section'] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];

/** One row as it stands; a cell that is blank, or whose column there is not, is `null`. */
export type RosterRow = {
  /** Its number in the spreadsheet: the header is row 1. */
  row: number;
  cells: Record<RosterColumn, string | null>;
};

export type Roster = {
  rows: RosterRow[];
  /** Columns that are not read, as the header calls them. */
  ignored: string[];
};

/** What a column may be called, in lower case and without blanks, dots and dashes. */
const COLUMN_NAMES: Record<string, RosterColumn> = {
  name: 'name', fullname: 'name', displayname: 'name', student: 'name',
  email: 'email', mail: 'email', emailaddress: 'email',
  role: 'role',
  section: 'section', group: 'section',
};

type Read<T> = ({ ok: true } & T) | { ok: false; problem: string };
const problem = (text: string) => ({ ok: false as const, problem: text });

const DECODING: Record<string, string> = {
  empty: 'The file is empty. Please choose another one.',
  binary: 'This is no CSV file. If it is a spreadsheet, save it as “CSV UTF-8” there, and choose that file.',
  encoding: 'The file is not in UTF-8, so its letters cannot be told for certain. Save it as “CSV UTF-8” in your spreadsheet, and choose that file.',
};

/** The text of a file, strictly as UTF-8, with or without a byte order mark. */
export function decodeRoster(bytes: Uint8Array): Read<{ text: string }> {
  if (bytes.byteLength > MAX_ROSTER_BYTES) return problem(TOO_LARGE);
  const decoded = decodeText(bytes);
  return decoded.ok ? decoded : problem(DECODING[decoded.problem.code] ?? decoded.problem.message);
}

const TOO_LARGE = 'The roster has more than 1 MiB. Please bring it in parts.';

/**
 * The rows of a roster. The first line names the columns, in any order, parted by commas, semicolons
 * or tabs; only e-mail is needed. What is wrong with the file as a whole is answered as a problem.
 */
export function parseRoster(text: string): Read<Roster> {
  if (new TextEncoder().encode(text).byteLength > MAX_ROSTER_BYTES) return problem(TOO_LARGE);
  if (text.includes('\u0000')) return problem(DECODING.binary!);
  // Some spreadsheets begin with a line that names the delimiter.
  const told = /^\uFEFF?sep=([,;\t])\r?\n/iu.exec(text);
  const csv = told ? text.slice(told[0].length) : text.replace(/^\uFEFF/u, '');
  if (csv.trim() === '') return problem('There is nothing in it yet. The first line names the columns: name, e-mail, role, section.');
  const shift = told ? 2 : 1;
  const { data, errors } = Papa.parse<string[]>(csv, { delimiter: told?.[1] ?? delimiterOf(csv) });
  const quotes = errors.find(({ type }) => type === 'Quotes');
  if (quotes) return problem(`A quotation mark in row ${(quotes.row ?? 0) + shift} is not closed, or stands where none may. Please mend it: inside of quotes, a quotation mark is written twice.`);

  const start = data.findIndex(isFilled);
  const header = data[start]!.map((cell) => cell.trim());
  const columns = header.map((cell) => COLUMN_NAMES[cell.toLowerCase().replace(/[\s._-]/gu, '')] ?? null);
  const twice = columns.find((column, index) => column !== null && columns.indexOf(column) !== index);
  if (twice) return problem(`Two columns are called ${twice}. Please keep one of them.`);
  if (!columns.includes('email')) {
    return problem(`The first line has to name the columns: name, e-mail, role, section. There is none for the e-mail in it: ${excerpt(header.join(', '))}`);
  }
  const rows = data.flatMap((cells, index) => (index > start && isFilled(cells) ? [{ row: index + shift, cells: cellsOf(cells, columns) }] : []));
  if (rows.length === 0) return problem('The roster has its header, but no person yet. Please add a line for each.');
  if (rows.length > MAX_ROSTER_ROWS) return problem(`The roster has ${rows.length.toLocaleString('en')} rows; at most ${MAX_ROSTER_ROWS.toLocaleString('en')} can come at once. Please bring it in parts.`);
  return { ok: true, rows, ignored: header.filter((cell, index) => columns[index] === null && cell !== '') };
}

const isFilled = (cells: readonly string[]) => cells.some((cell) => cell.trim() !== '');

function cellsOf(cells: readonly string[], columns: readonly (RosterColumn | null)[]): Record<RosterColumn, string | null> {
  const read = (column: RosterColumn) => cells[columns.indexOf(column)]?.trim() || null;
  return { name: read('name'), email: read('email'), role: read('role')?.toLowerCase() ?? null, section: read('section') };
}

/** The delimiter that the header has most of; none of its words has one in it. */
function delimiterOf(csv: string): string {
  const header = /^\s*(.*)$/mu.exec(csv)![1]!;
  const count = (delimiter: string) => header.split(delimiter).length;
  return [',', ';', '\t'].reduce((best, delimiter) => (count(delimiter) > count(best) ? delimiter : best));
}

const excerpt = (text: string) => (text.length > 80 ? `${text.slice(0, 80)}…` : text);
