import { DENSE } from '../../core/import/marks';
import { Inline, type Marks } from '../html/inline';
import { indexOf, isParted, type Line } from './lines';
import { markIn } from './notes';

/** What is known of the whole document when a paragraph's words are put together. */
export type Lexicon = { words: ReadonlySet<string>; labels: ReadonlyMap<string, string>; monospaced: ReadonlySet<string> };

const BROKEN = /([\p{L}\p{M}]+)[-\u2010]$/u;
const DENSE_END = new RegExp(`[${DENSE}。，、]$`, 'u');
const DENSE_START = new RegExp(`^[${DENSE}]`, 'u');

/** All words that stand within lines, with those that have hyphens; lower case. */
export function wordsIn(lines: readonly Line[]): Set<string> {
  const words = new Set<string>();
  for (const { text } of lines) for (const [word] of text.toLowerCase().matchAll(/[\p{L}\p{M}]+(?:-[\p{L}\p{M}]+)*/gu)) words.add(word);
  return words;
}

/**
 * The words of lines in one, without the hyphens that only their ends made.
 * @param plain no word in it is set apart by its font @param skip characters at the beginning that are left out
 */
export function inlineOf(lines: readonly Line[], lexicon: Lexicon, plain: boolean, skip = 0): Inline {
  const words = new Inline();
  const main = plain ? null : mainFont(lines);
  let left = skip;
  for (const [index, line] of lines.entries()) {
    const next = lines[index + 1];
    const cut = next ? seam(line.text, next.text, lexicon.words) : 'none';
    for (const [at, piece] of line.pieces.entries()) {
      const before = line.pieces[at - 1];
      let text = (before && isParted(before, piece) ? ' ' : '') + piece.text.trimStart();
      if (at === line.pieces.length - 1) text = cut === 'hyphen' ? text.trimEnd().slice(0, -1) : cut === 'none' ? text : `${text} `;
      const gone = Math.min(left, text.length);
      left -= gone;
      words.add(text.slice(gone), marksOf(piece, line, main, lexicon));
    }
  }
  return words;
}

/** What stands between two lines: a blank; nothing; or nothing, and the hyphen goes. */
function seam(line: string, next: string, words: ReadonlySet<string>): 'blank' | 'none' | 'hyphen' {
  if (line.endsWith('\u00AD')) return 'hyphen';
  if (DENSE_END.test(line) && DENSE_START.test(next)) return 'none';
  const start = BROKEN.exec(line)?.[1]?.toLowerCase();
  const rest = /^[\p{L}\p{M}]+/u.exec(next)?.[0];
  if (!start || !rest || /^\p{Lu}/u.test(rest)) return start && rest ? 'none' : 'blank';
  const end = rest.toLowerCase();
  return words.has(`${start}-${end}`) && !words.has(start + end) ? 'none' : 'hyphen';
}

function marksOf(piece: Line['pieces'][number], line: Line, main: string | null, { labels, monospaced }: Lexicon): Marks {
  const index = indexOf(piece, line);
  const mark = markIn(piece, line);
  const label = mark && labels.get(`${line.page} ${mark}`);
  if (label) return { note: label };
  if (index !== 0) return index === 1 ? { superscript: true } : { subscript: true };
  if (main === null || !/\p{L}{2}/u.test(piece.text)) return {};
  if (monospaced.has(piece.font)) return { code: true };
  return piece.font === main ? {} : { emphasis: true };
}

/** The font of nearly all letters; `null` where several share them, and none says anything. */
function mainFont(lines: readonly Line[]): string | null {
  const letters = new Map<string, number>();
  let all = 0;
  for (const { pieces } of lines) {
    for (const { font, text } of pieces) {
      letters.set(font, (letters.get(font) ?? 0) + text.length);
      all += text.length;
    }
  }
  const [font, count] = [...letters].reduce((most, each) => (each[1] > most[1] ? each : most), ['', 0] as [string, number]);
  return count > all * 0.6 ? font : null;
}
