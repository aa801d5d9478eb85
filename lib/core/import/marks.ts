/** The marks that plain text is written with: for lists, quotations, headings, breaks and emphasis. */

export const BULLET = /^\s*[-•‣*]\s+(?=\S)/u;
export const NUMBER = /^\s*\d{1,3}[.)]\s+(?=\S)/u;
export const QUOTATION = /^\s*(?:>\s?)+/u;
export const HASHES = /^\s*#{1,6}\s+(?=\S)/u;
/** A line that is drawn instead of written: ***, * * *, ----. */
export const RULE = /^[\s*_=~#·•—–-]{3,}$/u;
/** Under a heading. */
export const UNDERLINE = /^\s*(?:={3,}|-{3,})\s*$/u;

const CLOSERS = '["\'”’»)\\]*_]{0,8}$';
export const ENDS_A_SENTENCE = new RegExp(`[.!?…。！？؟۔।]${CLOSERS}`, 'u');
/** Also after a comma or colon it goes on: no title or heading ends so. */
export const ENDS_A_CLAUSE = new RegExp(`[.!?…:;,。！？؟۔।、，：；،؛]${CLOSERS}`, 'u');

/** Scripts that put no blanks between words. */
export const DENSE = '\\p{Script=Han}\\p{Script=Hiragana}\\p{Script=Katakana}';

const pair = (mark: string) =>
  new RegExp(`(?<![\\p{Ll}\\p{Lu}\\p{N}${mark}])(${mark}{1,3})(?=\\S)([^${mark}\\n]+?)(?<=\\S)\\1(?![\\p{Ll}\\p{Lu}\\p{N}${mark}])`, 'gu');
const PAIRS = [pair('\\*'), pair('_')];

/**
 * Plain text marks emphasis by asterisks or underscores around words; the article keeps the words.
 * A footnote's asterisk, 5 * 3, 2*3*4 and snake_case_names stay as they are.
 */
export function withoutEmphasis(text: string): string {
  // Twice: *one **within** another*.
  return [...PAIRS, ...PAIRS].reduce((left, marks) => left.replace(marks, '$2'), text);
}

/** The text without any of these characters at its ends; unlike `[…]+$`, in one pass over any text. */
export function trimmed(text: string, characters: string): string {
  let start = 0;
  let end = text.length;
  while (start < end && characters.includes(text[start]!)) start += 1;
  while (end > start && characters.includes(text[end - 1]!)) end -= 1;
  return text.slice(start, end);
}
