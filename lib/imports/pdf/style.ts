import { ENDS_A_SENTENCE } from '../../core/import/marks';
import type { Line } from './lines';

/** How most of a document is set. `leading` is from baseline to baseline, in sizes of the type. */
export type Style = { size: number; font: string; leading: number; indents: boolean; monospaced: ReadonlySet<string> };

/** Indents that begin paragraphs, in sizes of the type; deeper ones set quotations and captions apart. */
const MIN_INDENT = 0.8;
const MAX_INDENT = 6;
/** One line in so many begins with an indent where paragraphs are told by it. */
const INDENTED = 1 / 40;
const USUAL_LEADING = 1.2;

export const isIndented = ({ x, left, size }: Line): boolean => x - left > MIN_INDENT * size && x - left < MAX_INDENT * size;
export const isBelow = (line: Line, before: Line): boolean => line.page === before.page && Math.abs(line.left - before.left) < 2 && line.y > before.y;
export const halves = (size: number): number => Math.round(size * 2) / 2;

export function styleOf(lines: readonly Line[], monospaced: ReadonlySet<string>): Style {
  const sizes = new Map<number, number>();
  for (const { size, text } of lines) sizes.set(halves(size), (sizes.get(halves(size)) ?? 0) + text.length);
  const size = most(sizes) ?? 10;
  const body = lines.filter((line) => halves(line.size) === size);
  const fonts = new Map<string, number>();
  for (const { font, text } of body) fonts.set(font, (fonts.get(font) ?? 0) + text.length);
  const steps = body.flatMap((line, index) => (index > 0 && isBelow(line, body[index - 1]!) ? [(line.y - body[index - 1]!.y) / line.size] : [])).sort((a, b) => a - b);
  const indented = body.filter((line, index) => index > 0 && isIndented(line) && !isIndented(body[index - 1]!) && ENDS_A_SENTENCE.test(body[index - 1]!.text)).length;
  return { size, font: most(fonts) ?? '', leading: steps[Math.floor(steps.length / 2)] ?? USUAL_LEADING, indents: indented > body.length * INDENTED, monospaced };
}

function most<Key>(counts: ReadonlyMap<Key, number>): Key | null {
  let found: Key | null = null;
  for (const [key, count] of counts) if (found === null || count > counts.get(found)!) found = key;
  return found;
}
