import { MAX_TITLE_LENGTH } from '../limits';
import { type Block, blocksOf, markHeadings } from './blocks';
import { isByline, takeByline } from './byline';
import { hasBinaryStart } from './decode';
import { detectLanguage } from './detect-language';
import type { ArticleDraft } from './draft';
import { MAX_ARTICLE_BYTES, MAX_PARAGRAPHS } from './limits';
import { withoutEmphasis } from './marks';
import { type ImportProblem, importProblem } from './problems';
import { markPullQuotes } from './pull-quotes';

export type ParsedArticle = { ok: true; draft: ArticleDraft } | { ok: false; problem: ImportProblem };

/** Printed titles are shorter than this; a longer first line is the first paragraph. */
const MAX_PRINTED_TITLE = 200;
/** Of a text without a title, as many characters stand for one. */
const FIRST_WORDS = 80;
/** One letter in so many that could not be read: a text in another encoding, not a stray sign. */
const UNREADABLE = 1 / 1_000;
/** Capitals at the beginning of the first paragraph: ISLAMABAD -, KARACHI, Pakistan (AP) —, QUETTA: */
const DATELINE =
  /^(?!(?:NOTE|WARNING|UPDATE|ABSTRACT|SUMMARY|INTRODUCTION|EDITORIAL|OPINION|ANALYSIS)\b)(\p{Lu}[\p{Lu}\s.’'/-]{1,40}(?<=\S)(?:,\s[\p{L}\d .]{2,30})?(?:\s\([^)]{2,30}\))?)(?:\s+-{1,2}\s+|\s*[–—]\s*|:\s+)(?=\S)/u;

/**
 * Understands a plain text as an article: title (also one printed twice), byline and the note on
 * the author, dateline, pull quotes, headings, lists and quotations. Never throws, and loses no word.
 * @param given what is known already and need not be found
 */
export function parsePlainText(content: string, given: { title?: string } = {}): ParsedArticle {
  const fail = (code: ImportProblem['code']) => ({ ok: false as const, problem: importProblem(code) });
  if (content.length > MAX_ARTICLE_BYTES) return fail('too_large');
  if (/\u0000/.test(content) || hasBinaryStart(content)) return fail('binary');
  if (/\p{Surrogate}/u.test(content) || content.split('\uFFFD').length - 1 > Math.max(content.length * UNREADABLE, 1)) return fail('encoding');
  const blocks = blocksOf(clean(content));
  if (blocks.length === 0) return fail('empty');
  if (blocks.length > MAX_PARAGRAPHS) return fail('too_many');

  const title = takeTitle(blocks, given.title === undefined ? '' : withoutControls(given.title).trim());
  const { byline, authorNote } = takeByline(blocks);
  const dateline = takeDateline(blocks);
  const body = markPullQuotes(markHeadings(blocks));
  const language = detectLanguage(body.map(({ text }) => text).join('\n'));
  return { ok: true, draft: { title, byline, authorNote, dateline, source: null, language, blocks: body } };
}

/** One kind of line end, no byte order mark, no control characters; composed letters. */
function clean(content: string): string {
  const lines = content.replace(/\r\n?|[\v\u2028\u0085]/g, '\n').replace(/[\u2029\f]/g, '\n\n');
  return withoutControls(lines).normalize('NFC');
}

/**
 * Overrides of the writing direction and other controls go, for text that reads as another is no
 * text; so do hints where a word may be broken, which nobody sees and every search trips over.
 */
const withoutControls = (text: string) => text.replace(/[\u0001-\u0008\u000E-\u001F\u007F-\u009F\u00AD\u202A-\u202E\u2066-\u2069\uFEFF]/g, '');

/** Takes the title from the top, each time that it is printed there. Else it is the text's first words. */
function takeTitle(blocks: Block[], given: string): string {
  const [first, second] = blocks as [Block, Block | undefined];
  const title = given || (second && isTitle(first) ? first.text : firstWords(first.text));
  if (second && !same(first.text, title) && same(first.text, second.text)) blocks.shift();
  while (blocks.length > 1 && same(blocks[0]!.text, title)) blocks.shift();
  return title.slice(0, MAX_TITLE_LENGTH);
}

function isTitle({ kind, text }: Block): boolean {
  const printed = kind === 'heading' || (kind === 'paragraph' && !/[.。۔]$/u.test(text));
  return printed && text.length <= MAX_PRINTED_TITLE && !isByline(text) && !DATELINE.test(text);
}

const same = (a: string, b: string) => folded(a) === folded(b);
const folded = (text: string) => withoutEmphasis(text).toLowerCase().replace(/\s+/gu, ' ').trim();

function firstWords(text: string): string {
  if (text.length <= FIRST_WORDS) return text;
  const cut = text.slice(0, FIRST_WORDS);
  // Not in the middle of a word, nor of a character that takes two units.
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), FIRST_WORDS / 2)).replace(/\p{Surrogate}$/u, '').trimEnd()}…`;
}

function takeDateline(blocks: Block[]): string | null {
  const first = blocks.find(({ kind }) => kind === 'paragraph');
  const found = first && DATELINE.exec(first.text);
  if (!first || !found) return null;
  first.text = first.text.slice(found[0].length);
  return found[1]!.trim();
}
