import { getDocumentProxy } from 'unpdf';
import { withoutControls } from '../../core/import/controls';
import { MAX_ARTICLE_BYTES } from '../../core/import/limits';
import { ImportFailure } from '../failure';
import { MAX_PAGES } from '../limits';

/** Words as a PDF places them, in points; `y` is the baseline, from the top. */
export type Piece = { text: string; x: number; y: number; width: number; size: number; font: string; blankBefore: boolean };
export type Page = { number: number; width: number; height: number; pieces: Piece[]; rightToLeft: boolean };
export type Pdf = { pages: Page[]; title: string | null; author: string | null; language: string | null; monospaced: Set<string> };

const RIGHT_TO_LEFT = /[\p{Script=Arabic}\p{Script=Hebrew}]/gu;
/** Fewer letters a page than this are stamps on scanned pages. */
const MIN_LETTERS = 12;
/** Text that runs up a margin, or over a page as a watermark. */
const MAX_SLOPE = 0.02;

/** @throws ImportFailure locked, damaged, too_many_pages, too_large, no_text */
export async function openPdf(bytes: Uint8Array): Promise<Pdf> {
  const document = await opened(bytes);
  if (document.numPages > MAX_PAGES) throw new ImportFailure('too_many_pages');
  const { info } = (await document.getMetadata().catch(() => ({ info: {} }))) as { info: Record<string, unknown> };
  const monospaced = new Set<string>();
  const pages: Page[] = [];
  let letters = 0;
  for (let number = 1; number <= document.numPages; number += 1) {
    const page = await document.getPage(number);
    const { items, styles } = await page.getTextContent();
    const { width, height, transform } = page.getViewport({ scale: 1 });
    for (const [font, { fontFamily }] of Object.entries(styles)) if (fontFamily === 'monospace') monospaced.add(font);
    const pieces = piecesOf(items as unknown as Item[], transform as Matrix);
    letters += pieces.reduce((all, { text }) => all + text.length, 0);
    if (letters > MAX_ARTICLE_BYTES) throw new ImportFailure('too_large');
    pages.push(facing({ number, width, height, pieces, rightToLeft: false }));
    page.cleanup();
  }
  await document.destroy();
  if (letters < MIN_LETTERS * Math.max(pages.length, 2)) throw new ImportFailure('no_text');
  return { pages, title: words(info.Title), author: words(info.Author), language: words(info.Language), monospaced };
}

async function opened(bytes: Uint8Array) {
  try {
    return await getDocumentProxy(bytes, { verbosity: 0, disableFontFace: true, useSystemFonts: false, maxImageSize: 1 });
  } catch (error) {
    throw new ImportFailure((error as Error).name === 'PasswordException' ? 'locked' : 'damaged');
  }
}

const words = (value: unknown): string | null => (typeof value === 'string' && value.trim() !== '' ? withoutControls(value).replace(/\s+/gu, ' ').trim().slice(0, 300) : null);

type Matrix = [number, number, number, number, number, number];
type Item = { str?: string; transform: Matrix; width: number; height: number; fontName: string; hasEOL: boolean };

function piecesOf(items: readonly Item[], page: Matrix): Piece[] {
  const pieces: Piece[] = [];
  let blank = false;
  for (const { str, transform, width, fontName, hasEOL } of items) {
    if (str === undefined) continue;
    const text = withoutLigatures(str);
    if (text.trim() === '') {
      blank ||= text !== '' || hasEOL;
      continue;
    }
    const [a, b, , d, x, y] = times(page, transform);
    // As seen from the page, that may lie on its side: set straight, y grows downwards.
    if (Math.abs(b) > MAX_SLOPE * Math.abs(a) || a <= 0) continue;
    const size = Math.abs(d) || Math.abs(a);
    pieces.push({ text, x, y, width: Math.abs(width) || 0, size, font: fontName, blankBefore: blank || /^\s/u.test(text) });
    blank = hasEOL || /\s$/u.test(text);
  }
  return pieces;
}

const times = (m: Matrix, n: Matrix): Matrix => [m[0] * n[0] + m[2] * n[1], m[1] * n[0] + m[3] * n[1], m[0] * n[2] + m[2] * n[3], m[1] * n[2] + m[3] * n[3], m[0] * n[4] + m[2] * n[5] + m[4], m[1] * n[4] + m[3] * n[5] + m[5]];

/** Letters that are set as one. */
const withoutLigatures = (text: string) => text.replace(/[\uFB00-\uFB06]/gu, (letters) => letters.normalize('NFKC'));

/** A page from right to left is seen in a mirror, so that lines begin on the left everywhere. */
function facing(page: Page): Page {
  let [right, all] = [0, 0];
  for (const { text } of page.pieces) {
    right += text.match(RIGHT_TO_LEFT)?.length ?? 0;
    all += text.match(/\p{L}/gu)?.length ?? 0;
  }
  if (right * 2 <= all) return page;
  return { ...page, rightToLeft: true, pieces: page.pieces.map((piece) => ({ ...piece, x: page.width - piece.x - piece.width })) };
}
