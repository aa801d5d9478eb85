'use client';

import { useCallback, useRef, useState } from 'react';
import { newId } from '@/lib/ids';
import { useReader } from '../article/reader-context';
import { toast } from '../ui/toast';
import { draftsOf, hasWords, type TextDraft, TYPED_SINCE } from './drafts';
import { useOutbox } from './outbox';

/**
 * The draft of a reply or an edit: read from the browser when first shown, written back at each
 * change, and gone when it has been sent or thrown away.
 */
export function useTextDraft(slot: string, initial: Omit<TextDraft, 'id'>) {
  const articleId = useReader((state) => state.view.articleId);
  const userId = useReader((state) => state.view.me.id);
  const [draft, setDraft] = useState<TextDraft>(() => draftsOf(userId, articleId).load<TextDraft>(slot) ?? { id: newId(), ...initial });
  const latest = useRef(draft);
  const change = useCallback(
    (part: Partial<TextDraft>) => {
      // What was wrong with it is told until it is changed.
      const { problem: _, ...before } = latest.current;
      latest.current = { ...before, ...part };
      const drafts = draftsOf(userId, articleId);
      if (hasWords(latest.current.body)) drafts.save(slot, latest.current);
      else drafts.remove(slot);
      setDraft(latest.current);
    },
    [userId, articleId, slot],
  );
  /**
   * Ends the draft that was taken. What was typed while it was on its way stays, as a draft of its own.
   * @param version of the comment as it stands now
   * @returns whether nothing was
   */
  const settle = useCallback(
    (taken: Pick<TextDraft, 'body'>, version?: number): boolean => {
      const { newer: _, ...now } = latest.current;
      if (!hasWords(now.body) || JSON.stringify(now.body) === JSON.stringify(taken.body)) {
        draftsOf(userId, articleId).remove(slot);
        return true;
      }
      latest.current = now;
      change({ id: newId(), ...(version ? { version } : {}) });
      toast(TYPED_SINCE);
      return false;
    },
    [change, userId, articleId, slot],
  );
  const discard = useCallback(() => draftsOf(userId, articleId).remove(slot), [userId, articleId, slot]);
  /** Takes back what was thrown away; its form opens again. */
  const keep = useCallback(
    (thrown: TextDraft) => {
      draftsOf(userId, articleId).save(slot, thrown);
      useOutbox.setState({ returned: { slot } });
    },
    [userId, articleId, slot],
  );
  return { draft, change, settle, discard, keep };
}
