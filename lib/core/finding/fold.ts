/**
 * Words as they are searched. The same is done to what is kept, by search_plain() in
 * prisma/migrations/20261125022900_finding, and a test holds the two against each other.
 */

/** Accents and vowel points, and what is not seen; vowels of Indic and South-East Asian scripts stay, since they tell words apart. */
const MARKS = /[\u00ad\u0300-\u036f\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u0640\u064b-\u065f\u0670\u06d6-\u06dc\u06df-\u06e4\u06e7\u06e8\u06ea-\u06ed\u200b-\u200f\u202a-\u202e\u2060-\u2069\ufeff]+/gu;
/** Scripts that put no blanks between words: Thai, Lao, Burmese, Khmer, Chinese, Japanese. */
const ALONE = /([\u0e01-\u0e4e\u0e81-\u0edf\u1000-\u1049\u1050-\u109f\u1780-\u17d3\u3005-\u3007\u3040-\u30fa\u30fc-\u312f\u31f0-\u31ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\u{20000}-\u{323af}])/gu;
const BETWEEN = /[\u0001-\u002f\u003a-\u0040\u005b-\u0060\u007b-\u00a9\u00ab-\u00b1\u00b4\u00b6-\u00b8\u00bb\u00bf\u00d7\u00f7\u037e\u0387\u055a-\u055f\u0589\u058a\u05be\u05c0\u05c3\u05c6\u05f3\u05f4\u0600-\u060f\u061b-\u061f\u066a-\u066d\u06d4\u06dd\u06de\u06e9\u0700-\u070d\u0964\u0965\u0970\u0e4f\u0e5a\u0e5b\u0f04-\u0f12\u104a-\u104f\u1361-\u1368\u1680\u17d4-\u17da\u2000-\u206f\u20a0-\u20cf\u2190-\u2bff\u2e00-\u2e7f\u3000-\u3004\u3008-\u3020\u3030\u303d-\u303f\u30fb\ufe10-\ufe6f\u{1f000}-\u{1faff}]+/gu;
/** Letters that Unicode does not take apart, and forms of one letter and digits that people type for each other. */
const FROM = 'øđðłħıςيىكهةۃ٠١٢٣٤٥٦٧٨٩۰۱۲۳۴۵۶۷۸۹';
const TO = 'oddlhiσییکہہہ01234567890123456789';
const LETTERS = new Map<string, string>([...[...FROM].map((letter, index): [string, string] => [letter, TO[index]!]), ['ß', 'ss'], ['æ', 'ae'], ['œ', 'oe']]);

const folded = (text: string): string => {
  // Letter by letter, as PostgreSQL does it: a sigma at the end of a word is no other one.
  const lower = [...text.normalize('NFKD').replace(MARKS, '').normalize('NFC')].map((letter) => letter.toLowerCase());
  return lower.map((letter) => LETTERS.get(letter) ?? letter).join('').replace(ALONE, ' $1 ').replace(BETWEEN, ' ');
};

/** Without accents and case, one blank between words, each character of a script without blanks a word. */
export const plain = (text: string): string => folded(text).replace(/ +/g, ' ').trim();

/** What is looked for: words that follow each other; those that are not exact may go on after the last letter. */
export type Words = { text: string; exact: boolean };
export type Range = { start: number; end: number };

/** A letter with the marks on it, or whatever else stands there. */
const PIECE = /\P{M}?\p{M}*/gsu;

/** Where a text has what was looked for, in order, none touching another. UTF-16 code units, end exclusive. */
export function hitsIn(text: string, words: readonly Words[]): Range[] {
  const sought = words.map(({ text, exact }) => ({ text: plain(text), exact })).filter(({ text }) => text !== '');
  if (sought.length === 0) return [];
  let within = ' ';
  const places: Range[] = [{ start: 0, end: 0 }];
  for (const { 0: piece, index } of text.matchAll(PIECE)) {
    for (const letter of piece === '' ? '' : folded(piece)) {
      if (letter === ' ' && within.endsWith(' ')) continue;
      for (let unit = 0; unit < letter.length; unit++) places.push({ start: index, end: index + piece.length });
      within += letter;
    }
  }
  if (!within.endsWith(' ')) within += ' ';
  const found = sought.flatMap(({ text, exact }) => {
    const ranges: Range[] = [];
    const needle = exact ? ` ${text} ` : ` ${text}`;
    for (let at = within.indexOf(needle); at !== -1; at = within.indexOf(needle, at + 1)) {
      ranges.push({ start: places[at + 1]!.start, end: places[at + text.length]!.end });
    }
    return ranges;
  });
  const merged: Range[] = [];
  for (const range of found.sort((a, b) => a.start - b.start || b.end - a.end)) {
    const last = merged.at(-1);
    if (last && range.start <= last.end) last.end = Math.max(last.end, range.end);
    else merged.push({ ...range });
  }
  return merged;
}
