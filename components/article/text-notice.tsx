'use client';

import Link from 'next/link';
import { useRouter } from 'next/navigation';
import { type RefObject, useEffect, useRef, useState, useTransition } from 'react';
import { findLostParagraph } from '@/app/articles/[article]/revisions/actions';
import { Button } from '../ui/button';
import { Notice } from '../ui/notice';
import { paragraphElements } from './dom-text';
import { WHOLE } from './place';
import { useReader, useReaderStore } from './reader-context';

const FLOATS = 'pointer-events-auto flex flex-wrap items-center gap-x-3 gap-y-1 bg-surface text-sm shadow-card';

/** Says that the article has another text by now, and that the paragraph of a link is not in it. Nothing changes under the reader's eyes. */
export function TextNotice({ root }: { root: RefObject<HTMLElement | null> }) {
  const { articleId, revision } = useReader((state) => state.view);
  const revised = useReader((state) => state.revised);
  const lost = useLostParagraph(root);
  const router = useRouter();
  const [coming, start] = useTransition();
  useFocusAfter(coming, root);
  useHomelessDrafts(root);
  if (revised === null && lost === null) return null;
  return (
    <div className="pointer-events-none fixed inset-x-4 bottom-28 z-20 mx-auto flex w-fit max-w-xl flex-col gap-2">
      {lost ? (
        <Notice className={FLOATS}>
          <span>Paragraph {lost.key.slice(1)} is not in the article any more.</span>
          {lost.revision === null ? null : <Link href={`/articles/${articleId}/revisions/${lost.revision}#${lost.key}`}>Read it in revision {lost.revision}</Link>}
          <Button small look="quiet" onClick={lost.dismiss}>
            Close
          </Button>
        </Notice>
      ) : null}
      {revised === null ? null : (
        <Notice className={FLOATS}>
          <span>The article was changed. What you write is kept.</span>
          <Button small look="primary" disabled={coming} onClick={() => start(() => router.refresh())}>
            {coming ? 'Fetching the new text…' : 'Show the new text'}
          </Button>
          <a href={`/articles/${articleId}/revisions/compare?from=${revision}&to=${revised}`} target="_blank" rel="noopener" aria-label="See what changed, in a new tab">
            What changed
          </a>
        </Notice>
      )}
    </div>
  );
}

type Lost = { key: string; revision: number | null; dismiss: () => void };

/** The paragraph that the address names, where the text has it no more, with the last revision in which it stood. */
function useLostParagraph(root: RefObject<HTMLElement | null>): Lost | null {
  const store = useReaderStore();
  const shown = useReader((state) => state.view.revision);
  const [lost, setLost] = useState<Omit<Lost, 'dismiss'> | null>(null);
  useEffect(() => {
    const look = async () => {
      const [, key] = /^#(p\d{1,6})$/.exec(window.location.hash) ?? [];
      if (!key || root.current?.querySelector(`[data-start][id="${key}"]`)) return setLost(null);
      const found = await findLostParagraph({ article: store.getState().view.articleId, paragraph: key }).catch(() => null);
      if (found) setLost({ key, revision: found.ok ? found.data.revision : null });
    };
    const listener = () => void look();
    listener();
    window.addEventListener('hashchange', listener);
    return () => window.removeEventListener('hashchange', listener);
  }, [root, store, shown]);
  return lost && { ...lost, dismiss: () => setLost(null) };
}

/** What was begun at a paragraph that is gone is shown with what is about the whole article: it is still sent to the words that it was meant for. */
function useHomelessDrafts(root: RefObject<HTMLElement | null>): void {
  const store = useReaderStore();
  const drafts = useReader((state) => state.unfinished);
  const draft = useReader((state) => state.draft);
  const shown = useReader((state) => state.view.revision);
  useEffect(() => {
    const homeless = (place: string) => place !== WHOLE && !root.current?.querySelector(`[data-row="${place}"]`);
    if (drafts.some(({ place }) => homeless(place))) store.getState().set({ unfinished: drafts.map((each) => (homeless(each.place) ? { ...each, place: WHOLE } : each)) });
    if (draft && homeless(draft.place)) store.getState().set({ draft: { ...draft, place: WHOLE } });
  }, [root, store, drafts, draft, shown]);
}

/** The button that fetched the new text is gone with it: the reader goes on at the first paragraph that they see. */
function useFocusAfter(coming: boolean, root: RefObject<HTMLElement | null>): void {
  const wasComing = useRef(false);
  useEffect(() => {
    const hasCome = wasComing.current && !coming;
    wasComing.current = coming;
    if (!hasCome || !root.current || document.activeElement !== document.body) return;
    const seen = paragraphElements(root.current).find((element) => element.getBoundingClientRect().bottom > innerHeight / 4);
    seen?.focus({ preventScroll: true });
  }, [coming, root]);
}
