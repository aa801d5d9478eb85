'use client';

import { useSyncExternalStore } from 'react';
import { WIDE } from './open-place';

/** Whether there is no room for the margin beside the text. False until the browser has said. */
export function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => !window.matchMedia(WIDE).matches, () => false);
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
