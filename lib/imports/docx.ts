import { zipSync } from 'fflate';
import mammoth from 'mammoth';
import type { Known } from '../core/import/understand';
import { type Archive, depthOf, isPicture, unpack } from './archive';
import { ImportFailure } from './failure';
import { articleOf } from './html/article';
import { type Document, attribute, elementsIn, parseHtml, plainText } from './html/tree';
import { MAX_DEPTH } from './limits';
import type { FoundArticle } from './types';

/** Of a document only its text, its styles and its pictures: no macros, fonts or embedded files. */
const WANTED = /^(?:\[Content_Types\]\.xml|_rels\/|docProps\/core\.xml|word\/(?:[^/]+\.xml|_rels\/|media\/))/u;
/** A locked document is an archive of old Word with the new one in it. */
const OLD_WORD = [0xd0, 0xcf, 0x11, 0xe0];

const style = (to: string, ...names: string[]) => names.map((name) => `p[style-name='${name}'] => ${to}`);
/** What the styles of Word, LibreOffice, Pages and Pandoc mean, beyond what mammoth knows. */
const STYLES = [
  ...style('h1.docx-title:fresh', 'Title'),
  ...style('p.docx-author:fresh', 'Author', 'Byline'),
  ...style('blockquote > p:fresh', 'Quote', 'Intense Quote', 'Block Text', 'Quotations', 'Block Quote', 'Zitat'),
  ...style('aside.pull-quote > p:fresh', 'Pull Quote', 'Pullquote'),
  ...style('figure > figcaption:fresh', 'caption', 'Caption', 'Image Caption', 'Table Caption', 'Figure', 'Illustration'),
  ...style('pre:separator("\\n")', 'HTML Preformatted', 'Source Code', 'Preformatted Text'),
  ...[7, 8, 9].flatMap((level) => style('h6:fresh', `heading ${level}`, `Heading ${level}`)),
  "r[style-name='Emphasis'] => em",
  "r[style-name='Verbatim Char'] => code",
  "r[style-name='HTML Code'] => code",
];

/**
 * Reads a Word document: its text with styles, notes, tables, links and pictures. Comments are left
 * out, and changes that were tracked count as made.
 * @throws ImportFailure locked, damaged, too_complex, empty
 */
export async function readDocx(bytes: Uint8Array, known: Known): Promise<FoundArticle> {
  if (OLD_WORD.every((byte, index) => bytes[index] === byte)) throw new ImportFailure('locked');
  const files = unpack(bytes, (name) => WANTED.test(name));
  if (![...files.keys()].some((name) => /^word\/document\d*\.xml$/u.test(name))) throw new ImportFailure('damaged');
  for (const [name, file] of files) if (/\.(?:xml|rels)$/u.test(name) && depthOf(file) > MAX_DEPTH) throw new ImportFailure('too_complex');
  const pictures: Archive = new Map();
  // Packed anew without compression, so that what reads it meets only what was measured.
  const buffer = Buffer.from(zipSync(Object.fromEntries(files), { level: 0 }));
  const { value } = await mammoth.convertToHtml(
    { buffer },
    {
      styleMap: STYLES,
      includeEmbeddedStyleMap: false,
      convertImage: mammoth.images.imgElement(async (image) => {
        const picture = new Uint8Array(await image.readAsArrayBuffer());
        const src = `docx:${pictures.size}`;
        pictures.set(src, picture);
        return { src };
      }),
    },
  );
  const page = parseHtml(value);
  const about = aboutDocx(page);
  const inFile = (address: string) => {
    const picture = pictures.get(address);
    return picture && isPicture(picture) ? picture : null;
  };
  const article = await articleOf(page, { bare: true, known: { ...about, ...known }, inFile });
  return { ...article, notices: [...article.notices, ...noticesOf(files)] };
}

/** Title and author where the document has them by style; the title is taken out. */
function aboutDocx(page: Document): Known {
  const known: Known = {};
  for (const element of elementsIn(page)) {
    const name = attribute(element, 'class');
    if (name !== 'docx-title' && name !== 'docx-author') continue;
    const field = name === 'docx-title' ? 'title' : 'byline';
    if (known[field]) continue;
    known[field] = plainText(element).slice(0, 300);
    element.childNodes = [];
  }
  return known;
}

function noticesOf(files: Archive): string[] {
  const text = [...files].filter(([name]) => /^word\/document\d*\.xml$/u.test(name)).map(([, file]) => Buffer.from(file.buffer, file.byteOffset, file.byteLength));
  const has = (mark: string) => text.some((each) => each.includes(mark));
  return [
    ...(has('<m:oMath') ? ['Formulas were left out.'] : []),
    ...(has('<c:chart') || has('<dgm:relIds') ? ['Charts and diagrams were left out.'] : []),
    ...(has('<w:commentReference') ? ['Comments in the margin were left out.'] : []),
    ...(has('<w:del ') ? ['Tracked changes were taken as made.'] : []),
  ];
}
