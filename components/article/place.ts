import type { AnnotationFilter } from '@/lib/schemas/annotations';
import type { ThreadView } from '@/lib/core/threads';
import { GONE } from '@/lib/core/articles';

/** Where threads and drafts belong: a paragraph's key, WHOLE for the article as such, GONE for those whose passage is gone. */
export const WHOLE = '';
export { GONE };
export const placeOf = (thread: ThreadView): string => (thread.anchorState === 'orphaned' ? GONE : (thread.target.paragraph ?? WHOLE));

/** What a place is called, as the name of its list. */
export const nameOf = (place: string): string => (place === GONE ? 'passages that are gone' : place === WHOLE ? 'the whole article' : `paragraph ${place.slice(1)}`);

/** The page's filter, for one place only. */
export function filterAt(filter: AnnotationFilter, place: string): AnnotationFilter {
  if (place === GONE) return { ...filter, q: `${filter.q ?? ''} is:orphaned`.trim() };
  return { ...filter, paragraph: place === WHOLE ? 'article' : place };
}
