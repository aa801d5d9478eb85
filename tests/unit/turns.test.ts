import { expect, it, vi } from 'vitest';

it('lets so many at a thing at once, in order, also where the module is there twice', async () => {
  const name = 'a test’s own';
  const { turnsOf } = await import('@/lib/turns');
  vi.resetModules();
  const again = await import('@/lib/turns');
  expect(again.turnsOf).not.toBe(turnsOf);
  const [page, api] = [turnsOf(name, 2), again.turnsOf(name, 2)];
  const [first, second] = [await page(), await api()];
  const begun: string[] = [];
  const third = page().then((end) => (begun.push('third'), end));
  const fourth = api().then((end) => (begun.push('fourth'), end));
  await Promise.resolve();
  expect(begun).toEqual([]);
  first();
  (await third)();
  (await fourth)();
  expect(begun).toEqual(['third', 'fourth']);
  second();
  (await page())();
});
