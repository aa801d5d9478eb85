import { type Known } from '../core/import/understand';
import { type Archive, isPicture, unpack } from './archive';
import { decodeMarkup } from './charset';
import { ImportFailure } from './failure';
import { shownDate } from './html/about';
import { articleOf } from './html/article';
import { attribute, type Document, type Element, elementsIn, firstNamed, parseHtml, parseXml, plainText } from './html/tree';
import type { FoundArticle } from './types';

/** Fonts may be garbled without anything being locked (EPUB 3.3, 4.4; Adobe's older way). */
const FONTS_ONLY = new Set(['http://www.idpf.org/2008/embedding', 'http://ns.adobe.com/pdf/enc#RC']);
const IN_FILE = 'epub:';

/**
 * Reads an e-book as one article: the files of its spine in their order, with notes and links that
 * lead from one to the other.
 * @throws ImportFailure locked, damaged, too_complex, empty
 */
export async function readEpub(bytes: Uint8Array, known: Known): Promise<FoundArticle> {
  const files = unpack(bytes, (name) => !/\.(?:ttf|otf|woff2?|css|js|mp[34]|m4[av]|ogg|webm)$/iu.test(name));
  if (isLocked(files)) throw new ImportFailure('locked');
  const container = firstNamed(parsed(files, 'META-INF/container.xml'), 'rootfile');
  const path = container && attribute(container, 'full-path');
  if (!path) throw new ImportFailure('damaged');
  const book = parsed(files, path);
  const whole = bound(files, spineOf(book, path));
  const inFile = (address: string) => {
    const picture = address.startsWith(IN_FILE) ? files.get(address.slice(IN_FILE.length)) : undefined;
    return picture && isPicture(picture) ? picture : null;
  };
  return articleOf(whole, { bare: true, known: { ...aboutBook(book), ...known }, inFile });
}

function parsed(files: Archive, path: string): Document {
  const file = files.get(path);
  if (!file) throw new ImportFailure('damaged');
  return parseXml(decodeMarkup(file));
}

function isLocked(files: Archive): boolean {
  if (!files.has('META-INF/encryption.xml')) return false;
  return [...elementsIn(parsed(files, 'META-INF/encryption.xml'))].some((element) => /(?:^|:)encryptionmethod$/u.test(element.tagName) && !FONTS_ONLY.has(attribute(element, 'algorithm') ?? ''));
}

const named = (book: Document, name: string): Element[] => [...elementsIn(book)].filter(({ tagName }) => tagName.replace(/^.*:/u, '') === name);

/** The paths of a book's texts, in the order of reading. @throws ImportFailure damaged */
function spineOf(book: Document, path: string): string[] {
  const items = new Map(named(book, 'item').map((item) => [attribute(item, 'id'), item]));
  const paths = named(book, 'itemref').flatMap((reference) => {
    const item = items.get(attribute(reference, 'idref'));
    if (!item || !/html/u.test(attribute(item, 'media-type') ?? '')) return [];
    return within(path, attribute(item, 'href') ?? '')?.path ?? [];
  });
  if (paths.length === 0) throw new ImportFailure('damaged');
  return [...new Set(paths)];
}

function aboutBook(book: Document): Known {
  const values = (name: string) => named(book, name).filter(({ tagName }) => tagName.startsWith('dc:')).map(plainText).filter(Boolean);
  const [title, date, language] = [values('title')[0], values('date')[0], values('language')[0]];
  const [byline, source] = [values('creator').join(', '), values('publisher')[0]];
  return {
    ...(title ? { title } : {}),
    ...(byline ? { byline: byline.slice(0, 300) } : {}),
    ...(date ? { dateline: shownDate(date, language ?? 'en') } : {}),
    ...(source ? { source } : {}),
    ...(language ? { language } : {}),
  };
}

/** Where an address leads in the archive, from the file that it stands in; `null` where it leads out of it. */
function within(from: string, href: string): { path: string; fragment: string } | null {
  const base = `epub://book/${from.split('/').map(encodeURIComponent).join('/')}`;
  if (!URL.canParse(href, base)) return null;
  const { protocol, pathname, hash } = new URL(href, base);
  try {
    return protocol === 'epub:' ? { path: decodeURIComponent(pathname.slice(1)), fragment: decodeURIComponent(hash.slice(1)) } : null;
  } catch {
    return null;
  }
}

/** The texts in one page, where every id and every way within the book says which text it means. */
function bound(files: Archive, paths: readonly string[]): Document {
  const whole = parseHtml('');
  const body = firstNamed(whole, 'body')!;
  for (const [index, path] of paths.entries()) {
    if (!files.has(path)) continue;
    const text = firstNamed(parsed(files, path), 'body');
    if (!text) continue;
    for (const element of elementsIn(text)) for (const each of element.attrs) each.value = inWhole(each, path, index, paths) ?? each.value;
    body.childNodes.push(text);
    text.parentNode = body;
  }
  return whole;
}

function inWhole({ name, value }: { name: string; value: string }, path: string, index: number, paths: readonly string[]): string | null {
  if (name === 'id' || name === 'name') return `${index}-${value}`;
  if (name !== 'href' && name !== 'src') return null;
  const target = within(path, value);
  if (!target) return null;
  const text = paths.indexOf(target.path);
  return name === 'href' && text !== -1 ? `#${encodeURIComponent(`${text}-${target.fragment}`)}` : `${IN_FILE}${target.path}`;
}
