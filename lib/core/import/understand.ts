import { MAX_TITLE_LENGTH } from '../limits';
import type { Block } from './blocks';
import { isByline, takeByline } from './byline';
import { withoutControls } from './controls';
import { detectLanguage } from './detect-language';
import type { ArticleDraft } from './draft';
import { withoutEmphasis } from './marks';
import { markPullQuotes } from './pull-quotes';

/** Printed titles are shorter than this; a longer first line is the first paragraph. */
const MAX_PRINTED_TITLE = 200;
/** Of a text without a title, as many characters stand for one. */
const FIRST_WORDS = 80;
/** Over a printed title stand a rubric, a picture, a date. */
const NEAR_THE_TOP = 6;
/** Capitals at the beginning of the first paragraph: ISLAMABAD -, KARACHI, Pakistan (AP) —, QUETTA: */
const DATELINE =
  /^(?!(?:NOTE|WARNING|UPDATE|ABSTRACT|SUMMARY|INTRODUCTION|EDITORIAL|OPINION|ANALYSIS)\b)(\p{Lu}[\p{Lu}\s.’'/-]{1,40}(?<=\S)(?:,\s[\p{L}\d .]{2,30})?(?:\s\([^)]{2,30}\))?)(?:\s+-{1,2}\s+|\s*[–—]\s*|:\s+)(?=\S)/u;

/** What a file says of its article beside the text. */
export type Known = Partial<Pick<ArticleDraft, 'title' | 'byline' | 'dateline' | 'source' | 'language'>>;

/**
 * Finds in an article's blocks what is not known of it yet: title (also one printed twice), byline
 * and the note on the author, dateline, pull quotes, language.
 * @param blocks at least one; changed @param marked the blocks with what their look tells: headings
 */
export function understand(blocks: Block[], known: Known = {}, marked: (blocks: Block[]) => Block[] = (same) => same): ArticleDraft {
  const title = takeTitle(blocks, known.title === undefined ? '' : withoutControls(known.title).trim());
  const found = takeByline(blocks);
  const dateline = takeDateline(blocks);
  const body = markPullQuotes(marked(blocks));
  return {
    title,
    byline: told(known.byline) ?? found.byline,
    authorNote: found.authorNote,
    dateline: dateline ?? told(known.dateline),
    source: told(known.source),
    language: languageOf(body.map(({ text }) => text).join('\n'), known.language),
    blocks: body,
  };
}

/** What a file says in so many words; signs that are no text are in files, too, and cannot be kept. */
const told = (words: string | null | undefined): string | null => withoutControls(words ?? '').trim() || null;

/** Takes the title from the top, each time that it is printed there. Else it is the text's first words. */
function takeTitle(blocks: Block[], given: string): string {
  const [first, second] = blocks as [Block, Block | undefined];
  const title = given || (second && isTitle(first) ? first.text : firstWords(first.text));
  if (second && !same(first.text, title) && same(first.text, second.text)) blocks.shift();
  while (blocks.length > 1 && same(blocks[0]!.text, title)) blocks.shift();
  const printed = blocks.slice(0, NEAR_THE_TOP).findIndex(({ kind, text }) => kind === 'heading' && same(text, title));
  if (printed > 0) blocks.splice(printed, 1);
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
  const at = blocks.findIndex(({ kind }) => kind === 'paragraph');
  const found = blocks[at] && DATELINE.exec(blocks[at].text);
  if (!found) return null;
  blocks[at] = withoutStart(blocks[at]!, found[0].length);
  return found[1]!.trim();
}

/** The block without its first characters; what looks different still stands on the same words. */
export function withoutStart(block: Block, length: number): Block {
  const text = block.text.slice(length);
  if (!block.format?.spans) return { ...block, text };
  const spans = block.format.spans.flatMap((span) => (span.end > length ? [{ ...span, start: Math.max(span.start - length, 0), end: span.end - length }] : []));
  return { ...block, text, format: { ...block.format, spans } };
}

/** Of fewer characters than this a language is guessed, not told. */
const TELLING = 200;

/** What the file says, unless the text is in another script: pages often say English whatever they hold. */
function languageOf(text: string, said: string | undefined): string {
  const told = detectLanguage(text);
  const known = canonical(said ?? '');
  if (!known || text.length < TELLING) return known ?? told;
  const [one, other] = [new Intl.Locale(known).maximize(), new Intl.Locale(told).maximize()];
  return one.language === other.language || one.script === other.script ? known : told;
}

/** A language tag as it is kept; `null` where it is none, or says nothing. */
function canonical(tag: string): string | null {
  const found = /^[a-z]{2,3}(?:[-_][a-z\d]{2,8}){0,3}$/iu.test(tag.trim()) ? tag.trim().replaceAll('_', '-') : '';
  try {
    const [name] = found ? Intl.getCanonicalLocales(found) : [];
    return name && !/^(?:und|mul|zxx)\b/u.test(name) && /^[a-z]{2,3}(?:-[A-Za-z\d]{2,8}){0,3}$/u.test(name) ? name : null;
  } catch {
    return null;
  }
}
