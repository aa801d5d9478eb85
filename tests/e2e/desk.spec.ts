/** The instructor's desk: a report that ends in the queue, posts that wait for review, and who may see which page. */
import { demoSeminar, expect, newArticle, newThread, openArticle, test, threadsOf } from './support/reading';

test('a member flags a comment; the instructor hides it and takes it back; its author is told', async ({ api, reader }) => {
  const seminar = await demoSeminar(api('instructor'));
  const article = await newArticle(api('instructor'), 'What is flagged');
  await newThread(api('participant1'), article, 'the school will stand empty', 'Only somebody from the mainland would say so.');

  const flagger = await reader('participant2');
  await openArticle(flagger, article);
  await flagger.getByRole('article').filter({ hasText: 'Only somebody' }).getByRole('button').first().click();
  await flagger.getByRole('button', { name: 'Flag…' }).first().click();
  await flagger.getByLabel('What is wrong with it?').selectOption({ label: 'Disrespectful' });
  await flagger.getByRole('button', { name: 'Report' }).click();
  await expect(flagger.getByRole('button', { name: 'Take report back' }).first()).toBeVisible();

  const instructor = await reader('instructor');
  await instructor.goto(`/seminars/${seminar}/moderation?state=flagged&article=${article.id}`);
  const item = instructor.getByRole('article').filter({ hasText: 'Only somebody' });
  await expect(item.getByText('Disrespectful')).toBeVisible();
  await item.getByRole('button', { name: 'Hide…' }).click();
  await instructor.getByRole('textbox').last().fill('Please speak of the text, not of people.');
  await instructor.keyboard.press('Tab');
  await instructor.getByRole('button', { name: /^Hide/ }).last().click();
  await expect(instructor.getByRole('button', { name: 'Undo' })).toBeVisible();

  // Gone for others at their next request, with its quotation; there for its author, with the reason.
  expect(await threadsOf(api('participant2'), article)).toEqual([]);
  const author = await reader('participant1');
  await openArticle(author, article);
  await author.getByRole('article').filter({ hasText: 'Only somebody' }).getByRole('button').first().click();
  await expect(author.getByText('Please speak of the text, not of people.').first()).toBeVisible();

  await instructor.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await threadsOf(api('participant2'), article)).length).toBe(1);
});

test('in an article that is reviewed first, a post waits until a moderator approves it by key', async ({ api, reader }) => {
  const seminar = await demoSeminar(api('instructor'));
  const article = await newArticle(api('instructor'), 'What is reviewed');
  const instructor = await reader('instructor');
  await instructor.goto(`/articles/${article.id}/settings`);
  await instructor.getByRole('radio', { name: /^Reviewed first/ }).check();
  await instructor.getByRole('button', { name: 'Keep these rules' }).click();
  await expect(instructor.getByRole('status').filter({ hasText: /kept|saved|hold/i })).toBeVisible();

  await newThread(api('participant1'), article, 'half of the shops', 'Which shops were these?');
  expect(await threadsOf(api('participant2'), article)).toEqual([]);
  expect(await threadsOf(api('participant1'), article)).toMatchObject([{ status: 'pending' }]);

  await instructor.goto(`/seminars/${seminar}/moderation?state=pending&article=${article.id}`);
  await expect(instructor.getByRole('article').filter({ hasText: 'Which shops' })).toBeVisible();
  await instructor.keyboard.press('j');
  await instructor.keyboard.press('a');
  await expect(instructor.getByText('Nothing waits for approval.')).toBeVisible();
  expect(await threadsOf(api('participant2'), article)).toHaveLength(1);
});

test('the desk’s pages are there for those who may, and for others as if they did not exist', async ({ api, reader }) => {
  const seminar = await demoSeminar(api('instructor'));
  const pages = ['people', 'settings', 'log', 'moderation'].map((page) => `/seminars/${seminar}/${page}`);
  const statuses = async (who: 'instructor' | 'assistant' | 'participant1' | 'observer') => {
    const page = await reader(who);
    const found = [];
    for (const path of pages) found.push((await page.goto(path))!.status());
    return found;
  };
  expect(await statuses('instructor')).toEqual([200, 200, 200, 200]);
  expect(await statuses('assistant')).toEqual([200, 404, 404, 200]);
  expect(await statuses('participant1')).toEqual([404, 404, 404, 404]);
  expect(await statuses('observer')).toEqual([404, 404, 404, 404]);
});
