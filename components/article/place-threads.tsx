'use client';

import { loadThreads } from '@/app/articles/[article]/actions';
import { Composer } from '../annotation/composer';
import { SendError } from '../annotation/send-error';
import { ThreadCard } from '../annotation/thread-card';
import { Unfinished } from '../annotation/unfinished';
import { WaitingPosts } from '../annotation/waiting';
import { useSend } from '../annotation/use-send';
import { Button } from '../ui/button';
import { LostThread } from './lost-thread';
import { useReader, useReaderStore } from './reader-context';
import { placeOf, WHOLE } from './reader-store';

const NONE: never[] = [];

/** Everything at one place of the text: what is being written, what was begun, and its threads. */
export function PlaceThreads({ place }: { place: string }) {
  const threads = useReader((state) => state.threads[place] ?? NONE);
  const draft = useReader((state) => (state.draft?.place === place ? state.draft : null));
  return (
    <>
      {draft ? <Composer key={draft.id} draft={draft} /> : null}
      <Unfinished place={place} />
      <WaitingPosts which={(post, where) => post.kind === 'thread' && where === place} />
      {threads.map((thread) => (
        <ThreadCard key={thread.id} thread={thread} />
      ))}
      <LostThread place={place} />
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
    for (let cursor: string | undefined, pages = 0; pages === 0 || cursor; pages++) {
      const page = await send(() => loadThreads({ article: articleId, filter: { ...filter, paragraph: place === WHOLE ? 'article' : place }, ...(cursor ? { cursor } : {}) }));
      if (!page) return;
      store.getState().put(...page.items);
      cursor = page.nextCursor ?? undefined;
    }
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
