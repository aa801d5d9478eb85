import { serialize } from 'parse5';
import { attribute, childrenOf, type Document, type Element, elementsIn, firstNamed, isElement, parseHtml, textOf } from './tree';

/** A page of which less is left was no article to Readability; then all of it is taken. */
const MIN_READABLE = 200;
const MIN_SHARE = 0.1;
/**
 * Readability reads the words of every element anew, for each that it is in: so many letters, times
 * the elements around them, it reads in some seconds.
 */
const MAX_READ = 20_000_000;
/** What surrounds an article on a site, and nothing that office programs write. */
const SURROUNDINGS = new Set(['nav', 'header', 'footer', 'form', 'iframe', 'main']);

/** Whether a page is one of a site, with ways and notices around the article. */
export function isOfSite(page: Document): boolean {
  let said = 0;
  for (const element of elementsIn(page)) {
    if (SURROUNDINGS.has(element.tagName)) said += 1;
    if (element.tagName === 'meta' && /^og:/u.test(attribute(element, 'property') ?? '')) said += 1;
    if (said > 1) return true;
  }
  return false;
}

/**
 * The part of a page that is its article, as Mozilla's reader view finds it.
 * @returns `null` where it finds none
 */
export async function readablePart(page: Document): Promise<{ root: Document; byline: string | null } | null> {
  if (costOf(page) > MAX_READ) return null;
  const before = textOf(firstNamed(page, 'body') ?? page).length;
  withoutPrograms(page);
  // Only whole pages need them, and every reading is a thread that loads what it imports.
  const [{ Readability }, { parseHTML }] = await Promise.all([import('@mozilla/readability'), import('linkedom')]);
  const { document } = parseHTML(serialize(page));
  const found = new Readability(document as unknown as globalThis.Document, { keepClasses: true, disableJSONLD: true }).parse();
  const length = found?.textContent?.trim().length ?? 0;
  if (!found?.content || length < Math.max(MIN_READABLE, before * MIN_SHARE)) return null;
  return { root: parseHtml(found.content), byline: found.byline ?? null };
}

function costOf(root: Document | Element, depth = 1): number {
  return childrenOf(root).reduce((sum, child) => sum + ('value' in child ? child.value.length * depth : 'childNodes' in child ? costOf(child, depth + 1) : 0), 0);
}

/** Their text would count as the page's. */
function withoutPrograms(page: Document): void {
  const gone = new Set(['script', 'style', 'template', 'svg']);
  const holders: (Document | Element)[] = [page, ...elementsIn(page)];
  for (const holder of holders) holder.childNodes = childrenOf(holder).filter((child) => !(isElement(child) && gone.has(child.tagName)) && child.nodeName !== '#comment');
}
