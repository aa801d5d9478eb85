import { useOutbox, waitsAt } from '../annotation/outbox';
import { GONE, WHOLE } from './place';
import type { ReaderStore } from './reader-store';
import { beginDraft } from './writing';

/** Wide enough for the margin beside the text; the same number stands in app/reading.css. */
export const WIDE = '(min-width: 68rem)';

export const isWide = () => window.matchMedia(WIDE).matches;

/** Beside the text: begin to write. On a narrow screen: first show what was said here. */
export function openPlace(store: ReaderStore, place: string): void {
  const { view, unfinished, set } = store.getState();
  const nothingThere = !view.threadCounts[place] && !unfinished.some((draft) => draft.place === place) && !waitsAt(useOutbox.getState(), view.articleId, place);
  if (place !== GONE && (isWide() || nothingThere)) {
    if (view.mayWrite) beginDraft(store, 'comment', place, place === WHOLE ? null : { paragraph: place });
  } else {
    set({ sheet: place });
  }
}
