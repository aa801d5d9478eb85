import type { Counts } from './insight';
import type { Person } from './threads';

/** Marks: what a member is given for their part in an article, and a note that only those who moderate read. */

/** 'A-', '2,3', '85', 'passed with merit' */
export const MAX_MARK_LENGTH = 20;
export const MAX_MARK_NOTE_LENGTH = 4_000;

/** What the server has for one member. `version` is 0 while nothing was ever written. */
export type MarkState = {
  mark: string | null;
  note: string | null;
  version: number;
  /** ISO 8601 in UTC. */
  updatedAt: string | null;
  /** By name. */
  updatedBy: string | null;
};

/** They help whoever gives a mark, and never set one. */
export type MarkCounts = Counts & { daysActive: number };

export type MarkRow = MarkState & {
  person: Person;
  section: string | null;
  /** No participant any more; what they were given stays. */
  former: boolean;
  counts: MarkCounts;
};

export type MarkSheet = {
  seminar: { id: string; name: string };
  article: { id: string; title: string; language: string };
  /** Since when members see their own; `null` while they do not. */
  releasedAt: string | null;
  archived: boolean;
  /** By name, for those who moderate compare nobody by their place in a list. */
  rows: MarkRow[];
};

/** What a member is told. */
export type OwnMark = { mark: string; releasedAt: string };

/** A mark as it is kept: one line, white space folded; nothing is `null`. */
export const tidyMark = (typed: string | null): string | null => typed?.normalize('NFC').replace(/\s+/gu, ' ').trim() || null;
/** A note as it is kept: the lines as they were typed, with nothing around them. */
export const tidyNote = (typed: string | null): string | null => typed?.replace(/\r\n?/gu, '\n').trim() || null;

/** Whether two say the same, however they were typed. */
export const sameMark = (one: { mark: string | null; note: string | null }, other: { mark: string | null; note: string | null }): boolean =>
  tidyMark(one.mark) === tidyMark(other.mark) && tidyNote(one.note) === tidyNote(other.note);

/** What became of a member's mark, as the log calls it; the mark itself is not in the log. */
export function markAction(before: string | null, after: string | null): string {
  if (before === after) return 'mark.noted';
  if (before === null) return 'mark.set';
  return after === null ? 'mark.removed' : 'mark.changed';
}
