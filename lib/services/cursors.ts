import { type Cursor, type CursorKind, decodeCursor, encodeCursor } from '../core/cursor';
import { invalid } from '../errors';

/** Where a list goes on; `null` begins it. @throws validation for a cursor of another list */
export function cursorOf(cursor: string | undefined, kind: 'number'): Cursor<number> | null;
export function cursorOf(cursor: string | undefined, kind: 'time'): Cursor<string> | null;
export function cursorOf(cursor: string | undefined, kind: 'numbers'): Cursor<readonly [number, number]> | null;
export function cursorOf(cursor: string | undefined, kind: CursorKind): Cursor | null {
  if (cursor === undefined) return null;
  const from = decodeCursor(cursor, kind);
  if (!from) throw invalid('cursor', 'This cursor is not one of this list. Begin again without it.');
  return from;
}

/**
 * The cursor after a page; `null` at the end of the list.
 * @param rows what was read: one more than the page holds, where there is more
 * @param items the page
 */
export function nextCursor<Item>(rows: readonly unknown[], items: readonly Item[], at: (last: Item) => Cursor): string | null {
  const last = items.at(-1);
  return last && rows.length > items.length ? encodeCursor(at(last)) : null;
}
