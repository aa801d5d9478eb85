import { getEventListeners } from 'node:events';
import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { rest } from '@/lib/jobs/rest';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

const signalsOf = (...controllers: AbortController[]) => controllers.map(({ signal }) => signal);
const listening = (signals: AbortSignal[]) => signals.map((signal) => getEventListeners(signal, 'abort').length);

test('leaves nothing on the signals once its time is over', async () => {
  const signals = signalsOf(new AbortController(), new AbortController());
  for (let time = 0; time < 3; time += 1) {
    const rested = rest(2_000, signals);
    expect(listening(signals)).toEqual([1, 1]);
    await vi.advanceTimersByTimeAsync(2_000);
    await rested;
  }
  expect(listening(signals)).toEqual([0, 0]);
});

test('ends with the first of the signals, and leaves neither a listener on the other nor a timer', async () => {
  const [bell, ending] = [new AbortController(), new AbortController()];
  const rested = rest(2_000, signalsOf(bell, ending));
  bell.abort();
  await rested;
  expect(listening(signalsOf(bell, ending))).toEqual([0, 0]);
  expect(vi.getTimerCount()).toBe(0);
});

test('does not begin when a signal was given before', async () => {
  const [bell, ending] = [new AbortController(), new AbortController()];
  ending.abort();
  await rest(2_000, signalsOf(bell, ending));
  expect(vi.getTimerCount()).toBe(0);
});
