/** Reading and annotating on a phone, 390 pixels wide. */
import type { Page } from '@playwright/test';
import { composer, demoArticle, demoSeminar, edgeOf, expect, newArticle, newThread, openArticle, openThread, paragraph, PHONE, test, thread, threadsOf, toolbar, write } from './support/reading';

/** Selects as a long press and its handles do, which a test cannot move. */
const selectByTouch = (page: Page, key: string, words: string) =>
  paragraph(page, key).evaluate((element, words) => {
    const at = element.textContent!.indexOf(words);
    window.getSelection()!.setBaseAndExtent(element.firstChild!, at, element.firstChild!, at + words.length);
  }, words);

test('threads open in a sheet; words are selected and commented on', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'In the Hand');
  await newThread(api('participant1'), article, 'half of the shops', 'How many were there?', { kind: 'question' });
  const page = await reader('participant2', PHONE);
  await openArticle(page, article);

  await page.getByRole('button', { name: 'Annotate paragraph 2, 1 thread' }).tap();
  const sheet = page.getByRole('dialog', { name: 'On paragraph 2' });
  const question = thread(page, 'How many were there?');
  await openThread(question);
  await question.getByRole('button', { name: 'Reply' }).last().tap();
  await write(question.getByRole('textbox', { name: 'Reply' }), 'Twelve, says the register.');
  await question.locator('form').getByRole('button', { name: 'Reply' }).tap();
  await expect(question.locator('form')).toHaveCount(0);
  await expect(question).toContainText('Twelve, says the register.');
  await sheet.getByRole('button', { name: 'Close', exact: true }).first().tap();
  await expect(sheet).toHaveCount(0);

  await selectByTouch(page, 'p3', 'forty million');
  // In reach of the thumb, and not where the system shows its own bubble.
  await expect.poll(async () => (await toolbar(page).boundingBox())!.y).toBeGreaterThan(PHONE.viewport.height - 100);
  await toolbar(page).getByRole('button', { name: 'Comment' }).tap();
  await expect(composer(page, 'comment')).toContainText('forty million');
  await write(composer(page, 'comment').getByRole('textbox', { name: 'Comment' }), 'In which money?');
  await page.getByRole('button', { name: 'Post comment' }).tap();
  await expect(thread(page, 'In which money?')).toBeVisible();
  expect((await threadsOf(api('participant1'), article)).map(({ target }) => target.exact)).toEqual(['half of the shops', 'forty million']);
  await page.keyboard.press('Escape');

  const words = await edgeOf(page, { paragraph: 'p2', words: 'half of the shops' }, 'start');
  await page.touchscreen.tap(words.x + 20, words.y);
  await expect(sheet).toBeVisible();
  await expect(question.getByRole('heading').getByRole('button')).toHaveAttribute('aria-expanded', 'true');
});

test('a paragraph without threads is written about at once, and a draft is found again', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Left for Later');
  const page = await reader('participant2', PHONE);
  await openArticle(page, article);
  await page.getByRole('button', { name: 'Annotate paragraph 1' }).tap();
  await write(composer(page, 'comment').getByRole('textbox', { name: 'Comment' }), 'On the train, no network');
  await page.getByRole('dialog').getByRole('button', { name: 'Close', exact: true }).tap();
  await page.getByRole('button', { name: 'Annotate paragraph 1, unfinished draft' }).tap();
  await page.getByRole('button', { name: 'Continue' }).tap();
  await expect(composer(page, 'comment')).toContainText('On the train, no network');
});

test('no page is wider than the phone', async ({ api, reader }) => {
  const [seminar, article] = [await demoSeminar(api('instructor')), await demoArticle(api('instructor'))];
  const page = await reader('instructor', PHONE);
  const wide: string[] = [];
  for (const path of ['/', '/join', '/account', '/seminars/new', `/seminars/${seminar}`, `/seminars/${seminar}/import`, `/articles/${article}`, `/articles/${article}/claims`, '/nowhere']) {
    await page.goto(path);
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    if (over > 0) wide.push(`${path} by ${over} pixels`);
  }
  expect(wide).toEqual([]);
});
