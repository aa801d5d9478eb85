'use client';

import { KINDS } from '../annotation/kinds';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { loadPlace } from './load-place';
import { MarginGroup } from './margin-group';
import { GONE } from './place';
import { useReader, useReaderStore } from './reader-context';
import { open } from './use-passage-clicks';

const NONE: never[] = [];

/** After the text: what was said about words that are not in it any more, with these words. */
export function GoneGroup() {
  const count = useReader((state) => state.view.threadCounts[GONE] ?? 0);
  const threads = useReader((state) => state.threads[GONE] ?? NONE);
  const store = useReaderStore();
  if (count === 0 && threads.length === 0) return null;
  return (
    <section data-row={GONE} aria-labelledby="gone-title" className="reading-row mt-12 border-t border-line pt-6">
      <div />
      <div lang="en" dir="ltr" className="min-w-0 font-sans text-base">
        <h2 id="gone-title" data-open={GONE} tabIndex={-1} className="text-lg font-semibold">
          Passages that are gone
        </h2>
        <p className="mt-1 text-sm text-ink-soft">The text was changed, and these words are not in it any more. What was said about them can still be read and answered.</p>
        <ul className="mt-4 flex flex-col gap-3">
          {threads.map((thread) => (
            <li key={thread.id} className="border-s-2 border-line-strong ps-3">
              <blockquote dir="auto" className="line-clamp-4 font-serif break-words text-ink-soft">
                {thread.target.exact ?? 'A whole paragraph'}
              </blockquote>
              <button type="button" className="inline-flex min-h-6 items-center gap-1 text-sm text-accent underline" onClick={() => open(store, thread)}>
                <Icon name={KINDS[thread.kind].icon} className="size-3.5" />
                <span>
                  {KINDS[thread.kind].label} by <bdi>{thread.author.name}</bdi>
                </span>
              </button>
            </li>
          ))}
        </ul>
        {threads.length < count ? (
          <Button small className="mt-3" onClick={() => void loadPlace(store, GONE)}>
            Show all {count}
          </Button>
        ) : null}
      </div>
      <MarginGroup place={GONE} />
    </section>
  );
}
