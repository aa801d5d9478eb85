/** Where a passage stands: by its place and by its words. Offsets are UTF-16 code units, end exclusive. */
export type Selector = { exact: string; prefix: string; suffix: string; start: number; end: number };

/** Anchored: the same words where they stood. Moved: the same words elsewhere. Edited: found, but the words changed. Orphaned: not found. */
export const ANCHOR_STATES = ['anchored', 'moved', 'edited', 'orphaned'] as const;
export type AnchorState = (typeof ANCHOR_STATES)[number];

/** Where a passage was found. `confidence`, 0 to 1: 1 is beyond doubt. */
export type Place = { start: number; end: number; state: Exclude<AnchorState, 'orphaned'>; confidence: number };

/** As much context as Hypothesis and Apache Annotator keep: enough to tell most repeated phrases apart. */
export const CONTEXT_LENGTH = 32;
