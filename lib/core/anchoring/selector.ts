/** Where a passage stands: by its place and by its words. Offsets are UTF-16 code units, end exclusive. */
export type Selector = { exact: string; prefix: string; suffix: string; start: number; end: number };

export const ANCHOR_STATES = ['anchored', 'moved', 'edited', 'orphaned'] as const;
export type AnchorState = (typeof ANCHOR_STATES)[number];

/** As much context as Hypothesis and Apache Annotator keep: enough to tell most repeated phrases apart. */
export const CONTEXT_LENGTH = 32;
