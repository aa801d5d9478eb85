export type Passage = { start: number; end: number; people: readonly string[]; claim: boolean };
export type Segment = { start: number; end: number; people: number; claim: boolean };

/**
 * Cuts overlapping passages into disjoint stretches, in order, each with how many different people
 * spoke about it and whether a claim is among what covers it. Neighbours that are alike are one.
 */
export function tintSegments(passages: readonly Passage[]): Segment[] {
  const edges = passages
    .filter(({ start, end }) => start < end)
    .flatMap((passage) => [
      { at: passage.start, passage, opens: true },
      { at: passage.end, passage, opens: false },
    ])
    .sort((a, b) => a.at - b.at);
  const speaking = new Map<string, number>();
  let claims = 0;
  let since = 0;
  const segments: Segment[] = [];
  for (const { at, passage, opens } of edges) {
    if (speaking.size > 0 && at > since) add(segments, { start: since, end: at, people: speaking.size, claim: claims > 0 });
    since = at;
    claims += passage.claim ? (opens ? 1 : -1) : 0;
    for (const person of new Set(passage.people)) {
      const times = (speaking.get(person) ?? 0) + (opens ? 1 : -1);
      if (times > 0) speaking.set(person, times);
      else speaking.delete(person);
    }
  }
  return segments;
}

function add(segments: Segment[], next: Segment): void {
  const last = segments.at(-1);
  if (last && last.end === next.start && last.people === next.people && last.claim === next.claim) last.end = next.end;
  else segments.push(next);
}

/**
 * The stretches after so many people more (or, below zero, fewer) speak about a passage: as near as
 * stretches tell, which do not name people, until they are counted anew.
 */
export function changeTints(segments: readonly Segment[], { start, end, claim }: { start: number; end: number; claim: boolean }, by: number): Segment[] {
  if (start >= end) return [...segments];
  const changed: Segment[] = [];
  const put = (from: number, to: number, people: number, isClaim: boolean) => {
    if (from < to && people > 0) add(changed, { start: from, end: to, people, claim: isClaim });
  };
  const within = (from: number, to: number, before: Segment | null) => put(from, to, (before?.people ?? 0) + by, (before?.claim ?? false) || (by > 0 && claim));
  // In one walk: what lies before the passage, in it, between stretches in it, and behind.
  let at = start;
  for (const segment of segments) {
    if (segment.start >= end) {
      within(at, end, null);
      at = Math.max(at, end);
    }
    put(segment.start, Math.min(segment.end, start), segment.people, segment.claim);
    const [from, to] = [Math.max(segment.start, start), Math.min(segment.end, end)];
    if (from < to) {
      within(at, from, null);
      within(from, to, segment);
      at = to;
    }
    put(Math.max(segment.start, end), segment.end, segment.people, segment.claim);
  }
  within(at, end, null);
  return changed;
}
