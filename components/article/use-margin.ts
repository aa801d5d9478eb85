'use client';

import { type RefObject, useEffect } from 'react';
import { isWide } from './open-place';
import { useReaderStore } from './reader-context';
import { stack } from './stack';
import { lookAgain } from './use-window';

const GAP = 12;

/** Keeps the groups in the margin beside their paragraphs without overlap, whatever opens or grows in them. */
export function useMargin(root: RefObject<HTMLElement | null>): void {
  const store = useReaderStore();
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let frame = 0;
    const arrange = () => {
      frame = 0;
      layOut(element, activeGroup(element, store.getState().active, store.getState().draft?.place));
    };
    const soon = () => {
      frame ||= requestAnimationFrame(arrange);
    };
    const sizes = new ResizeObserver(soon);
    const watch = () => {
      sizes.disconnect();
      sizes.observe(element);
      for (const group of groupsOf(element)) sizes.observe(group);
      soon();
    };
    // Groups come and go with their threads; what changes within one tells by its size.
    const changes = new MutationObserver((records) => {
      if (records.some(({ target }) => (target as Element).matches('[data-row], [data-margins]'))) watch();
    });
    changes.observe(element, { childList: true, subtree: true });
    watch();
    const unsubscribe = store.subscribe(({ active, draft }, before) => {
      if (active !== before.active || draft?.place !== before.draft?.place) soon();
    });
    return () => {
      cancelAnimationFrame(frame);
      sizes.disconnect();
      changes.disconnect();
      unsubscribe();
    };
  }, [root, store]);
}

const groupsOf = (root: Element) => [...root.querySelectorAll<HTMLElement>('[data-group]')];

function activeGroup(root: Element, active: string | null, draftPlace: string | undefined): Element | null {
  if (draftPlace !== undefined) return root.querySelector(`[data-group="${draftPlace}"]`);
  return active ? (root.querySelector(`[data-thread="${active}"]`)?.closest('[data-group]') ?? null) : null;
}

/** A group stands in its row, but beside the whole table where that is a table's. */
const rowOf = (root: Element, group: HTMLElement) => root.querySelector(`[data-row="${group.dataset.group}"]`) ?? group.parentElement!;

/** Reads all places first and writes after, so that the page is laid out once. */
function layOut(root: HTMLElement, first: Element | null): void {
  const groups = groupsOf(root);
  if (!isWide()) return groups.forEach((group) => group.style.removeProperty('transform'));
  const origin = root.getBoundingClientRect().top;
  const topOf = (element: Element) => element.getBoundingClientRect().top - origin;
  const holders = groups.map((group) => topOf(group.parentElement!));
  const rows = groups.map((group, index) => (group.parentElement!.hasAttribute('data-row') ? holders[index]! : topOf(rowOf(root, group))));
  const heights = groups.map((group) => group.offsetHeight);
  const tops = stack(rows.map((top, index) => ({ top, height: heights[index]! })), GAP, first ? groups.indexOf(first as HTMLElement) : -1);
  for (const [index, group] of groups.entries()) group.style.transform = `translateY(${Math.round(tops[index]! - holders[index]!)}px)`;
  const end = groups.length > 0 ? tops.at(-1)! + heights.at(-1)! : 0;
  root.style.minHeight = `${Math.round(end + GAP)}px`;
  lookAgain();
}
