/** The pictures of an article leave with what people read: as a web page, in Word and as PDF. */
import fc from 'fast-check';
import mammoth from 'mammoth';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import type { Paragraph } from '@/lib/core/document/article';
import { base64Of } from '@/lib/core/exports/base64';
import { docxFormat } from '@/lib/core/exports/docx';
import { htmlFormat } from '@/lib/core/exports/html';
import { markdownFormat } from '@/lib/core/exports/markdown';
import type { ExportFormat, ExportPicture, PictureOf } from '@/lib/core/exports/model';
import { sizeWithin } from '@/lib/core/exports/pictures';
import { pdfFormat } from '@/lib/exports/pdf';
import { all, openDocx, rangesOf, textOf } from '../../../support/docx-reader';
import { article as made, comment, noPicture, person, sourceOf, thread } from '../../../support/export-fixture';
import { bytesOf } from '../../../support/export-office-fixture';
import { elements, openPdf } from '../../../support/pdf-reader';

/** A busy machine takes its time, most of it to cut fonts to measure. */
const PATIENCE = 60_000;

const WIDE = '0197a000-0000-7000-8000-00000000000a';
const TALL = '0197a000-0000-7000-8000-00000000000b';
const HOSTILE = 'A "barn" & <b>a</b> cart';
const BLOCKS: Paragraph[] = [
  { key: 'p1', kind: 'paragraph', text: 'Look at both barns.' },
  { key: 'p2', kind: 'image', text: HOSTILE, format: { image: { id: WIDE, width: 1600, height: 400 } } },
  { key: 'p3', kind: 'figure_caption', text: 'The barns, from the road.' },
  { key: 'p4', kind: 'image', text: 'A silo at noon', format: { image: { id: TALL, width: 60, height: 120 } } },
  { key: 'p5', kind: 'image', text: '', format: { image: { id: WIDE, width: 1600, height: 400 } } },
  { key: 'p6', kind: 'paragraph', text: 'They are full.' },
];
const article = made('article-5', 'The Full Barns', 'en', BLOCKS);
const pia = person(1, 'Pia');
const on = (place: string, exact: string | null) => thread(article, pia, place, exact, [comment(pia, null, `On ${place}`)]);
const threads = [on('p3', 'road'), on('p4', 'silo')];

let pictures: Record<string, ExportPicture>;
const picture: PictureOf = (id) => Promise.resolve(pictures[id] ?? null);
const sourceWith = (of: PictureOf = picture, options = {}) => sourceOf([{ article, threads }], options, of);
const write = async (format: ExportFormat, ...given: Parameters<typeof sourceWith>) => Buffer.from(await bytesOf(format.write(sourceWith(...given))));

const canvas = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: '#7a2e12' } });
beforeAll(async () => {
  pictures = {
    [WIDE]: { mediaType: 'image/jpeg', width: 1600, height: 400, bytes: await canvas(1600, 400).jpeg().toBuffer() },
    [TALL]: { mediaType: 'image/png', width: 60, height: 120, bytes: await canvas(60, 120).png().toBuffer() },
  };
});

describe.each([htmlFormat, docxFormat, pdfFormat])('pictures as $name', { timeout: PATIENCE }, (format) => {
  it('give the same bytes again', async () => {
    expect((await write(format)).equals(await write(format))).toBe(true);
  });

  it('are not asked for where the text stays out', async () => {
    const asked: string[] = [];
    await write(format, async (id) => (asked.push(id), null), { text: false });
    expect(asked).toEqual([]);
  });

  it('are asked for one after the other', async () => {
    let [open, most] = [0, 0];
    await write(format, async (id) => {
      most = Math.max(most, (open += 1));
      await Promise.resolve();
      open -= 1;
      return pictures[id]!;
    });
    expect(most).toBe(1);
  });
});

describe('pictures in a web page', () => {
  it('stand in the file, with what is read out, and with their captions', async () => {
    const html = (await write(htmlFormat)).toString();
    const wide = Buffer.from(pictures[WIDE]!.bytes).toString('base64');
    expect(html).toContain(`<figure id="a1-p2" dir="auto" lang="en"><img src="data:image/jpeg;base64,${wide}" alt="A &quot;barn&quot; &amp; &lt;b&gt;a&lt;/b&gt; cart" width="1600" height="400"><figcaption id="a1-p3"`);
    expect(html).toContain(`base64,${wide}" alt="Picture without a description"`);
    expect(html.match(/<img /g)).toHaveLength(3);
    expect([...html.matchAll(/ src="([^"]{5})/g)].every(([, start]) => start === 'data:')).toBe(true);
  });

  it('have their words printed where somebody spoke about them, and not elsewhere', async () => {
    const html = (await write(htmlFormat)).toString();
    expect(html).toMatch(/<p class="quiet">Picture: A <mark class="p1">silo<\/mark><sup>.*?<\/sup> at noon<\/p><\/figure>/);
    expect(html).not.toContain('Picture: A &quot;barn');
  });

  it('say why they are not there', async () => {
    const html = (await write(htmlFormat, noPicture)).toString();
    expect(html).not.toContain('<img');
    expect(html).toContain('Picture (left out: too much for one file): A &quot;barn');
  });
});

