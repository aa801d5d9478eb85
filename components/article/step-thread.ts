import type { ThreadView } from '@/lib/core/threads';
import { toast } from '../ui/toast';
import { findThread } from './find-thread';
import { focusThread } from './focus';
import { loadPlace } from './load-place';
import { placeOf, WHOLE } from './place';
import type { ReaderStore } from './reader-store';
import { open } from './use-passage-clicks';
import { currentParagraph } from './writing';

/** Opens the next or the previous thread that the filter shows, from the one that is open, else from where one reads. */
export async function stepThread(root: HTMLElement, store: ReaderStore, by: 1 | -1): Promise<void> {
  const { active, view } = store.getState();
  const here = active === null ? undefined : findThread(store.getState(), active);
  const rows = [...root.querySelectorAll<HTMLElement>('[data-row]')].map(({ dataset }) => dataset.row ?? WHOLE);
  const from = rows.indexOf(here ? placeOf(here) : (currentParagraph(root)?.id ?? WHOLE));
  const next = (here ? await besides(store, here, by) : undefined) ?? (await among(store, by === 1 ? rows.slice(here ? from + 1 : from) : rows.slice(0, here ? Math.max(from, 0) : from + 1).reverse(), by));
  if (!next) return toast(Object.values(view.threadCounts).some((count) => count > 0) ? `There is no ${by === 1 ? 'further' : 'earlier'} thread.` : 'There is no thread.');
  open(store, next);
  requestAnimationFrame(() => root.querySelector(`[data-row="${placeOf(next)}"]`)?.scrollIntoView({ block: 'center' }));
  focusThread(next.id);
}

/** In the same place of the text. */
async function besides(store: ReaderStore, thread: ThreadView, by: 1 | -1): Promise<ThreadView | undefined> {
  const known = store.getState().threads[placeOf(thread)] ?? [];
  const next = known[known.findIndex(({ id }) => id === thread.id) + by];
  if (next || by === -1) return next;
  const all = await loadPlace(store, placeOf(thread));
  return all[all.findIndex(({ id }) => id === thread.id) + 1];
}

/** In the first place of these that has any. */
async function among(store: ReaderStore, places: readonly string[], by: 1 | -1): Promise<ThreadView | undefined> {
  for (const place of places) {
    const known = store.getState().threads[place];
    if (by === 1 && known?.length) return known[0];
    const all = await loadPlace(store, place);
    if (all.length > 0) return all.at(by === 1 ? 0 : -1);
  }
  return undefined;
}
