import { decodeTable, parseTable, type TableKind, type TableRow } from './csv-in';

/** Reads a list of people as spreadsheets save it. */

export const MAX_ROSTER_BYTES = 1024 * 1024;
export const MAX_ROSTER_ROWS = 2_000;

export const ROSTER_COLUMNS = ['name', 'email', 'role', 'section'] as const;
export type RosterColumn = (typeof ROSTER_COLUMNS)[number];
export type RosterRow = TableRow<RosterColumn>;

const ROSTER: TableKind<RosterColumn> = {
  what: 'The roster',
  header: 'name, e-mail, role, section',
  line: 'person',
  columns: ROSTER_COLUMNS,
  names: {
    name: 'name', fullname: 'name', displayname: 'name', student: 'name',
    email: 'email', mail: 'email', emailaddress: 'email',
    role: 'role',
    section: 'section', group: 'section',
  },
  lacks: (columns) => (columns.includes('email') ? null : 'the e-mail'),
  maxBytes: MAX_ROSTER_BYTES,
  maxRows: MAX_ROSTER_ROWS,
};

/** The text of a file, strictly as UTF-8, with or without a byte order mark. */
export const decodeRoster = (bytes: Uint8Array): ReturnType<typeof decodeTable> => decodeTable(bytes, ROSTER);

/** The rows of a roster; only e-mail is needed. What is wrong with the file as a whole is answered as a problem. */
export function parseRoster(text: string): ReturnType<typeof parseTable<RosterColumn>> {
  const read = parseTable(text, ROSTER);
  return read.ok ? { ...read, rows: read.rows.map(lowerRole) } : read;
}

const lowerRole = ({ row, cells }: RosterRow): RosterRow => ({ row, cells: { ...cells, role: cells.role?.toLowerCase() ?? null } });
