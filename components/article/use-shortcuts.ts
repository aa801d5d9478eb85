'use client';

import { type RefObject, useEffect } from 'react';
import { ANNOTATION_KINDS } from '@/lib/core/annotations';
import { revisionText } from '@/lib/core/document/article';
import { selectByWord } from '@/lib/core/document/words';
import { KINDS } from '../annotation/kinds';
import { pageRanges, paragraphElements, textOf } from './dom-text';
import { focusFilter } from './filter-box';
import { focusPlace, focusThread } from './focus';
import { stepThread } from './step-thread';
import { useReaderStore } from './reader-context';
import type { ReaderStore } from './reader-store';
import { beginHere, currentParagraph, leaveDraft } from './writing';

/** Letters act only when nobody is typing, and when the reader has not switched them off. */
export function useShortcuts(root: RefObject<HTMLElement | null>, { letters, onHelp }: { letters: boolean; onHelp: () => void }): void {
  const store = useReaderStore();
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const text = root.current;
      if (!text || event.defaultPrevented || event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const done = act(event, text, store, letters, onHelp);
      if (done) event.preventDefault();
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, [root, store, letters, onHelp]);
}

function act(event: KeyboardEvent, root: HTMLElement, store: ReaderStore, letters: boolean, onHelp: () => void): boolean {
  if (event.key === 'Escape') return escape(store);
  if (event.key.startsWith('Arrow') && isReading(root)) return arrow(event, root, store);
  if (!letters) return false;
  if (event.key === '?') {
    onHelp();
    return true;
  }
  if (event.key === ']' || event.key === '[') {
    void stepThread(root, store, event.key === ']' ? 1 : -1);
    return true;
  }
  if (event.key === '/') return focusFilter();
  if (event.key === 'j' || event.key === 'k') return step(root, event.key === 'j' ? 1 : -1);
  const kind = ANNOTATION_KINDS.find((each) => KINDS[each].shortcut === event.key);
  if (!kind || !store.getState().view.mayWrite) return false;
  beginHere(store, root, kind);
  return true;
}

/** Closes what is being written, else the thread that is open. */
function escape(store: ReaderStore): boolean {
  const { active, draft, set } = store.getState();
  if (draft) {
    leaveDraft(store);
    focusPlace(draft.place);
  } else if (active) {
    const within = document.activeElement?.closest('[data-thread]') != null;
    set({ active: null });
    if (within) focusThread(active);
  }
  return draft !== null || active !== null;
}

const isTyping = (target: EventTarget | null) =>
  target instanceof HTMLElement && (target.isContentEditable || target.closest('input, textarea, select, [role=dialog]') !== null);

const isReading = (root: Element) => document.activeElement?.matches('[data-start]') === true && root.contains(document.activeElement);

/** To the next or the previous paragraph, with the focus. */
function step(root: Element, by: 1 | -1): boolean {
  const paragraphs = paragraphElements(root);
  const here = currentParagraph(root);
  const at = here ? paragraphs.indexOf(here) : -1;
  const focused = here !== null && document.activeElement === here;
  const next = paragraphs[focused ? at + by : Math.max(at, 0)];
  if (!next) return false;
  window.getSelection()?.removeAllRanges();
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: 'center' });
  return true;
}

/** Left and right select by words, in the paragraph with the focus and on from there. */
function arrow(event: KeyboardEvent, root: Element, store: ReaderStore): boolean {
  if (event.key !== 'ArrowLeft' && event.key !== 'ArrowRight') return false;
  const paragraphs = paragraphElements(root);
  const here = document.activeElement as HTMLElement;
  const forward = (event.key === 'ArrowRight') === (getComputedStyle(here).direction === 'ltr');
  const text = revisionText(paragraphs.map((element) => ({ key: element.id, kind: 'paragraph', text: textOf(element) })));
  const next = selectByWord(text, store.getState().selection, Number(here.dataset.start), forward ? 1 : -1, event.shiftKey);
  if (!next) return false;
  const ranges = pageRanges(root, [next]);
  const [first, last] = [ranges[0], ranges.at(-1)];
  if (!first || !last) return false;
  window.getSelection()?.setBaseAndExtent(first.startContainer, first.startOffset, last.endContainer, last.endOffset);
  // At once, for the next key may come before the browser tells that the selection has changed.
  store.getState().set({ selection: next });
  return true;
}
