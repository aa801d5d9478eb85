'use client';

import { createContext, Fragment, useContext, useMemo } from 'react';
import { hitsIn, type Words } from '@/lib/core/finding/fold';

/** What the page looks for; nothing where there is no filter. */
export const Sought = createContext<readonly Words[]>([]);

/** A text with what was looked for marked in it: elements only, whatever the text says. */
export function Marked({ children: text }: { children: string }) {
  const words = useContext(Sought);
  const hits = useMemo(() => (words.length === 0 ? [] : hitsIn(text, words)), [text, words]);
  if (hits.length === 0) return <>{text}</>;
  return (
    <>
      {hits.map(({ start, end }, index) => (
        <Fragment key={start}>
          {text.slice(hits[index - 1]?.end ?? 0, start)}
          <mark>{text.slice(start, end)}</mark>
        </Fragment>
      ))}
      {text.slice(hits.at(-1)!.end)}
    </>
  );
}
