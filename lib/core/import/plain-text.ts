import { blocksOf, markHeadings } from './blocks';
import { withoutControls } from './controls';
import { hasBinaryStart } from './decode';
import type { ArticleDraft } from './draft';
import { MAX_ARTICLE_BYTES, MAX_PARAGRAPHS } from './limits';
import { type ImportProblem, importProblem } from './problems';
import { understand } from './understand';

export type ParsedArticle = { ok: true; draft: ArticleDraft } | { ok: false; problem: ImportProblem };

/** One letter in so many that could not be read: a text in another encoding, not a stray sign. */
const UNREADABLE = 1 / 1_000;

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
  return { ok: true, draft: understand(blocks, given, markHeadings) };
}

/** One kind of line end, no byte order mark, no control characters; composed letters. */
function clean(content: string): string {
  const lines = content.replace(/\r\n?|[\v\u2028\u0085]/g, '\n').replace(/[\u2029\f]/g, '\n\n');
  return withoutControls(lines).normalize('NFC');
}
