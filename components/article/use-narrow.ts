'use client';

import { startTransition, useEffect, useState, useSyncExternalStore } from 'react';
import { isWide, WIDE } from './open-place';

/** Whether there is room for the margin beside the text; `null` until the browser has said. */
export function useScreen(): 'wide' | 'narrow' | null {
  return useSyncExternalStore(subscribe, () => (isWide() ? 'wide' : 'narrow'), () => null);
}

/** Whether the margin is shown. Its threads are many, so it comes in portions, after the page is at work. */
export function useMarginShown(): boolean {
  const [shown, setShown] = useState(false);
  useEffect(() => {
    const tell = () => startTransition(() => setShown(isWide()));
    tell();
    return subscribe(tell);
  }, []);
  return shown;
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
