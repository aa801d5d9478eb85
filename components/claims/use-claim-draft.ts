'use client';

import { useRef, useState } from 'react';
import { type ClaimDraft, draftsOf, TYPED_SINCE } from '../annotation/drafts';
import { useReader } from '../article/reader-context';
import { toast } from '../ui/toast';

/** The draft of a changed claim: kept in the browser from the first change on, until it has been sent or thrown away. */
export function useClaimDraft(slot: string, initial: ClaimDraft) {
  const articleId = useReader((state) => state.view.articleId);
  const userId = useReader((state) => state.view.me.id);
  const drafts = draftsOf(userId, articleId);
  const [draft, setDraft] = useState<ClaimDraft>(() => drafts.load<ClaimDraft>(slot) ?? initial);
  const latest = useRef(draft);
  const change = (part: Partial<ClaimDraft>) => {
    latest.current = { ...latest.current, ...part };
    drafts.save(slot, latest.current);
    setDraft(latest.current);
  };
  /** Ends the draft that was saved, as the version that stands now. @returns whether nothing was typed while it was on its way; what was stays */
  const settle = ({ claim }: ClaimDraft, version: number): boolean => {
    const { newer: _, ...now } = latest.current;
    if (JSON.stringify(now.claim) === JSON.stringify(claim)) {
      drafts.remove(slot);
      return true;
    }
    latest.current = now;
    change({ was: claim, version });
    toast(TYPED_SINCE);
    return false;
  };
  return { draft, change, settle, discard: () => drafts.remove(slot), /** Takes back what was thrown away. */ keep: (thrown: ClaimDraft) => drafts.save(slot, thrown) };
}
