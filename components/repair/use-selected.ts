'use client';

import { type RefObject, useEffect, useState } from 'react';
import { type TextRange, textRangeOf } from '../article/dom-text';

/** What is selected in a text, however it was selected. A press elsewhere leaves it as it was. */
export function useSelected(root: RefObject<HTMLElement | null>) {
  const [selected, setSelected] = useState<TextRange | null>(null);
  useEffect(() => {
    const read = () => {
      const chosen = window.getSelection();
      if (!root.current || !chosen || chosen.rangeCount === 0 || chosen.isCollapsed || !root.current.contains(chosen.anchorNode)) return;
      const next = textRangeOf(root.current, chosen.getRangeAt(0));
      if (next) setSelected((before) => (before?.start === next.start && before.end === next.end ? before : next));
    };
    document.addEventListener('selectionchange', read);
    return () => document.removeEventListener('selectionchange', read);
  }, [root]);
  return { selected, setSelected };
}

/** Selects a passage in the page, and brings its end into view. */
export function selectOnPage(ranges: readonly Range[]): void {
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return;
  window.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  (last.endContainer.parentElement ?? null)?.closest('[data-start]')?.scrollIntoView({ block: 'nearest' });
}
