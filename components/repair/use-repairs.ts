'use client';

import { useRouter } from 'next/navigation';
import { useState } from 'react';
import { acceptAllSure, settleRepair, takeBackAllSure, takeBackRepair } from '@/app/articles/[article]/repair/actions';
import type { Repair, Repairs, SettledAs } from '@/lib/core/repair';
import type { SettleInput } from '@/lib/schemas/repair';
import { useSend } from '../annotation/use-send';
import { toast } from '../ui/toast';

const SAID: Record<SettledAs, string> = {
  accepted: 'Accepted.',
  chosen: 'It stands on the words that you selected.',
  paragraph: 'It is about the paragraph now.',
  orphaned: 'It is kept with its old words, after the text.',
};

export type Settling = SettleInput extends infer S ? (S extends SettleInput ? Omit<S, 'revision'> : never) : never;

/** What waits on the page, less what was just settled, with the ways to settle it and to take that back. */
export function useRepairs({ article, items, count, sure }: Repairs) {
  const { send, pending, error } = useSend();
  const router = useRouter();
  /** What was settled since the page was asked for: it may come along once more. */
  const [left, setLeft] = useState<ReadonlySet<string>>(new Set());
  const [last, setLast] = useState<string | null>(null);
  const revision = article.current;
  const shown = items.filter(({ id }) => !left.has(id));
  const without = (id: string, gone: boolean) => setLeft((before) => new Set(gone ? [...before, id] : [...before].filter((each) => each !== id)));

  const undo = async (id: string) => {
    if (await send(async () => asked(await takeBackRepair({ id, revision })))) {
      without(id, false);
      setLast(null);
    }
    router.refresh();
  };
  const settle = async ({ id }: Repair, settling: Settling): Promise<boolean> => {
    const done = await send(async () => asked(await settleRepair({ id, settling: { ...settling, revision } as SettleInput })));
    if (done) {
      without(id, true);
      setLast(id);
      toast(SAID[settling.as], () => void undo(id));
    }
    // Also after a refusal: what is shown is not what there is.
    router.refresh();
    return done !== null;
  };
  const acceptSure = async (): Promise<void> => {
    const done = await send(() => acceptAllSure({ article: article.id, revision }));
    if (!done) return;
    const takeBack = async () => {
      await send(() => takeBackAllSure({ article: article.id, revision, at: done.at }));
      router.refresh();
    };
    toast(`${done.count.toLocaleString('en')} accepted.`, () => void takeBack());
    router.refresh();
  };
  return { items: shown, count: Math.max(shown.length, count - items.filter(({ id }) => left.has(id)).length), sure, settle, undo: last === null ? null : () => undo(last), acceptSure, pending, error };
}

/** That it was done is all there is to tell. */
const asked = <Done extends { ok: boolean }>(result: Done) => (result.ok ? { ok: true as const, data: true } : (result as Extract<Done, { ok: false }>));
