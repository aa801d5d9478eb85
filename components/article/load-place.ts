import { loadThreads } from '@/app/articles/[article]/actions';
import type { ThreadView } from '@/lib/core/threads';
import { filterAt } from './place';
import type { ReaderStore } from './reader-store';

/** All threads of a place under the page's filter; those that did not come with the page are fetched. Where that fails, those that are known. */
export async function loadPlace(store: ReaderStore, place: string): Promise<readonly ThreadView[]> {
  const { articleId, filter, threadCounts } = store.getState().view;
  const known = () => store.getState().threads[place] ?? [];
  if (known().length >= (threadCounts[place] ?? 0)) return known();
  for (let cursor: string | undefined, first = true; first || cursor; first = false) {
    const page = await loadThreads({ article: articleId, filter: filterAt(filter, place), ...(cursor ? { cursor } : {}) }).catch(() => null);
    if (!page?.ok) break;
    store.getState().putListed(...page.data.items);
    cursor = page.data.nextCursor ?? undefined;
  }
  return known();
}
