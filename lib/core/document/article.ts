import type { BlockFormat } from './format';

/** The text of an article as the core sees it: paragraphs, and one string in which offsets count. */

export const PARAGRAPH_KINDS = [
  'paragraph',
  'heading',
  'list_item',
  'quotation',
  'pull_quote',
  'figure_caption',
  'image',
  'table_row',
  'footnote',
] as const;
export type ParagraphKind = (typeof PARAGRAPH_KINDS)[number];

/**
 * A block of a revision. `key` (`p7`) is stable across revisions and unique within one. Its text is
 * what is quoted and anchored to: of an image what it shows, of a table's row the cells, each parted
 * from the next by a tab.
 */
export type Paragraph = { key: string; kind: ParagraphKind; text: string; format?: BlockFormat };

/** A paragraph with its place in the revision's text: UTF-16 code units, end exclusive. */
export type PlacedParagraph = Paragraph & { start: number; end: number };

/** What stands between two paragraphs in a revision's text. */
export const PARAGRAPH_SEPARATOR = '\n\n';

/** The one string that a revision's offsets count in: its paragraphs, joined by a blank line. */
export function revisionText(paragraphs: readonly Paragraph[]): string {
  return paragraphs.map((paragraph) => paragraph.text).join(PARAGRAPH_SEPARATOR);
}

/** The same paragraphs, each with its start and end in `revisionText`. */
export function placeParagraphs(paragraphs: readonly Paragraph[]): PlacedParagraph[] {
  let start = 0;
  return paragraphs.map((paragraph) => {
    const placed = { ...paragraph, start, end: start + paragraph.text.length };
    start = placed.end + PARAGRAPH_SEPARATOR.length;
    return placed;
  });
}

/** The paragraph that holds `offset`; the separator belongs to the paragraph before it. `null` outside the text. */
export function paragraphAt<P extends PlacedParagraph>(paragraphs: readonly P[], offset: number): P | null {
  let low = 0;
  let high = paragraphs.length - 1;
  while (low <= high) {
    const middle = (low + high) >> 1;
    const paragraph = paragraphs[middle]!;
    const next = paragraphs[middle + 1];
    if (offset < paragraph.start) high = middle - 1;
    else if (next ? offset >= next.start : offset > paragraph.end) low = middle + 1;
    else return paragraph;
  }
  return null;
}
