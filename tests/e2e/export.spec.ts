/** Threads leave as files: what goes into one is chosen in a dialog, which shows beforehand what that will be. */
import { readFile } from 'node:fs/promises';
import { expectNoAxeViolationsInBothThemes } from './support/axe';
import { demoSeminar, expect, FERRY, newArticle, newThread, openArticle, PHONE, test, thread } from './support/reading';

type Page = Parameters<typeof openArticle>[0];
const dialog = (page: Page) => page.getByRole('dialog');

/** Downloads what the dialog stands for. @returns the file's name and text */
async function download(page: Page): Promise<{ name: string; text: string }> {
  const [file] = await Promise.all([page.waitForEvent('download'), dialog(page).getByRole('link', { name: 'Download' }).click()]);
  return { name: file.suggestedFilename(), text: await readFile(await file.path(), 'utf8') };
}

test('a participant exports what the filter shows, in the format they choose', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'To Take Home', FERRY);
  await newThread(api('participant1'), article, 'nobody was told why', 'Was anybody asked?', { kind: 'question' });
  const answered = await newThread(api('participant2'), article, 'half of the shops', 'Half of how many?');
  await api('participant1').post(`/annotations/${answered.id}/comments`, { body: { format: 'text/plain', value: 'Twelve, in the end.' } });

  const page = await reader('participant1');
  await openArticle(page, article);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog(page).getByRole('status')).toContainText('2 threads, 3 comments');
  await expect(dialog(page)).toContainText('Was anybody asked?');
  await expectNoAxeViolationsInBothThemes(page);
  const markdown = await download(page);
  expect(markdown.name).toBe('To Take Home.md');
  for (const words of ['Was anybody asked?', 'Twelve, in the end.', FERRY[2]!.slice(0, 30)]) expect(markdown.text).toContain(words);

  await dialog(page).getByLabel('Format').selectOption('Table (CSV)');
  await expect(dialog(page).getByLabel('The article’s text')).toHaveCount(0);
  await dialog(page).getByLabel('Replies').uncheck();
  const table = await download(page);
  expect(table.name).toBe('To Take Home.csv');
  expect(table.text).toContain('Half of how many?');
  expect(table.text).not.toContain('Twelve');
  await page.keyboard.press('Escape');
  await expect(page.getByRole('button', { name: 'Export', exact: true })).toBeFocused();

  await page.getByLabel('Kind', { exact: true }).selectOption('Questions');
  await expect(page.getByText('1 thread', { exact: false }).first()).toBeVisible();
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog(page).getByRole('status')).toContainText('1 thread, 1 comment');
  expect((await download(page)).text).not.toContain('Half of how many?');
});

test('every format is fetched as a file', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'In Every Format', FERRY);
  await newThread(api('participant1'), article, 'forty million', 'In which currency?');
  const page = await reader('instructor');
  await openArticle(page, article);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  await expect(dialog(page).getByLabel('Format')).toBeVisible();
  const formats = await dialog(page).getByLabel('Format').locator('option').evaluateAll((options) => options.map((option) => (option as HTMLOptionElement).value));
  expect(formats.length).toBeGreaterThanOrEqual(7);
  for (const format of formats) {
    await dialog(page).getByLabel('Format').selectOption(format);
    const { name, text } = await download(page);
    expect(name, format).toMatch(/^In Every Format\.[\w.]+$/);
    expect(text.length, format).toBeGreaterThan(200);
  }
});

test('one thread and a whole seminar, by keyboard and on a phone', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'On the Way', FERRY);
  await newThread(api('participant1'), article, 'forty million', 'In which currency?');
  await newThread(api('participant1'), article, 'half of the shops', 'Half of how many?');
  const page = await reader('instructor', PHONE);
  await page.goto(`/seminars/${await demoSeminar(api('instructor'))}`);
  await page.getByRole('button', { name: 'Export', exact: true }).focus();
  await page.keyboard.press('Enter');
  await expect(dialog(page).getByRole('status')).toContainText(/\d+ threads/);
  await dialog(page).getByLabel('Names').selectOption('Removed');
  await expectNoAxeViolationsInBothThemes(page);
  expect((await download(page)).text).toContain('Speaker 1');

  const wide = await reader('participant1');
  await openArticle(wide, article);
  const card = thread(wide, 'In which currency?');
  await card.getByRole('heading').getByRole('button').click();
  await card.getByRole('button', { name: 'Export' }).click();
  await expect(dialog(wide).getByRole('status')).toContainText('1 thread');
  const { text } = await download(wide);
  expect(text).toContain('In which currency?');
  expect(text).not.toContain('Half of how many?');
});

test('whoever is signed out is asked to sign in, and then gets the file', async ({ api, visitor }) => {
  const article = await newArticle(api('instructor'), 'Signed Out', FERRY);
  const page = await visitor();
  await page.goto(`/export?article=${article.id}&format=csv`);
  await expect(page).toHaveURL(/\/sign-in\?next=/);
});
