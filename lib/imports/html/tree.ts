import { type DefaultTreeAdapterMap, defaultTreeAdapter, parse, type TreeAdapter } from 'parse5';
import { ImportFailure } from '../failure';
import { MAX_DEPTH, MAX_ELEMENTS } from '../limits';

export type Node = DefaultTreeAdapterMap['childNode'];
export type Element = DefaultTreeAdapterMap['element'];
export type Document = DefaultTreeAdapterMap['document'];

/**
 * Reads HTML as browsers do, whatever it is.
 * @throws ImportFailure too_complex: nested so deep, or with so many elements, that it is no article
 */
export function parseHtml(html: string): Document {
  let depth = 0;
  let elements = 0;
  const treeAdapter: TreeAdapter<DefaultTreeAdapterMap> = {
    ...defaultTreeAdapter,
    createElement(...about) {
      if ((elements += 1) > MAX_ELEMENTS) throw new ImportFailure('too_complex');
      return defaultTreeAdapter.createElement(...about);
    },
    onItemPush() {
      if ((depth += 1) > MAX_DEPTH) throw new ImportFailure('too_complex');
    },
    onItemPop() {
      depth -= 1;
    },
  };
  return parse(html, { treeAdapter, scriptingEnabled: false });
}

/** Elements that XML may close at once and HTML may not: `<a id="page-12"/>` would hold all that follows. */
const CLOSED_AT_ONCE = /<(?!(?:area|base|br|col|embed|hr|img|input|link|meta|source|track|wbr)\b)([a-z][\w:.-]*)((?:\s[^<>]*)?)\/>/giu;

/** The same for XHTML and other XML that an e-book is made of. */
export const parseXml = (xml: string): Document => parseHtml(xml.replace(CLOSED_AT_ONCE, '<$1$2></$1>'));

export const isElement = (node: Node | Document | null | undefined): node is Element => node != null && 'tagName' in node;
export const childrenOf = (node: Node | Document): Node[] => ('childNodes' in node ? node.childNodes : []);
export const attribute = (element: Element, name: string): string | null => element.attrs.find((each) => each.name === name)?.value ?? null;

/** All elements within one, in their order. */
export function* elementsIn(root: Node | Document): Generator<Element> {
  const open = [...childrenOf(root)].reverse();
  for (let node = open.pop(); node; node = open.pop()) {
    if (!isElement(node)) continue;
    yield node;
    for (let index = node.childNodes.length - 1; index >= 0; index -= 1) open.push(node.childNodes[index]!);
  }
}

export function firstNamed(root: Node | Document, ...names: string[]): Element | null {
  for (const element of elementsIn(root)) if (names.includes(element.tagName)) return element;
  return null;
}

/** The words in an element, piece by piece. */
export function* wordsIn(root: Node | Document): Generator<string> {
  if ('value' in root) yield root.value;
  for (const child of childrenOf(root)) yield* wordsIn(child);
}

/** The same in one, with white space as it stands. */
export const textOf = (node: Node | Document): string => [...wordsIn(node)].join('');

export const plainText = (node: Node): string => textOf(node).replace(/\s+/gu, ' ').trim();

/** Role, class, and the types of e-books, in one string to look for words in. */
export function roleOf(element: Element): string {
  return ['role', 'class', 'epub:type'].map((name) => attribute(element, name) ?? '').join(' ');
}
