'use client';

import { useRouter } from 'next/navigation';
import { useEffect } from 'react';
import type { PublicError } from '@/lib/http/public-error';
import { useReader, useReaderStore } from '../article/reader-context';
import { toast } from '../ui/toast';
import { draftsOf } from './drafts';
import { backoff, idOf, nextTry, outboxPrefix, reloadOutbox, useOutbox } from './outbox';
import type { Sent } from './outbox-send';

/** The event by which a button asks for another try. */
const TRY_NOW = 'scholium:try-now';
export const tryNow = (): boolean => window.dispatchEvent(new Event(TRY_NOW));

/** Sends what waits: when the page opens, when the network or the window is back, after a while, and when asked to. */
export function useOutboxSender(): void {
  const store = useReaderStore();
  const userId = useReader((state) => state.view.me.id);
  const { refresh } = useRouter();
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined;
    const sent = (sent: Sent) => {
      const { view, put, putComment } = store.getState();
      if ('comment' in sent) putComment(sent.comment.annotation, sent.comment);
      else if (sent.thread.article === view.articleId) put(sent.thread);
      toast('What waited is sent.');
      refresh();
    };
    const refused = ({ message }: PublicError) => toast(`What waited could not be sent, and is kept here. ${message}`);
    const showUnfinished = () => {
      const { draft, set, view } = store.getState();
      set({ unfinished: draftsOf(userId, view.articleId).unfinished().filter(({ id }) => id !== draft?.id) });
    };
    const go = async (all = false) => {
      clearTimeout(timer);
      // Its code comes with the first that waits; if it cannot be fetched, that is tried again like the sending.
      if (reloadOutbox(userId).length > 0) await import('./outbox-send').then(({ sendWaiting }) => sendWaiting(userId, all, { sent, refused }), () => undefined);
      const { waiting } = useOutbox.getState();
      clearTimeout(timer);
      const wait = nextTry(waiting);
      // Not all browsers at once, when the server is back.
      if (wait !== null) timer = setTimeout(() => void go(), wait * (0.5 + Math.random() / 2));
    };
    const now = () => void go();
    const whenSeen = () => document.visibilityState === 'visible' && now();
    // Another tab has put something there, or sent it.
    const onStorage = ({ key, newValue }: StorageEvent) => {
      if (!key?.startsWith(outboxPrefix(userId))) return;
      reloadOutbox(userId);
      if (newValue === null) refresh();
    };
    const unsubscribe = useOutbox.subscribe(({ waiting, returned }, before) => {
      if (returned !== before.returned) showUnfinished();
      // What has just come in is tried again after a while.
      if (waiting.some((each) => !before.waiting.some((known) => idOf(known) === idOf(each)))) {
        clearTimeout(timer);
        timer = setTimeout(now, backoff(1));
      }
    });
    now();
    const open = new AbortController();
    const { signal } = open;
    for (const name of ['online', 'focus']) window.addEventListener(name, now, { signal });
    window.addEventListener(TRY_NOW, () => void go(true), { signal });
    window.addEventListener('storage', onStorage, { signal });
    document.addEventListener('visibilitychange', whenSeen, { signal });
    return () => {
      clearTimeout(timer);
      unsubscribe();
      open.abort();
    };
  }, [store, userId, refresh]);
}