describe('pictures in Word', { timeout: PATIENCE }, () => {
  let bytes: Buffer;
  let file: ReturnType<typeof openDocx>;
  beforeAll(async () => {
    bytes = await write(docxFormat);
    file = openDocx(bytes);
  }, PATIENCE);

  it('are in the file as they are kept, under names and types that the document knows', async () => {
    const found: [string, Buffer][] = [];
    const { messages } = await mammoth.convertToHtml({ buffer: bytes }, {
      convertImage: mammoth.images.imgElement(async (image) => {
        found.push([image.contentType, Buffer.from(await image.readAsArrayBuffer())]);
        return { src: '' };
      }),
    });
    expect(messages.filter(({ type }) => type === 'error')).toEqual([]);
    const { [WIDE]: wide, [TALL]: tall } = pictures;
    expect(found.map(([type, data]) => [type, data.length])).toEqual([wide, tall, wide].map((each) => [each!.mediaType, each!.bytes.length]));
    expect(found[0]![1].equals(Buffer.from(wide!.bytes))).toBe(true);
    const types = all(file.part('[Content_Types].xml'), 'Default').map(({ attributes }) => attributes.Extension);
    const relations = all(file.part('word/_rels/document.xml.rels'), 'Relationship').filter(({ attributes }) => attributes.Type!.endsWith('/image'));
    const used = all(file.part('word/document.xml'), 'a:blip').map(({ attributes }) => attributes['r:embed']);
    expect([...new Set(used)].sort()).toEqual(relations.map(({ attributes }) => attributes.Id).sort());
    for (const { attributes } of relations) {
      expect(file.names).toContain(`word/${attributes.Target}`);
      expect(types).toContain(attributes.Target!.split('.').at(-1));
    }
  });

  it('fit the page, are told in words, and have numbers of their own', () => {
    const document = file.part('word/document.xml');
    const told = all(document, 'wp:docPr').map(({ attributes: { id, descr } }) => [id, descr]);
    expect(told).toEqual([['1', HOSTILE], ['2', 'A silo at noon'], ['3', 'Picture without a description']]);
    const sizes = all(document, 'wp:extent').map(({ attributes: { cx, cy } }) => [Number(cx) / 9525, Number(cy) / 9525]);
    expect(sizes).toEqual([[600, 150], [60, 120], [600, 150]]);
  });

  it('keep comments on their words, which are printed for them', () => {
    const document = file.part('word/document.xml');
    expect([...rangesOf(document).values()]).toEqual(['road', 'silo']);
    const texts = all(document, 'w:p').map(textOf);
    expect(texts).toContain('Picture: A silo at noon');
    expect(texts.join()).not.toContain('cart');
  });
});

describe('pictures in a PDF', { timeout: PATIENCE }, () => {
  it('are figures that are read out, within the page, and have their captions', async () => {
    const bytes = await write(pdfFormat);
    const file = await openPdf(Uint8Array.from(bytes));
    const figures = file.pages.flatMap(({ structure }) => elements(structure)).filter(({ role }) => role === 'Figure');
    expect(figures.map(({ alt }) => alt)).toEqual([HOSTILE, 'A silo at noon', 'Picture without a description']);
    const boxes = [...bytes.toString('latin1').matchAll(/\/BBox \[([\d. ]+)\]/g)].map(([, box]) => box!.split(' ').map(Number));
    expect(boxes).toHaveLength(3);
    for (const [left, bottom, right, top] of boxes) {
      expect(left).toBeGreaterThanOrEqual(78);
      expect(right).toBeLessThanOrEqual(595.28 - 77);
      expect(bottom).toBeGreaterThan(84);
      expect(top).toBeGreaterThan(bottom!);
    }
    const text = file.text.replace(/\s+/g, ' ');
    expect(text).toContain('The barns, from the road');
    expect(text).toContain('Picture: A silo');
    expect(text).not.toContain('cart');
  });
});

describe('pictures in Markdown', () => {
  it('are told by their words, with the way to them', async () => {
    const text = (await write(markdownFormat, () => Promise.reject(new Error('is not asked')))).toString();
    expect(text).toContain(`[Picture](https://scholium.example.org/articles/article-5/images/${TALL}): A silo[^2] at noon`);
    expect(text).toContain(`[Picture](https://scholium.example.org/articles/article-5/images/${WIDE})\n`);
    expect(text).not.toContain('base64');
  });
});

describe('bytes as text', () => {
  it('are what everybody else makes of them', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 40 }), (bytes) => {
      expect(base64Of(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    }));
  });
});

describe('a size within a frame', () => {
  it.each([
    [{ width: 100, height: 50 }, 0.75, { width: 75, height: 37.5 }],
    [{ width: 2_000, height: 500 }, 1, { width: 400, height: 100 }],
    [{ width: 10, height: 3_000 }, 1, { width: 1, height: 300 }],
  ])('is that of %o, or smaller', (given, perPixel, expected) => expect(sizeWithin(given, { width: 400, height: 300 }, perPixel)).toEqual(expected));
});
