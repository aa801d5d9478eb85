/** An instructor brings a file's threads in: looks first, does it, and is told what is wrong with a file that is not right. */
import fs from 'node:fs';
import { expectNoAxeViolationsInBothThemes } from './support/axe';
import { expect, newArticle, newThread, PHONE, test, threadsOf } from './support/reading';
import type { Api } from '../support/client';

async function exported(api: Api, title: string): Promise<{ name: string; mimeType: string; buffer: Buffer }> {
  const article = await newArticle(api, title);
  await newThread(api, article, 'the school will stand empty', 'Which school?');
  const file = await (await api.send('GET', `/articles/${article.id}/export?format=json`)).text();
  return { name: 'threads.json', mimeType: 'application/json', buffer: Buffer.from(file) };
}

/** One annotation, as the API of Hypothesis answers it. */
const HYPOTHESIS = {
  name: 'hypothesis.json',
  mimeType: 'application/json',
  buffer: Buffer.from(
    JSON.stringify({
      total: 1,
      rows: [
        {
          id: 'one', created: '2026-05-01T10:00:00.123456+00:00', updated: '2026-05-01T10:00:00.123456+00:00', user: 'acct:ada@hypothes.is', uri: 'https://example.org/ferry', text: 'Why not?', tags: [], group: '__world__',
          permissions: { read: ['group:__world__'], admin: ['acct:ada@hypothes.is'], update: [], delete: [] },
          target: [{ source: 'https://example.org/ferry', selector: [{ type: 'TextQuoteSelector', exact: 'nobody was told why', prefix: 'March, and ', suffix: '.' }] }],
          user_info: { display_name: 'Ada Ferryman' },
        },
      ],
    }),
  ),
};

const newSeminar = (api: Api, name: string) => api.post<{ id: string }>('/seminars', { name });

test('an instructor brings threads in by keyboard, after a look at what that does', async ({ api, reader }) => {
  const file = await exported(api('instructor'), 'What is brought in');
  const seminar = await newSeminar(api('instructor'), 'Where it goes');
  const page = await reader('instructor');
  await page.goto(`/seminars/${seminar.id}`);
  await page.getByRole('link', { name: 'Bring in threads' }).press('Enter');
  await page.getByLabel('File', { exact: true }).setInputFiles(file);
  await page.getByLabel('File', { exact: true }).focus();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'See what it will do' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.getByText('It will bring in 1 thread with 1 comment.')).toBeVisible();
  expect((await api('instructor').get<{ items: unknown[] }>(`/seminars/${seminar.id}/articles`)).items).toEqual([]);
  await page.getByRole('button', { name: 'Bring them in' }).press('Enter');
  await expect(page.getByText('Done: 1 thread with 1 comment.')).toBeVisible();
  const [article] = (await api('instructor').get<{ items: { id: string }[] }>(`/seminars/${seminar.id}/articles`)).items;
  const texts = async () => (await threadsOf(api('instructor'), article!)).map(({ comments }) => comments[0]!.text).sort();
  expect(await texts()).toEqual(['Which school?']);

  // The article that came along is one that annotations of Hypothesis can go into.
  await page.getByLabel('Kind of file').selectOption('Hypothesis JSON');
  await expect(page.getByLabel('Into which article')).toHaveValue(article!.id);
  await page.getByLabel('File', { exact: true }).setInputFiles(HYPOTHESIS);
  await page.getByRole('button', { name: 'See what it will do' }).press('Enter');
  await expect(page.getByText('It will bring in 1 thread with 1 comment.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring them in' }).press('Enter');
  await expect(page.getByText('Done: 1 thread with 1 comment.')).toBeVisible();
  expect(await texts()).toEqual(['Why not?', 'Which school?'].sort());
});

test('a file that is not right is refused with its reason, and the page has no flaws on a phone', async ({ api, reader }, testInfo) => {
  const { buffer, ...file } = await exported(api('instructor'), 'What is not right');
  const seminar = await newSeminar(api('instructor'), 'Where it does not go');
  const page = await reader('instructor', PHONE);
  await page.goto(`/seminars/${seminar.id}/import-threads`);
  await page.getByLabel('File', { exact: true }).setInputFiles({ ...file, buffer: Buffer.from(buffer.toString().replace(/"version":\d/, '"version":9')) });
  await page.getByRole('button', { name: 'See what it will do' }).click();
  await expect(page.getByRole('main').getByRole('alert')).toContainText('made by a newer Scholium');
  await expectNoAxeViolationsInBothThemes(page);
  await page.emulateMedia({ colorScheme: 'light' });
  // Larger than what an action, or a body on its way through the proxy, may be.
  const large = testInfo.outputPath(file.name);
  fs.writeFileSync(large, Buffer.concat([buffer, Buffer.alloc(12_000_000, ' ')]));
  await page.getByLabel('File', { exact: true }).setInputFiles(large);
  await page.getByRole('button', { name: 'See what it will do' }).click();
  await expect(page.getByRole('button', { name: 'Bring them in' })).toBeVisible();
  await expectNoAxeViolationsInBothThemes(page);
  expect(await page.evaluate(() => document.documentElement.scrollWidth <= window.innerWidth)).toBe(true);
});

test('nobody but instructors gets to it', async ({ api, reader }) => {
  const [seminar] = (await api('participant1').get<{ items: { id: string }[] }>('/seminars')).items;
  const page = await reader('participant1');
  await page.goto(`/seminars/${seminar!.id}/import-threads`);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('Only an instructor can bring in threads');
  await page.goto(`/seminars/${seminar!.id}`);
  await expect(page.getByRole('link', { name: 'Bring in threads' })).toHaveCount(0);
});
