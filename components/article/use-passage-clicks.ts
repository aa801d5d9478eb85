'use client';

import { type RefObject, useEffect } from 'react';
import { loadThreads } from '@/app/articles/[article]/actions';
import type { ThreadView } from '@/lib/core/threads';
import { offsetAtPoint } from './dom-text';
import { isWide } from './open-place';
import { placeOf } from './place';
import { useReaderStore } from './reader-context';
import type { ReaderStore } from './reader-store';
import { passageOf } from './use-tints';

/** A click on tinted words opens the thread that is about them, the closest one where several are; on a link it follows the link. */
export function usePassageClicks(root: RefObject<HTMLElement | null>): void {
  const store = useReaderStore();
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    const onClick = async (event: MouseEvent) => {
      const target = event.target as Element;
      if (!window.getSelection()?.isCollapsed || !target.closest('[data-start]') || target.closest('a, button')) return;
      const offset = offsetAtPoint(element, event.clientX, event.clientY);
      if (offset === null || !store.getState().view.tints.some(({ start, end }) => start <= offset && offset < end)) return;
      const thread = threadAt(element, store, offset) ?? (await withAllThreads(element, store, offset));
      if (thread) open(store, thread);
    };
    const listener = (event: MouseEvent) => void onClick(event);
    element.addEventListener('click', listener);
    return () => element.removeEventListener('click', listener);
  }, [root, store]);
}

/** Opens a thread where the screen shows threads. */
export function open(store: ReaderStore, thread: ThreadView): void {
  store.getState().set({ active: thread.id, ...(isWide() ? {} : { sheet: placeOf(thread) }) });
}

/** The thread with the shortest passage around an offset: the one that means these words most. */
function threadAt(root: Element, store: ReaderStore, offset: number): ThreadView | null {
  const around = Object.values(store.getState().threads)
    .flat()
    .map((thread) => ({ thread, passage: passageOf(root, thread) }))
    .filter(({ passage }) => passage !== null && passage.start <= offset && offset < passage.end)
    .sort((a, b) => a.passage!.end - a.passage!.start - (b.passage!.end - b.passage!.start));
  return around[0]?.thread ?? null;
}

/** Not all threads came with the page: fetch those of the paragraph, and look again. */
async function withAllThreads(root: Element, store: ReaderStore, offset: number): Promise<ThreadView | null> {
  const { articleId, filter } = store.getState().view;
  const paragraph = [...root.querySelectorAll<HTMLElement>('[data-start]')].filter((each) => Number(each.dataset.start) <= offset).at(-1);
  if (!paragraph) return null;
  const page = await loadThreads({ article: articleId, filter: { ...filter, paragraph: paragraph.id } }).catch(() => null);
  if (page?.ok) store.getState().putListed(...page.data.items);
  return threadAt(root, store, offset);
}
