'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { loadQueue, moderateMany } from '@/app/seminars/[seminar]/moderation/actions';
import { type PostDecision, reverse } from '@/lib/core/moderation';
import { itemId, QUEUE_PAGE_SIZE, type QueueItem } from '@/lib/core/queue';
import type { QueueFilter } from '@/lib/schemas/moderation';
import { useSend } from '../annotation/use-send';
import { toast } from '../ui/toast';
import { DONE } from './words';

export type QueueProps = { seminar: string; filter: QueueFilter; items: QueueItem[]; nextCursor: string | null };

/** What takes a decision back; `null` where the words that stood before are gone, as after an edit was approved. */
function wayBack(item: QueueItem, decision: PostDecision): PostDecision | null {
  if (decision === 'approve' && item.edit) return null;
  if (decision === 'keep' && item.status === 'hidden') return null;
  if (decision === 'reject') return 'unreject';
  return reverse(item.status, decision) as PostDecision | null;
}

const versionOf = ({ version }: QueueItem) => (version === null ? {} : { version });

const AFTER: Partial<Record<PostDecision, 'visible' | 'hidden' | 'pending'>> = { approve: 'visible', hide: 'hidden', restore: 'visible', hold: 'pending' };

/** The queue as it is on the screen: what was decided leaves it at once, what was refused stays and says why. */
export function useQueue({ seminar, filter, items: first, nextCursor: next }: QueueProps) {
  const router = useRouter();
  const { send, pending, error } = useSend();
  const [more, setMore] = useState<{ of: QueueItem[]; items: QueueItem[]; next: string | null }>({ of: first, items: [], next });
  const [problems, setProblems] = useState<Record<string, string>>({});
  // What was fetched on top belongs to the first page that the server gave; with another one it is fetched anew.
  const later = more.of === first ? more : { of: first, items: [], next };
  // What was decided leaves at once, and stays away until the server gives a page without it: one that
  // was on its way meanwhile still has it, and the next key would meet it again.
  const [left, setLeft] = useState<{ of: QueueItem[]; ids: ReadonlySet<string> }>({ of: first, ids: new Set() });
  if (left.of !== first) setLeft({ of: first, ids: new Set(first.map(itemId).filter((id) => left.ids.has(id))) });
  const items = [...first, ...later.items].filter((item) => !left.ids.has(itemId(item)));

  const loadMore = async () => {
    if (!later.next) return;
    const page = await send(() => loadQueue({ seminar, queue: { ...filter, limit: QUEUE_PAGE_SIZE, cursor: later.next! } }));
    if (page) setMore({ of: first, items: [...later.items, ...page.items], next: page.nextCursor });
  };

  const takeBack = async (done: { item: QueueItem; decision: PostDecision }[]) => {
    let changed = 0;
    for (const back of new Set(done.map(({ item, decision }) => wayBack(item, decision)))) {
      if (!back) continue;
      const posts = done.filter(({ item, decision }) => wayBack(item, decision) === back).map(({ item, decision }) => ({ comment: item.comment, annotation: item.annotation, expectedStatus: AFTER[decision] ?? (item.status as 'visible'), ...versionOf(item) }));
      const undone = await send(() => moderateMany({ posts, decision: back, undo: true, ...(back === 'hide' ? { reason: 'Restoring it was taken back.' } : {}) }));
      changed += undone ? undone.filter(({ error: why }) => why !== null).length : 0;
    }
    setLeft(({ of, ids }) => ({ of, ids: new Set([...ids].filter((id) => !done.some(({ item }) => itemId(item) === id))) }));
    if (changed > 0) toast(`${changed} of ${done.length} could not be taken back: they have changed meanwhile.`);
    router.refresh();
  };

  /** @returns whether all of it was done */
  const decide = async (chosen: readonly QueueItem[], decision: PostDecision, reason?: string): Promise<boolean> => {
    const posts = chosen.map((item) => ({
      ...{ comment: item.comment, annotation: item.annotation, expectedStatus: item.status as 'visible' | 'pending' | 'hidden' },
      ...versionOf(item),
    }));
    const decided = await send(() => moderateMany({ posts, decision, ...(reason ? { reason } : {}) }));
    if (!decided) return false;
    setProblems(Object.fromEntries(decided.flatMap(({ error: why, ...post }) => (why ? [[itemId(post), why]] : []))));
    const done = decided.flatMap(({ error: why, ...post }) => (why ? [] : chosen.filter((item) => itemId(item) === itemId(post)))).map((item) => ({ item, decision }));
    if (done.length > 0) {
      setLeft(({ of, ids }) => ({ of, ids: new Set([...ids, ...done.map(({ item }) => itemId(item))]) }));
      const backs = done.some(({ item }) => wayBack(item, decision) !== null);
      toast(`${done.length === 1 ? '1 post is' : `${done.length} posts are`} ${DONE[decision]}.`, backs ? () => void takeBack(done) : undefined);
    }
    router.refresh();
    return done.length === decided.length;
  };

  return { items, problems, decide, pending, error, loadMore: later.next ? loadMore : null };
}
