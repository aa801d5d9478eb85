import { useEffect, useRef, useState } from 'react';
import type { ArticleDraft } from '@/lib/core/import/draft';
import type { PublicError } from '@/lib/http/public-error';
import { readSource, type Source } from './read-source';

/** Which of the ways in somebody took: what is wrong is told there. */
export type Way = 'file' | 'address' | 'text';

export type Reading = {
  /** Reads a source, unless one is being read. @returns `null` when nothing came of it */
  read: (source: Source) => Promise<{ draft: ArticleDraft; notices: string[] } | null>;
  cancel: () => void;
  /** The way that is under way, and which share has been sent, from 0 to 1. */
  under: { way: Way; share: number } | null;
  /** What is wrong, and with which. */
  wrong: { way: Way; error: PublicError } | null;
};

const wayOf = (source: Source): Way => ('file' in source ? 'file' : 'address' in source ? 'address' : 'text');

/** Reads sources, one at a time, with how far it is; the focus goes back to where it was begun when nothing came of it. */
export function useReading(seminar: string): Reading {
  const [under, setUnder] = useState<Reading['under']>(null);
  const [wrong, setWrong] = useState<Reading['wrong']>(null);
  const running = useRef<AbortController | null>(null);
  useEffect(() => () => running.current?.abort(), []);

  const read: Reading['read'] = async (source) => {
    if (running.current) return null;
    const way = wayOf(source);
    const control = new AbortController();
    const begun = document.activeElement;
    running.current = control;
    setWrong(null);
    setUnder({ way, share: 'address' in source ? 1 : 0 });
    const answer = await readSource(seminar, source, { sent: (share) => setUnder({ way, share }), signal: control.signal });
    running.current = null;
    setUnder(null);
    if (answer.ok) return answer.data;
    if (!control.signal.aborted) setWrong({ way, error: answer.error });
    if (begun instanceof HTMLElement && begun.isConnected) begun.focus();
    return null;
  };
  return { read, cancel: () => running.current?.abort(), under, wrong };
}
