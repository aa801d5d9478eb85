import type { PlacedParagraph } from '../document/article';
import { escapeLabel, escapeWords, guardLines, quoted } from './markdown-escape';
import type { ExportArticle } from './model';

/** A footnote that is called for at a place in the revision's text. */
export type Call = { at: number; number: number };

/** The paragraphs of an article with the calls of its footnotes, each after the passage that it is about. */
export function paragraphsMarkdown({ paragraphs }: ExportArticle, calls: readonly Call[]): string {
  let text = '';
  let before: PlacedParagraph | null = null;
  let next = 0;
  for (const paragraph of paragraphs) {
    const here: Call[] = [];
    while (next < calls.length && calls[next]!.at <= paragraph.end) here.push(calls[next++]!);
    const block = paragraphMarkdown(paragraph, here);
    if (!block) continue;
    const together = before?.kind === 'list_item' && paragraph.kind === 'list_item';
    text += (before === null ? '' : together ? '\n' : '\n\n') + block;
    before = paragraph;
  }
  return text;
}

export const callMarkdown = (number: number): string => `[^${number}]`;

function paragraphMarkdown({ kind, text, start, format = {} }: PlacedParagraph, calls: readonly Call[]): string {
  const raw = wordsWithCalls(text, start, calls);
  switch (kind) {
    case 'heading':
      return `${'#'.repeat(Math.min(6, (format.level ?? 1) + 2))} ${raw.replaceAll('\\\n', ' ').replaceAll('#', '\\#')}`;
    case 'list_item':
      return `- ${guardLines(raw).replaceAll('\n', '\n  ')}`;
    case 'quotation':
    case 'pull_quote':
      return quoted(guardLines(raw));
    case 'figure_caption':
      return raw && `Figure: ${guardLines(raw)}`;
    default:
      return guardLines(raw);
  }
}

function wordsWithCalls(text: string, start: number, calls: readonly Call[]): string {
  let raw = '';
  let from = 0;
  for (const { at, number } of calls) {
    const to = Math.max(from, Math.min(text.length, at - start));
    raw += afterCall(raw, lines(text.slice(from, to))) + callMarkdown(number);
    from = to;
  }
  return raw + afterCall(raw, lines(text.slice(from)));
}

const lines = (text: string): string => text.split(/\r\n?|\n/).map(escapeWords).join('\\\n');

/** `[^1](…` would be a link and `[^1]:` the footnote itself. */
const afterCall = (before: string, raw: string): string => (before.endsWith(']') ? raw.replace(/^[(:]/, '\\$&') : raw);

/** What stands above the text of an article, on lines of its own. */
export function bylineMarkdown({ byline, dateline, authorNote, revision }: ExportArticle, source: string | null): string {
  const told = [byline, dateline, authorNote].filter((line) => line !== null).map(escapeLabel).filter(Boolean);
  return guardLines([...told, ...(source ? [`Source: ${source}`] : []), `Revision ${revision}`].join('\\\n'));
}
