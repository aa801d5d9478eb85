'use client';

import { focusPlace } from '../article/focus';
import { useReader, useReaderStore } from '../article/reader-context';
import { continueDraft, dropDraft, keepDraft } from '../article/writing';
import { Button } from '../ui/button';
import { toast } from '../ui/toast';
import type { NewDraft } from './drafts';
import { KINDS } from './kinds';

/** What was begun at this place and is not posted yet. */
export function Unfinished({ place }: { place: string }) {
  const drafts = useReader((state) => state.unfinished);
  return drafts.filter((draft) => draft.place === place).map((draft) => <Draft key={draft.id} draft={draft} />);
}

function Draft({ draft }: { draft: NewDraft }) {
  const store = useReaderStore();
  return (
    <div className="flex flex-wrap items-center gap-2 rounded-md border border-dashed border-line-strong bg-surface p-2 text-sm">
      <span className="flex-1 text-ink-soft">
        Unfinished {KINDS[draft.kind].label.toLowerCase()}
        {draft.problem ? <span className="block text-danger">{draft.problem}</span> : null}
      </span>
      <Button small onClick={() => continueDraft(store, draft)}>
        Continue
      </Button>
      <Button
        look="quiet"
        small
        onClick={() => {
          dropDraft(store, draft);
          focusPlace(draft.place);
          toast('The draft is thrown away.', () => keepDraft(store, draft));
        }}
      >
        Discard
      </Button>
    </div>
  );
}
