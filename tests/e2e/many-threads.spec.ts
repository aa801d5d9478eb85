/** A place with many threads: only those near to what can be seen have a card, and nobody is to notice. */
import type { Locator, Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe';
import { expect, FERRY, newArticle, newThread, openArticle, test, thread } from './support/reading';

const MANY = 32;
const remark = (number: number) => `Remark ${number} of ${MANY}.`;

/** The place in its list of the card that has the focus. */
const focusedPlace = (page: Page) => page.evaluate(() => Number(document.activeElement?.closest('[role=listitem][aria-posinset]')?.getAttribute('aria-posinset') ?? 0));
const placeOf = (card: Locator) => card.locator('xpath=ancestor::*[@aria-posinset]');

test('a list of many threads is one to links, to the keyboard and to a screen reader', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'A ferry that many remark upon', FERRY);
  const ids: string[] = [];
  // One after the other, so that their order is known.
  for (let number = 1; number <= MANY; number++) ids.push((await newThread(api('participant2'), article, 'half of the shops', remark(number))).id);
  const page = await reader('participant1');
  const wrong: string[] = [];
  page.on('console', (message) => message.type() === 'error' && wrong.push(message.text()));
  page.on('pageerror', (error) => wrong.push(error.message));

  // A link to a thread that did not come with the page.
  await openArticle(page, article, `#thread-${ids[27]}`);
  const linked = thread(page, remark(28));
  await expect(linked).toBeInViewport();
  await expect(linked.getByRole('button', { name: 'Close' })).toBeVisible();

  await page.getByRole('button', { name: /^Show \d+ more$/ }).click();
  const list = page.getByRole('list', { name: 'Threads' });
  await expect(placeOf(linked)).toHaveAttribute('aria-setsize', String(MANY));
  await expect(placeOf(linked)).toHaveAttribute('aria-posinset', '28');
  expect(await list.getByRole('article').count()).toBeLessThan(MANY);
  // The list scrolls by itself: the next paragraph's place beside the text stays where it was.
  expect((await list.boundingBox())!.height).toBeLessThan(page.viewportSize()!.height);

  // By Tab from the first to the last, each once and in order.
  await linked.getByRole('button', { name: 'Close' }).click();
  await list.evaluate((element) => element.scrollTo(0, 0));
  await thread(page, remark(1)).getByRole('button').first().focus();
  const visited = [await focusedPlace(page)];
  for (let times = 1; times < MANY; times++) {
    await page.keyboard.press('Tab');
    visited.push(await focusedPlace(page));
  }
  expect(visited).toEqual(Array.from({ length: MANY }, (_, index) => index + 1));

  // Whoever looks elsewhere with the mouse keeps the focus where it was.
  await list.evaluate((element) => element.scrollTo(0, 0));
  await expect(thread(page, remark(1))).toBeInViewport();
  await expect(thread(page, remark(26))).toHaveCount(0);
  expect(await focusedPlace(page)).toBe(MANY);
  await page.keyboard.press('Enter');
  await expect(thread(page, remark(MANY)).getByRole('button', { name: 'Close' })).toBeInViewport();
  await expectNoAxeViolations(page);

  // The browser's own search has the words of those without a card.
  expect(await list.evaluate((element, words) => [...element.querySelectorAll('[hidden="until-found"]')].some((hidden) => hidden.textContent?.includes(words)), remark(2))).toBe(true);
  expect(wrong).toEqual([]);
});
