'use client';

import { type RefObject, startTransition, useLayoutEffect, useRef, useState } from 'react';

/** How far beyond what can be seen a list is whole, in pixels: about half a screen, so that Tab and the wheel find it there. */
const AHEAD = 500;
/** A window begins and ends at a multiple of this, so that not every few pixels change it. */
const STEP = 4;
/** The height of a closed card before any of a list was seen, in pixels. */
const GUESS = 94;

/** Which slots of a list are filled: from, up to but not including; and the one that holds the focus, or -1. */
export type Filled = { from: number; to: number; focused: number };
const NOTHING: Filled = { from: 0, to: 0, focused: -1 };

/**
 * Of a long list, the part that stands in or near what can be seen. The list's children are its
 * slots, one for each item, in order; it has to be what their `offsetTop` counts from.
 * @returns what is to be filled, and how high an empty slot is
 */
export function useWindow(list: RefObject<HTMLElement | null>, count: number): { filled: Filled; heightOf: (id: string) => number } {
  const [filled, setFilled] = useState(NOTHING);
  const heights = useRef(new Map<string, number>());
  const now = useRef(filled);
  useLayoutEffect(() => {
    const look = () => {
      const element = list.current;
      if (!element) return;
      const next = windowOf(element);
      const { from, to, focused } = now.current;
      if (next.from === from && next.to === to && next.focused === focused) return;
      // What is emptied keeps its height, so that nothing moves.
      for (const slot of slotsOf(element).slice(from, to)) heights.current.set(slot.dataset.slot!, slot.offsetHeight);
      now.current = next;
      // A list that comes into sight is filled in portions, between which the page answers; one that is scrolled, at once.
      if (to === 0) startTransition(() => setFilled(next));
      else setFilled(next);
    };
    return watch(list.current!, look);
  }, [list, count]);
  const guess = usual(heights.current);
  const heightOf = (id: string) => heights.current.get(id) ?? guess;
  return { filled, heightOf };
}

const slotsOf = (list: Element) => [...list.children] as HTMLElement[];

/** As high as those that were seen are on average. */
function usual(heights: ReadonlyMap<string, number>): number {
  if (heights.size === 0) return GUESS;
  return Math.round([...heights.values()].reduce((sum, height) => sum + height, 0) / heights.size);
}

function windowOf(list: HTMLElement): Filled {
  const { top, bottom, height } = list.getBoundingClientRect();
  if (height === 0) return NOTHING;
  const first = Math.max(top, 0) - AHEAD;
  const last = Math.min(bottom, window.innerHeight) + AHEAD;
  const focused = slotOfFocus(list);
  if (last <= Math.max(first, top) || first >= bottom) return { ...NOTHING, focused };
  const origin = list.scrollTop - top;
  const from = indexAt(list.children, first + origin);
  const to = indexAt(list.children, last + origin) + 1;
  return { from: from - (from % STEP), to: Math.min(list.children.length, to + STEP - (to % STEP)), focused };
}

function slotOfFocus(list: HTMLElement): number {
  const focus = document.activeElement;
  if (!focus || focus === list || !list.contains(focus)) return -1;
  return slotsOf(list).findIndex((slot) => slot.contains(focus));
}

/** The last child that begins above a place, by halving. */
function indexAt(children: HTMLCollection, y: number): number {
  let [low, high] = [0, children.length - 1];
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((children[middle] as HTMLElement).offsetTop <= y) low = middle;
    else high = middle - 1;
  }
  return Math.max(0, low);
}

/** All lists look at once, so that the page is laid out once for them. */
const looking = new Set<() => void>();
let frame = 0;

/** Has all lists look again before the next frame: something moved. */
export function lookAgain(): void {
  frame ||= requestAnimationFrame(() => {
    frame = 0;
    for (const look of looking) look();
  });
}

/** A list looks first once the page was laid out with it and the margin arranged, so that neither is done for it alone. */
function watch(list: HTMLElement, look: () => void): () => void {
  const size = new ResizeObserver(look);
  size.observe(list);
  if (looking.size === 0) {
    // Also what scrolls within the page, a sheet or a long list.
    window.addEventListener('scroll', lookAgain, { capture: true, passive: true });
    window.addEventListener('resize', lookAgain);
    document.addEventListener('focusin', lookAgain);
  }
  looking.add(look);
  return () => {
    size.disconnect();
    looking.delete(look);
    if (looking.size > 0) return;
    window.removeEventListener('scroll', lookAgain, { capture: true });
    window.removeEventListener('resize', lookAgain);
    document.removeEventListener('focusin', lookAgain);
  };
}
