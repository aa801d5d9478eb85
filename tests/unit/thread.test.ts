import { expect, it } from 'vitest';
import { startThread } from '@/lib/thread';

it('a thread that fails while nobody waits for it ends nothing but itself', async () => {
  const thread = startThread('lib/no-such-module.ts', null, {});
  // Waiting by `once` would listen for its error, too.
  expect(await new Promise((resolve) => thread.on('exit', resolve))).toBe(1);
});
