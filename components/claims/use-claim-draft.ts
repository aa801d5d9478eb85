'use client';

import { useState } from 'react';
import { type ClaimDraft, draftsOf } from '../annotation/drafts';
import { useReader } from '../article/reader-context';

/** The draft of a changed claim: kept in the browser from the first change on, until it has been sent or thrown away. */
export function useClaimDraft(slot: string, initial: ClaimDraft) {
  const articleId = useReader((state) => state.view.articleId);
  const userId = useReader((state) => state.view.me.id);
  const drafts = draftsOf(userId, articleId);
  const [draft, setDraft] = useState<ClaimDraft>(() => drafts.load<ClaimDraft>(slot) ?? initial);
  const change = (part: Partial<ClaimDraft>) => {
    const changed = { ...draft, ...part };
    drafts.save(slot, changed);
    setDraft(changed);
  };
  return { draft, change, discard: () => drafts.remove(slot), /** Takes back what was thrown away. */ keep: (thrown: ClaimDraft) => drafts.save(slot, thrown) };
}
