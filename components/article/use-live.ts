'use client';

import { useRouter } from 'next/navigation';
import { type RefObject, useEffect } from 'react';
import { loadOverview, loadThread } from '@/app/articles/[article]/actions';
import type { LiveMessage } from '@/lib/core/live';
import { refreshUnread } from '../notifications/unread';
import { connectLive } from './live-connection';
import { useReaderStore } from './reader-context';
import type { ReaderStore } from './reader-store';
import { passageOf } from './use-tints';

/** Counts and tints are asked for anew this long after something changed; after something went, soon. At random, so that a class does not ask at once. */
const RECOUNT_MS = 20_000;
const RECOUNT_SOON_MS = 500;

/** Takes in what others do while the page is open. */
export function useLive(root: RefObject<HTMLElement | null>): void {
  const store = useReaderStore();
  const router = useRouter();
  useEffect(() => {
    const { articleId, since } = store.getState().view;
    const recount = recounting(store);
    const hear = (messages: LiveMessage[]) => {
      const text = root.current;
      // Also once the stream stands: what came before, while it was away, is not told again.
      if (messages.some(({ event }) => event === 'notifications' || event === 'ready')) void refreshUnread();
      store.getState().hear(messages, (thread) => text && passageOf(text, thread));
      if (messages.some(({ event }) => event === 'reset')) void readAnew(store, router.refresh);
      // Counted anew they would be those of a text that is not shown yet.
      else if (store.getState().revised !== null) return;
      else if (messages.some(({ event, data }) => event === 'thread' && 'gone' in data)) recount.within(RECOUNT_SOON_MS);
      else if (messages.some(({ event }) => event === 'thread' || event === 'comment')) recount.within(RECOUNT_MS);
    };
    const live = connectLive(articleId, since, { hear, state: (live) => store.getState().set({ live }) });
    // A page that was read before something was told, and came after it, would take that back.
    const ignore = store.subscribe(({ view }, before) => {
      if (view.since !== before.view.since) live.goOnFrom(view.since);
    });
    return () => {
      ignore();
      live.stop();
      recount.stop();
    };
  }, [root, store, router]);
}

/** Everything, after what the reader may see has changed as a whole; the thread that is open by itself. */
async function readAnew(store: ReaderStore, refresh: () => void): Promise<void> {
  store.getState().set({ stale: true });
  const { active } = store.getState();
  if (active) {
    const found = await loadThread({ id: active }).catch(() => null);
    if (found?.ok) store.getState().put(found.data);
    // What could not be asked for is not gone.
    else if (found?.error.code === 'not_found') store.getState().hear([{ event: 'thread', data: { change: 'gone', gone: active } }], () => null);
  }
  refresh();
}

/** Has the server count anew, once for whatever happens until then. */
function recounting(store: ReaderStore) {
  let due = Infinity;
  let timer: ReturnType<typeof setTimeout> | undefined;
  const ask = async () => {
    due = Infinity;
    const { articleId, filter } = store.getState().view;
    const counted = await loadOverview({ article: articleId, filter }).catch(() => null);
    if (counted?.ok && store.getState().view.filter === filter && store.getState().revised === null) store.getState().recount(counted.data);
  };
  return {
    within(ms: number) {
      const at = Date.now() + ms * (1 + Math.random());
      if (at >= due) return;
      due = at;
      clearTimeout(timer);
      timer = setTimeout(() => void ask(), at - Date.now());
    },
    stop: () => clearTimeout(timer),
  };
}
