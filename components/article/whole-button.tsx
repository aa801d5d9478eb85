'use client';

import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { openPlace } from './open-place';
import { useReader, useReaderStore } from './reader-context';
import { WHOLE } from './reader-store';

/** For what is about the article as such. */
export function WholeButton() {
  const count = useReader((state) => state.view.threadCounts[WHOLE] ?? 0);
  const writes = useReader((state) => state.view.mayWrite);
  const store = useReaderStore();
  if (!writes && count === 0) return null;
  return (
    <p lang="en" className="-ms-2 mt-3 font-sans">
      <Button look="quiet" small data-open="" onClick={() => openPlace(store, WHOLE)}>
        <Icon name="comment" className="size-3.5" />
        <bdi dir="ltr">
          {writes ? 'Comment on the whole article' : 'On the whole article'}
          {count > 0 ? ` (${count})` : ''}
        </bdi>
      </Button>
    </p>
  );
}
