'use client';

import { type RefObject, useEffect } from 'react';
import { loadThread } from '@/app/articles/[article]/actions';
import { toast } from '../ui/toast';
import { useReaderStore } from './reader-context';
import { findThread } from './reader-store';
import { open } from './use-passage-clicks';

const LINK = /^#thread-([0-9a-f-]{36})$/;

/** Opens the thread that the address names, and shows its passage. */
export function useThreadLink(root: RefObject<HTMLElement | null>): void {
  const store = useReaderStore();
  useEffect(() => {
    const follow = async () => {
      const id = LINK.exec(window.location.hash)?.[1];
      if (!id) return;
      let thread = findThread(store.getState(), id);
      if (!thread) {
        const found = await loadThread({ id }).catch(() => null);
        if (!found?.ok) return toast('The thread that this link leads to is not there, or is not for you to see.');
        thread = found.data;
        store.getState().put(thread);
      }
      open(store, thread);
      const row = root.current?.querySelector(`[data-row="${thread.target.paragraph ?? ''}"]`);
      requestAnimationFrame(() => row?.scrollIntoView({ block: 'center' }));
    };
    const listener = () => void follow();
    listener();
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  }, [root, store]);
}
