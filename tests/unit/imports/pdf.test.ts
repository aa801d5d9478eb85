import { describe, expect, it } from 'vitest';
import { placeParagraphs } from '@/lib/core/document/article';
import { pdfFormat } from '@/lib/exports/pdf';
import { formatOf } from '@/lib/imports/formats';
import { readPdf } from '@/lib/imports/pdf';
import { article, bytesOf, source } from '../../support/export-office-fixture';
import { expectKeepable, shownBlocks } from '../../support/found-article';
import { column, pdfFile, type Set } from '../../support/pdf-maker';

async function blocks(pages: readonly Set[][], options?: PDFKit.PDFDocumentOptions) {
  const article = await readPdf(await pdfFile(pages, options), {});
  expectKeepable(article);
  return { about: article.draft, blocks: shownBlocks(article) };
}

/** Five full lines of a column, the last of them a short one. */
const FIVE = ['Salt was carried over the hills by mules for as', 'long as anybody can remember, and who held the', 'road held the price of it. That was not always to', 'the good of those who lived beside it, and in bad', 'years they went without.'];
const heads = (number: number): Set[] => [{ text: `The Journal of Salt ${number}`, x: 60, y: 30, size: 8 }, { text: String(number), x: 300, y: 800, size: 8 }];

/** So many empty pages, written by hand: that takes no time. */
function manyPages(count: number): Uint8Array {
  const pages = Array.from({ length: count }, (_, index) => `${index + 3} 0 obj<</Type/Page/Parent 2 0 R/MediaBox[0 0 9 9]>>endobj\n`);
  const kids = pages.map((_, index) => `${index + 3} 0 R`).join(' ');
  return new TextEncoder().encode(`%PDF-1.7\n1 0 obj<</Type/Catalog/Pages 2 0 R>>endobj\n2 0 obj<</Type/Pages/Count ${count}/Kids[${kids}]>>endobj\n${pages.join('')}trailer<</Root 1 0 R>>`);
}

describe('a PDF', () => {
  it('has a title, headings, paragraphs, lists and notes; and no running heads, page numbers and hyphens of line ends', async () => {
    const first: Set[] = [
      ...heads(1),
      { text: 'The Price of Salt', x: 60, y: 70, size: 20, font: 'Times-Bold' },
      { text: 'By Jo Dee', x: 60, y: 100 },
      ...column(FIVE, 60, 130),
      { text: 'Who pays', x: 60, y: 210, font: 'Times-Bold' },
      { text: 'Nobody asked. It was un-', x: 72, y: 232 },
      { text: 'derstood that the well-', x: 60, y: 244 },
      { text: 'known price, not the well-known one', x: 60, y: 256 },
      { text: ', was ', x: 208, y: 256 },
      { text: 'paid', x: 232, y: 256, font: 'Times-Italic' },
      { text: '1', x: 250, y: 254, size: 6 },
      { text: 'by those who had no choice in the matter and', x: 60, y: 268 },
      { text: '• One thing', x: 60, y: 300 },
      { text: '• Another', x: 60, y: 316 },
      ...column(['1 Or so it is said, by those who', 'were there.'], 60, 700, { size: 8 }),
    ];
    const { about, blocks: found } = await blocks([first, [...heads(2), ...column(['A second page begins with a paragraph of its own,', 'and ends.'], 60, 70)], [...heads(3), ...column(['A third one, too, is not much longer than that.'], 60, 70)]]);
    expect(about).toMatchObject({ title: 'The Price of Salt', byline: 'Jo Dee', language: 'en' });
    expect(found).toEqual([
      `paragraph: ${FIVE.join(' ')}`,
      'heading level=1: Who pays',
      'paragraph: Nobody asked. It was understood that the well-known price, not the well-known one, was paid1 by those who had no choice in the matter and [emphasis|paid] [note|1|1]',
      'list_item list=false,0: One thing',
      'list_item list=false,0: Another',
      'paragraph: A second page begins with a paragraph of its own, and ends.',
      'paragraph: A third one, too, is not much longer than that.',
      'footnote label=1: Or so it is said, by those who were there.',
    ]);
  });

  it('goes on over the ends of columns and pages', async () => {
    const left = [...FIVE.slice(0, 4), 'years they'];
    const right = ['went without it, and nobody wrote that down in any', ...FIVE.slice(1, 4), 'book that'];
    const { blocks: found } = await blocks([
      [{ text: 'A title over both of the columns of this page, that is long', x: 60, y: 40, size: 16 }, ...column(left, 60, 80), ...column(right, 310, 80)],
      column(['was kept. The end of it is here.'], 60, 80),
    ]);
    expect(found).toEqual([`paragraph: ${[...left, ...right].join(' ')} was kept. The end of it is here.`]);
  });

  it('puts a line together that the file has from its end on', async () => {
    const { blocks: found } = await blocks([[...column(FIVE, 60, 60), { text: 'whole.', x: 122, y: 140 }, { text: 'nevertheless ', x: 60, y: 140 }]]);
    expect(found.at(-1)).toBe('paragraph: nevertheless whole.');
  });

  it('is read from right to left where it is written so, numbers included', async () => {
    const words = ['نمک پہاڑوں کے پار خچروں پر لے جایا جاتا تھا اور جس کے پاس سڑک تھی اسی کے پاس قیمت تھی اور یہ ہمیشہ اچھا نہیں ہوتا تھا۔', 'اور پھر 1931 میں یہ ہوا کہ سڑک بند ہو گئی اور لوگ گھروں میں رہے، جب تک کہ برف پگھل نہ گئی اور راستہ کھل نہ گیا۔'];
    const printed = { ...article, title: 'نمک کی قیمت', language: 'ur', paragraphs: placeParagraphs(words.map((text, index) => ({ key: `p${index + 1}`, kind: 'paragraph' as const, text }))) };
    const { draft } = await readPdf(await bytesOf(pdfFormat.write(source([{ article: printed, threads: [] }]))), {});
    expect(draft).toMatchObject({ title: 'نمک کی قیمت', language: 'ur' });
    expect(draft.blocks.map(({ text }) => text)).toEqual(expect.arrayContaining(words));
  }, 20_000);

  it('has a table by rows where cells stand below each other', async () => {
    const rows = [['Year', 'Price'], ['1990', '3'], ['2000', '5']];
    const { blocks: found } = await blocks([[...column(FIVE, 60, 60), ...rows.flatMap(([year, price], index) => [{ text: year!, x: 60, y: 140 + index * 14 }, { text: price!, x: 160, y: 140 + index * 14 }])]]);
    expect(found.slice(1)).toEqual(['table_row row=false,true: Year\tPrice', 'table_row row=false,false: 1990\t3', 'table_row row=false,false: 2000\t5']);
  });

  it.each([
    ['locked', 'locked', () => pdfFile([column(FIVE, 60, 60)], { userPassword: 'x' })],
    ['cut off', 'damaged', async () => new TextEncoder().encode('%PDF-1.7\n1 0 obj')],
    ['pictures of pages', 'no_text', () => pdfFile([[], [{ text: '2', x: 60, y: 60 }]])],
    ['longer than any book', 'too_many_pages', async () => manyPages(10_000)],
  ])('is refused when it is %s', async (_, code, file) => {
    const bytes = await file();
    expect(formatOf(null, null, bytes)).toBe('pdf');
    await expect(readPdf(bytes, {})).rejects.toMatchObject({ code });
  });
});
