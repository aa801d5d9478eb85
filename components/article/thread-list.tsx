'use client';

import { memo, useEffect, useMemo, useRef } from 'react';
import type { ThreadView } from '@/lib/core/threads';
import { ThreadCard } from '../annotation/thread-card';
import { useReader } from './reader-context';
import { useWindow } from './use-window';

/** From so many threads on, a list in the margin scrolls by itself, so that what follows stays beside its paragraph. */
const LONG = 12;

/**
 * The threads of one place. Each has a slot; cards are in those near to what can be seen, in the
 * one that has the focus and in the one that is open. The browser's search finds words in the others too.
 */
export function ThreadList({ threads }: { threads: readonly ThreadView[] }) {
  const list = useRef<HTMLDivElement>(null);
  const { filled, heightOf } = useWindow(list, threads.length);
  const places = useMemo(() => new Map(threads.map(({ id }, index) => [id, index])), [threads]);
  const open = useReader(({ active }) => (active === null ? -1 : (places.get(active) ?? -1)));
  useEffect(() => {
    if (open >= 0 && list.current) show(list.current, list.current.children[open] as HTMLElement);
  }, [open]);
  const long = threads.length > LONG;
  const isShown = (index: number) => (index >= filled.from && index < filled.to) || index === filled.focused || index === open;
  // A list that is out of sight has no items, and is none yet.
  const semantics = threads.some((_, index) => isShown(index)) ? ({ role: 'list', 'aria-label': 'Threads' } as const) : {};
  return (
    <div ref={list} {...semantics} data-long={long || undefined} className="thread-list">
      {threads.map((thread, index) => {
        const shown = isShown(index);
        return <Slot key={thread.id} thread={thread} at={index + 1} of={threads.length} height={shown ? null : heightOf(thread.id)} />;
      })}
    </div>
  );
}

type SlotProps = { thread: ThreadView; at: number; of: number; /** Of an empty one, in pixels; `null` where the card is. */ height: number | null };

const Slot = memo(function Slot({ thread, at, of, height }: SlotProps) {
  if (height === null) {
    return (
      <div data-slot={thread.id} role="listitem" aria-posinset={at} aria-setsize={of}>
        <ThreadCard thread={thread} />
      </div>
    );
  }
  return (
    <div data-slot={thread.id} role="presentation" style={{ height }} className="thread-slot">
      <div ref={hideUntilFound}>{wordsOf(thread)}</div>
    </div>
  );
});

/** React knows `hidden` only as a switch. */
const hideUntilFound = (element: HTMLElement | null) => element?.setAttribute('hidden', 'until-found');

const wordsOf = ({ author, claim, comments }: ThreadView) => `${author.name} ${claim?.paraphrase ?? ''} ${comments[0]?.text ?? ''}`;

/** Brings the thread that opens into a list's own view; the page itself stays where it is. */
function show(list: HTMLElement, slot: HTMLElement): void {
  if (list.scrollHeight <= list.clientHeight) return;
  const above = slot.offsetTop < list.scrollTop;
  const below = slot.offsetTop + slot.offsetHeight > list.scrollTop + list.clientHeight;
  if (above || below) list.scrollTop = slot.offsetTop;
}
