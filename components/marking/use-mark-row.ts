'use client';

import { useEffect, useRef, useState } from 'react';
import { saveMark } from '@/app/seminars/[seminar]/marks/actions';
import { type MarkState, sameMark } from '@/lib/core/marking';

type Typed = { mark: string; note: string };
export type Saving = { at: 'still' | 'saving' | 'saved' } | { at: 'failed'; message: string } | { at: 'conflict'; newer: MarkState };

const LOST = 'The server could not be reached. What you typed is still here; please try again.';
const typedOf = ({ mark, note }: MarkState): Typed => ({ mark: mark ?? '', note: note ?? '' });

/**
 * One member's mark and note: what is typed, what the server has, and what became of saving. What
 * was typed stays in its field whatever happens, until the server has it.
 */
export function useMarkRow(article: string, person: string, row: MarkState, onSaved: (state: MarkState) => void) {
  const [known, setKnown] = useState(row);
  const [typed, setTyped] = useState(typedOf(row));
  const [saving, setSaving] = useState<Saving>({ at: 'still' });
  const dirty = !sameMark(typed, known);

  // The page was read anew, after a file came in: what nobody is changing here is shown as it is now.
  if (row.version > known.version && !dirty) {
    setKnown(row);
    setTyped(typedOf(row));
  }

  // What saving looks at, which goes on while somebody types.
  const now = useRef({ typed, known });
  useEffect(() => {
    now.current = { typed, known };
  }, [typed, known]);
  const busy = useRef(false);
  const again = useRef(false);

  useEffect(() => {
    if (!dirty) return undefined;
    const warn = (event: BeforeUnloadEvent) => event.preventDefault();
    window.addEventListener('beforeunload', warn);
    return () => window.removeEventListener('beforeunload', warn);
  }, [dirty]);

  const settle = (state: MarkState) => {
    now.current = { ...now.current, known: state };
    setKnown(state);
  };
  /** One save at a time, so that two of our own do not take each other for somebody else's. */
  const save = async () => {
    again.current = busy.current;
    if (busy.current) return;
    busy.current = true;
    do {
      again.current = false;
      const { typed: given, known: read } = now.current;
      if (sameMark(given, read)) break;
      setSaving({ at: 'saving' });
      const result = await saveMark({ article, given: { person, ...given, version: read.version } }).catch(() => null);
      if (!result?.ok) {
        const newer = result?.error.code === 'conflict' ? (result.error.current as MarkState | undefined) : undefined;
        setSaving(newer ? { at: 'conflict', newer } : { at: 'failed', message: result?.error.message ?? LOST });
        break;
      }
      settle(result.data);
      onSaved(result.data);
      setSaving({ at: 'saved' });
    } while (again.current);
    busy.current = false;
  };

  return {
    typed,
    saving,
    type: (part: Partial<Typed>) => {
      setTyped({ ...typed, ...part });
      if (saving.at === 'saved') setSaving({ at: 'still' });
    },
    /** When a field is left; a conflict waits for a decision. */
    leave: () => (saving.at === 'conflict' ? undefined : void save()),
    save: () => void save(),
    keepMine: (newer: MarkState) => {
      settle(newer);
      setSaving({ at: 'still' });
      void save();
    },
    takeTheirs: (newer: MarkState) => {
      settle(newer);
      setTyped(typedOf(newer));
      setSaving({ at: 'still' });
      onSaved(newer);
    },
  };
}
