import { describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/core/csv';
import { decodeRoster, MAX_ROSTER_BYTES, MAX_ROSTER_ROWS, parseRoster } from '@/lib/core/roster';
import { type CheckedRow, planRoster, type Present } from '@/lib/core/roster-plan';

const bytes = (text: string) => new TextEncoder().encode(text);
const rowsOf = (csv: string) => {
  const read = parseRoster(csv);
  if (!read.ok) throw new Error(read.problem);
  return read.rows;
};
const problemOf = (csv: string) => {
  const read = parseRoster(csv);
  return read.ok ? null : read.problem;
};

const AMAL = { row: 2, cells: { name: 'Amal Haddad', email: 'amal@example.org', role: 'participant', section: 'Tuesday' } };

describe('a roster', () => {
  it.each([
    ['commas', 'name,email,role,section\nAmal Haddad,amal@example.org,participant,Tuesday\n'],
    ['semicolons', 'name;email;role;section\nAmal Haddad;amal@example.org;participant;Tuesday\n'],
    ['tabs', 'name\temail\trole\tsection\nAmal Haddad\tamal@example.org\tparticipant\tTuesday\n'],
    ['a byte order mark', '\uFEFFname,email,role,section\nAmal Haddad,amal@example.org,participant,Tuesday'],
    ['Windows line ends', 'name,email,role,section\r\nAmal Haddad,amal@example.org,participant,Tuesday\r\n'],
    ['quotes', '"name","email","role","section"\n"Amal Haddad","amal@example.org","participant","Tuesday"'],
    ['another order', 'Section,Role,E-Mail,Name\nTuesday,Participant,amal@example.org,Amal Haddad'],
    ['other words', 'Full name;E-mail address;ROLE;Group\nAmal Haddad;amal@example.org;PARTICIPANT;Tuesday'],
    ['blanks around', ' name , email , role , section \n Amal Haddad , amal@example.org , participant , Tuesday '],
  ])('is read with %s', (_, csv) => {
    expect(rowsOf(csv)).toEqual([AMAL]);
  });

  it('keeps delimiters, quotes and lines that stand in quotes', () => {
    const [row] = rowsOf('name;email\n"Haddad; ""Amal""\nof Haifa";amal@example.org');
    expect(row!.cells.name).toBe('Haddad; "Amal"\nof Haifa');
  });

  it('follows the line by which some spreadsheets name the delimiter', () => {
    expect(rowsOf('sep=;\r\nname;email\r\nA, B;a@example.org')).toMatchObject([{ row: 3, cells: { name: 'A, B' } }]);
  });

  it('numbers rows as the spreadsheet does, blank ones included', () => {
    expect(rowsOf('email\n\na@example.org\n , \nb@example.org').map(({ row }) => row)).toEqual([3, 5]);
  });

  it('takes a formula as the text that it is', () => {
    expect(rowsOf('name,email\n"=HYPERLINK(""http://evil.example"")",a@example.org')[0]!.cells.name).toBe('=HYPERLINK("http://evil.example")');
  });

  it('needs the e-mail only, and names the columns that it does not read', () => {
    const read = parseRoster('Email,Student number,Grade\na@example.org,7,1.3');
    expect(read).toMatchObject({ ok: true, ignored: ['Student number', 'Grade'], rows: [{ cells: { name: null, role: null, section: null } }] });
  });

  it('leaves cells that a short row lacks blank', () => {
    expect(rowsOf('email,name,role\na@example.org')[0]!.cells).toEqual({ email: 'a@example.org', name: null, role: null, section: null });
  });

  it.each([
    ['nothing', '', /nothing in it/],
    ['blank lines', '\n \n', /nothing in it/],
    ['a header alone', 'name,email\n', /no person yet/],
    ['no header', 'Amal Haddad,amal@example.org', /has to name the columns.*Amal Haddad/],
    ['a column twice', 'email,name,e-mail\na@example.org,A,b@example.org', /Two columns are called email/],
    ['a quote that is not closed', 'email,name\na@example.org,"A\nb@example.org,B', /quotation mark in row/],
    ['a quote in the middle', 'email,name\na@example.org,"A"B"', /quotation mark in row/],
    ['a NUL byte', 'email\na\u0000@example.org', /no CSV/],
    ['too many rows', `email\n${'a@example.org\n'.repeat(MAX_ROSTER_ROWS + 1)}`, /2,001 rows/],
    ['too many bytes', `email\n${'é'.repeat(MAX_ROSTER_BYTES / 2)}`, /1 MiB/],
  ])('of %s is refused in words', (_, csv, words) => {
    expect(problemOf(csv)).toMatch(words);
  });

  it('of as many rows as are allowed is read', () => {
    expect(rowsOf(`email\n${'a@example.org\n'.repeat(MAX_ROSTER_ROWS)}`)).toHaveLength(MAX_ROSTER_ROWS);
  });
});

describe('a file', () => {
  it('is UTF-8, with or without a byte order mark', () => {
    expect(decodeRoster(bytes('\uFEFFname\nZoë'))).toEqual({ ok: true, text: 'name\nZoë' });
    expect(decodeRoster(bytes('name\nZoë'))).toEqual({ ok: true, text: 'name\nZoë' });
  });

  it.each([
    ['in Latin-1', Uint8Array.from([...'name\nZo'].map((c) => c.charCodeAt(0)).concat(0xeb, 0x0a)), /not in UTF-8/],
    ['in UTF-16', Uint8Array.from([0xff, 0xfe, ...[...'name'].flatMap((c) => [c.charCodeAt(0), 0])]), /not in UTF-8/],
    ['of a spreadsheet', Uint8Array.from([0x50, 0x4b, 3, 4, 0, 0, 0, 0]), /no CSV file/],
    ['without a byte', new Uint8Array(), /empty/],
    ['of more than a MiB', new Uint8Array(MAX_ROSTER_BYTES + 1).fill(65), /1 MiB/],
  ])('%s is refused in words', (_, file, words) => {
    const read = decodeRoster(file);
    expect(read.ok ? null : read.problem).toMatch(words);
  });
});

const PRESENT: Present = {
  me: 'ines@example.org',
  accounts: new Map([['ines@example.org', { id: '1', name: 'Ines' }], ['amal@example.org', { id: '2', name: 'Amal' }], ['bo@example.org', { id: '3', name: 'Bo' }], ['cy@example.org', { id: '4', name: 'Cy' }]]),
  members: new Map([
    ['ines@example.org', { role: 'instructor', section: null, removed: false }],
    ['amal@example.org', { role: 'participant', section: 'Tuesday', removed: false }],
    ['bo@example.org', { role: 'participant', section: null, removed: true }],
  ]),
  invitations: new Map([['dee@example.org', { name: 'Dee', role: 'observer', section: null }]]),
  sections: ['Tuesday'],
};
const checked = (email: string, rest: Partial<CheckedRow & { ok: true }> = {}): CheckedRow => ({ row: 2, ok: true, email, name: null, role: null, section: null, ...rest });
const plan = (...rows: CheckedRow[]) => planRoster(rows, PRESENT);

describe('the plan of a roster', () => {
  it.each([
    ['somebody with an account', checked('cy@example.org'), { effect: 'added', name: 'Cy', role: 'participant', note: '' }],
    ['somebody whose account has another name', checked('cy@example.org', { name: 'Cyrus' }), { effect: 'added', name: 'Cy', note: 'Their account is called Cy.' }],
    ['somebody new', checked('eve@example.org', { name: 'Eve', role: 'assistant', section: 'tuesday' }), { effect: 'invited', name: 'Eve', role: 'assistant', section: 'Tuesday' }],
    ['a member as they are', checked('amal@example.org', { role: 'participant', section: 'Tuesday' }), { effect: 'same', note: '' }],
    ['a member of whom nothing is said', checked('amal@example.org'), { effect: 'same', role: 'participant', section: 'Tuesday' }],
    ['a member in another role', checked('amal@example.org', { role: 'assistant' }), { effect: 'changed', note: 'role: participant → assistant', section: 'Tuesday' }],
    ['a member in a new section', checked('amal@example.org', { section: 'Friday' }), { effect: 'changed', note: 'section: Tuesday → Friday' }],
    ['somebody removed', checked('bo@example.org'), { effect: 'readmitted', role: 'participant' }],
    ['somebody invited', checked('dee@example.org', { name: 'Dee', role: 'observer' }), { effect: 'same', note: 'Invited already.' }],
    ['somebody invited as something else', checked('dee@example.org', { role: 'assistant' }), { effect: 'changed', note: 'role: observer → assistant', name: 'Dee' }],
    ['oneself', checked('ines@example.org', { role: 'participant' }), { effect: 'wrong', note: expect.stringContaining('This is you') }],
    ['a row that is wrong', { row: 7, ok: false, email: 'x', name: null, problem: 'No.' } as const, { effect: 'wrong', row: 7, note: 'No.', role: null }],
  ])('says what becomes of %s', (_, row, expected) => {
    expect(plan(row).rows[0]).toMatchObject(expected);
  });

  it('takes an e-mail once', () => {
    expect(plan(checked('cy@example.org', { row: 2 }), checked('cy@example.org', { row: 9 })).rows[1]).toMatchObject({ effect: 'wrong', note: expect.stringContaining('row 2') });
  });

  it('makes each new section once, however it is written', () => {
    expect(plan(checked('a@example.org', { section: 'Friday' }), checked('b@example.org', { section: 'FRIDAY' }), checked('c@example.org', { section: 'TUESDAY' }))).toMatchObject({
      newSections: ['Friday'],
      rows: [{ section: 'Friday' }, { section: 'Friday' }, { section: 'Tuesday' }],
    });
  });
});

describe('a table that is taken away', () => {
  it.each(['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '\r=1'])('runs nothing of %j', (cell) => {
    const [, line] = /\n(.*)\r\n$/s.exec(toCsv([['name'], [cell]]))!;
    expect(line).toMatch(/^"?'/);
  });

  it('quotes what needs it, and reads back', () => {
    const csv = toCsv([['name', 'email'], ['Haddad, "Amal"', 'amal@example.org']]);
    expect(rowsOf(csv)[0]!.cells).toMatchObject({ name: 'Haddad, "Amal"', email: 'amal@example.org' });
  });
});
