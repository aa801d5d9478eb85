import { gzipSync } from 'node:zlib';
import { chromium, type Page } from 'playwright-core';
import { browserOptions } from '../../tests/e2e/support/browser';
import { startApp } from './children';
import type { BenchData } from './data';
import { sessionCookie } from './session';

const ROUNDS = 5;

/** What a reader's browser has to do: JavaScript that it fetches, and the tasks that keep it busy. */
export async function measureBrowser(threads: number, databaseUrl: string, data: BenchData): Promise<void> {
  const app = await startApp(databaseUrl);
  const browser = await chromium.launch(await browserOptions());
  try {
    const [name, value] = (await sessionCookie(databaseUrl, data.userId)).split('=') as [string, string];
    const context = await browser.newContext({ viewport: { width: 1440, height: 900 } });
    await context.addCookies([{ name, value, url: app.url }]);
    const rounds: Round[] = [];
    for (let round = 0; round < ROUNDS; round++) rounds.push(await openPage(await context.newPage(), `${app.url}/articles/${data.articleId}`));
    const script = rounds[0]!.script;
    console.log(`Reading page with ${threads} annotations in the browser, ${ROUNDS} rounds`);
    console.log(`  JavaScript before an editor is opened    ${(script / 1024).toFixed(0)} KiB gzipped (at most 180)`);
    console.log(`  painting the annotations, longest task   ${Math.max(...rounds.map(({ paint }) => paint)).toFixed(1)} ms (at most 50)`);
    console.log(`  longest task while the page opens        ${spread(rounds.map(({ longest }) => longest))}`);
  } finally {
    await browser.close();
    await app.stop();
  }
}

type Round = { script: number; paint: number; longest: number };

async function openPage(page: Page, url: string): Promise<Round> {
  const scripts: Promise<number>[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') scripts.push(response.body().then((body) => gzipSync(body).length));
  });
  await page.addInitScript(() => {
    const tasks: number[] = [];
    Object.assign(window, { tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({ type: 'longtask', buffered: true });
  });
  // Not until the network is idle, which it never is: live updates stay open.
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => performance.getEntriesByName('scholium:tints').length > 0);
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const { paint, longest } = await page.evaluate(() => ({
    paint: Math.max(...performance.getEntriesByName('scholium:tints').map(({ duration }) => duration)),
    // Tasks below 50 ms are not told of.
    longest: Math.max(0, ...(window as unknown as { tasks: number[] }).tasks),
  }));
  const script = (await Promise.all(scripts)).reduce((sum, size) => sum + size, 0);
  await page.close();
  return { script, paint, longest };
}

const spread = (values: number[]) => {
  const sorted = [...values].sort((a, b) => a - b);
  const said = (value: number) => (value === 0 ? 'under 50' : value.toFixed(0));
  return `${said(sorted[0]!)} / ${said(sorted[sorted.length >> 1]!)} / ${said(sorted.at(-1)!)} ms (least, median, most)`;
};
