import { setImmediate } from 'node:timers/promises';
import type { ExportFormat, ExportPicture, ExportSource } from '../core/exports/model';
import { cleanLine } from '../core/exports/office/clean';
import { hasRightToLeft } from '../core/exports/office/direction';
import { picturesIn } from '../core/exports/pictures';
import { numbered } from './pdf/article';
import { compose, type Item, missingItem } from './pdf/compose';
import type { Look } from './pdf/font-files';
import { openFonts } from './pdf/fonts';
import type { StyledText } from './pdf/lines';
import { LOOKS } from './pdf/looks';
import { type Element, Paper } from './pdf/paper';

/** PDF: the articles with numbered passages, and their threads as notes by number. Tagged, with bookmarks. */
export const pdfFormat: ExportFormat = {
  name: 'pdf',
  mediaType: 'application/pdf',
  extension: 'pdf',
  write,
};

async function* write({ head, articles }: ExportSource): AsyncGenerator<Uint8Array> {
  const items: Item[] = [];
  const titles: string[] = [];
  const authors = new Set<string>();
  let language = 'en';
  for await (const { article, picture, threads } of articles) {
    const first = titles.length === 0;
    if (first) language = article.language;
    const all = [];
    for await (const thread of threads) all.push(thread);
    const pictures = head.options.text ? await picturesIn(article, picture, { opaque: true }) : new Map<string, ExportPicture>();
    items.push(...compose(head, article, numbered(article, all, head.options.text, titles.length + 1), pictures, first));
    titles.push(cleanLine(article.title));
    if (article.byline) authors.add(cleanLine(article.byline));
  }
  const seminar = cleanLine(head.seminar.name);
  const footing: StyledText[] = [{ text: seminar, style: LOOKS.footing }];
  const about = {
    title: titles.length === 1 ? titles[0]! : seminar,
    author: [...authors].join('; ') || seminar,
    subject: `Annotations of the seminar ${seminar}`,
    language,
    time: new Date(head.exportedAt),
  };
  const fonts = await openFonts(charactersByLook([...footing, { text: '0123456789 · ', style: LOOKS.footing }, ...missingItem(HEXADECIMAL).flatMap(piecesIn), ...items.flatMap(piecesIn)]));
  items.push(...missingItem(fonts.missing));
  const paper = new Paper(about, fonts, footing);
  const pieces: Uint8Array[] = [];
  paper.doc.on('data', (piece: Uint8Array) => pieces.push(piece));
  const ended = new Promise<void>((resolve, reject) => paper.doc.on('end', resolve).on('error', reject));
  await print(paper, items);
  paper.doc.end();
  await ended;
  yield* pieces;
}

/** Their numbers hold every digit that a missing character's may. */
const HEXADECIMAL = ['\u0123', '\u4567', '\u89ab', '\ucdef'];

const REORDERED = /\p{Script=Devanagari}/u;

/** Paragraphs that are set without a pause: some milliseconds. */
const AT_ONCE = 20;

const piecesIn = ({ setting }: Item): StyledText[] => [...setting.pieces, ...(setting.marker ? [setting.marker] : [])];

function charactersByLook(pieces: readonly StyledText[]): Map<Look, Set<string>> {
  const needed = new Map<Look, Set<string>>();
  for (const { text, style } of pieces) {
    const characters = needed.get(style.look) ?? new Set();
    needed.set(style.look, characters);
    for (const character of text) characters.add(character);
  }
  return needed;
}

/** Sets the items one after the other, with the document's structure and bookmarks around them. */
async function print(paper: Paper, items: readonly Item[]): Promise<void> {
  let part: { notes: boolean; element: Element } | null = null;
  let list: Element | null = null;
  const marks: PDFKit.PDFOutline[] = [paper.doc.outline];
  for (const [index, item] of items.entries()) {
    // Thousands of notes take seconds: between them others are served.
    if (index % AT_ONCE === 0) await setImmediate();
    const { setting, tag, bookmark, language, notes = false } = item;
    if (item.newPage) paper.newPage();
    if (!part || part.notes !== notes) part = { notes, element: paper.within(paper.root, notes ? 'Sect' : 'Art') };
    list = item.list ? (list ?? paper.within(part.element, 'L')) : null;
    if (item.figure) paper.figure(part.element, item.figure);
    if (item.figure && setting.pieces.length === 0) continue;
    const text = setting.pieces.map((piece) => piece.text).join('');
    const element = paper.within(list ? paper.within(list, 'LI') : part.element, tag, {
      ...(language ? { lang: language } : {}),
      // Words drawn from right to left, or with vowels before their consonants, stand in the page in that order; this is for who reads them out.
      ...(hasRightToLeft(text) || REORDERED.test(text) ? { actual: text } : {}),
    });
    paper.set(element, setting, (top) => {
      if (!bookmark) return;
      const options = { expanded: bookmark.level === 1, fit: false, top, left: paper.doc.page.width };
      marks.length = bookmark.level;
      marks.push(marks.at(-1)!.addItem(bookmark.title, options));
    });
  }
}
