/** How a block looks beyond its words. Nothing of it changes the text, in which all offsets count. */

export const SPAN_KINDS = ['emphasis', 'strong', 'code', 'superscript', 'subscript', 'link', 'note'] as const;

/** A stretch of a block's own text: UTF-16 code units, end exclusive. Spans of one kind do not overlap each other. */
export type Span =
  | { kind: Exclude<(typeof SPAN_KINDS)[number], 'link' | 'note'>; start: number; end: number }
  /** `href` is an address that `isSafeLink` of links.ts lets through. */
  | { kind: 'link'; start: number; end: number; href: string }
  /** The mark of a footnote, such as 3; the block that is the note has the same `label`. */
  | { kind: 'note'; start: number; end: number; label: string };

export type BlockFormat = {
  spans?: Span[];
  /** Of a heading: 1 to 6, below the article's title, which is no block. */
  level?: number;
  /** Of a list item: 0 for the outermost list. Numbers stand in the text, bullets do not. */
  list?: { ordered: boolean; depth: number };
  /** Of an image: the id of the picture that is kept, and its size in pixels. */
  image?: { id: string; width: number; height: number };
  /** Of a table's row: whether its cells are headings. Rows that follow one another are one table, unless `first` begins a new one. */
  row?: { header: boolean; first: boolean };
  /** Of a footnote: as its mark in the text. */
  label?: string;
};
