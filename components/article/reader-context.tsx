'use client';

import { createContext, type ReactNode, useContext, useEffect, useRef, useState } from 'react';
import { useStore } from 'zustand';
import { createReaderStore, type ReaderState, type ReaderStore, type ReaderView } from './reader-store';

const ReaderContext = createContext<ReaderStore | null>(null);

/** A view on its way to the browser: as JSON, which costs both sides a fraction of what the same object does as props. */
export type PackedView = { json: string };
export const pack = (view: ReaderView): PackedView => ({ json: JSON.stringify(view) });
const unpack = ({ json }: PackedView) => JSON.parse(json) as ReaderView;

/** Holds the reading page's state for everything in it. */
export function ReaderProvider({ view, children }: { view: PackedView; children: ReactNode }) {
  const [store] = useState(() => createReaderStore(unpack(view)));
  const taken = useRef(view);
  useEffect(() => {
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
