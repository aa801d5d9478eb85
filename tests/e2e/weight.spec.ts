/** How much the reading page asks a phone's line to carry. */
import { gzipSync } from 'node:zlib';
import type { Page, Response } from '@playwright/test';
import { composer, demoArticle, expect, openArticle, test } from './support/reading';

const MOST_KB = 180;
/** A name that only the editor's own code has. */
const EDITOR = /ProseMirror/;

/** The scripts that a page has fetched, from the beginning or since. */
function scriptsOf(page: Page) {
  const responses: Response[] = [];
  page.on('response', (response) => {
    if (response.request().resourceType() === 'script') responses.push(response);
  });
  return async () => Promise.all(responses.map(async (response) => ({ name: new URL(response.url()).pathname, body: await response.body() })));
}

test(`reading takes at most ${MOST_KB} KB of scripts; the editor comes when it is asked for`, async ({ api, reader }) => {
  const id = await demoArticle(api('participant1'));
  const page = await reader('participant1');
  const scripts = scriptsOf(page);
  await openArticle(page, { id });
  // The network is never idle: live updates stay open. What the page fetches by itself, it fetches until it is idle.
  await page.waitForLoadState('load');
  await page.evaluate(() => new Promise((resolve) => requestIdleCallback(resolve)));
  const fetched = await scripts();
  const sizes = Object.fromEntries(fetched.map(({ name, body }) => [name, gzipSync(body).length]));
  const total = Object.values(sizes).reduce((sum, size) => sum + size, 0);
  expect(total, JSON.stringify(sizes, null, 1)).toBeLessThanOrEqual(MOST_KB * 1024);
  expect(total).toBeGreaterThan(0);
  expect(fetched.filter(({ body }) => EDITOR.test(body.toString())).map(({ name }) => name)).toEqual([]);

  await page.getByRole('button', { name: 'Comment on the whole article' }).click();
  await expect(composer(page, 'comment').getByRole('textbox', { name: 'Comment' })).toBeVisible();
  expect((await scripts()).some(({ body }) => EDITOR.test(body.toString()))).toBe(true);
});
