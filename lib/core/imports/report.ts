/** What an import did, or would do: the same words for a look beforehand and for the result. */
export type ImportReport = {
  /** Nothing was changed. */
  dryRun: boolean;
  articles: { id: string; title: string; made: boolean }[];
  threads: ImportCount;
  comments: ImportCount;
  /** People of the file who are no members: their names are kept, and nobody can sign in as them. */
  guests: string[];
  /** Quotations that were not found in the text; their threads are kept without a place. */
  orphaned: ImportNote[];
  leftOut: ImportNote[];
};

/** `present` is what was there before and left alone. */
export type ImportCount = { made: number; present: number; leftOut: number };

/** One part of the file, and what is to be said of it. */
export type ImportNote = { item: string; reason: string };

/** A report names so many parts of each list; the counts tell of all. */
export const MAX_NOTES = 500;

export const emptyReport = (dryRun: boolean): ImportReport => ({
  dryRun,
  articles: [],
  threads: { made: 0, present: 0, leftOut: 0 },
  comments: { made: 0, present: 0, leftOut: 0 },
  guests: [],
  orphaned: [],
  leftOut: [],
});

/** Adds to one of a report's lists, as long as somebody would still read it. */
export function note(list: ImportNote[], item: string, reason: string): void {
  if (list.length < MAX_NOTES) list.push({ item, reason });
}
