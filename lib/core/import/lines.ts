import { DENSE, ENDS_A_SENTENCE, QUOTATION } from './marks';

/** No text is broken to fit a screen or a page at more characters than this. */
const WIDEST_WRAP = 160;
/** So many lines on end hide paragraphs that no blank line parts. */
const MANY_LINES = 15;
/** A line that leaves so much of the width free was ended on purpose. */
const SHORT_LINE = 0.6;

const AFTER_DENSE = new RegExp(`[${DENSE}。，、]$`, 'u');
const BEFORE_DENSE = new RegExp(`^[${DENSE}]`, 'u');

/**
 * Whether a text's lines were broken to fit a width, so that several make a paragraph: then most
 * of them end amid a sentence. Else every line is a paragraph.
 * @param chunks the text's lines, parted where a blank line stands
 */
export function isHardWrapped(chunks: readonly string[][]): boolean {
  let all = 0;
  let inLongLines = 0;
  let breaks = 0;
  let amidSentence = 0;
  for (const lines of chunks) {
    for (const [index, line] of lines.entries()) {
      all += line.length;
      if (line.length > WIDEST_WRAP) inLongLines += line.length;
      if (index === lines.length - 1) continue;
      breaks += 1;
      if (!ENDS_A_SENTENCE.test(line.trimEnd())) amidSentence += 1;
    }
  }
  return inLongLines * 2 < all && amidSentence * 2 > breaks;
}

/**
 * Puts wrapped lines together to paragraphs. Where the text has no blank lines, one begins after a
 * sentence that leaves room for the next word on its line, and wherever a line is indented.
 * @param share how much of the whole text these lines are, 0 to 1
 */
export function paragraphsOf(lines: readonly string[], share: number): string[] {
  const width = lines.reduce((widest, line) => Math.max(widest, line.trimEnd().length), 0);
  const indented = (line: string) => /^(?:\t|\s{2,})\S/u.test(line);
  const byIndent = lines.filter((line) => !indented(line)).length * 2 > lines.length;
  const unparted = share > 0.5 || lines.length > MANY_LINES;
  const paragraphs: string[][] = [];
  for (const [index, line] of lines.entries()) {
    const before = lines[index - 1]?.trimEnd();
    const begins =
      before === undefined || (byIndent && indented(line)) || isTitleLine(before, line, width) || (unparted && endsParagraph(before, line, width));
    if (begins) paragraphs.push([line]);
    else paragraphs.at(-1)!.push(line);
  }
  return paragraphs.map(joined);
}

/** The next word would have fitted, and yet the line was ended: on purpose. */
function endsParagraph(line: string, next: string, width: number): boolean {
  const word = /^\S{1,80}/u.exec(next.trimStart())?.[0] ?? '';
  return ENDS_A_SENTENCE.test(line) && line.length + 1 + word.length <= width;
}

/** A heading with no blank line under it. */
function isTitleLine(line: string, next: string, width: number): boolean {
  return line.length < width * SHORT_LINE && !ENDS_A_SENTENCE.test(line) && /^\s*\p{Lu}/u.test(line) && /^\s*["“'‘]?\p{Lu}/u.test(next);
}

/** Lines as one: by a blank, but not within a word of a script that has none, or after its hyphen. */
export function joined(lines: readonly string[]): string {
  const parts: string[] = [];
  for (const line of lines.map((each) => each.trim())) {
    const before = parts.at(-1) ?? '';
    const together = before === '' || (AFTER_DENSE.test(before) && BEFORE_DENSE.test(line)) || (/\p{L}-$/u.test(before) && /^\p{Ll}/u.test(line));
    parts.push(together ? '' : ' ', line);
  }
  return parts.join('').replace(/\s+/gu, ' ').trim();
}

/** The words of a quotation's lines, without the marks. */
export const unquoted = (line: string) => line.replace(QUOTATION, '');
