import type { Tint } from '../articles';
import type { PlacedParagraph } from '../document/article';

/** A stretch of a paragraph, with its place in that; `tint` says how many people annotated it, `null` where nobody did. */
export type Marked = { text: string; start: number; end: number; tint: Pick<Tint, 'people' | 'claim'> | null };

/** Cuts a paragraph's text where its tints begin and end. @param tints of the whole revision, in order */
export function markText({ text, start, end }: PlacedParagraph, tints: readonly Tint[]): Marked[] {
  const marked: Marked[] = [];
  let at = start;
  const put = (to: number, tint: Marked['tint']) => {
    const part = { start: at - start, end: to - start };
    if (to > at) marked.push({ text: text.slice(part.start, part.end), ...part, tint });
    at = Math.max(at, to);
  };
  for (const tint of tints) {
    if (tint.end <= at) continue;
    if (tint.start >= end) break;
    put(Math.min(tint.start, end), null);
    put(Math.min(tint.end, end), { people: tint.people, claim: tint.claim });
  }
  put(end, null);
  return marked;
}
