/** The seminar's own claim types: an instructor looks after them, and members mark claims with them. */
import type { Page } from '@playwright/test';
import { choose, composer, demoSeminar, expect, newArticle, openArticle, PHONE, selectByMouse, shownCount, test, thread, toolbar } from './support/reading';

const item = (page: Page, name: string) => page.getByRole('listitem').filter({ has: page.getByText(name, { exact: true }) });

test('an instructor adds a type and renames it, a participant marks a claim with it', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Likened');
  const desk = await reader('instructor');
  await desk.goto(`/seminars/${await demoSeminar(api('instructor'))}/claim-types`);
  await desk.getByRole('button', { name: 'Add a claim type' }).focus();
  await desk.keyboard.press('Enter');
  const adding = desk.getByRole('dialog', { name: 'Add a claim type' });
  await adding.getByLabel('Name').fill('Fact');
  await desk.keyboard.press('Enter');
  await expect(adding.getByText('“fact” is there already')).toBeVisible();
  await adding.getByLabel('Name').fill('analogy');
  await adding.getByLabel('What it means').fill('Likens one case to another.');
  await adding.getByLabel('teal').check();
  await desk.keyboard.press('Enter');
  await expect(item(desk, 'analogy')).toContainText('Not used yet');

  const page = await reader('participant1');
  await openArticle(page, article);
  await selectByMouse(page, { paragraph: 'p2', words: 'half of the shops had closed' });
  await toolbar(page).getByRole('button', { name: 'Claim' }).click();
  const form = composer(page, 'claim');
  await choose(form, 'analogy');
  await expect(form.getByText('Likens one case to another.')).toBeVisible();
  await form.getByLabel('In your own words').fill('It is like a town without a road.');
  await page.getByRole('button', { name: 'Post claim' }).click();
  const posted = thread(page, 'It is like a town without a road.');
  await expect(posted).toContainText('analogy');

  await desk.reload();
  await expect(item(desk, 'analogy')).toContainText('1 claim by 1 member');
  await desk.getByRole('button', { name: 'Change “analogy”' }).click();
  const changing = desk.getByRole('dialog', { name: 'Change “analogy”' });
  await changing.getByLabel('Name').fill('השוואה <b>');
  await changing.getByRole('button', { name: 'Keep the change' }).click();
  await expect(item(desk, 'השוואה <b>')).toContainText('1 claim by 1 member');

  // A form that is opened in a page from before offers what there is now.
  await page.getByRole('button', { name: 'Annotate paragraph 1' }).click();
  await choose(composer(page, 'comment'), 'Claim');
  await expect(composer(page, 'claim').getByRole('radio', { name: 'השוואה <b>' })).toBeAttached();
  await expect(composer(page, 'claim').getByRole('radio', { name: 'analogy' })).toHaveCount(0);
  await page.reload();
  await expect(posted).toContainText('השוואה <b>');
  await page.getByLabel('Claim type', { exact: true }).selectOption('השוואה <b>');
  await expect(shownCount(page)).toContainText('1 thread');
  await page.getByRole('link', { name: 'Claims' }).click();
  await page.getByLabel('Type', { exact: true }).selectOption('השוואה <b>');
  await expect(page.getByText('1 claim', { exact: true })).toBeVisible();
});

test('on a phone a type is merged, taken back, retired and offered again', async ({ api, reader }) => {
  const page = await reader('instructor', PHONE);
  await page.goto(`/seminars/${await demoSeminar(api('instructor'))}/claim-types`);
  await page.getByRole('button', { name: 'Add a claim type' }).click();
  await page.getByRole('dialog').getByLabel('Name').fill('hearsay of a neighbour whom nobody has met so far, nor ever will');
  await page.getByRole('button', { name: 'Add the claim type' }).click();
  const long = item(page, 'hearsay of a neighbour whom nobody has met so far, nor ever will');
  await expect(long).toBeVisible();
  expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBe(390);
  await long.getByRole('button', { name: 'Merge' }).click();
  await page.getByLabel('Claim type to keep').selectOption('testimony');
  await page.getByRole('button', { name: 'Merge the two' }).click();
  await expect(page.getByRole('region', { name: 'Merged' })).toContainText('“testimony” stands for it.');
  await long.getByRole('button', { name: 'Undo the merging' }).click();
  await expect(page.getByRole('region', { name: 'Merged' })).toHaveCount(0);
  await long.getByRole('button', { name: 'Retire' }).click();
  await expect(page.getByRole('region', { name: 'Retired' })).toContainText('hearsay');
  await long.getByRole('button', { name: 'Offer again' }).click();
  await expect(page.getByRole('region', { name: 'Retired' })).toHaveCount(0);
});
