import type { Line } from './lines';

/** So many lines at the top and at the bottom of a page may be a running head or foot. */
const EDGE = 2;
/** A running head stands on as many pages, and on one in six: they change with the chapter, left and right. */
const MIN_PAGES = 3;
const MIN_SHARE = 1 / 6;
const PAGE_NUMBER = /^(?:[-–—|·\s]*(?:(?:page|p\.|seite|صفحہ)\s*)?(?:\p{Nd}{1,4}|[ivxlc]{1,7})(?:\s*(?:of|\/|von|sur)\s*\p{Nd}{1,4})?[-–—|·\s]*)$/iu;

/** Takes running heads and feet and page numbers away. @param pages each page's lines, in any order */
export function withoutMargins(pages: readonly Line[][]): Line[][] {
  const counts = new Map<string, number>();
  const edges = pages.map(edgesOf);
  for (const lines of edges) for (const name of new Set([...lines].map(nameOf))) counts.set(name, (counts.get(name) ?? 0) + 1);
  const runs = (line: Line) => (counts.get(nameOf(line)) ?? 0) >= Math.max(MIN_PAGES, pages.length * MIN_SHARE);
  return pages.map((lines, index) => lines.filter((line) => !edges[index]!.has(line) || !(runs(line) || isNumber(line, lines))));
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
