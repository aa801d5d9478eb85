/** A number, a time, or two numbers of which the second counts where the first are the same. */
export type CursorKey = string | number | readonly [number, number];
export type CursorKind = 'number' | 'time' | 'numbers';

/**
 * Where a list goes on: the sort key and the id of its last row, opaque to whoever passes it back.
 * Keyset instead of offset, so that rows which share a key are neither lost nor shown twice.
 */
export type Cursor<Key extends CursorKey = CursorKey> = { key: Key; id: string };

export function encodeCursor({ key, id }: Cursor): string {
  return btoa(JSON.stringify([key, id])).replace(/\+/g, '-').replace(/\//g, '_').replace(/=+$/, '');
}

/** As `Date.toISOString` writes it; the database would take, or choke on, much else that Date.parse takes. */
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{3}Z$/;
/** The largest integer of a column that lists go by. */
const MAX_NUMBER = 2 ** 31 - 1;
const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** @returns `null` for anything that `encodeCursor` has not made of the same kind of key */
export function decodeCursor(cursor: string, kind: 'number'): Cursor<number> | null;
export function decodeCursor(cursor: string, kind: 'time'): Cursor<string> | null;
export function decodeCursor(cursor: string, kind: 'numbers'): Cursor<readonly [number, number]> | null;
export function decodeCursor(cursor: string, kind: CursorKind): Cursor | null;
export function decodeCursor(cursor: string, kind: CursorKind): Cursor | null {
  try {
    const [key, id] = JSON.parse(atob(cursor.replace(/-/g, '+').replace(/_/g, '/'))) as [unknown, unknown];
    if (typeof id !== 'string' || !UUID.test(id)) return null;
    if (kind === 'numbers') return isPair(key) ? { key, id } : null;
    if (kind === 'number') return Number.isInteger(key) && Math.abs(key as number) <= MAX_NUMBER ? { key: key as number, id } : null;
    return typeof key === 'string' && TIME.test(key) && !Number.isNaN(Date.parse(key)) ? { key, id } : null;
  } catch {
    return null;
  }
}

const isPair = (key: unknown): key is [number, number] => Array.isArray(key) && key.length === 2 && key.every((part) => typeof part === 'number' && Math.abs(part) <= MAX_NUMBER);
