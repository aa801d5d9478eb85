import type { Paragraph, PlacedParagraph } from '../document/article';
import { placeParagraphs } from '../document/article';
import type { Row } from './compare';

/** Where an annotation stands in one of two revisions: a passage, or with `start` `null` all of a paragraph. */
export type Stand = { id: string; paragraph: string; start: number | null; end: number | null };

/**
 * Which annotations the changes between two revisions touch: those whose words were removed or that
 * stand around words that were added, and those of a paragraph that came, went or changed.
 * @returns ids by the key of the row beside which they belong: where they begin, in the older revision if they stood there
 */
export function touchedBy(rows: readonly Row[], before: readonly Stand[], after: readonly Stand[]): Map<string, string[]> {
  const seen = new Set<string>();
  const touched = new Map<string, string[]>();
  for (const [stands, side] of [[before, 'before'], [after, 'after']] as const) {
    const { changes, places } = changesOn(rows, side);
    for (const stand of stands) {
      const paragraph = places.get(stand.paragraph);
      if (!paragraph || seen.has(stand.id)) continue;
      const start = paragraph.start + (stand.start ?? 0);
      const end = stand.end === null ? paragraph.end : paragraph.start + stand.end;
      if (!overlaps(changes, start, end)) continue;
      seen.add(stand.id);
      touched.set(stand.paragraph, [...(touched.get(stand.paragraph) ?? []), stand.id]);
    }
  }
  return touched;
}

type Range = { start: number; end: number };

/** The stretches of one side's text that the other has not, in order, and where its paragraphs stand. What only the other has is an empty stretch. */
function changesOn(rows: readonly Row[], side: 'before' | 'after'): { changes: Range[]; places: Map<string, PlacedParagraph> } {
  const own = side === 'before' ? 'removed' : 'added';
  const placed = rows.flatMap((row) => (row[side] ? [{ row, paragraph: row[side] as Paragraph }] : []));
  const places = new Map(placeParagraphs(placed.map(({ paragraph }) => paragraph)).map((paragraph) => [paragraph.key, paragraph]));
  const changes = placed.flatMap(({ row, paragraph }) => {
    if (row.state === 'same') return [];
    let at = places.get(paragraph.key)!.start;
    return row.pieces.flatMap(({ how, text }): Range[] => {
      const start = at;
      if (how === 'same' || how === own) at += text.length;
      return how === 'same' ? [] : [{ start, end: at }];
    });
  });
  return { changes, places };
}

/** Whether a change lies in the range, or a place where something was added or taken lies within it. */
function overlaps(changes: readonly Range[], start: number, end: number): boolean {
  let low = 0;
  let high = changes.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (changes[middle]!.end > start) high = middle;
    else low = middle + 1;
  }
  const next = changes[low];
  return next !== undefined && next.start < end;
}
