'use client';

import { useEffect } from 'react';
import { loadWords } from '@/app/articles/[article]/actions';
import { useReaderStore } from './reader-context';
import type { ReaderStore } from './reader-store';

/** A form for a claim asks for its types and for its tags; both come at once. */
const asking = new Set<string>();

/** Has what is offered to choose from be what the seminar offers now: a page may have been open for days. */
export function useFreshWords(): void {
  const store = useReaderStore();
  useEffect(() => void refreshWords(store), [store]);
}

/** Without a connection what came with the page stays, and the server says what it does not take. */
async function refreshWords(store: ReaderStore): Promise<void> {
  const { articleId } = store.getState().view;
  if (asking.has(articleId)) return;
  asking.add(articleId);
  const words = await loadWords({ article: articleId }).catch(() => null);
  asking.delete(articleId);
  if (words?.ok) store.getState().recount(words.data);
}
