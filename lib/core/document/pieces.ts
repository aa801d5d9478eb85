import type { BlockFormat, Span } from './format';

/** A block's text cut up by its spans, so that what shows it has elements to nest. */

/** What a span says, without where. */
export type SpanLook = Span extends infer S ? (S extends Span ? Omit<S, 'start' | 'end'> : never) : never;

/** Plain words, or pieces that look alike. */
export type Piece = string | { look: SpanLook; pieces: Piece[] };

export type Cell = { text: string; start: number; end: number };

/** What parts a cell from the next one, in the text of a table's row. */
export const CELL_SEPARATOR = '\t';

type Stretch = { look: SpanLook; start: number; end: number };

/**
 * Cuts a text into nested pieces. Joined in order their texts are the text, whatever the spans.
 * Notes and links are never cut and lie outermost, a note instead of a link that it stands in; of
 * two others that cross, the longer one stays whole. Spans beyond the text, and parts of one that
 * an earlier one of its kind covers, are left out. Takes n log n of the spans.
 * @param spans offsets of the block's text, UTF-16 code units, end exclusive
 * @param from @param to the part of the text that is cut, such as one cell
 */
export function piecesOf(text: string, spans: readonly Span[] = [], from = 0, to = text.length): Piece[] {
  const stretches = stretchesWithin(text, spans, from, to);
  if (stretches.length === 0) return from < to ? [text.slice(from, to)] : [];
  const root: Piece[] = [];
  const open: { stretch: Stretch; pieces: Piece[] }[] = [];
  for (const { start, end, covering } of partsOf(stretches, from, to)) {
    let kept = 0;
    while (kept < open.length && open[kept]!.stretch === covering[kept]) kept += 1;
    open.length = kept;
    for (const stretch of covering.slice(kept)) {
      const pieces: Piece[] = [];
      (open.at(-1)?.pieces ?? root).push({ look: stretch.look, pieces });
      open.push({ stretch, pieces });
    }
    (open.at(-1)?.pieces ?? root).push(text.slice(start, end));
  }
  return root;
}

/** The words of pieces. */
export const textOfPieces = (pieces: readonly Piece[]): string =>
  pieces.map((piece) => (typeof piece === 'string' ? piece : textOfPieces(piece.pieces))).join('');

/** The cells of a table's row, each with its place in the row's text. */
export function cellsOf(text: string): Cell[] {
  let start = 0;
  return text.split(CELL_SEPARATOR).map((cell) => {
    const found = { text: cell, start, end: start + cell.length };
    start = found.end + CELL_SEPARATOR.length;
    return found;
  });
}

/** Of each kind in order of place, none over another, none empty, none through a surrogate pair. */
function stretchesWithin(text: string, spans: readonly Span[], from: number, to: number): Stretch[] {
  const taken = new Map<Span['kind'], number>();
  const stretches: Stretch[] = [];
  for (const { start: begins, end: ends, ...look } of [...spans].sort((a, b) => a.start - b.start || b.end - a.end)) {
    const start = Math.max(from, whole(text, begins), taken.get(look.kind) ?? 0);
    const end = Math.min(to, whole(text, ends));
    if (!(start < end)) continue;
    taken.set(look.kind, end);
    stretches.push({ look, start, end });
  }
  // What an earlier one of its kind covers in part begins later than it said.
  return stretches.sort((a, b) => a.start - b.start);
}

/** An offset between the two halves of a character goes before it. */
const whole = (text: string, at: number) => (/[\uDC00-\uDFFF]/.test(text[at] ?? '') && /[\uD800-\uDBFF]/.test(text[at - 1] ?? '') ? at - 1 : at);

/** From edge to edge, each part with what covers it, outermost first. */
function* partsOf(stretches: readonly Stretch[], from: number, to: number): Generator<{ start: number; end: number; covering: Stretch[] }> {
  const edges = [...new Set([from, to, ...stretches.flatMap(({ start, end }) => [start, end])])].sort((a, b) => a - b);
  let next = 0;
  // At most one of each kind, so that sorting these costs nothing.
  let covering: Stretch[] = [];
  for (const [index, start] of edges.entries()) {
    const end = edges[index + 1];
    if (end === undefined) return;
    covering = covering.filter((stretch) => stretch.end > start);
    while (next < stretches.length && stretches[next]!.start === start) covering.push(stretches[next++]!);
    const note = covering.some(({ look }) => look.kind === 'note');
    yield { start, end, covering: covering.filter(({ look }) => !(note && look.kind === 'link')).sort(outermostFirst) };
  }
}

const RANK: Partial<Record<Span['kind'], number>> = { note: 0, link: 1 };

function outermostFirst(a: Stretch, b: Stretch): number {
  return rank(a) - rank(b) || b.end - b.start - (a.end - a.start) || a.start - b.start || a.look.kind.localeCompare(b.look.kind, 'en');
}

const rank = ({ look }: Stretch) => RANK[look.kind] ?? 2;

/** What of a format is left to say of a part of its block's text, such as one cell: its spans, counted from there. */
export function spansWithin({ spans = [] }: BlockFormat, start: number, end: number): Span[] {
  return spans
    .map((span) => ({ ...span, start: Math.max(span.start, start) - start, end: Math.min(span.end, end) - start }))
    .filter((span) => span.start < span.end);
}
