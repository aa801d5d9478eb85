/** A browser without the CSS Custom Highlight API tints passages too. */
import type { Page } from '@playwright/test';
import { edgeOf, expect, newArticle, newThread, openArticle, test, thread } from './support/reading';

/** Where the boxes lie that are laid behind the words. */
const boxes = (page: Page, name: string) => page.locator(`.tint-box.${name}`).evaluateAll((found) => found.map((box) => box.getBoundingClientRect().toJSON() as DOMRect));

/** Whether one box lies behind both ends of the words. */
async function liesBehind(page: Page, words: string): Promise<boolean> {
  const ends = [await edgeOf(page, { paragraph: 'p2', words }, 'start'), await edgeOf(page, { paragraph: 'p2', words }, 'end')];
  const found = await boxes(page, 'tint-1');
  return ends.every(({ x, y }) => found.some((box) => box.left <= x && x <= box.right && box.top <= y && y <= box.bottom));
}

test('boxes lie behind the words, also when the text flows anew, and open their thread', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Without Highlights');
  const words = 'half of the shops';
  await newThread(api('participant2'), article, words, 'How many were there?');
  const page = await reader('participant1');
  await page.addInitScript(() => delete (CSS as { highlights?: unknown }).highlights);
  await openArticle(page, article);
  expect(await page.evaluate(() => 'highlights' in CSS)).toBe(false);
  await expect.poll(() => liesBehind(page, words)).toBe(true);

  await page.setViewportSize({ width: 1180, height: 900 });
  await expect.poll(() => liesBehind(page, words)).toBe(true);
  const { x, y } = await edgeOf(page, { paragraph: 'p2', words }, 'start');
  await page.mouse.click(x + 20, y);
  await expect(thread(page, 'How many were there?').getByRole('heading').getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  await expect.poll(async () => (await boxes(page, 'tint-active')).length).toBeGreaterThan(0);
});
