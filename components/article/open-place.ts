import type { ReaderStore } from './reader-store';
import { beginDraft } from './writing';
import { WHOLE } from './reader-store';

/** Wide enough for the margin beside the text; the same number stands in app/reading.css. */
export const WIDE = '(min-width: 68rem)';

export const isWide = () => window.matchMedia(WIDE).matches;

/** Beside the text: begin to write. On a narrow screen: first show what was said here. */
export function openPlace(store: ReaderStore, place: string): void {
  const { view, set } = store.getState();
  if (isWide() || !view.threadCounts[place]) {
    if (view.role !== 'observer') beginDraft(store, 'comment', place, place === WHOLE ? null : { paragraph: place });
  } else {
    set({ sheet: place });
  }
}
