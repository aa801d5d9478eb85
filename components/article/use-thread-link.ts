'use client';

import { type RefObject, useEffect } from 'react';
import { loadThread, loadThreadOfComment } from '@/app/articles/[article]/actions';
import { toast } from '../ui/toast';
import { whenShown } from './focus';
import { useReaderStore } from './reader-context';
import { findThread } from './find-thread';
import { placeOf } from './place';
import { open } from './use-passage-clicks';

const LINK = /^#(thread|comment)-([0-9a-f-]{36})$/;

/** Opens the thread that the address names, or that of the comment that it names, and shows its passage or the comment. */
export function useThreadLink(root: RefObject<HTMLElement | null>): void {
  const store = useReaderStore();
  useEffect(() => {
    const follow = async () => {
      const [, what, id] = LINK.exec(window.location.hash) ?? [];
      if (!id) return;
      let thread = what === 'thread' ? findThread(store.getState(), id) : undefined;
      if (!thread) {
        const found = await (what === 'thread' ? loadThread({ id }) : loadThreadOfComment({ id })).catch(() => null);
        if (!found?.ok || found.data.article !== store.getState().view.articleId) return toast(`The ${what} that this link leads to is not there, or is not for you to see.`);
        thread = found.data;
        store.getState().put(thread);
      }
      open(store, thread);
      const row = root.current?.querySelector(`[data-row="${placeOf(thread)}"]`);
      requestAnimationFrame(() => row?.scrollIntoView({ block: 'center' }));
      if (what === 'comment') showComment(id);
      else whenShown(`[data-thread="${id}"]`, intoView);
    };
    const listener = () => void follow();
    listener();
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  }, [root, store]);
}

/** Scrolls to a comment of a thread that is opening, and gives it the focus. */
const showComment = (id: string): void =>
  whenShown(`[id="comment-${id}"]`, (comment) => {
    comment.focus({ preventScroll: true });
    intoView(comment);
  });

/** The margin is laid out after a thread has grown; the passage stays in view where both fit. */
const intoView = (element: HTMLElement) => void requestAnimationFrame(() => requestAnimationFrame(() => element.scrollIntoView({ block: 'nearest' })));
