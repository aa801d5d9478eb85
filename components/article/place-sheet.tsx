'use client';

import { Button } from '../ui/button';
import { Dialog } from '../ui/dialog';
import { focusPlace } from './focus';
import { PlaceThreads } from './place-threads';
import { useReader, useReaderStore } from './reader-context';
import { GONE, nameOf, WHOLE } from './place';
import { beginDraft, leaveDraft } from './writing';

/** On a narrow screen: the threads of one paragraph, and the form to add one, in a sheet over the text. */
export default function PlaceSheet({ place }: { place: string }) {
  const canWrite = useReader((state) => state.view.mayWrite && state.draft === null && place !== GONE);
  const store = useReaderStore();
  const close = () => {
    leaveDraft(store);
    store.getState().set({ sheet: null, active: null });
    focusPlace(place);
  };
  return (
    <Dialog open onClose={close} shape="sheet" title={`On ${nameOf(place)}`}>
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
