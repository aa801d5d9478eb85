import type { Line } from './lines';

/** So many lines at the top and at the bottom of a page may be a running head or foot. */
const EDGE = 2;
/** A running head stands on the next page, too, or on the one behind it: left and right pages have each their own. */
const NEAR = 2;
const PAGE_NUMBER = /^(?:[-–—|·\s]*(?:(?:page|p\.|seite|صفحہ)\s*)?(?:\p{Nd}{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/|von|sur)\s*\p{Nd}{1,4})?[-–—|·\s]*)$/iu;

/** Takes running heads and feet and page numbers away. @param pages each page's lines, in any order */
export function withoutMargins(pages: readonly Line[][]): Line[][] {
  const edges = pages.map(edgesOf);
  const names = edges.map((lines) => new Set([...lines].map(nameOf)));
  const runs = (line: Line, index: number) => Array.from({ length: NEAR * 2 + 1 }, (_, at) => index + at - NEAR).some((near) => near !== index && names[near]?.has(nameOf(line)));
  return pages.map((lines, index) => lines.filter((line) => !edges[index]!.has(line) || !(runs(line, index) || isNumber(line, lines))));
}

/** The lines at a page's top and bottom; those on one baseline count once. */
function edgesOf(lines: readonly Line[]): Set<Line> {
  const heights = [...new Set(lines.map(({ y }) => Math.round(y)))].sort((a, b) => a - b);
  const at = new Set([...heights.slice(0, EDGE), ...heights.slice(-EDGE)]);
  return new Set(lines.filter(({ y }) => at.has(Math.round(y))));
}

/** The same words at about the same height, whatever number is in them. */
const nameOf = ({ text, y }: Line) => `${Math.round(y / 12)} ${text.replace(/\p{Nd}+|\b[ivxlc]+\b/gu, '#')}`;

/** A number alone at the very edge. */
function isNumber(line: Line, lines: readonly Line[]): boolean {
  if (!PAGE_NUMBER.test(line.text)) return false;
  const others = lines.filter((each) => each !== line);
  return others.every(({ y }) => y < line.y - line.size * 0.5) || others.every(({ y }) => y > line.y + line.size * 0.5);
}
