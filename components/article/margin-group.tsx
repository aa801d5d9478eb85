'use client';

import { useHomeless } from '../annotation/homeless';
import { useOutbox, waitsAt } from '../annotation/outbox';
import { nameOf, WHOLE } from './place';
import { PlaceThreads } from './place-threads';
import { useReader } from './reader-context';
import { useMarginShown } from './use-narrow';

/** The threads beside a paragraph on a wide screen. Where it stands exactly, use-margin.ts decides. */
export function MarginGroup({ place }: { place: string }) {
  const empty = useReader(({ threads, draft, unfinished, view, lost }) =>
    !threads[place]?.length && lost?.place !== place && draft?.place !== place && !view.threadCounts[place] && !unfinished.some((each) => each.place === place),
  );
  const articleId = useReader(({ view }) => view.articleId);
  const homeless = useHomeless().length > 0 && place === WHOLE;
  const waits = useOutbox((outbox) => waitsAt(outbox, articleId, place)) || homeless;
  // How wide the screen is, the browser alone knows; a narrow one shows threads in a sheet.
  const wide = useMarginShown();
  if (!wide || (empty && !waits)) return null;
  return (
    <section data-group={place} aria-labelledby={`threads-${place}`} className="margin-group">
      {/* What Scholium itself says is English, whatever the text is. */}
      <div dir="ltr" lang="en" className="contents">
        <h2 id={`threads-${place}`} className="sr-only">
          Threads on {nameOf(place)}
        </h2>
        <PlaceThreads place={place} />
      </div>
    </section>
  );
}
