'use client';

import { loadThreads } from '@/app/articles/[article]/actions';
import { Composer } from '../annotation/later-parts';
import { SendError } from '../annotation/send-error';
import { Unfinished } from '../annotation/unfinished';
import { HomelessPosts, WaitingPosts } from '../annotation/waiting';
import { useSend } from '../annotation/use-send';
import { Button } from '../ui/button';
import { later } from '../ui/later';
import { focusThread } from './focus';
import { useReader, useReaderStore } from './reader-context';
import { filterAt, placeOf, WHOLE } from './place';
import { ThreadList } from './thread-list';

const NONE: never[] = [];
const LostThread = later(() => import('./lost-thread').then((module) => module.LostThread));

/** Everything at one place of the text: what is being written, what was begun, and its threads. */
export function PlaceThreads({ place }: { place: string }) {
  const threads = useReader((state) => state.threads[place] ?? NONE);
  const draft = useReader((state) => (state.draft?.place === place ? state.draft : null));
  const lost = useReader((state) => (state.lost?.place === place ? state.lost : null));
  return (
    <>
      {draft ? <Composer key={draft.id} draft={draft} /> : null}
      <Unfinished place={place} />
      <WaitingPosts which={(post, where) => post.kind === 'thread' && where === place} />
      {place === WHOLE ? <HomelessPosts /> : null}
      {threads.length > 0 ? <ThreadList threads={threads} /> : null}
      {lost ? <LostThread key={lost.id} id={lost.id} place={place} /> : null}
      <More place={place} shown={threads.length} />
    </>
  );
}

/** The threads that did not come with the page. */
function More({ place, shown }: { place: string; shown: number }) {
  const { articleId, filter } = useReader((state) => state.view);
  const count = useReader((state) => state.view.threadCounts[place] ?? 0);
  const fresh = useReader((state) => state.announced.filter((thread) => placeOf(thread) === place).length);
  const store = useReaderStore();
  const { send, pending, error } = useSend();
  if (shown >= count) return null;
  const load = async () => {
    let next: string | undefined;
    for (let cursor: string | undefined, pages = 0; pages === 0 || cursor; pages++) {
      const page = await send(() => loadThreads({ article: articleId, filter: filterAt(filter, place), ...(cursor ? { cursor } : {}) }));
      if (!page) return;
      const known = new Set(store.getState().threads[place]?.map(({ id }) => id));
      next ??= page.items.find(({ id }) => !known.has(id))?.id;
      store.getState().putListed(...page.items);
      cursor = page.nextCursor ?? undefined;
    }
    // The button goes, and with it what had the focus: it goes on to the first that came.
    if (next && document.activeElement === document.body) focusThread(next);
  };
  return (
    <>
      <Button look="quiet" small className="self-start" disabled={pending} onClick={() => void load()}>
        {pending ? 'Fetching threads…' : fresh >= count - shown ? `Show ${count - shown} new` : `Show ${count - shown} more`}
      </Button>
      <SendError error={error} />
    </>
  );
}
