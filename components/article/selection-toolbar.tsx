'use client';

import { type RefObject, useEffect, useRef, useState } from 'react';
import { ANNOTATION_KINDS } from '@/lib/core/annotations';
import { addressOf } from '../annotation/copy-link';
import { preloadEditor } from '../annotation/editor';
import { KINDS } from '../annotation/kinds';
import { Composer } from '../annotation/later-parts';
import { paragraphsOf, quotation, useQuote } from '../annotation/quote';
import { Icon } from '../ui/icon';
import { pageRanges } from './dom-text';
import { useReader, useReaderStore } from './reader-context';
import { findThread } from './find-thread';
import { open } from './use-passage-clicks';
import { beginHere, selectedPassage } from './writing';

/** Offers what can be made of the selected words: above them, or at the foot of a small screen. */
export function SelectionToolbar({ root }: { root: RefObject<HTMLElement | null> }) {
  const selection = useReader((state) => state.selection);
  const writing = useReader((state) => state.draft !== null);
  const writes = useReader((state) => state.view.mayWrite);
  const store = useReaderStore();
  const bar = useRef<HTMLDivElement>(null);
  const [place, setPlace] = useState<{ left: number; top: number } | null>(null);
  const shown = selection !== null && writes && !writing;

  useEffect(() => {
    const text = root.current;
    if (!shown || !text || !selection) return;
    Composer.preload();
    preloadEditor();
    const follow = () => setPlace(placeAbove(pageRanges(text, [selection]), bar.current));
    follow();
    window.addEventListener('scroll', follow, { passive: true });
    window.addEventListener('resize', follow);
    return () => {
      window.removeEventListener('scroll', follow);
      window.removeEventListener('resize', follow);
    };
  }, [shown, selection, root]);

  return (
    <>
      <p role="status" className="sr-only">
        {shown ? 'Words selected. C comments, Q asks, M marks a claim, N notes.' : ''}
      </p>
      {shown ? (
        <div ref={bar} role="toolbar" aria-label="Annotate the selected words" className="selection-toolbar" style={place ?? { visibility: 'hidden' }}>
          {ANNOTATION_KINDS.map((kind) => (
            <button
              key={kind}
              type="button"
              title={`${KINDS[kind].label} (${KINDS[kind].shortcut})`}
              aria-keyshortcuts={KINDS[kind].shortcut}
              // Pressing it must not take the selection away.
              onPointerDown={(event) => event.preventDefault()}
              onClick={() => root.current && beginHere(store, root.current, kind)}
            >
              <Icon name={KINDS[kind].icon} />
              {KINDS[kind].label}
            </button>
          ))}
          <QuoteButton root={root} />
        </div>
      ) : null}
    </>
  );
}

/** With a thread open, the selected words can go into an answer there. */
function QuoteButton({ root }: { root: RefObject<HTMLElement | null> }) {
  const store = useReaderStore();
  const thread = useReader((state) => (state.active ? findThread(state, state.active) : undefined));
  if (!thread?.can.reply) return null;
  const quote = () => {
    const passage = root.current && selectedPassage(store, root.current);
    if (!passage) return;
    const source = { words: `¶${passage.place.slice(1)}`, href: addressOf(passage.place) };
    useQuote.setState({ asked: { thread: thread.id, body: quotation(paragraphsOf(passage.exact), source) } });
    store.getState().set({ selection: null });
    window.getSelection()?.removeAllRanges();
    open(store, thread);
  };
  return (
    <button type="button" title="Quote in the open thread" onPointerDown={(event) => event.preventDefault()} onClick={quote}>
      <Icon name="quote" />
      Quote
    </button>
  );
}

const DISTANCE = 8;

/** Above the first line of the words, or below the last where there is no room. Within the window. */
function placeAbove(ranges: readonly Range[], bar: HTMLElement | null): { left: number; top: number } | null {
  const first = ranges[0]?.getClientRects()[0];
  const last = ranges.at(-1)?.getBoundingClientRect();
  if (!first || !last || !bar) return null;
  const above = first.top - bar.offsetHeight - DISTANCE;
  const left = first.left + first.width / 2 - bar.offsetWidth / 2;
  return {
    left: Math.max(DISTANCE, Math.min(left, window.innerWidth - bar.offsetWidth - DISTANCE)),
    top: above > DISTANCE ? above : last.bottom + DISTANCE,
  };
}
