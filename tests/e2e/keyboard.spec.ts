/** The whole job without a mouse. */
import type { Locator, Page } from '@playwright/test';
import { composer, expect, isReady, newArticle, newThread, openArticle, paragraph, personOf, selectedWords, test, thread, threadsOf } from './support/reading';

/** More stops than this before something is as good as out of reach. */
const MAX_STOPS = 60;

/** Presses Tab until it has the focus. */
async function tabTo(page: Page, goal: Locator): Promise<void> {
  await goal.waitFor();
  for (let stop = 0; stop < MAX_STOPS; stop++) {
    if (await goal.evaluate((element) => element === document.activeElement)) return expectVisibleFocus(page);
    await page.keyboard.press('Tab');
  }
  throw new Error(`${String(goal)} is not reached within ${MAX_STOPS} stops.`);
}

/** What has the focus shows it: by an outline, or by a shadow, its own or that of what holds it. */
async function expectVisibleFocus(page: Page): Promise<void> {
  const shown = await page.evaluate(() => {
    const marked = (element: Element) => {
      const { outlineStyle, outlineWidth, boxShadow } = getComputedStyle(element);
      return (outlineStyle !== 'none' && parseFloat(outlineWidth) > 0) || boxShadow !== 'none';
    };
    const active = document.activeElement;
    if (!active || active === document.body) return false;
    return marked(active) || active.closest('label, [class*=focus-within], article') !== null;
  });
  expect(shown, 'the focus can be seen').toBe(true);
}

const focused = (page: Page) => page.locator(':focus');

test('from signing in to a posted claim', async ({ api, visitor }) => {
  const article = await newArticle(api('instructor'), 'By Keys Alone');
  const page = await visitor();
  const { keyboard } = page;
  await page.goto('/sign-in');
  await tabTo(page, page.getByRole('button', { name: personOf('participant2').name }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'Reading Security Policy' }));
  await keyboard.press('Enter');
  await tabTo(page, page.getByRole('link', { name: 'By Keys Alone' }));
  await keyboard.press('Enter');
  await page.waitForURL(`**/articles/${article.id}`);
  await isReady(page);

  await keyboard.press('j');
  await expect(paragraph(page, 'p1')).toBeFocused();
  await keyboard.press('j');
  await keyboard.press('j');
  await keyboard.press('k');
  await expect(paragraph(page, 'p2')).toBeFocused();
  await expectVisibleFocus(page);
  for (let word = 0; word < 4; word++) await keyboard.press('ArrowRight');
  expect(await selectedWords(page)).toBe('half');
  await keyboard.press('ArrowLeft');
  expect(await selectedWords(page)).toBe('year');
  await keyboard.press('ArrowRight');
  for (let word = 0; word < 6; word++) await keyboard.press('Shift+ArrowRight');
  await keyboard.press('Shift+ArrowLeft');
  expect(await selectedWords(page)).toBe('half of the shops had closed');

  await keyboard.press('m');
  const form = composer(page, 'claim');
  await expect(form.getByRole('radio', { name: 'fact' })).toBeFocused();
  await expectVisibleFocus(page);
  await keyboard.press('Control+Enter');
  await expect(form.getByText('Please choose a type.')).toBeVisible();
  await expect(form.getByRole('radio', { name: 'fact' })).toBeFocused();
  await keyboard.press('ArrowRight');
  await expect(form.getByRole('radio', { name: 'statistic' })).toBeChecked();
  await tabTo(page, form.getByLabel('In your own words'));
  await keyboard.type('Every second shop is gone.');
  await tabTo(page, form.getByRole('toolbar', { name: 'Format: Claim' }).getByRole('button').first());
  await tabTo(page, form.getByRole('textbox', { name: 'Claim' }));
  await keyboard.type('Of how many? ');
  await keyboard.press('Control+B');
  await keyboard.type('Twelve.');
  await tabTo(page, form.getByRole('button', { name: 'needs source', exact: true }));
  await keyboard.press('Space');
  await tabTo(page, form.getByLabel('Another tag'));
  await keyboard.type('counting');
  await keyboard.press('Enter');
  await keyboard.press('Control+Enter');

  const posted = thread(page, 'Every second shop is gone.');
  await expect(posted.getByRole('heading').getByRole('button')).toBeFocused();
  await expect(posted).toContainText('Of how many? Twelve.');
  await expectVisibleFocus(page);
  const [made] = await threadsOf(api('participant2'), article);
  expect(made).toMatchObject({
    claim: { type: 'statistic', paraphrase: 'Every second shop is gone.' },
    target: { paragraph: 'p2', exact: 'half of the shops had closed' },
  });
  expect(made!.tags.map(({ tag }) => tag).sort()).toEqual(['counting', 'needs source']);

  await keyboard.press('Escape');
  await expect(posted.getByRole('heading').getByRole('button')).toHaveAttribute('aria-expanded', 'false');
  await expect(posted.getByRole('heading').getByRole('button')).toBeFocused();
});

