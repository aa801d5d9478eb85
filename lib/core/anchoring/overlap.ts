type Range = { start: number; end: number };

/** More than this share of a selection within a claim means that the claim is what was selected. */
const JOIN_ABOVE = 0.5;

/** The share of a selection, 0 to 1, that lies within a passage. */
export function overlapRatio(selection: Range, passage: Range): number {
  const length = selection.end - selection.start;
  if (length <= 0) return 0;
  return Math.max(0, Math.min(selection.end, passage.end) - Math.max(selection.start, passage.start)) / length;
}

/** The claim that a selection belongs to: of those that hold more than half of it, the one closest in length. */
export function bestOverlap(selection: Range, claims: readonly (Range & { id: string })[]): string | null {
  const difference = (claim: Range) => Math.abs(claim.end - claim.start - (selection.end - selection.start));
  const [best] = claims
    .map((claim) => ({ claim, ratio: overlapRatio(selection, claim) }))
    .filter(({ ratio }) => ratio > JOIN_ABOVE)
    .sort((a, b) => b.ratio - a.ratio || difference(a.claim) - difference(b.claim));
  return best?.claim.id ?? null;
}
