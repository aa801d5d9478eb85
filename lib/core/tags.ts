/** A member rarely needs more; a list that wraps twice is no longer read. */
export const MAX_TAGS_PER_ANNOTATION = 12;
/** Longer than this is a comment, not a tag. Counted in UTF-16 code units. */
export const MAX_TAG_LENGTH = 64;

/** A tag as it is shown: trimmed, runs of white space as one blank. */
export function tagName(input: string): string {
  return input.normalize('NFC').replace(/\s+/gu, ' ').trim();
}

/** What two spellings of one tag have in common: compatibility forms and letter case folded. */
export function tagKey(name: string): string {
  return tagName(name).normalize('NFKC').toLowerCase();
}

/** What a filter offers: these, and the one from a shared address, which stays chosen though nobody uses it here. */
export const withChosen = (tags: readonly string[], chosen: string | undefined): readonly string[] => (chosen && !tags.includes(chosen) ? [chosen, ...tags] : tags);
