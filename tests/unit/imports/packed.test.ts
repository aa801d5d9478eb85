import { strToU8, unzipSync, zipSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { unpack } from '@/lib/imports/archive';
import { readDocx } from '@/lib/imports/docx';
import { readEpub } from '@/lib/imports/epub';
import { formatOf } from '@/lib/imports/formats';
import { wordFile } from '../../support/docx-maker';
import { ebook } from '../../support/epub-maker';
import { expectKeepable, shownBlocks } from '../../support/found-article';
import { png } from '../../support/pictures';

/** An archive of one file that says it has so many bytes (APPNOTE 4.3.12: 24 into its entry in the directory). */
function saying(size: number, name: string, really = 1_000): Uint8Array {
  const file = Buffer.from(zipSync({ [name]: new Uint8Array(really) }));
  file.writeUInt32LE(size, file.indexOf('PK\x01\x02', 0, 'latin1') + 24);
  return file;
}

describe('Word', () => {
  it('is read with styles, notes, lists, tables, links and pictures', async () => {
    const file = await wordFile();
    expect(formatOf(null, null, file)).toBe('docx');
    const article = await readDocx(file, {});
    expectKeepable(article);
    expect(article.draft).toMatchObject({ title: 'The Price of Salt', byline: 'Jo Dee', language: 'en' });
    expect(shownBlocks(article)).toEqual([
      'paragraph: Salt is old and dear1, see here. [emphasis|old] [strong|and dear] [note|1|1] [link|here|https://example.org/salt]',
      'heading level=1: Who pays',
      'list_item list=true,0: 1. First',
      'list_item list=true,1: 1. Within',
      'list_item list=true,0: 2. Second',
      'list_item list=false,0: Point',
      'quotation: Whoever holds the road.',
      'table_row row=true,true: Year\tPrice',
      'table_row row=false,false: 1990\t3',
      'image: A salt pan',
      'figure_caption: A pan in spring',
      'footnote label=1: Or so they say.',
    ]);
    expect(article.images).toMatchObject([{ bytes: png() }]);
    expect(article.notices).toEqual([]);
  });

  /** The file with its text changed. */
  async function changed(change: (xml: string) => string): Promise<Uint8Array> {
    const files = unzipSync(await wordFile());
    return zipSync({ ...files, 'word/document.xml': strToU8(change(new TextDecoder().decode(files['word/document.xml']))) });
  }

  it('says what of it could not be kept', async () => {
    const article = await readDocx(await changed((xml) => xml.replace('</w:body>', '<w:p><m:oMath/><w:del w:id="9"/></w:p></w:body>')), {});
    expect(article.notices).toEqual(['Formulas were left out.', 'Tracked changes were taken as made.']);
  });

  it.each([
    ['locked', 'locked', async () => Uint8Array.of(0xd0, 0xcf, 0x11, 0xe0, 0xa1)],
    ['cut off', 'damaged', async () => (await wordFile()).slice(0, 3_000)],
    ['another archive', 'damaged', async () => zipSync({ 'a.txt': strToU8('a') })],
    ['with entities that grow', 'too_complex', () => changed((xml) => xml.replace('<w:document', '<!DOCTYPE x [<!ENTITY a "aa"><!ENTITY b "&a;&a;">]><w:document'))],
    ['that unpacks without end', 'too_complex', async () => saying(31 * 1024 * 1024, 'word/document.xml')],
    ['with pictures without end', 'too_complex', async () => saying(201 * 1024 * 1024, 'word/media/a.png')],
    ['nested without end', 'too_complex', () => changed((xml) => xml.replace('<w:body>', `<w:body>${'<w:tbl>'.repeat(1_000)}`))],
    ['of more files than any', 'too_complex', async () => zipSync(Object.fromEntries(Array.from({ length: 5_001 }, (_, index) => [`word/media/${index}`, new Uint8Array(0)])), { level: 0 })],
  ])('is refused when it is %s', async (_, code, file) => {
    await expect(readDocx(await file(), {})).rejects.toMatchObject({ code });
  });

  it('does not grow beyond the size that it declares', () => {
    const name = 'word/document.xml';
    expect(unpack(saying(100, name, 2 * 1024 * 1024), () => true).get(name)).toHaveLength(100);
  });
});

describe('an e-book', () => {
  it('is one article, with its notes and ways from text to text', async () => {
    const file = ebook();
    expect(formatOf('book.zip', null, file)).toBe('epub');
    const article = await readEpub(file, {});
    expectKeepable(article);
    const { blocks: _, ...about } = article.draft;
    expect(about).toEqual({ title: 'On Salt', byline: 'Jo Dee, Al Bee', authorNote: null, dateline: '5 July 2011', source: 'Mill Press', language: 'en-GB' });
    expect(shownBlocks(article)).toEqual([
      'heading level=1: One',
      'paragraph: Salt is old1; see two. [note|1|1]',
      'paragraph: It is dear.',
      'heading level=1: Two',
      'paragraph: Roads carry it1. [note|1|1-2]',
      'image: A pan',
      'footnote label=1: They say.',
      'footnote label=1-2: Or carried.',
    ]);
    expect(article.images).toMatchObject([{ bytes: png() }]);
    expect(article.notices).toEqual(['One picture is not in the file, and was left out.']);
  });

  it.each([
    ['locked', 'locked', { 'META-INF/encryption.xml': '<encryption><enc:EncryptedData><enc:EncryptionMethod Algorithm="http://www.w3.org/2001/04/xmlenc#aes128-cbc"/></enc:EncryptedData></encryption>' }],
    ['without a spine', 'damaged', { 'OPS/book.opf': '<package/>' }],
    ['with entities that grow', 'too_complex', { 'OPS/text/one.xhtml': '<!DOCTYPE html [<!ENTITY a "aa">]><html><body>&a;</body></html>' }],
    ['without words', 'empty', { 'OPS/text/one.xhtml': '<html/>', 'OPS/text/two more.xhtml': '<html/>', 'OPS/notes.xhtml': '<html/>' }],
  ])('is refused when it is %s', async (_, code, files: Record<string, string>) => {
    await expect(readEpub(ebook(files), {})).rejects.toMatchObject({ code });
  });
});
