'use client';

import { useSyncExternalStore } from 'react';
import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { WIDE } from './open-place';
import { PlaceThreads } from './place-threads';
import { useReader, useReaderStore } from './reader-context';
import { WHOLE } from './reader-store';
import { beginDraft, leaveDraft } from './writing';

/** On a narrow screen: the threads of one paragraph, and the form to add one, in a sheet over the text. */
export function PlaceSheet() {
  const narrow = useNarrow();
  const place = useReader((state) => state.sheet);
  const canWrite = useReader((state) => state.view.mayWrite && state.draft === null);
  const store = useReaderStore();
  if (!narrow || place === null) return null;
  const close = () => {
    leaveDraft(store);
    store.getState().set({ sheet: null, active: null });
  };
  return (
    <Dialog open onClose={close} shape="sheet" title={place === WHOLE ? 'On the whole article' : `On paragraph ${place.slice(1)}`}>
      <div className="flex flex-col gap-3">
        <PlaceThreads place={place} />
        {canWrite ? (
          <Button look="primary" onClick={() => beginDraft(store, 'comment', place, place === WHOLE ? null : { paragraph: place })}>
            {place === WHOLE ? 'Write about the whole article' : 'Write about this paragraph'}
          </Button>
        ) : null}
      </div>
    </Dialog>
  );
}

function useNarrow(): boolean {
  return useSyncExternalStore(subscribe, () => !window.matchMedia(WIDE).matches, () => false);
}

function subscribe(changed: () => void): () => void {
  const query = window.matchMedia(WIDE);
  query.addEventListener('change', changed);
  return () => query.removeEventListener('change', changed);
}
