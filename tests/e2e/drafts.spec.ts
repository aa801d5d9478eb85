/** What was typed is kept, whatever happens, and is posted once. */
import type { Page } from '@playwright/test';
import { choose, composer, expect, isReady, newArticle, newThread, openArticle, openThread, personOf, test, thread, threadsOf, write } from './support/reading';

/** Begins a comment on a paragraph; what is returned is its editor. */
async function begin(page: Page, words: string) {
  await page.getByRole('button', { name: 'Annotate paragraph 1' }).click();
  const editor = composer(page, 'comment').getByRole('textbox', { name: 'Comment' });
  await write(editor, words);
  return editor;
}

/** What went wrong, as the form tells it. */
const alert = (page: Page) => page.locator('form').getByRole('alert');

test('drafts of a claim and of a reply outlast a reload and a closed tab', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Half Written');
  await newThread(api('participant2'), article, 'forty million', 'In which money?');
  const page = await reader('participant1');
  await openArticle(page, article);
  const money = thread(page, 'In which money?');
  await openThread(money);
  await money.getByRole('button', { name: 'Reply' }).click();
  await write(money.getByRole('textbox', { name: 'Reply' }), 'Half a reply');

  await page.getByRole('button', { name: 'Annotate paragraph 2' }).click();
  await choose(composer(page, 'comment'), 'Claim');
  const form = composer(page, 'claim');
  await choose(form, 'cause');
  await form.getByLabel('In your own words').fill('It is the weather.');
  await form.getByRole('button', { name: 'contested', exact: true }).click();
  await write(form.getByRole('textbox', { name: 'Claim' }), 'Half a comment');

  await page.reload();
  await isReady(page);
  await expect(page.getByText('Unfinished claim')).toBeVisible();
  const context = page.context();
  await page.close();
  const again = await context.newPage();
  await openArticle(again, article);
  await openThread(thread(again, 'In which money?'));
  await expect(again.getByRole('textbox', { name: 'Reply' })).toHaveText('Half a reply');
  await again.getByRole('button', { name: 'Continue' }).click();
  const continued = composer(again, 'claim');
  await expect(continued.getByRole('radio', { name: 'cause' })).toBeChecked();
  await expect(continued.getByLabel('In your own words')).toHaveValue('It is the weather.');
  await expect(continued.getByRole('button', { name: 'contested', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(continued.getByRole('textbox', { name: 'Claim' })).toHaveText('Half a comment');
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);

  // Nobody else at this browser finds it, and what was thrown away is gone unless it is taken back.
  await continued.getByRole('button', { name: 'Discard' }).click();
  await expect(again.getByText('Unfinished claim')).toHaveCount(0);
  await again.getByRole('button', { name: 'Undo' }).click();
  await expect(again.getByText('Unfinished claim')).toBeVisible();
});

test('without a connection the words stay, and are posted when it is back', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'In the Tunnel');
  const page = await reader('participant1');
  await openArticle(page, article);
  const editor = await begin(page, 'Written in a tunnel.');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(alert(page)).toContainText('There is no connection to Scholium.');
  await expect(editor).toHaveText('Written in a tunnel.');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(thread(page, 'Written in a tunnel.')).toBeVisible();
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);
});

test('when the answer got lost on its way, trying again posts nothing twice', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Once Only');
  const page = await reader('participant1');
  await openArticle(page, article);
  await begin(page, 'Say it once.');
  await page.route(`**/articles/${article.id}`, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(alert(page)).toContainText('There is no connection to Scholium.');
  // The server has it, and this browser does not know.
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);
  await page.unrouteAll();
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(thread(page, 'Say it once.')).toHaveCount(1);
  await page.reload();
  await expect(thread(page, 'Say it once.')).toHaveCount(1);
  await expect(page.getByRole('button', { name: 'Continue' })).toHaveCount(0);
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);
});

test('when the session was ended elsewhere, one signs in again beside it and posts', async ({ api, signedIn }) => {
  const article = await newArticle(api('instructor'), 'Signed Out Meanwhile');
  const page = await signedIn('participant6');
  await openArticle(page, article);
  const editor = await begin(page, 'Long thought, late posted.');

  const elsewhere = await signedIn('participant6');
  await elsewhere.goto('/account');
  await elsewhere.getByRole('button', { name: 'Sign out everywhere: this browser and all others' }).click();
  await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click();
  await elsewhere.waitForURL(/sign-in/);

  await page.getByRole('button', { name: 'Post comment' }).click();
  const message = alert(page).filter({ hasText: 'Sign in' });
  await expect(message).toBeVisible();
  await expect(editor).toHaveText('Long thought, late posted.');
  const opened = page.waitForEvent('popup');
  await message.getByRole('link', { name: /Sign in/ }).click();
  const popup = await opened;
  await popup.getByRole('button', { name: personOf('participant6').name }).click();
  await expect(popup.getByRole('heading', { name: 'Your seminars' })).toBeVisible();
  await popup.close();
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(thread(page, 'Long thought, late posted.')).toBeVisible();
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);
});

test('limits are told while typing, and what is too long is neither sent nor lost', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Too Much');
  const page = await reader('participant1');
  await openArticle(page, article);
  const editor = await begin(page, 'a'.repeat(20_002));
  await expect(page.getByText('The comment is 2 characters too long. Please shorten it.')).toBeVisible();
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(alert(page)).toContainText('20,000');
  await expect(editor).toContainText('aaa');
  await write(editor, 'a'.repeat(17_000));
  await expect(page.getByText('3,000 characters left')).toBeVisible();

  await page.getByRole('button', { name: 'Add tags' }).click();
  const tag = page.getByLabel('Another tag');
  await tag.fill('t'.repeat(65));
  await expect(page.getByText('The tag is 1 characters too long.')).toBeVisible();
  await tag.press('Enter');
  await expect(tag).toHaveValue('t'.repeat(65));
  for (let count = 1; count <= 12; count++) {
    await tag.fill(`tag ${count}`);
    await tag.press('Enter');
  }
  await expect(page.getByText('That is all 12.')).toBeVisible();
  await expect(tag).toBeDisabled();
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(thread(page, 'aaaa').getByRole('button', { name: /^tag \d+ 1 member/ })).toHaveCount(12);
});
