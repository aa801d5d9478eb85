import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { connectLive } from '@/components/article/live-connection';

let page: EventTarget & { hidden: boolean };
let browser: EventTarget;
/** The connections that were asked for; those that are still held have a signal that is not aborted. */
let asked: AbortSignal[];
const held = () => asked.filter(({ aborted }) => !aborted).length;

beforeEach(() => {
  vi.useFakeTimers();
  page = Object.assign(new EventTarget(), { hidden: false });
  browser = new EventTarget();
  asked = [];
  vi.stubGlobal('document', page);
  vi.stubGlobal('window', browser);
  vi.stubGlobal('fetch', (_: string, { signal }: { signal: AbortSignal }) => {
    asked.push(signal);
    return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
  });
});
afterEach(() => {
  vi.unstubAllGlobals();
  vi.useRealTimers();
});

const look = (hidden: boolean) => {
  page.hidden = hidden;
  page.dispatchEvent(new Event('visibilitychange'));
};

test('a hidden tab gives its connection back, takes none when the network returns, and has one when it is looked at', async () => {
  const live = connectLive('a', '0', { hear: () => undefined, state: () => undefined });
  expect(held()).toBe(1);
  look(true);
  await vi.advanceTimersByTimeAsync(10_000);
  expect(held()).toBe(0);
  browser.dispatchEvent(new Event('online'));
  await vi.advanceTimersByTimeAsync(20_000);
  expect(asked).toHaveLength(1);
  look(false);
  expect(asked).toHaveLength(2);
  expect(held()).toBe(1);
  live.stop();
  expect(held()).toBe(0);
});

test('a tab that is looked at connects anew when the network returns', () => {
  const live = connectLive('a', '0', { hear: () => undefined, state: () => undefined });
  browser.dispatchEvent(new Event('online'));
  expect(asked).toHaveLength(2);
  expect(held()).toBe(1);
  live.stop();
});
