import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { toCsv } from '../../../lib/core/csv';

const body = (rows: Parameters<typeof toCsv>[0]) => toCsv(rows).slice(1);

describe('a table as CSV', () => {
  it('begins with a byte order mark and ends each line with CRLF', () => {
    expect(toCsv([['Name', 'Replies'], ['Pia', 3]])).toBe('\uFEFFName,Replies\r\nPia,3\r\n');
    expect(toCsv([])).toBe('\uFEFF');
  });

  it.each([
    ['a comma', 'Lodhi, Sumaira', '"Lodhi, Sumaira"'],
    ['a quotation mark', 'the "facts"', '"the ""facts"""'],
    ['a line break', 'one\r\ntwo', '"one\r\ntwo"'],
    ['blanks at its ends', ' a ', '" a "'],
    ['another script', 'سمیرا', 'سمیرا'],
    ['nothing', '', ''],
  ])('keeps %s', (_, cell, written) => expect(body([[cell]])).toBe(`${written}\r\n`));

  it.each([
    ['=1+1', "'=1+1"],
    ['+49', "'+49"],
    ['-1', "'-1"],
    ['@SUM(A1)', "'@SUM(A1)"],
    ['\t=1', "'\t=1"],
    ['\r=1', '"\'\r=1"'],
    ['\n=1', '"\'\n=1"'],
    ['＝1', "'＝1"],
    ['=HYPERLINK("https://example.org","a")', '"\'=HYPERLINK(""https://example.org"",""a"")"'],
  ])('lets no spreadsheet run %j', (cell, written) => expect(body([[cell]])).toBe(`${written}\r\n`));

  it('leaves numbers alone, negative ones too, and empty cells empty', () => {
    expect(body([[-1.5, null, 0]])).toBe('-1.5,,0\r\n');
  });

  it('comes back as it was, for any texts', () => {
    const cell = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\r', '\n', '=', '-', 'ü', '\t') });
    fc.assert(
      fc.property(fc.array(fc.array(cell, { minLength: 1, maxLength: 4 }), { maxLength: 4 }), (rows) => {
        const guarded = rows.map((row) => row.map((text) => (/^[=\-\t\r\n]/.test(text) ? `'${text}` : text)));
        expect(parse(body(rows))).toEqual(guarded);
      }),
    );
  });
});

/** The grammar of RFC 4180, read letter by letter. */
function parse(text: string): string[][] {
  const rows: string[][] = [];
  let row: string[] = [];
  let at = 0;
  while (at < text.length) {
    let cell = '';
    if (text[at] === '"') {
      for (at += 1; text[at] !== '"' || text[at + 1] === '"'; at += text[at] === '"' ? 2 : 1) cell += text[at];
      at += 1;
    } else {
      while (text[at] !== ',' && text[at] !== '\r') cell += text[at++];
    }
    row.push(cell);
    if (text[at] === ',') {
      at += 1;
    } else {
      rows.push(row);
      row = [];
      at += 2;
    }
  }
  return rows;
}
