/** The seminar's own reading, from its file to annotations on it. Its words are not ours to keep here: they are read from the file. */
import fs from 'node:fs';
import path from 'node:path';
import type { ArticleView } from '../../lib/core/articles';
import { ROOT } from '../support/app';
import { comment, demoSeminar, edgeOf, expect, isReady, openThread, test, thread, threadsOf, tinted } from './support/reading';

const FOLDER = path.resolve(ROOT, '../shared/readings');
const files = fs.existsSync(FOLDER) ? fs.readdirSync(FOLDER).filter((name) => name.endsWith('.txt')) : [];

test('the reading is brought in, looked over and kept; each of two equal sentences has its own comments', async ({ api, reader }) => {
  test.skip(files.length === 0, 'The reading lies beside the checkout only where the seminar has it.');
  test.slow();
  const file = path.join(FOLDER, files[0]!);
  const text = fs.readFileSync(file, 'utf8');
  const title = text.split('\n')[0]!;
  const pullQuote = text.split('\n').find((line) => line.startsWith('If Moscow abandons us'))!.trim();

  const instructor = await reader('instructor');
  await instructor.goto(`/seminars/${await demoSeminar(api('instructor'))}`);
  await instructor.getByRole('link', { name: 'Bring in an article' }).click();
  await instructor.getByLabel('Choose a file').setInputFiles(file);

  await expect(instructor.getByLabel('Title')).toHaveValue(title);
  await expect(instructor.getByLabel('Author', { exact: true })).toHaveValue('Qamar Cheema');
  await expect(instructor.getByLabel('Place (dateline)')).toHaveValue('ISLAMABAD');
  await expect(instructor.getByLabel('Note on the author')).toHaveValue(/^The writer is .* Islamabad$/);
  await expect(instructor.getByLabel('Language')).toHaveValue('en');
  const kinds = await instructor.getByRole('combobox', { name: /^Kind of paragraph/ }).evaluateAll((selects) => selects.map((select) => (select as HTMLSelectElement).value));
  expect(kinds).toEqual([...Array<string>(8).fill('paragraph'), 'pull_quote', ...Array<string>(6).fill('paragraph')]);
  const look = instructor.getByRole('region', { name: 'How it will look' });
  await expect(look.getByText(title)).toHaveCount(1);
  await expect(look).not.toContainText('*');
  await instructor.getByRole('button', { name: 'Keep article' }).click();
  await instructor.waitForURL(/\/articles\//);
  await expect(instructor.getByRole('heading', { level: 1 })).toHaveText(title);

  const id = instructor.url().split('/').at(-1)!;
  const { paragraphs } = await api('participant1').get<ArticleView>(`/articles/${id}`);
  expect(paragraphs).toHaveLength(15);
  const [quoted, last] = [paragraphs[8]!, paragraphs[14]!];
  expect(quoted.text).toBe(pullQuote);

  const page = await reader('participant1');
  await page.goto(`/articles/${id}`);
  await isReady(page);
  await comment(page, { paragraph: quoted.key, words: pullQuote }, 'Why is it printed larger?');
  await expect(thread(page, 'Why is it printed larger?')).toBeVisible();
  await comment(page, { paragraph: last.key, words: pullQuote }, 'It comes as a surprise here.');
  await expect(thread(page, 'It comes as a surprise here.')).toBeVisible();

  const at = last.text.indexOf(pullQuote);
  const targets = (await threadsOf(api('participant2'), { id })).map(({ target: { paragraph, exact, start, end } }) => ({ paragraph, exact, start, end }));
  expect(targets).toEqual([
    { paragraph: quoted.key, exact: pullQuote, start: 0, end: pullQuote.length },
    { paragraph: last.key, exact: pullQuote, start: at, end: at + pullQuote.length },
  ]);

  await page.reload();
  await isReady(page);
  await expect.poll(() => tinted(page, 'tint-1')).toEqual([`${quoted.key}: ${pullQuote}`, `${last.key}: ${pullQuote}`]);
  for (const [paragraph, words] of [[quoted, 'Why is it printed larger?'], [last, 'It comes as a surprise here.']] as const) {
    await page.locator(`#${paragraph.key}`).evaluate((element) => element.scrollIntoView({ block: 'center' }));
    const { x, y } = await edgeOf(page, { paragraph: paragraph.key, words: pullQuote }, 'start');
    await page.mouse.click(x + 30, y);
    const opened = thread(page, words);
    await expect(opened.getByRole('heading').getByRole('button')).toHaveAttribute('aria-expanded', 'true');
    await expect.poll(() => tinted(page, 'tint-active')).toEqual([`${paragraph.key}: ${pullQuote}`]);
    await openThread(opened);
  }
});
