import { beforeAll, describe, expect, it } from 'vitest';
import { type Paragraph, placeParagraphs } from '@/lib/core/document/article';
import { numbered } from '@/lib/exports/pdf/article';
import { compose } from '@/lib/exports/pdf/compose';
import { pdfFormat } from '@/lib/exports/pdf';
import { article as made, comment, person, thread } from '../../../support/export-fixture';
import { bytesOf, source } from '../../../support/export-office-fixture';
import { formattedArticle, REGISTER } from '../../../support/formatted-article';
import { elements, openPdf } from '../../../support/pdf-reader';

/** Fonts are cut to measure: on a busy machine that takes its time. */
const PATIENCE = 60_000;

const article = made('article-3', formattedArticle.title, 'en', placeParagraphs(formattedArticle.blocks.map((block, index): Paragraph => ({ key: `p${index + 1}`, ...block }))));
const pia = person(1, 'Pia');
const threads = [thread(article, pia, 'p1', 'ferries names every crossing', [comment(pia, null, 'Which ones?')]), thread(article, pia, 'p11', '412', [comment(pia, null, 'So many?')])];
const from = () => source([{ article, threads }]);

describe('formatted text in a PDF', () => {
  const items = () => compose({ ...from().head }, article, numbered(article, threads, true), new Map(), true);
  const pieces = (key: string) => {
    const at = article.paragraphs.findIndex((each) => each.key === key);
    return items()[at + 1]!.setting.pieces.map(({ text, style: { look, raised, lowered, tint, to } }) => [text, look, ...(raised ? ['raised'] : []), ...(lowered ? ['lowered'] : []), ...(tint ? [tint] : []), ...(to ? [to] : [])]);
  };

  it('cuts words where looks and passages begin and end', () => {
    expect(pieces('p1')).toEqual([
      ['The ', 'roman'],
      ['register of ', 'roman', REGISTER],
      ['ferries', 'roman', 1, REGISTER],
      [' names ', 'roman', 1],
      ['every crossing', 'italic', 1],
      ['[1]', 'sans', 'raised', '#note-1-1'],
      [' ', 'italic'],
      ['since 1931', 'bold'],
      [', in a hand that hardly ever changes.', 'roman'],
      ['¹', 'roman'],
      [' Its first keeper wrote it up each night.', 'roman'],
    ]);
    expect(pieces('p11')).toEqual([['1931 | ', 'roman'], ['412', 'bold', 1], ['[2]', 'sans', 'raised', '#note-1-2'], [' | 96 | a mild winter', 'roman']]);
    expect(pieces('p13').filter(([, , look]) => look === 'lowered')).toEqual([['2', 'roman', 'lowered']]);
  });

  it('sets lists in by depth, with bullets where no number stands', () => {
    const found = items().filter(({ list }) => list).map(({ setting: { indent, marker } }) => [indent, marker?.text]);
    expect(found).toEqual([[20, '•'], [36, '•'], [36, '•'], [52, '•'], [52, '•'], [20, '•'], [20, undefined], [20, undefined]]);
  });

  describe('as a file', () => {
    let file: Awaited<ReturnType<typeof openPdf>>;
    beforeAll(async () => {
      file = await openPdf(await bytesOf(pdfFormat.write(from())));
    }, PATIENCE);

    it('has bookmarks and tags by level, links, and says what blocks are', () => {
      const titles = (nodes: typeof file.outline): unknown[] => nodes.map(({ title, items: within }) => (within.length > 0 ? [title, titles(within)] : title));
      const [[, headings]] = titles(file.outline) as [[string, unknown[]]];
      expect(headings[0]).toEqual(['What the keeper counted', [['In figures', ['A dispute']]]]);
      const roles = new Set(file.pages.flatMap(({ structure }) => elements(structure)).map(({ role }) => role));
      for (const role of ['H2', 'H3', 'H4', 'Link', 'Note']) expect(roles, role).toContain(role);
      expect(file.pages.flatMap(({ links }) => links)).toEqual(expect.arrayContaining([REGISTER, 'https://archive.example.org/']));
      const text = file.text.replace(/\s+/g, '');
      expect(text).toContain('Picture(leftout:toomuchforonefile):Apageoftheregister');
      expect(text).toContain('1.Twohands,accordingtothearchive');
    });
  });
});
