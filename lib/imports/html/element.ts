import type { ParagraphKind } from '../../core/document/article';
import type { Marks } from './inline';
import { attribute, type Element, isElement, roleOf } from './tree';

/** What is no part of the text: programs, style, forms, and ways to other pages. */
const NOT_TEXT = new Set(
  'script style noscript template head title meta link svg canvas iframe object embed applet audio video map button input select textarea datalist nav dialog rp frameset frame'.split(' '),
);

/** What stands on lines of its own. Everything unknown stands amid a line, as in browsers. */
const BLOCKS = new Set(
  'html body address article aside blockquote center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr legend li main menu ol p pre search section summary table tbody td tfoot th thead tr caption ul'.split(
    ' ',
  ),
);

const HIDDEN_STYLE = /(?:^|;)\s*(?:display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/iu;
const HIDDEN_CLASS = /(?:^|\s)(?:sr-only|visually-?hidden|screen-reader-text|mw-editsection|noprint)(?:\s|$)/iu;
/** Where a printed page begins; its number stands amid a sentence. */
const PAGE_BREAK = /\b(?:doc-pagebreak|pagebreak)\b/u;
const PULL_QUOTE = /\b(?:doc-pullquote|pull-?_?quote|pulled-quote|pullout)/iu;

export const isBlock = (element: Element): boolean => BLOCKS.has(element.tagName);

/** Whether readers of a page are not shown an element. */
export function isHidden(element: Element): boolean {
  if (NOT_TEXT.has(element.tagName) || attribute(element, 'hidden') !== null || attribute(element, 'aria-hidden') === 'true') return true;
  if (PAGE_BREAK.test(roleOf(element))) return true;
  return HIDDEN_STYLE.test(attribute(element, 'style') ?? '') || HIDDEN_CLASS.test(attribute(element, 'class') ?? '');
}

export const isPullQuote = (element: Element): boolean => (element.tagName === 'aside' || element.tagName === 'blockquote' || element.tagName === 'div' || element.tagName === 'p' || element.tagName === 'figure') && PULL_QUOTE.test(roleOf(element));

const KINDS: Record<string, ParagraphKind> = { blockquote: 'quotation', figcaption: 'figure_caption', caption: 'figure_caption' };

/** The kind of block that an element makes of the words in it; `null` where it leaves that open. */
export const kindOf = (element: Element): ParagraphKind | null => (isPullQuote(element) ? 'pull_quote' : (KINDS[element.tagName] ?? null));

export const headingLevel = (element: Element): number | null => {
  const named = /^h([1-6])$/u.exec(element.tagName)?.[1] ?? (attribute(element, 'role') === 'heading' ? (attribute(element, 'aria-level') ?? '2') : null);
  return named === null ? null : Math.min(Math.max(Number.parseInt(named, 10) || 1, 1), 6);
};

const MARKS: Record<string, Marks> = {
  em: { emphasis: true },
  i: { emphasis: true },
  cite: { emphasis: true },
  dfn: { emphasis: true },
  var: { emphasis: true },
  b: { strong: true },
  strong: { strong: true },
  code: { code: true },
  kbd: { code: true },
  samp: { code: true },
  tt: { code: true },
  sup: { superscript: true },
  sub: { subscript: true },
};

/** How an element, or its style, makes words look. */
export function marksOf(element: Element, marks: Marks): Marks {
  const style = isBlock(element) ? '' : (attribute(element, 'style') ?? '').toLowerCase();
  const own: Marks = { ...MARKS[element.tagName] };
  const weight = /font-weight\s*:\s*([a-z0-9]+)/u.exec(style)?.[1];
  // What is copied from an office page is set in bold that is none.
  if (weight) own.strong = weight === 'bold' || weight === 'bolder' || Number(weight) >= 600;
  const slope = /font-style\s*:\s*([a-z]+)/u.exec(style)?.[1];
  if (slope) own.emphasis = slope === 'italic' || slope === 'oblique';
  const height = /vertical-align\s*:\s*(super|sub)\b/u.exec(style)?.[1];
  if (height === 'super') own.superscript = true;
  if (height === 'sub') own.subscript = true;
  return Object.keys(own).length > 0 ? { ...marks, ...own } : marks;
}

/** A table that holds a page's columns instead of data: of one column, or with another one in it. */
export function isLayout(table: Element, rows: readonly { cells: readonly Element[] }[]): boolean {
  const role = attribute(table, 'role');
  if (role === 'presentation' || role === 'none') return true;
  if (rows.every(({ cells }) => cells.length < 2)) return true;
  return rows.some(({ cells }) => cells.some((cell) => cell.childNodes.some((child) => isElement(child) && (child.tagName === 'table' || /^h[1-6]$/u.test(child.tagName)))));
}
