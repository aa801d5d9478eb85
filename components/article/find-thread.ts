import type { ThreadView } from '@/lib/core/threads';

/** A thread that the page has, by its id, among those of all places. */
export function findThread({ threads }: { threads: Record<string, ThreadView[]> }, id: string | null): ThreadView | undefined {
  if (!id) return undefined;
  for (const list of Object.values(threads)) {
    const found = list.find((thread) => thread.id === id);
    if (found) return found;
  }
  return undefined;
}
