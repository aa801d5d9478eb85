'use client';

import { type RefObject, useEffect } from 'react';
import { textRangeOf } from './dom-text';
import { useReaderStore } from './reader-context';

/** Follows what is selected in the article, however it was selected: mouse, touch, keyboard or a screen reader. */
export function useSelection(root: RefObject<HTMLElement | null>): void {
  const store = useReaderStore();
  useEffect(() => {
    const element = root.current;
    if (!element) return;
    let frame = 0;
    const read = () => {
      frame = 0;
      const { selection, set } = store.getState();
      const chosen = window.getSelection();
      const next = chosen && chosen.rangeCount > 0 && isInText(element, chosen) ? textRangeOf(element, chosen.getRangeAt(0)) : null;
      if (next?.start !== selection?.start || next?.end !== selection?.end) set({ selection: next });
    };
    const soon = () => {
      frame ||= requestAnimationFrame(read);
    };
    // While the text is being selected, what lies between the paragraphs is not.
    const begin = (event: PointerEvent) => {
      element.toggleAttribute('data-selecting', (event.target as Element).closest('[data-start]') !== null);
    };
    document.addEventListener('selectionchange', soon);
    document.addEventListener('pointerdown', begin);
    return () => {
      cancelAnimationFrame(frame);
      document.removeEventListener('selectionchange', soon);
      document.removeEventListener('pointerdown', begin);
    };
  }, [root, store]);
}

/** A selection that begins in a comment or a form belongs there. */
function isInText(root: Element, { anchorNode }: Selection): boolean {
  const element = anchorNode instanceof Element ? anchorNode : anchorNode?.parentElement;
  return element != null && root.contains(element) && element.closest('[data-group], .gutter') === null;
}
