import { isSafeLink } from '../document/links';
import { articleAddress, headLines, KIND_LABEL, placeLabel } from './labels';
import { bylineMarkdown, paragraphsMarkdown } from './markdown-article';
import { escapeAddress, escapeLabel, indentAfter } from './markdown-escape';
import { notesOf } from './markdown-notes';
import { quotationMarkdown, threadMarkdown } from './markdown-thread';
import { type Call, callMarkdown } from './markdown-words';
import type { ExportArticle, ExportFormat, ExportHead, ExportSource, ExportThread } from './model';
import { spanOf } from './thread';

/**
 * With the text, threads are its footnotes, called for where their passages end; without it they
 * follow each other by paragraph. Nothing that a person wrote is markup but what they marked up.
 */
export const markdownFormat: ExportFormat = {
  name: 'markdown',
  mediaType: 'text/markdown; charset=utf-8',
  extension: 'md',
  write,
};

async function* write({ head, articles }: ExportSource): AsyncIterable<string> {
  yield `# ${heading(head.seminar.name)}\n\n${headLines(head).join(' · ')} · from [${escapeLabel(head.base)}](${escapeAddress(head.base)})\n`;
  const numbers = { last: 0, lastNote: 0 };
  for await (const { article, threads } of articles) {
    yield* head.options.text ? withText(head, article, threads, numbers) : threadsOnly(head, article, threads, numbers);
  }
}

/** Footnotes, threads' and articles' own, are numbered through the whole file: there is one place for them in it. */
type Numbers = { last: number; lastNote: number };

async function* withText(head: ExportHead, article: ExportArticle, threads: AsyncIterable<ExportThread>, numbers: Numbers): AsyncIterable<string> {
  const calls: Call[] = [];
  const written: string[] = [];
  const ofAll: string[] = [];
  const lost: string[] = [];
  for await (const thread of threads) {
    const number = (numbers.last += 1);
    const at = callPlace(article, thread);
    if (at !== null) calls.push({ at, number });
    else if (thread.anchorState === 'orphaned') lost.push(`- ${quotationMarkdown(thread.target.exact ?? '').replaceAll('\n', '\n  ')}${callMarkdown(number)}`);
    else ofAll.push(callMarkdown(number));
    written.push(indentAfter(`${callMarkdown(number)}: `, threadMarkdown(head, article, thread), 4));
  }
  calls.sort((a, b) => a.at - b.at || a.number - b.number);
  yield `${title(head, article)}${ofAll.join('')}\n\n${bylineMarkdown(article, sourceOf(article))}\n`;
  const notes = notesOf(article.paragraphs, numbers.lastNote);
  numbers.lastNote += notes.size;
  const text = paragraphsMarkdown(head, article, calls, notes);
  if (text) yield `\n${text}\n`;
  if (lost.length > 0) yield `\n### Not in this revision\n\n${lost.join('\n')}\n`;
  for (const note of written) yield `\n${note}\n`;
}

/** Where a thread's note is called for; `null` for the whole article and for passages that were not found. */
function callPlace({ paragraphs }: ExportArticle, thread: ExportThread): number | null {
  if (thread.anchorState === 'orphaned') return null;
  return spanOf(thread)?.end ?? paragraphs.find(({ key }) => key === thread.target.paragraph)?.end ?? null;
}

async function* threadsOnly(head: ExportHead, article: ExportArticle, threads: AsyncIterable<ExportThread>, numbers: Numbers): AsyncIterable<string> {
  yield `${title(head, article)}\n\n${bylineMarkdown(article, sourceOf(article))}\n`;
  let place: string | null = null;
  for await (const thread of threads) {
    const number = (numbers.last += 1);
    const here = thread.anchorState === 'orphaned' ? 'Not in this revision' : placeLabel(thread);
    if (here !== place) yield `\n### ${heading(here)}\n`;
    place = here;
    yield `\n#### ${number}. ${KIND_LABEL[thread.kind]}\n\n${threadMarkdown(head, article, thread)}\n`;
  }
}

/** A heading's words on one line. A row of `#` at its end would count as its own. */
const heading = (text: string): string => escapeLabel(text).replaceAll('#', '\\#') || '–';

const title = (head: ExportHead, article: ExportArticle) => `\n## [${heading(article.title)}](${articleAddress(head, article.id)})`;

function sourceOf({ source }: ExportArticle): string | null {
  if (source === null) return null;
  const words = escapeLabel(source);
  return isSafeLink(source) ? `[${words}](${escapeAddress(source)})` : words;
}
