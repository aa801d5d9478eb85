'use client';

import { useEffect, useState } from 'react';
import { findClaim } from '@/app/articles/[article]/actions';
import type { ThreadView } from '@/lib/core/threads';
import type { NewDraft } from '../annotation/drafts';
import { focusThread } from '../article/focus';
import { useReader, useReaderStore } from '../article/reader-context';
import { leaveDraft } from '../article/writing';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { ClaimHead } from './claim-head';

/** Where more than half of the selected words belong to a claim already, offers to join that one. */
export function JoinOffer({ draft }: { draft: NewDraft }) {
  const store = useReaderStore();
  const articleId = useReader((state) => state.view.articleId);
  const [claim, setClaim] = useState<ThreadView | null>(null);
  const passage = draft.target && 'exact' in draft.target ? draft.target : null;
  const start = passage?.start;
  const end = passage?.end;
  // The words may have been selected in an earlier text, whose offsets these are.
  const { revision } = draft;
  useEffect(() => {
    setClaim(null);
    if (start === undefined || end === undefined) return;
    let current = true;
    // An offer that cannot be fetched is no offer; the claim can be made all the same.
    findClaim({ article: articleId, target: { start, end, ...(revision === undefined ? {} : { revision }) } }).then(
      (found) => current && found.ok && setClaim(found.data),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [articleId, start, end, revision]);
  if (!claim?.claim) return null;
  return (
    <Notice className="flex flex-col gap-2">
      <p>
        <bdi>{claim.author.name}</bdi> has marked these words as a claim already:
      </p>
      <ClaimHead claim={claim.claim} clamped />
      <div className="flex flex-wrap gap-2">
        <Button
          small
          onClick={() => {
            leaveDraft(store);
            store.getState().put(claim);
            store.getState().set({ active: claim.id });
            focusThread(claim.id);
          }}
        >
          Join that claim
        </Button>
        <Button look="quiet" small onClick={() => setClaim(null)}>
          Mine is another one
        </Button>
      </div>
    </Notice>
  );
}
