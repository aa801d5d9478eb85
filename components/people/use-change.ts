'use client';

import { useRouter } from 'next/navigation';
import { useTransition } from 'react';
import type { Result } from '@/lib/http/public-error';
import { toast } from '../ui/toast';

/** What is said after a change, and how to take it back. */
type Said<T> = { done: string | ((data: T) => string); undo?: (data: T) => Promise<Result<unknown>>; after?: (data: T) => void };

const LOST = 'The server could not be reached. Nothing is known to have changed; please try again.';

/** Makes changes one at a time, says what became of each, and shows the page as it is then. */
export function useChange(): [pending: boolean, change: <T>(work: () => Promise<Result<T>>, said: Said<T>) => void] {
  const router = useRouter();
  const [pending, start] = useTransition();
  const change = <T>(work: () => Promise<Result<T>>, { done, undo, after }: Said<T>) =>
    start(async () => {
      const result = await work().catch(() => null);
      if (!result?.ok) {
        toast(result?.error.message ?? LOST);
        return;
      }
      const { data } = result;
      toast(typeof done === 'string' ? done : done(data), undo ? () => change(() => undo(data), { done: 'Undone.' }) : undefined);
      after?.(data);
      router.refresh();
    });
  return [pending, change];
}
