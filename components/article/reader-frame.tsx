'use client';

import dynamic from 'next/dynamic';
import { type ReactNode, useCallback, useEffect, useRef, useState } from 'react';
import { draftsOf } from '../annotation/drafts';
import { useOutboxSender } from '../annotation/use-outbox-sender';
import { WaitingPill } from '../annotation/waiting';
import { Button } from '../ui/button';
import { Icon } from '../ui/icon';
import { Toaster } from '../ui/toast';
import { LiveNotice } from './live-notice';
import { MarkFound } from './mark-found';
import { NewThreads } from './new-threads';
import { useReader, useReaderStore } from './reader-context';
import { TextNotice } from './text-notice';
import { SelectionToolbar } from './selection-toolbar';
import { useLive } from './use-live';
import { useScreen } from './use-narrow';
import { useMargin } from './use-margin';
import { usePassageClicks } from './use-passage-clicks';
import { useSelection } from './use-selection';
import { useShortcuts } from './use-shortcuts';
import { useThreadLink } from './use-thread-link';
import { useTints } from './use-tints';

// Fetched when first opened: most who read on a wide screen never do.
const PlaceSheet = dynamic(() => import('./place-sheet'), { ssr: false });
const ShortcutHelp = dynamic(() => import('./shortcut-help'), { ssr: false });

const LETTERS = 'scholium:letter-keys';

/** Around the text, which comes from the server as it is: tints, selection, keys, margin and sheet. */
export function ReaderFrame({ lang, dir, children }: { lang: string; dir: 'ltr' | 'rtl'; children: ReactNode }) {
  const root = useRef<HTMLDivElement>(null);
  const layer = useRef<HTMLDivElement>(null);
  const narrow = useScreen() === 'narrow';
  const sheet = useReader((state) => state.sheet);
  const [helping, setHelping] = useState(false);
  const [letters, setLetters] = useLetters();
  const onHelp = useCallback(() => setHelping(true), []);
  useUnfinished();
  useOutboxSender();
  useTints(root, layer);
  useSelection(root);
  useShortcuts(root, { letters, onHelp });
  usePassageClicks(root);
  useThreadLink(root);
  useMargin(root);
  useLive(root);
  return (
    <MarkFound>
      <div ref={root} lang={lang} dir={dir} className="reading">
        <div ref={layer} aria-hidden="true" className="tint-layer" />
        {children}
      </div>
      <Button look="quiet" small className="wide-only fixed end-4 bottom-4" onClick={onHelp}>
        <Icon name="keyboard" /> Keys
      </Button>
      <NewThreads root={root} />
      <LiveNotice />
      <TextNotice root={root} />
      <WaitingPill />
      <SelectionToolbar root={root} />
      {narrow && sheet !== null ? <PlaceSheet place={sheet} /> : null}
      {helping ? <ShortcutHelp letters={letters} onLetters={setLetters} onClose={() => setHelping(false)} /> : null}
      <Toaster />
    </MarkFound>
  );
}

/** What was begun earlier, in this browser, by this person. */
function useUnfinished(): void {
  const store = useReaderStore();
  useEffect(() => {
    const { me, articleId } = store.getState().view;
    store.getState().set({ unfinished: draftsOf(me.id, articleId).unfinished() });
  }, [store]);
}

function useLetters(): [boolean, (on: boolean) => void] {
  const [on, setOn] = useState(true);
  useEffect(() => {
    try {
      setOn(localStorage.getItem(LETTERS) !== 'off');
    } catch {
      // Storage is forbidden: the keys stay as they are.
    }
  }, []);
  return [
    on,
    (next) => {
      setOn(next);
      try {
        localStorage.setItem(LETTERS, next ? 'on' : 'off');
      } catch {
        // As above; the switch holds for this visit.
      }
    },
  ];
}
