'use client';

import { type RefObject, useEffect, useState } from 'react';
import { Button } from '../ui/button';
import { focusThread } from './focus';
import { useReader, useReaderStore } from './reader-context';
import { placeOf } from './reader-store';
import { open } from './use-passage-clicks';

/** News is spoken at most this often, however much is written. */
const SPOKEN_EVERY_MS = 5_000;

/** Says that others have begun threads, and shows them when asked to: none is thrust between what is read. */
export function NewThreads({ root }: { root: RefObject<HTMLElement | null> }) {
  const count = useReader((state) => state.announced.length);
  const store = useReaderStore();
  const said = count === 0 ? '' : count === 1 ? '1 new thread' : `${count} new threads`;
  const show = () => {
    const { announced, put } = store.getState();
    put(...announced);
    const rowOf = (place: string) => root.current?.querySelector<HTMLElement>(`[data-row="${place}"]`);
    const topOf = (place: string) => rowOf(place)?.getBoundingClientRect().top ?? 0;
    const inOrder = [...announced].sort((a, b) => topOf(placeOf(a)) - topOf(placeOf(b)));
    // The next one from where the reader is, else the first of all.
    const next = inOrder.find((thread) => topOf(placeOf(thread)) >= 0) ?? inOrder[0];
    if (!next) return;
    open(store, next);
    requestAnimationFrame(() => rowOf(placeOf(next))?.scrollIntoView({ block: 'center' }));
    focusThread(next.id);
  };
  return (
    <>
      <Spoken>{said}</Spoken>
      {count > 0 ? (
        <Button small look="primary" className="fixed inset-x-0 bottom-16 z-20 mx-auto w-max rounded-full shadow-float" onClick={show}>
          {said}
        </Button>
      ) : null}
    </>
  );
}

/** For who listens: politely, and not more often than one can bear. */
function Spoken({ children }: { children: string }) {
  const [spoken, setSpoken] = useState('');
  useEffect(() => {
    if (spoken === children) return;
    const timer = setTimeout(() => setSpoken(children), SPOKEN_EVERY_MS);
    return () => clearTimeout(timer);
    // The wait begins with the first news, not anew with each.
    // eslint-disable-next-line react-hooks/exhaustive-deps
  }, [spoken, spoken === children]);
  return (
    <p aria-live="polite" className="sr-only">
      {spoken}
    </p>
  );
}
