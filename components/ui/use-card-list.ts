'use client';

import { useEffect, useRef } from 'react';

/** Where a letter is typed, or belongs to a dialog: it is no command there. */
const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]') !== null;

/**
 * A list whose cards are decided about one after another, with the keyboard too: `j` and `k` move between
 * them. All are within the element that gets the ref, which takes the focus where no card is left to have it.
 * @param selector of a card @param act what another key does, with the focus on the card of this number (-1 for none); answers whether it does anything
 */
export function useCardList<Box extends HTMLElement>(selector: string, act: (key: string, at: number) => boolean) {
  const box = useRef<Box>(null);
  const cards = () => [...(box.current?.querySelectorAll<HTMLElement>(selector) ?? [])];
  const focusAt = (index: number) => (cards()[Math.min(Math.max(index, 0), cards().length - 1)] ?? box.current)?.focus();
  const current = () => cards().indexOf(document.activeElement?.closest<HTMLElement>(selector) ?? document.body);

  const onKey = useRef<(event: KeyboardEvent) => void>(() => undefined);
  useEffect(() => {
    onKey.current = (event) => {
      if (event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const { key } = event;
      const at = current();
      if (key === 'j' || key === 'k') focusAt(at < 0 ? 0 : at + (key === 'j' ? 1 : -1));
      else if (!act(key, at)) return;
      event.preventDefault();
    };
  });
  useEffect(() => {
    const listen = (event: KeyboardEvent) => onKey.current(event);
    document.addEventListener('keydown', listen);
    return () => document.removeEventListener('keydown', listen);
  }, []);
  return { box, focusAt, current };
}
