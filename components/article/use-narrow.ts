'use client';

import { useSyncExternalStore } from 'react';
import { isWide, WIDE } from './open-place';

/** Whether there is room for the margin beside the text; `null` until the browser has said. */
export function useScreen(): 'wide' | 'narrow' | null {
  return useSyncExternalStore(subscribe, () => (isWide() ? 'wide' : 'narrow'), () => null);
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