test('the focus is never lost when something closes', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Never Lost');
  await newThread(api('participant1'), article, 'forty million', 'In which money?');
  const page = await reader('participant1');
  const { keyboard } = page;
  await openArticle(page, article);

  // Writing is left, and what was written is found again.
  await keyboard.press('j');
  await keyboard.press('c');
  await expect(composer(page, 'comment').getByRole('textbox', { name: 'Comment' })).toBeFocused();
  await keyboard.type('To be continued');
  await keyboard.press('Escape');
  await expect(composer(page, 'comment')).toHaveCount(0);
  await expect(paragraph(page, 'p1')).toBeFocused();
  await expectVisibleFocus(page);
  await tabTo(page, page.getByRole('button', { name: 'Continue' }));
  await keyboard.press('Enter');
  await expect(composer(page, 'comment')).toContainText('To be continued');
  await tabTo(page, composer(page, 'comment').getByRole('button', { name: 'Discard' }));
  await keyboard.press('Enter');
  await expect(paragraph(page, 'p1')).toBeFocused();

  // A reply is begun and left, an edit too, and then the thread is closed and withdrawn.
  const money = thread(page, 'In which money?');
  const head = money.getByRole('heading').getByRole('button');
  await tabTo(page, head);
  await keyboard.press('Enter');
  for (const [opener, editor] of [['Reply', 'Reply'], ['Edit', 'Edit the comment']] as const) {
    await tabTo(page, money.getByRole('button', { name: opener, exact: true }));
    await keyboard.press('Enter');
    await expect(money.getByRole('textbox', { name: editor })).toBeFocused();
    await keyboard.press('Escape');
    await expect(money.getByRole('button', { name: opener, exact: true })).toBeFocused();
    await head.focus();
  }
  await tabTo(page, money.getByRole('button', { name: 'Close' }));
  await keyboard.press('Enter');
  await expect(head).toBeFocused();
  await keyboard.press('Enter');
  await tabTo(page, money.getByRole('button', { name: 'Withdraw comment' }));
  await keyboard.press('Enter');
  await expect(money).toHaveCount(0);
  await expect(paragraph(page, 'p3')).toBeFocused();
});

test('help tells all keys and gives the focus back; single letters can be switched off', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Fewer Keys');
  const page = await reader('participant1');
  const { keyboard } = page;
  await openArticle(page, article);
  await keyboard.press('j');
  await keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toContainText('Mark a claim');
  await keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await expect(paragraph(page, 'p1')).toBeFocused();

  await keyboard.press('?');
  await help.getByLabel('Single letters are keys').focus();
  await keyboard.press('Space');
  await keyboard.press('Escape');
  for (const key of ['j', 'c', 'm', '?']) await keyboard.press(key);
  await expect(paragraph(page, 'p1')).toBeFocused();
  await expect(page.getByRole('form')).toHaveCount(0);
  await expect(help).toHaveCount(0);
  // The arrows are no letters, and the choice outlasts the page.
  await keyboard.press('ArrowRight');
  expect(await selectedWords(page)).toBe('The');
  await page.reload();
  await isReady(page);
  await keyboard.press('j');
  await expect(focused(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Keys' }).click();
  await expect(help.getByLabel('Single letters are keys')).not.toBeChecked();
  await help.getByRole('button', { name: 'Close' }).click();
  await expect(page.getByRole('button', { name: 'Keys' })).toBeFocused();
});
