import { type Dispatch, type SetStateAction, useCallback, useEffect, useRef, useState } from 'react';
import { type Desk, EMPTY_DESK, readKept, writeKept } from './kept-draft';

/** Long enough that typing is not slowed by writing, short enough that a crash loses a word at most. */
const PAUSE_MS = 400;

type UseDesk = {
  desk: Desk;
  setDesk: Dispatch<SetStateAction<Desk>>;
  /** `null` until it is known whether something was kept from an earlier visit. */
  found: boolean | null;
  /** False when the browser has no room to keep it. */
  safe: boolean;
  forget: () => void;
};

/** The import as it stands, kept in this browser until `forget`. */
export function useDesk(storageKey: string): UseDesk {
  const [desk, setDesk] = useState<Desk>(EMPTY_DESK);
  const [found, setFound] = useState<boolean | null>(null);
  const [safe, setSafe] = useState(true);
  const done = useRef(false);

  useEffect(() => {
    const kept = readKept(storageKey);
    // What was typed before the page came alive is newer than what was kept.
    if (kept) setDesk((now) => (now === EMPTY_DESK ? kept : now));
    setFound(kept !== null);
  }, [storageKey]);

  const latest = useRef(desk);
  useEffect(() => {
    latest.current = desk;
    if (found === null) return;
    const write = () => done.current || setSafe(writeKept(storageKey, latest.current));
    const timer = setTimeout(write, PAUSE_MS);
    addEventListener('pagehide', write);
    return () => {
      clearTimeout(timer);
      removeEventListener('pagehide', write);
    };
  }, [desk, found, storageKey]);
  // Led away within the app: what the pause held back is written now.
  useEffect(() => () => void (done.current || latest.current === EMPTY_DESK || writeKept(storageKey, latest.current)), [storageKey]);

  const forget = useCallback(() => {
    done.current = true;
    writeKept(storageKey, EMPTY_DESK);
  }, [storageKey]);
  return { desk, setDesk, found, safe, forget };
}
