import { expect, it } from 'vitest';
import { readBefore } from '@/lib/core/revisions/history';

it('the revision before one is the last that was read, not one that failed', () => {
  const revisions = [{ number: 4, state: 'ready' }, { number: 3, state: 'failed' }, { number: 2, state: 'ready' }, { number: 1, state: 'ready' }] as const;
  expect([4, 3, 2, 1].map((number) => readBefore(revisions, number))).toEqual([2, 2, 1, 1]);
});
