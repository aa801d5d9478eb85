import { articleHtml } from './html-article';
import { HTML_STYLE } from './html-style';
import type { Numbered } from './html-thread';
import { element, startTag } from './html-tree';
import { headLines } from './labels';
import type { ExportFormat, ExportSource } from './model';

/** Nothing but the styles and pictures of the file itself, should a reader's browser ever find something else in it. */
const POLICY = "default-src 'none'; style-src 'unsafe-inline'; img-src data:";

/** One file to read, print and keep: the article with its threads beside it. */
export const htmlFormat: ExportFormat = {
  name: 'html',
  mediaType: 'text/html; charset=utf-8',
  extension: 'html',
  write,
};

async function* write({ head, articles }: ExportSource): AsyncIterable<string> {
  const { name } = head.seminar;
  yield `<!doctype html>\n${startTag('html', { lang: 'en' })}\n`;
  yield element(
    'head',
    {},
    element('meta', { charset: 'utf-8' }),
    element('meta', { 'http-equiv': 'Content-Security-Policy', content: POLICY }),
    element('meta', { name: 'viewport', content: 'width=device-width, initial-scale=1' }),
    element('meta', { name: 'referrer', content: 'no-referrer' }),
    element('title', {}, `${name} – Scholium`),
    { html: `<style>${HTML_STYLE}</style>` },
  ).html;
  yield `\n<body>\n${element(
    'header',
    {},
    element('h1', { dir: 'auto' }, name),
    element('p', { class: 'quiet' }, `${headLines(head).join(' · ')} · from `, element('a', { href: head.base }, head.base)),
  ).html}\n<main>\n`;
  let article = 0;
  let last = 0;
  for await (const piece of articles) {
    article += 1;
    // A paragraph's tints need all threads of its article.
    const threads: Numbered[] = [];
    for await (const thread of piece.threads) threads.push({ thread, number: (last += 1) });
    yield* articleHtml(head, piece, article, threads);
  }
  yield '</main>\n</body>\n</html>\n';
}
