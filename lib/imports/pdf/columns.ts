import type { Line } from './lines';

/** A column has this many lines at least, of a quarter of the width, or it is a table or a margin. */
const MIN_LINES = 5;
const MIN_WIDTH = 0.25;
/** Lines over both columns: titles, and pictures' words. */
const MAX_CROSSING = 0.4;
const STEP = 2;
const MOST_COLUMNS_WITHIN = 2;

/** The lines of a page in the order of reading: column after column, between what stands over both. */
export function inColumns(lines: readonly Line[], depth = 0): Line[] {
  const gutter = depth < MOST_COLUMNS_WITHIN ? gutterOf(lines) : null;
  if (gutter === null) return edged([...lines].sort((a, b) => (Math.abs(a.y - b.y) < a.size * 0.3 ? a.x - b.x : a.y - b.y)));
  const left = inColumns(lines.filter(({ right }) => right <= gutter), depth + 1);
  const right = inColumns(lines.filter(({ x }) => x >= gutter), depth + 1);
  const ordered: Line[] = [];
  for (const line of edged(lines.filter((each) => each.x < gutter && each.right > gutter)).sort((a, b) => a.y - b.y)) {
    for (const column of [left, right]) ordered.push(...takeWhile(column, ({ y }) => y < line.y));
    ordered.push(line);
  }
  return [...ordered, ...left, ...right];
}

function takeWhile(lines: Line[], holds: (line: Line) => boolean): Line[] {
  const end = lines.findIndex((line) => !holds(line));
  return lines.splice(0, end === -1 ? lines.length : end);
}

/** Where the fewest lines cross the middle of a page, if two columns are left and right of it. */
function gutterOf(lines: readonly Line[]): number | null {
  if (lines.length < MIN_LINES * 2) return null;
  const from = Math.min(...lines.map(({ x }) => x));
  const to = Math.max(...lines.map(({ right }) => right));
  const width = to - from;
  let best: { at: number; crossing: number; run: number } | null = null;
  for (let at = from + width * MIN_WIDTH; at <= to - width * MIN_WIDTH; at += STEP) {
    const crossing = lines.filter(({ x, right }) => x < at && right > at).length;
    if (!best || crossing < best.crossing) best = { at, crossing, run: 1 };
    else if (crossing === best.crossing && Math.abs(at - best.at - best.run * STEP) < 0.01) best.run += 1;
  }
  if (!best) return null;
  const at = best.at + ((best.run - 1) * STEP) / 2;
  const sides = [lines.filter(({ right }) => right <= at), lines.filter(({ x }) => x >= at)];
  const columns = sides.every((side) => side.length >= MIN_LINES && middle(side.map(({ x, right }) => right - x)) >= width * MIN_WIDTH);
  return columns && best.crossing <= lines.length * MAX_CROSSING ? at : null;
}

const middle = (values: number[]) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!;

/** The lines with their column's edges: where most of them begin, and where nearly all have ended. */
function edged(lines: readonly Line[]): Line[] {
  if (lines.length === 0) return [];
  const starts = new Map<number, number>();
  for (const { x } of lines) starts.set(Math.round(x), (starts.get(Math.round(x)) ?? 0) + 1);
  const most = Math.max(...starts.values());
  // Of two that are about as frequent the outer one: the other is an indent.
  const left = Math.min(...[...starts].filter(([, count]) => count >= most * 0.5).map(([x]) => x));
  const ends = lines.map(({ right }) => right).sort((a, b) => a - b);
  const end = ends[Math.min(Math.floor(ends.length * 0.9), ends.length - 1)]!;
  return lines.map((line) => ({ ...line, left, end: Math.max(end, left) }));
}
