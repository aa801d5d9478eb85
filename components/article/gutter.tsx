'use client';

import { Icon } from '../ui/icon';
import { useReader, useReaderStore } from './reader-context';
import { openPlace } from './open-place';

/** A paragraph's number, which is its permalink, and the button to annotate it or to read what was said. */
export function Gutter({ place }: { place: string }) {
  const number = place.slice(1);
  const count = useReader((state) => state.view.threadCounts[place] ?? 0);
  const unfinished = useReader((state) => state.unfinished.some((draft) => draft.place === place));
  const writes = useReader((state) => state.view.mayWrite);
  const store = useReaderStore();
  const said = `${count === 0 ? '' : count === 1 ? ', 1 thread' : `, ${count} threads`}${unfinished ? ', unfinished draft' : ''}`;
  return (
    <div className="gutter">
      <a href={`#${place}`} className="gutter-number" aria-label={`Link to paragraph ${number}`}>
        <bdi dir="ltr">¶{number}</bdi>
      </a>
      {writes || count > 0 ? (
        <button
          type="button"
          className="gutter-button"
          data-count={count > 0 || unfinished || undefined}
          data-open={place}
          aria-label={writes ? `Annotate paragraph ${number}${said}` : `Paragraph ${number}${said}`}
          onClick={() => openPlace(store, place)}
        >
          {count > 0 ? <span className="narrow-only tabular-nums">{count}</span> : null}
          {unfinished ? <Icon name="edit" className="narrow-only size-3.5" /> : null}
          <Icon name="plus" className={count > 0 || unfinished ? 'wide-only size-3.5' : 'size-3.5'} />
        </button>
      ) : null}
    </div>
  );
}
