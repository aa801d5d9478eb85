'use client';

import { useEffect, useRef } from 'react';

/** Where a letter is typed, or belongs to a dialog: it is no command there. */
const isTyping = (target: EventTarget | null) => target instanceof HTMLElement && target.closest('input:not([type=checkbox]), textarea, select, [contenteditable], [role=dialog]') !== null;

const cardsIn = (box: HTMLElement | null, selector: string) => [...(box?.querySelectorAll<HTMLElement>(selector) ?? [])];

/**
 * A list whose cards are decided about one after another, with the keyboard too: `j` and `k` move between
 * them. All are within the element that gets the ref, which takes the focus where no card is left to have it.
 * Where what had the focus is gone from the page, the card that has its place has it then.
 * @param selector of a card @param act what another key does, with the focus on the card of this number (-1 for none); answers whether it does anything
 */
export function useCardList<Box extends HTMLElement>(selector: string, act: (key: string, at: number) => boolean) {
  const box = useRef<Box>(null);
  const cards = () => cardsIn(box.current, selector);
  const focusAt = (index: number) => (cards()[Math.min(Math.max(index, 0), cards().length - 1)] ?? box.current)?.focus();
  const current = () => cards().indexOf(document.activeElement?.closest<HTMLElement>(selector) ?? document.body);

  /** The number of the card that had the focus last; `null` while it is outside of the list. */
  const last = useRef<number | null>(null);
  useEffect(() => {
    if (last.current !== null && document.activeElement === document.body) focusAt(last.current);
  });
  useEffect(() => {
    const arrive = ({ target }: FocusEvent) => {
      const at = cardsIn(box.current, selector).indexOf((target as Element).closest<HTMLElement>(selector)!);
      last.current = box.current?.contains(target as Node) ? Math.max(at, 0) : null;
    };
    // Who clicks beside everything lets go of it; what was taken away, or cannot be pressed any more, did not.
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (relatedTarget === null) queueMicrotask(() => void (last.current = (target as Element).isConnected && !(target as Element).matches(':disabled') ? null : last.current));
    };
    document.addEventListener('focusin', arrive);
    document.addEventListener('focusout', leave);
    return () => {
      document.removeEventListener('focusin', arrive);
      document.removeEventListener('focusout', leave);
    };
  }, [selector]);

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
