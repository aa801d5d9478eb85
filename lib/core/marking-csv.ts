import { type Cell, harmless } from './csv';
import { decodeTable, parseTable, type TableKind, type TableRow } from './csv-in';
import type { MarkRow } from './marking';

/** Marks as a spreadsheet has them, out and in. What goes out comes in again and changes nothing. */

export const MAX_MARKS_BYTES = 4 * 1024 * 1024;
export const MAX_MARKS_ROWS = 2_000;

export const MARK_COLUMNS = ['email', 'member', 'mark', 'note'] as const;
export type MarkColumn = (typeof MARK_COLUMNS)[number];
export type MarkCells = TableRow<MarkColumn>;

const MARKS: TableKind<MarkColumn> = {
  what: 'The file',
  header: 'e-mail, mark, note',
  line: 'mark',
  columns: MARK_COLUMNS,
  names: {
    email: 'email', mail: 'email', emailaddress: 'email',
    member: 'member', memberid: 'member',
    mark: 'mark', grade: 'mark',
    note: 'note', privatenote: 'note',
  },
  lacks: (columns) => {
    if (!columns.includes('email') && !columns.includes('member')) return 'the e-mail';
    return columns.includes('mark') || columns.includes('note') ? null : 'the mark';
  },
  maxBytes: MAX_MARKS_BYTES,
  maxRows: MAX_MARKS_ROWS,
};

/** The text of a file, strictly as UTF-8, with or without a byte order mark. */
export const decodeMarks = (bytes: Uint8Array): ReturnType<typeof decodeTable> => decodeTable(bytes, MARKS);

/** The rows of a file of marks; whom they are for, and mark or note, are needed. */
export const parseMarks = (text: string): ReturnType<typeof parseTable<MarkColumn>> => parseTable(text, MARKS);

/** A file's cell as it was before `toCsv` made it harmless. */
export const readBack = (cell: string): string => (cell.startsWith("'") && harmless(cell.slice(1)) === cell ? cell.slice(1) : cell);

/** The table as rows of cells, the header first. @param emails by member, for those who may know them */
export const markTable = (rows: readonly MarkRow[], emails: ReadonlyMap<string, string>): Cell[][] => [
  ['Name', 'E-mail', 'Section', 'Comments', 'Replies', 'Claims', 'Tags', 'Days active', 'Mark', 'Note', 'Member'],
  ...rows.map(({ person, section, counts, mark, note }) => [
    ...[person.name, emails.get(person.id) ?? null, section, counts.comments, counts.replies, counts.claims, counts.tags],
    ...[counts.daysActive, mark, note, person.id],
  ]),
];
