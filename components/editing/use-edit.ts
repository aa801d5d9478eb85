import { useCallback, useEffect, useRef, useState } from 'react';
import type { ArticleView } from '@/lib/core/articles';
import { blocksOf } from '@/lib/core/document/article-doc';
import { aboutOf, type Edit, editKey, readEdit, untouched, writeEdit } from './kept-edit';

type UseEdit = {
  /** `null` until it is known what this browser has kept. */
  edit: Edit | null;
  change: (part: Partial<Edit>) => void;
  /** Whether there is anything to save. */
  changed: boolean;
  /** Whether it goes on from an earlier visit. */
  resumed: boolean;
  /** False when the browser has no room to keep it. */
  safe: boolean;
  /** Takes away what was kept. */
  forget: () => void;
};

/** An article while it is changed; every change is kept in this browser at once, until it is saved or discarded. */
export function useEdit(article: ArticleView, me: string): UseEdit {
  const storageKey = editKey(me, article.id);
  const [edit, setEdit] = useState<Edit | null>(null);
  const [state, setState] = useState({ changed: false, resumed: false, safe: true });
  const latest = useRef<Edit | null>(null);
  const before = useRef('');
  const over = useRef(false);

  useEffect(() => {
    before.current = fingerprintOf(untouched(article));
    let kept = readEdit(storageKey);
    // It was saved, and the answer got lost on its way.
    if (kept?.sent && fingerprintOf(kept) === before.current) {
      writeEdit(storageKey, null);
      kept = null;
    }
    latest.current = kept ?? untouched(article);
    setEdit(latest.current);
    setState({ changed: kept !== null, resumed: kept !== null, safe: true });
  }, [article, storageKey]);

  // Written here and not by an effect: the page may be on its way out.
  const change = useCallback(
    (part: Partial<Edit>) => {
      if (!latest.current || over.current) return;
      const next = { ...latest.current, ...part };
      latest.current = next;
      const changed = fingerprintOf(next) !== before.current;
      const safe = writeEdit(storageKey, changed || next.note !== '' ? next : null);
      setEdit(next);
      setState((now) => (now.changed === changed && now.safe === safe ? now : { ...now, changed, safe }));
    },
    [storageKey],
  );
  const forget = useCallback(() => {
    over.current = true;
    writeEdit(storageKey, null);
  }, [storageKey]);
  return { edit, change, ...state, forget };
}

/** Tells two texts apart. Keys are hints alone: without them, the same words are the same text. */
const fingerprintOf = ({ doc, about }: Pick<Edit, 'doc' | 'about'>): string => JSON.stringify([blocksOf(doc).map(({ kind, text, format }) => [kind, text, format]), aboutOf(about)]);
