import { beforeAll, describe, expect, it } from 'vitest';
import { pdfFormat } from '@/lib/exports/pdf';
import { article, bytesOf, comment, ines, source, thread, threads } from '../../../support/export-office-fixture';
import { elements, fontsIn, openPdf } from '../../../support/pdf-reader';

/** Fonts are cut to measure: on a busy machine that takes its time. */
const PATIENCE = 60_000;

let bytes: Uint8Array;
let file: Awaited<ReturnType<typeof openPdf>>;
const write = async (from = source()) => bytesOf(pdfFormat.write(from));
/** Readers put blanks between runs as they see fit. */
const bare = (text: string) => text.replace(/\s+/g, '');
const paragraphText = (key: string) => article.paragraphs.find((each) => each.key === key)!.text;

beforeAll(async () => {
  bytes = await write();
  file = await openPdf(bytes);
}, PATIENCE);

describe('PDF', () => {
  it('holds the article with a number behind each passage', () => {
    const text = bare(file.text);
    expect(text).toContain(bare('Four hundred wheels on a wet bridge[1][8]'));
    expect(text).toContain(bare('It called this a movement[2], and it asked nobody[3] why they rode.'));
    expect(text).toContain(bare('What the numbers leave out[5]'));
    expect(text).toContain(bare('I ride because[4] the bus does not come'));
    for (const key of ['p5', 'p6', 'p7', 'p11']) expect(text).toContain(bare(paragraphText(key)));
  });

  it('gives back every script letter by letter', () => {
    const text = bare(file.text);
    expect(text).toContain(bare('پل پر صرف پہیے گنے گئے[6]، لوگوں سے 412 بار کچھ نہیں پوچھا گیا (Tuesday)۔'));
    expect(text).toContain(bare('یہ دعویٰ کمزور ہے، a movement کہاں ہے؟'));
    expect(file.text).toContain('ثناء قریشی · 2026-03-12');
    expect(text).toContain('桥上只数了车轮，没有问过骑车人的理由。数字需要它的背景[7]。');
    expect(text).toContain(bare(paragraphText('p10')));
  });

  it('has the threads as notes, with everything that is said in and of them', () => {
    const text = bare(file.text);
    for (const words of [
      '[2] Claim (statistic) · resolved · locked',
      'Inês Björk-Adeyemi · 2026-03-12 09:02 UTC',
      'Paraphrase: One count on one day shows that cycling is growing.',
      'Tags: needs source (Inês Björk-Adeyemi, 李明); key claim',
      'One day is not a trend: 1. it rained',
      '2. the bus was late a movement See the method (https://example.org/count).',
      '李明 · 2026-03-12 09:04 UTC · edited 我同意。',
      'Name not shown · 2026-03-12 09:05 UTC (withdrawn)',
      '[7] Comment · section only',
      '[8] Comment · its words are gone from the article',
      '“words that an older revision had”',
    ]) expect(text.replace(/\u200e/g, ''), words).toContain(bare(words));
  });

  it('is tagged: headings, paragraphs, quotations, lists, all that is read', () => {
    expect(file.marked).toBe(true);
    const nodes = file.pages.flatMap(({ structure }) => elements(structure));
    const roles = new Set(nodes.map(({ role }) => role));
    for (const role of ['Document', 'Art', 'Sect', 'H1', 'H2', 'H3', 'P', 'BlockQuote', 'L', 'LI', 'LBody', 'Caption']) expect(roles, role).toContain(role);
    expect(nodes.find(({ role }) => role === 'H1')!.lang).toBe('en');
    // Drawn from right to left, and said in the order in which it is read.
    expect(nodes.filter(({ alt }) => alt).map(({ alt }) => alt)).toContain('پل پر صرف پہیے گنے گئے[6]، لوگوں سے 412 بار کچھ نہیں پوچھا گیا (Tuesday)۔');
  });

  it('has bookmarks, language, title, author and subject', () => {
    const titles = (nodes: typeof file.outline): unknown[] => nodes.map(({ title, items }) => (items.length > 0 ? [title, titles(items)] : title));
    const [[title, parts]] = titles(file.outline) as [[string, [string, [string, string[]]]]];
    expect(title).toBe(article.title);
    expect(parts[0]).toBe('What the numbers leave out');
    expect(parts[1][0]).toBe('Notes');
    expect(parts[1][1]).toHaveLength(threads.length);
    expect(parts[1][1][5]).toBe('[6] Claim (fact) · ثناء قریشی');
    expect(file.info).toMatchObject({ Language: 'en', Title: article.title, Author: 'Marta Oyelaran', Subject: 'Annotations of the seminar Reading & counting' });
  });

  it('numbers its pages, and brings all its fonts', () => {
    file.pages.forEach(({ text }, index) => expect(bare(text)).toContain(`${index + 1}·Reading&counting`));
    const { names, embedded } = fontsIn(bytes);
    for (const font of ['source-serif-4-latin', 'source-serif-4-cyrillic', 'source-serif-4-greek', 'scheherazade-new-arabic', 'noto-sans-sc']) {
      expect(names.some((name) => name.includes(font)), font).toBe(true);
    }
    expect(embedded).toBe(names.length);
    expect(bytes.length).toBeLessThan(400_000);
  });

  it('survives hostile names and comments as the text they are, and what no font has', async () => {
    const text = bare(file.text);
    expect(text).toContain(bare('Eve </w:t><script>alert(1)</script>gnp.exe & "Co"'));
    expect(text).toContain(bare('</w:comment> ]]> <b>bold?</b>'));
    expect(text).not.toMatch(/[\u202a-\u202e]/);
    const strange = comment('s', ines, `\u{13080}\u{1F6B2} हिन्दी \ud800 ${'unbreakable'.repeat(40)} \u00ad\u200b\ufeff end`);
    const opened = await openPdf(await write(source([{ article, threads: [thread('s', ines, 'p1', null, { comments: [strange] })] }])));
    expect(bare(opened.text)).toContain('unbreakable'.repeat(40));
    expect(bare(opened.text)).toContain('\u{13080}\u{1F6B2}');
  }, PATIENCE);

  it('sets many scripts in fonts that it brings, each letter as it was written', async () => {
    const said = ['שלום עולם, זהו משפט בעברית.', 'क्या यह दावा सही है?', 'ภาษาไทยไม่มีช่องว่างระหว่างคำ', '한국어 문장입니다. 근거가 필요합니다.', '🚲 😀 ✔'];
    const many = await write(source([{ article, threads: [thread('s', ines, 'p1', null, { comments: said.map((words, index) => comment(`s${index}`, ines, words)) })] }]));
    const opened = await openPdf(many);
    for (const words of said) expect(bare(opened.text), words).toContain(bare(words));
    expect(opened.text).not.toContain('An empty box');
    for (const font of ['hebrew', 'devanagari', 'thai', 'noto-sans-kr', 'noto-emoji']) expect(fontsIn(many).names.some((name) => name.includes(font)), font).toBe(true);
    expect(many.length).toBeLessThan(400_000);
  }, PATIENCE);

  it('tells which characters it could only draw a box for', async () => {
    const opened = await openPdf(await write(source([{ article, threads: [thread('s', ines, 'p1', null, { comments: [comment('s', ines, '\u{13080} and \u{1E900}\u{1E900}')] })] }])));
    expect(opened.text).toMatch(/An empty box stands for .*Missing: U\+13080, U\+1E900\./s);
    expect(file.text).not.toContain('An empty box');
  }, PATIENCE);

  it('leads from each number to its note, back again, and out to what was linked', () => {
    const links = file.pages.flatMap((page) => page.links);
    const numbers = threads.map((_, index) => index + 1);
    expect(file.places).toEqual(numbers.flatMap((number) => [`note-1-${number}`, `passage-1-${number}`]).sort());
    expect([...new Set(links.filter((link) => link.startsWith('#')))].sort()).toEqual(file.places.map((name) => `#${name}`));
    expect(links).toContain('https://example.org/count');
    const found = file.pages.flatMap(({ structure }) => elements(structure)).filter(({ role }) => role === 'Link');
    expect(found.length).toBeGreaterThanOrEqual(numbers.length * 2 + 1);
  });

  it('sets a line whose fonts end with a blank', async () => {
    // Of these a font keeps a few digits and letters; the last of its shapes is the blank.
    const opened = await openPdf(await write(source([], true, 'Bench')));
    expect(bare(opened.text)).toContain('1·Bench');
  }, PATIENCE);

  it('gives the same bytes again, dated by the export', async () => {
    expect(Buffer.from(await write()).equals(Buffer.from(bytes))).toBe(true);
    expect(file.info.CreationDate).toBe('D:20260401083000Z');
  }, PATIENCE);

  it('holds several articles, none, and one without its text', async () => {
    const two = await openPdf(await write(source([{ article, threads: [threads[0]!] }, { article: { ...article, title: 'Another' }, threads: [] }])));
    expect(two.outline.map(({ title }) => title)).toEqual([article.title, 'Another']);
    expect(two.info.Title).toBe('Reading & counting');
    expect((await openPdf(await write(source([])))).pages).toHaveLength(1);
    const without = await openPdf(await write(source(undefined, false)));
    expect(without.text).not.toContain('wheels & not');
    expect(bare(without.text)).toContain(bare('“a movement, and it asked nobody”'));
  }, PATIENCE);

  it('goes over as many pages as it takes', async () => {
    const many = Array.from({ length: 60 }, (_, index) => thread(`t${index}`, ines, 'p3', 'wheels', { comments: [comment(`c${index}`, ines, `Number ${index} of many. ${'Words and words. '.repeat(40)}`)] }));
    const opened = await openPdf(await write(source([{ article, threads: many }])));
    expect(opened.pages.length).toBeGreaterThan(8);
    expect(bare(opened.text)).toContain('Number59ofmany.');
  }, PATIENCE);
});
