'use client';

import { createContext, type ReactNode, useContext, useEffect, useState } from 'react';
import { useStore } from 'zustand';
import { createReaderStore, type ReaderState, type ReaderStore, type ReaderView } from './reader-store';

const ReaderContext = createContext<ReaderStore | null>(null);

/** Holds the reading page's state for everything in it. */
export function ReaderProvider({ view, children }: { view: ReaderView; children: ReactNode }) {
  const [store] = useState(() => createReaderStore(view));
  useEffect(() => {
    if (store.getState().view !== view) store.getState().receive(view);
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
