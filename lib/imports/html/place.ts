import { MAX_LIST_DEPTH } from '../limits';
import type { Kind } from './collector';
import type { Images } from './images';
import type { Marks } from './inline';
import type { Notes } from './notes';
import type { Element } from './tree';

/** Where words stand: what block they make, and how they look. */
export type Place = Kind & {
  marks: Marks;
  /** Lists around it. */
  depth: number;
  number: ((item: Element) => string) | null;
  /** In a note or a cell, that stay what they are whatever is in them. */
  fixed: boolean;
  /** Line ends are kept. */
  lines: boolean;
};

export const BODY: Place = { kind: 'paragraph', format: {}, marks: {}, depth: 0, number: null, fixed: false, lines: false };
/** What of a page is known before its words are read. `base`: from where relative links lead on. */
export type Source = { notes: Notes; images: Images; base: string | null };

/** A list's item with so many lists around its own. */
export const itemAt = (depth: number, ordered: boolean): Kind => ({ kind: 'list_item', format: { list: { ordered, depth: Math.min(Math.max(depth, 0), MAX_LIST_DEPTH) } } });
