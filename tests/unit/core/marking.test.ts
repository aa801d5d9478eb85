import { describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/core/csv';
import { markAction, type MarkRow, sameMark } from '@/lib/core/marking';
import { markTable, MAX_MARKS_ROWS, parseMarks } from '@/lib/core/marking-csv';
import { type CheckedMark, type MarkedMember, planMarks } from '@/lib/core/marking-plan';

const AMAL = { person: '1', name: 'Amal Haddad', mark: null, note: null };
const members = (...all: MarkedMember[]) => new Map(all.flatMap((each) => [[`${each.name.split(' ')[0]!.toLowerCase()}@example.org`, each], [each.person, each]] as const));
const row = (given: Partial<{ row: number; who: string | null; mark: string | null; note: string | null }>): CheckedMark => ({ row: 2, who: 'amal@example.org', ok: true, mark: null, note: null, ...given });

const rowsOf = (csv: string) => {
  const read = parseMarks(csv);
  if (!read.ok) throw new Error(read.problem);
  return read.rows.map(({ cells }) => cells);
};
const problemOf = (csv: string) => {
  const read = parseMarks(csv);
  return read.ok ? null : read.problem;
};

describe('a file of marks', () => {
  it.each([
    ['commas and quotes', 'email,mark,note\namal@example.org,"2,3","said ""yes"""\n'],
    ['semicolons and a byte order mark', '\uFEFFE-Mail;Mark;Note\r\namal@example.org;2,3;"said ""yes"""\r\n'],
    ['tabs, another order and other words', 'Private note\tGrade\tE-mail address\n"said ""yes"""\t2,3\tamal@example.org'],
  ])('is read with %s', (_, csv) => {
    expect(rowsOf(csv)).toEqual([{ email: 'amal@example.org', member: null, mark: '2,3', note: 'said "yes"' }]);
  });

  it.each([
    ['', /nothing in it/],
    ['name,mark\nAmal,1', /none for the e-mail/],
    ['email,name\na@example.org,Amal', /none for the mark/],
    ['email,mark', /no mark yet/],
    ['email,mark,grade\na@example.org,1,2', /Two columns are called mark/],
    ['email,mark\na@example.org,"1', /quotation mark/],
    ['__proto__,constructor,email\n1,2,3', /none for the mark/],
    [`email,mark\n${'a@example.org,1\n'.repeat(MAX_MARKS_ROWS + 1)}`, /2,001 rows/],
  ])('that cannot be read says why: %#', (csv, why) => {
    expect(problemOf(csv)).toMatch(why);
  });

  it('goes out harmless and comes in again as it was', () => {
    const texts = ['-1', '+', '=1+1', '@A', "'+", "'", 'A-', '2,3', '85', ' “a;b” ', "'=SUM(A1)"].map((text) => text.trim());
    const of = (text: string, index: number): MarkRow => ({
      ...{ mark: text, note: `${text}\nsecond line, "quoted"; more`, version: 1, updatedAt: null, updatedBy: null, section: null, former: false },
      person: { id: String(index), name: '=HYPERLINK("http://x")' },
      counts: { comments: 1, replies: 2, claims: 3, tags: 4, daysActive: 5 },
    });
    const rows = texts.map(of);
    const csv = toCsv(markTable(rows, new Map([['0', '=a@example.org']])));
    // Nothing begins a cell as a formula does, be it the first of its line or quoted.
    for (const cell of csv.split(/[,\n]/u)) expect(cell).not.toMatch(/^"?[=+@]|^"?-\d/u);
    const present = new Map(rows.map(({ person, mark, note }) => [person.id, { person: person.id, name: person.name, mark, note }]));
    const read = rowsOf(csv).map(({ member, mark, note }, index) => row({ row: index + 2, who: member, mark, note }));
    expect(planMarks(read, present).map(({ effect, words }) => [effect, words])).toEqual(texts.map(() => ['same', '']));
  });
});

describe('a plan', () => {
  it('tells what is set, changed and left, and takes off the apostrophe of a harmless cell', () => {
    const omar = { person: '2', name: 'Omar Other', mark: 'A', note: 'late' };
    const plan = planMarks([row({ mark: "'-1", note: 'fine' }), row({ row: 3, who: 'OMAR@example.org', mark: 'B' })], members(AMAL, omar));
    expect(plan).toEqual([
      { row: 2, who: 'Amal Haddad', person: '1', effect: 'set', words: 'mark: none → -1; note: new', after: { mark: '-1', note: 'fine' } },
      { row: 3, who: 'Omar Other', person: '2', effect: 'changed', words: 'mark: A → B', after: { mark: 'B', note: 'late' } },
    ]);
    expect(planMarks([row({ who: '2' })], members(omar))).toMatchObject([{ effect: 'same', after: { mark: 'A', note: 'late' } }]);
  });

  it('leaves out what is wrong, and says why', () => {
    const given = [
      row({ who: null }),
      row({ who: 'nobody@example.org' }),
      { row: 4, who: 'amal@example.org', ok: false as const, problem: 'Too long.' },
      row({ row: 5, mark: '1' }),
      row({ row: 6, who: '1', mark: '2' }),
    ];
    expect(planMarks(given, members(AMAL)).map(({ effect, words }) => [effect, words])).toEqual([
      ['wrong', expect.stringMatching(/e-mail is missing/)],
      ['wrong', expect.stringMatching(/No participant/)],
      ['wrong', 'Too long.'],
      ['set', 'mark: none → 1'],
      ['wrong', expect.stringMatching(/row 5/)],
    ]);
  });
});

describe('a mark', () => {
  it('is the same however it was typed', () => {
    expect(sameMark({ mark: ' 2,3 ', note: 'a\r\nb ' }, { mark: '2,3', note: 'a\nb' })).toBe(true);
    expect(sameMark({ mark: '', note: '  ' }, { mark: null, note: null })).toBe(true);
    expect(sameMark({ mark: 'A', note: null }, { mark: 'A-', note: null })).toBe(false);
  });

  it('is logged by what became of it', () => {
    expect([markAction(null, 'A'), markAction('A', 'B'), markAction('A', null), markAction('A', 'A')]).toEqual(['mark.set', 'mark.changed', 'mark.removed', 'mark.noted']);
  });
});
