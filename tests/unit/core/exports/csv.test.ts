import fc from 'fast-check';
import Papa from 'papaparse';
import { describe, expect, it } from 'vitest';
import { csvFormat } from '../../../../lib/core/exports/csv';
import { FIXTURE, manyThreads, sourceOf, written } from '../../../support/export-fixture';
import { expectGolden } from './golden';

const table = (text: string) => Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { newline: '\r\n', skipEmptyLines: true });
const csv = (articles = FIXTURE) => written(csvFormat.write(sourceOf(articles)));

describe('an export as CSV', () => {
  it('is the same as ever', async () => expectGolden('fixture.csv', await csv()));

  it('has a row for each comment, and one for a thread without any', async () => {
    const { data, errors } = table(await csv());
    expect(errors).toEqual([]);
    const threads = FIXTURE.flatMap((each) => each.threads);
    const rows = threads.reduce((sum, { comments }) => sum + Math.max(1, comments.length), 0);
    expect(data).toHaveLength(rows + 1);
    expect(new Set(data.map((row) => row.length)).size).toBe(1);
  });

  it('lets no cell run as a formula', async () => {
    for (const row of table(await csv()).data) for (const cell of row) expect(cell).not.toMatch(/^[=+\-@\t\r\n]/);
  });

  it('gives any name and any comment back, letter by letter', async () => {
    const anything = fc.string({ unit: fc.constantFrom('a', ' ', ',', '"', '\r', '\n', '=', '-', 'ü', '\u202E', '|', ';', '🦊'), minLength: 1 });
    const guarded = (text: string) => (/^[=+\-@\t\r\n]/.test(text) ? `'${text}` : text);
    const { article, threads } = FIXTURE[0]!;
    await fc.assert(
      fc.asyncProperty(anything, anything, async (name, text) => {
        const [thread] = threads;
        const comment = { ...thread!.comments[0]!, text, author: { ...thread!.author, name } };
        const { data } = table(await csv([{ article, threads: [{ ...thread!, comments: [comment] }] }]));
        const row = data[1]!;
        expect(row[data[0]!.indexOf('Text')]).toBe(guarded(text));
        expect(row[data[0]!.indexOf('Author')]).toBe(guarded(name));
      }),
    );
  });

  it('is written as it is read', { timeout: 60_000 }, async () => {
    const { threads, read } = manyThreads(50_000);
    let most = 0;
    let pieces = 0;
    let ahead = 0;
    for await (const piece of csvFormat.write(sourceOf([{ article: FIXTURE[0]!.article, threads }]))) {
      pieces += 1;
      most = Math.max(most, piece.length);
      ahead = Math.max(ahead, read() - pieces);
    }
    expect(ahead).toBeLessThanOrEqual(0);
    expect(read()).toBe(50_000);
    expect(most).toBeLessThan(5_000);
  });
});
