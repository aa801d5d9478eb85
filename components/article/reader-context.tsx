'use client';

import { createContext, type ReactNode, useContext, useLayoutEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { type PackedView, unpack } from './packed-view';
import { createReaderStore, type ReaderState, type ReaderStore } from './reader-store';

const ReaderContext = createContext<ReaderStore | null>(null);

/** Holds the reading page's state for everything in it. */
export function ReaderProvider({ view, children }: { view: PackedView; children: ReactNode }) {
  const [store] = useState(() => createReaderStore(unpack(view)));
  const taken = useRef(view);
  // Before it is painted: the threads of one filter do not stand under the words of another.
  useLayoutEffect(() => {
    if (taken.current === view) return;
    taken.current = view;
    store.getState().receive(unpack(view));
  }, [store, view]);
  return <ReaderContext.Provider value={store}>{children}</ReaderContext.Provider>;
}

export function useReaderStore(): ReaderStore {
  const store = useContext(ReaderContext);
  if (!store) throw new Error('Only within the reading page.');
  return store;
}

/** A part of the state; renders again only when that part changes. */
export function useReader<T>(select: (state: ReaderState) => T): T {
  return useStore(useReaderStore(), select);
}
