import { detectLanguage } from '../language';
import { MAX_TITLE_LENGTH } from '../limits';
import { type Block, blocksOf, markPullQuotes, withoutEmphasis } from './blocks';
import type { ArticleDraft } from './draft';
import { MAX_ARTICLE_BYTES, MAX_PARAGRAPHS } from './limits';
import { type ImportProblem, importProblem } from './problems';

export type ParsedArticle = { ok: true; draft: ArticleDraft } | { ok: false; problem: ImportProblem };

/** Printed titles are shorter than this; a longer first line is the first paragraph. */
const MAX_PRINTED_TITLE = 200;
const MAX_NAME = 80;
/** Capitals at the beginning of the first paragraph, up to a dash: ISLAMABAD -, KARACHI, Pakistan (Agency) — */
const DATELINE = /^(\p{Lu}[\p{Lu}\s.’'-]{1,40}(?:,\s[\p{L}\d .]{2,30})?(?:\s\([^)]{2,30}\))?)\s+[-–—]{1,2}\s+(?=\S)/u;
const BYLINE = /^by\b\s*:?\s*(?=\p{Lu})/iu;
/** Where a name ends and the words about its bearer begin. */
const ABOUT = /\s*[,;.(–—|]\s*|\s+(?=(?:The\s(?:writer|author)|He|She|They|is)\b)/u;

/**
 * Understands a plain text as an article: title (also one printed twice), byline and the note on
 * the author, dateline, pull quotes, headings, lists and quotations. Never throws.
 * @param given what is known already and need not be found
 */
export function parsePlainText(content: string, given: { title?: string } = {}): ParsedArticle {
  if (content.length > MAX_ARTICLE_BYTES) return { ok: false, problem: importProblem('too_large') };
  if (/\u0000/.test(content)) return { ok: false, problem: importProblem('binary') };
  if (/\uFFFD{3}|\p{Surrogate}/u.test(content)) return { ok: false, problem: importProblem('encoding') };
  const blocks = blocksOf(clean(content));
  if (blocks.length === 0) return { ok: false, problem: importProblem('empty') };
  if (blocks.length > MAX_PARAGRAPHS) return { ok: false, problem: importProblem('too_many') };

  const title = takeTitle(blocks, given.title && withoutControls(given.title));
  const { byline, authorNote } = takeByline(blocks);
  const dateline = takeDateline(blocks);
  if (blocks.length === 0) return { ok: false, problem: importProblem('empty') };
  const body = markPullQuotes(blocks);
  const language = detectLanguage(body.map(({ text }) => text).join('\n'));
  return { ok: true, draft: { title, byline, authorNote, dateline, source: null, language, blocks: body } };
}

/** One kind of line end, no byte order mark, no control characters; composed letters. */
function clean(content: string): string {
  const lines = content.replace(/^\uFEFF/, '').replace(/\r\n?|[\u2028\u0085]/g, '\n').replace(/[\u2029\f]/g, '\n\n');
  return withoutControls(lines).normalize('NFC');
}

/** Overrides of the writing direction and other controls go: text that reads as another is no text. */
const withoutControls = (text: string) => text.replace(/[\u0001-\u0008\u000B\u000E-\u001F\u007F-\u009F\u202A-\u202E\u2066-\u2069]/g, '');

/** Takes the title from the top, each time that it is printed there. Else it is the text's first words. */
function takeTitle(blocks: Block[], given: string | undefined): string {
  const first = blocks[0]!.text;
  const printed = blocks.length > 1 && first.length <= MAX_PRINTED_TITLE && !/[.。۔]$/u.test(first) && !BYLINE.test(first) && !DATELINE.test(first) ? first : null;
  const title = given ?? printed ?? firstWords(first);
  while (blocks.length > 1 && same(blocks[0]!.text, title)) blocks.shift();
  return title.slice(0, MAX_TITLE_LENGTH);
}

const same = (a: string, b: string) => a.toLowerCase().replace(/\s+/gu, ' ') === withoutEmphasis(b).toLowerCase().replace(/\s+/gu, ' ');

function firstWords(text: string): string {
  if (text.length <= MAX_NAME) return text;
  const cut = text.slice(0, MAX_NAME);
  return `${cut.slice(0, Math.max(cut.lastIndexOf(' '), MAX_NAME / 2)).trimEnd()}…`;
}

/** The byline stands on the second or on the last line; what follows the name is about the author. */
function takeByline(blocks: Block[]): { byline: string | null; authorNote: string | null } {
  for (const at of [0, blocks.length - 1]) {
    const text = blocks[at]?.text.replace(/^[*_]+|[*_]+$/gu, '') ?? '';
    if (!BYLINE.test(text) || blocks.length < 2) continue;
    const rest = text.replace(BYLINE, '');
    const end = rest.search(ABOUT);
    const name = (end === -1 ? rest : rest.slice(0, end)).trim();
    if (name.length > MAX_NAME || (at === 0 && rest.length > MAX_PRINTED_TITLE)) continue;
    const note = end === -1 ? '' : rest.slice(end).replace(/^[\s,;.(–—|]+/u, '').trim();
    blocks.splice(at, 1);
    return { byline: name, authorNote: note || null };
  }
  return { byline: null, authorNote: null };
}

function takeDateline(blocks: Block[]): string | null {
  const first = blocks.find(({ kind }) => kind === 'paragraph');
  const found = first && DATELINE.exec(first.text);
  if (!first || !found) return null;
  first.text = first.text.slice(found[0].length);
  return found[1]!.trim();
}
