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

it('refuses who comes when so many wait already', async () => {
  const { Crowded, turnsOf } = await import('@/lib/turns');
  const turn = turnsOf('a test’s own, crowded', 1, 1);
  const end = await turn();
  const second = turn();
  await expect(turn()).rejects.toBeInstanceOf(Crowded);
  end();
  const third = turn();
  (await second)();
  (await third)();
});
