import mammoth from 'mammoth';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Paragraph, placeParagraphs } from '@/lib/core/document/article';
import { docxFormat } from '@/lib/core/exports/docx';
import { all, openDocx, rangesOf, textOf } from '../../../support/docx-reader';
import { article as made, comment, person, thread } from '../../../support/export-fixture';
import { bytesOf, source } from '../../../support/export-office-fixture';
import { formattedArticle, REGISTER } from '../../../support/formatted-article';

/** A busy machine takes its time. */
const PATIENCE = 30_000;

const article = made('article-3', formattedArticle.title, 'en', placeParagraphs(formattedArticle.blocks.map((block, index): Paragraph => ({ key: `p${index + 1}`, ...block }))));
const pia = person(1, 'Pia');
const on = (place: string, exact: string | null) => thread(article, pia, place, exact, [comment(pia, null, `On ${place}`)]);
const threads = [on('p1', 'ferries names every crossing since'), on('p11', '412'), on('p11', 'winter\n\n1932'), on('p12', null), on('p22', 'archive')];

let bytes: Uint8Array;
let file: ReturnType<typeof openDocx>;
const write = async () => bytesOf(docxFormat.write(source([{ article, threads }])));

beforeAll(async () => {
  bytes = await write();
  file = openDocx(bytes);
}, PATIENCE);

describe('formatted text in Word', { timeout: PATIENCE }, () => {
  it('is read by Mammoth with its levels, lists, looks, links and tables', async () => {
    const { value, messages } = await mammoth.convertToHtml({ buffer: Buffer.from(bytes) });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    expect(value).toContain('<h2>What the keeper counted</h2>');
    expect(value).toContain('<h3>In <em>figures</em></h3>');
    expect(value).toContain('<h4>A dispute</h4>');
    expect(value).toContain('<ul><li>Passengers, by the head:<ul><li>those who paid,</li><li>those who were owed a crossing, which is to say<ul><li>the doctor,</li><li>the priest.</li></ul></li></ul></li><li>Cattle and carts.</li></ul>');
    expect(value).toContain(`<a href="${REGISTER.replace('&', '&amp;')}">register of ferries</a>`);
    expect(value).toMatch(/<tbody><tr><td><p>1931<\/p><\/td><td><p><strong>412<\/strong>/);
    expect(value).toContain('H<sub>2</sub>O');
    expect(value).toContain('<p>1. The mayor held with the book.</p>');
    expect(value).toContain('Picture (left out: too much for one file): A page of the register');
    expect(value).toContain('1. Two hands, according to the archive');
  });

  it('holds every comment on its exact words, over looks, links and cells', () => {
    const ranges = [...rangesOf(file.part('word/document.xml')).values()];
    expect(ranges).toEqual(['ferries names every crossing since', '412', 'winter\n\n1932', article.paragraphs[11]!.text.replaceAll('\t', '\n\n'), 'archive']);
  });

  it('has a table whose rows are as wide as the widest, its head repeated on each page', () => {
    const [table] = all(file.part('word/document.xml'), 'w:tbl');
    expect(all(table!, 'w:tr').map((row) => all(row, 'w:tc').map(textOf))).toEqual(article.paragraphs.filter(({ kind }) => kind === 'table_row').map(({ text }) => text.split('\t')));
    expect(all(all(table!, 'w:tr')[0]!, 'w:tblHeader')).toHaveLength(1);
  });

  it('leads where its links lead, and gives the same bytes again', async () => {
    const targets = all(file.part('word/_rels/document.xml.rels'), 'Relationship').filter(({ attributes }) => attributes.TargetMode === 'External').map(({ attributes }) => [attributes.Id, attributes.Target]);
    const used = all(file.part('word/document.xml'), 'w:hyperlink').map(({ attributes }) => attributes['r:id']);
    expect(targets.map(([id]) => id).sort()).toEqual([...new Set(used)].sort());
    expect(targets.map(([, target]) => target)).toContain('https://archive.example.org/');
    expect(Buffer.from(await write()).equals(Buffer.from(bytes))).toBe(true);
  });
});
