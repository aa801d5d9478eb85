/** Finding threads by one box, by keys and on a phone. */
import type { Locator, Page } from '@playwright/test';
import { expectNoAxeViolations, expectNoAxeViolationsInBothThemes } from './support/axe';
import { DARK, expect, newArticle, newThread, openArticle, PHONE, shownCount, test, thread } from './support/reading';

test('a box that completes, says what it does not understand, marks what it finds, and keys from thread to thread', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Found');
  const [one, two] = [api('participant1'), api('participant2')];
  await newThread(one, article, 'nobody was told why', 'Was it the weather, perhaps?', { kind: 'question' });
  await newThread(two, article, 'half of the shops', 'Not the WEATHER alone.', { kind: 'claim', claim: { type: 'statistic', paraphrase: 'Every second shop is gone.' }, tags: ['needs source'] });
  await newThread(one, article, 'forty million', 'By whose estimate?');

  const page = await reader('participant1');
  const { keyboard } = page;
  const box = page.getByRole('combobox', { name: 'Find' });
  const options = page.getByRole('listbox', { name: 'What the filter understands' }).getByRole('option');
  const shown = (words: string) => expect(shownCount(page)).toContainText(words);
  await openArticle(page, article);

  // By keys alone: operators, then what can stand after one.
  await keyboard.press('/');
  await expect(box).toBeFocused();
  await keyboard.type('ta');
  await expect(options).toHaveText([/^tag:/]);
  await expectNoAxeViolations(page);
  await keyboard.press('ArrowDown');
  await expect(options).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await keyboard.type('nee');
  await expect(options).toHaveText([/needs source/]);
  await keyboard.press('ArrowDown');
  await expect(options).toHaveAttribute('aria-selected', 'true');
  await keyboard.press('Enter');
  await shown('1 thread');
  await expect(box).toHaveValue('tag:"needs source" ');
  await expect(page.getByLabel('Tag', { exact: true })).toHaveValue('needs source');

  // What is chosen beside it stands in the box, and the other way round.
  await box.fill('kind:question weather');
  await keyboard.press('Enter');
  await shown('1 thread');
  await expect(page).toHaveURL(/\?kind=question&q=weather$/);
  await expect(page.getByLabel('Kind')).toHaveValue('question');
  await page.getByLabel('Kind').selectOption('All kinds');
  await shown('2 threads');
  await expect(box).toHaveValue('weather');
  await expect(page.locator('mark').filter({ visible: true })).toHaveText(['weather']);
  const [written, titles] = [await writtenInto(box), await titlesOf(page)];
  await box.fill('is:unanswered');
  await keyboard.press('Enter');
  await expect(page.getByLabel('Unanswered')).toBeChecked();
  await expect(page).toHaveURL(/\?q=is%3Aunanswered$/);
  await shown('1 thread');
  // Not even for a moment what it said before: whoever types on would have both.
  expect(await written()).toEqual(['is:unanswered']);
  // Nor is the page without a title, which would be announced.
  expect((await titles()).filter((title) => title !== 'Found · Scholium')).toEqual([]);

  await box.fill('weather colour:red');
  await keyboard.press('Enter');
  await expect(page.getByRole('alert').filter({ hasText: 'There is no filter “colour:”.' })).toBeVisible();
  await shown('2 threads');
  await expectNoAxeViolationsInBothThemes(page);

  // Next and previous, of what the filter shows.
  await box.fill('weather');
  await keyboard.press('Enter');
  await shown('2 threads');
  await page.getByRole('heading', { name: 'Found', level: 1 }).click();
  await keyboard.press(']');
  await expect(thread(page, 'Was it the weather').getByRole('button', { expanded: true })).toBeFocused();
  await keyboard.press(']');
  await expect(thread(page, 'Every second shop is gone.').getByRole('button', { expanded: true })).toBeFocused();
  await keyboard.press('[');
  await expect(thread(page, 'Was it the weather').getByRole('button', { expanded: true })).toBeFocused();
  await page.getByRole('link', { name: 'Clear filter' }).click();
  await shown('3 threads');
  await expect(box).toHaveValue('');
});

test('on a phone, in the dark: the box is behind its button, what it finds is marked, and nothing is found plainly', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Found on a Phone');
  await newThread(api('participant1'), article, 'nobody was told why', 'C’était l’État.');
  const page = await reader('participant2', { ...PHONE, ...DARK });
  await openArticle(page, article);
  await page.getByRole('button', { name: 'Filter' }).click();
  const box = page.getByRole('combobox', { name: 'Find' });
  await box.tap();
  await page.getByRole('option', { name: /^kind:/ }).tap();
  await page.getByRole('option', { name: /^kind:comment/ }).tap();
  await expect(page).toHaveURL(/kind=comment$/);
  await expectNoAxeViolations(page);
  await box.fill('etat');
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: /1 thread/ }).first().tap();
  await expect(page.getByRole('dialog').locator('mark').first()).toHaveText('État');
  await page.keyboard.press('Escape');
  await box.fill('nowhere');
  await page.keyboard.press('Enter');
  await expect(shownCount(page)).toContainText('No thread is like that. Clear filter');
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
});

/** Watches what a box has in it from here on. @returns what it had, one after the other */
async function writtenInto(box: Locator): Promise<() => Promise<string[]>> {
  const seen = await box.evaluateHandle((node) => {
    const seen: string[] = [];
    // React writes the attribute along with the value.
    new MutationObserver(() => seen.push(node.getAttribute('value')!)).observe(node, { attributeFilter: ['value'] });
    return seen;
  });
  return () => seen.jsonValue();
}

/** Watches the page's title from here on. @returns what it was after each change of the head */
async function titlesOf(page: Page): Promise<() => Promise<string[]>> {
  const seen = await page.evaluateHandle(() => {
    const seen: string[] = [];
    new MutationObserver(() => seen.push(document.title)).observe(document.head, { childList: true, subtree: true, characterData: true });
    return seen;
  });
  return () => seen.jsonValue();
}
