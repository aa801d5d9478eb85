import { tintSegments } from '../anchoring/tint';
import { paragraphAt, type PlacedParagraph } from '../document/article';
import { isSafeLink } from '../document/links';
import { linkHtml } from './html-body';
import { type FigurePart, figureHtml } from './html-figure';
import { callHtml, paragraphHtml } from './html-text';
import { type Numbered, threadHtml } from './html-thread';
import { element, type Html, startTag } from './html-tree';
import { articleAddress, paragraphLabel } from './labels';
import type { ExportArticle, ExportHead, PictureOf } from './model';
import { pictureIn } from './pictures';
import { passageOf, spanOf } from './thread';

/** Where a thread stands in the file: below the title, beside a paragraph by its key, or at the end. */
function placeOf({ thread }: Numbered, { paragraphs }: ExportArticle): string | typeof WHOLE | typeof LOST {
  if (thread.anchorState === 'orphaned') return LOST;
  const span = spanOf(thread);
  // A passage over several paragraphs is called for at its end, and its thread stands there.
  return (span && paragraphAt(paragraphs, span.end - 1)?.key) ?? thread.target.paragraph ?? WHOLE;
}

const WHOLE = Symbol('the whole article');
const LOST = Symbol('not found');

/** An article with its threads beside it, piece by piece: a row for each paragraph. Without its text, only those with threads. */
export async function* articleHtml(head: ExportHead, { article, picture }: { article: ExportArticle; picture: PictureOf }, number: number, threads: readonly Numbered[]): AsyncIterable<string> {
  const { text } = head.options;
  const prefix = `a${number}-`;
  const at = grouped(threads, article);
  const beside = (here: readonly Numbered[], called: boolean) => here.map((thread) => threadHtml(head, article, thread, text ? 'h3' : 'h4', called));
  const take = (place: string | symbol) => {
    const here = at.get(place) ?? [];
    at.delete(place);
    return here;
  };
  const tints = text ? tintSegments(threads.flatMap(({ thread }) => passageOf(thread) ?? [])) : [];
  const whole = take(WHOLE);
  yield startTag('section', { class: `piece${text ? ' beside' : ''}`, 'aria-labelledby': `${prefix}title` });
  yield row(titleHtml(head, article, prefix, text ? whole : []), text ? beside(whole, true) : []);
  if (!text && whole.length > 0) yield row(element('h3', {}, 'Whole article'), beside(whole, false));
  const partOf = (paragraph: PlacedParagraph): FigurePart => ({ paragraph, own: { id: prefix + paragraph.key, dir: 'auto', lang: article.language }, threads: take(paragraph.key) });
  const rowOf = (words: Html, here: readonly Numbered[]) => row(element('div', { class: 'words' }, words), beside(here, true));
  const { paragraphs } = article;
  for (let index = 0; index < paragraphs.length; index += 1) {
    const part = partOf(paragraphs[index]!);
    const { paragraph, own, threads: here } = part;
    // One at a time, so that no more than one is in memory.
    const shown = text ? await pictureIn(paragraph, picture) : null;
    if (shown) {
      const caption = paragraphs[index + 1]?.kind === 'figure_caption' ? partOf(paragraphs[(index += 1)]!) : null;
      yield rowOf(figureHtml(part, shown, caption, tints), [...here, ...(caption?.threads ?? [])]);
    } else if (text) yield rowOf(paragraphHtml(paragraph, own, tints, here), here);
    else if (here.length > 0) yield row(element('h3', {}, paragraphLabel(paragraph.key)), beside(here, false));
  }
  const lost = [...at.values()].flat();
  if (lost.length > 0) yield row(element('h3', { class: 'words' }, 'Not in this revision'), lost.map((thread) => threadHtml(head, article, thread, 'h4', false)));
  yield '</section>\n';
}

function grouped(threads: readonly Numbered[], article: ExportArticle): Map<string | symbol, Numbered[]> {
  const groups = new Map<string | symbol, Numbered[]>();
  for (const thread of threads) {
    const place = placeOf(thread, article);
    const group = groups.get(place);
    if (group) group.push(thread);
    else groups.set(place, [thread]);
  }
  return groups;
}

const row = (words: Html, threads: readonly Html[]): string =>
  `\n${element('div', { class: 'row' }, words, threads.length > 0 ? element('div', { class: 'threads' }, threads) : null).html}`;

function titleHtml(head: ExportHead, article: ExportArticle, prefix: string, whole: readonly Numbered[]): Html {
  const { title, byline, dateline, authorNote, source, language, revision } = article;
  const told = [byline, dateline, authorNote].filter((line) => line !== null && line !== '');
  return element(
    'div',
    { class: 'words' },
    element('h2', { id: `${prefix}title`, dir: 'auto', lang: language }, title, whole.map(callHtml)),
    told.map((line) => element('p', { class: 'quiet', dir: 'auto', lang: language }, line)),
    source === null ? null : element('p', { class: 'quiet' }, 'Source: ', isSafeLink(source) ? linkHtml(source, source) : element('bdi', {}, source)),
    element('p', { class: 'quiet' }, `Revision ${revision} · `, element('a', { href: articleAddress(head, article.id), 'aria-label': `Open in Scholium: ${title}` }, 'open in Scholium')),
  );
}
