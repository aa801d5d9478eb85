/** The view of all claims: what the author asserts, sorted and filtered, each with the way to its passage. */
import { expect, FERRY, newArticle, newThread, personOf, test, thread } from './support/reading';

test('every claim is listed with its type, tags and comments; sorted, filtered, and a way to its passage', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'What Is Asserted', FERRY);
  const [one, two] = [api('participant1'), api('participant2')];
  const claim = (type: string, paraphrase: string) => ({ kind: 'claim', claim: { type, paraphrase } });
  await newThread(one, article, 'cancelled on the third of March', 'Which year?', { ...claim('fact', 'The ferry stopped in March.'), tags: ['vague'] });
  await newThread(two, article, 'half of the shops had closed', 'Half of how many?', { ...claim('statistic', 'Every second shop is gone.'), tags: ['needs source'] });
  const empty = await newThread(one, article, 'the school will stand empty', 'Will it?', { ...claim('prediction', 'There will be no pupils.'), tags: ['contested', 'vague'] });
  await two.send('PUT', `/annotations/${empty.id}/tags`, { tags: ['contested'] });
  for (const value of ['Not all will leave.', 'Most will.']) await two.post(`/annotations/${empty.id}/comments`, { body: { format: 'text/plain', value } });

  const page = await reader('participant2');
  await page.goto(`/articles/${article.id}`);
  await page.getByRole('link', { name: 'Claims' }).click();
  const rows = page.getByRole('row').filter({ has: page.getByRole('link') });
  const paraphrases = () => rows.getByRole('link').allTextContents();
  await expect(rows).toHaveCount(3);
  expect(await paraphrases()).toEqual(['The ferry stopped in March.', 'Every second shop is gone.', 'There will be no pupils.']);
  const last = rows.last();
  await expect(last).toContainText('prediction');
  await expect(last).toContainText('the school will stand empty');
  await expect(last).toContainText(personOf('participant1').name);
  await expect(last.getByRole('listitem')).toHaveText(['contested 2 (also yours)', 'vague 1']);
  await expect(last.getByRole('cell').nth(3)).toContainText('3');

  await page.getByLabel('Sort', { exact: true }).selectOption('Most discussed first');
  await expect.poll(paraphrases).toEqual(['There will be no pupils.', 'The ferry stopped in March.', 'Every second shop is gone.']);
  await page.getByLabel('Sort', { exact: true }).selectOption('Newest first');
  await expect.poll(paraphrases).toEqual(['There will be no pupils.', 'Every second shop is gone.', 'The ferry stopped in March.']);
  await page.getByLabel('Tag', { exact: true }).selectOption('vague');
  await expect(page.getByText('2 claims')).toBeVisible();
  await page.getByLabel('Type', { exact: true }).focus();
  await page.getByLabel('Type', { exact: true }).selectOption('policy');
  await expect(page.getByText('No claim is like that.')).toBeVisible();
  await expect(page.getByLabel('Type', { exact: true })).toBeFocused();
  await expect(page).toHaveURL(/type=policy/);
  await page.getByRole('link', { name: 'Show all' }).click();
  await expect(rows).toHaveCount(3);

  await page.getByRole('link', { name: 'There will be no pupils.' }).click();
  const opened = thread(page, 'There will be no pupils.');
  await expect(opened.getByRole('heading').getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  await expect(opened).toContainText('Most will.');
  await expect(page.getByText('the school will stand empty').first()).toBeInViewport();
});
