/** What is shown of the threads; the address carries it, so that a view can be shared. */
import { expect, isReady, newArticle, newThread, openArticle, personOf, readOut, shownCount, test, thread, tinted } from './support/reading';

test('filters combine, stand in the address, and show others the same', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Filtered');
  const [one, two] = [api('participant1'), api('participant2')];
  await newThread(one, article, 'nobody was told why', 'Who decides that?', { kind: 'question' });
  await newThread(two, article, 'half of the shops', 'Source?', { kind: 'claim', claim: { type: 'statistic', paraphrase: 'Every second shop is gone.' }, tags: ['needs source'] });
  await newThread(one, article, 'forty million', 'By whose estimate?', { kind: 'claim', claim: { type: 'prediction', paraphrase: 'A bridge is dear.' }, tags: ['needs source', 'vague'] });
  await newThread(two, article, 'the school will stand empty', 'My own school did.', { kind: 'comment', tags: ['vague'] });

  const page = await reader('participant1');
  const choose = (label: string, option: string) => page.getByLabel(label, { exact: true }).selectOption(option);
  const shown = (words: string) => expect(shownCount(page)).toContainText(words);
  await openArticle(page, article);
  await shown('4 threads');

  // With keys, and the focus stays for the next choice.
  await page.getByLabel('Kind').focus();
  await choose('Kind', 'Claims');
  await shown('2 threads');
  await expect(readOut(page)).toHaveText('2 threads');
  await expect(page).toHaveURL(/\?kind=claim$/);
  await expect(page.getByLabel('Kind')).toBeFocused();
  await expect(thread(page, 'Who decides that?')).toHaveCount(0);
  await expect.poll(() => tinted(page, 'tint-1')).toEqual(['p2: half of the shops', 'p3: forty million']);
  await choose('Tag', 'vague');
  await shown('1 thread');
  await expect(thread(page, 'A bridge is dear.')).toBeVisible();
  await choose('Claim type', 'statistic');
  await shown('No thread is like that.');
  await expect(page.getByRole('article')).toHaveCount(0);

  await choose('Tag', 'All tags');
  await expect(thread(page, 'Every second shop is gone.')).toBeVisible();
  const address = page.url();
  const other = await reader('participant2');
  await other.goto(address);
  await isReady(other);
  await expect(other.getByRole('article')).toHaveCount(1);
  await expect(thread(other, 'Every second shop is gone.')).toBeVisible();
  await expect(other.getByLabel('Kind')).toHaveValue('claim');
  await expect(other.getByLabel('Claim type')).toHaveValue('statistic');

  await page.getByRole('link', { name: 'Clear filter' }).click();
  await shown('4 threads');
  await expect(page).toHaveURL(`/articles/${article.id}`);
  await choose('Person', personOf('participant2').name);
  await shown('2 threads');
  await expect(page.getByRole('article')).toHaveCount(2);
  await choose('Person', 'Everyone');
  await shown('4 threads');
  await page.getByLabel('Mine').check();
  await expect(page.getByRole('article')).toHaveCount(2);
  await expect(thread(page, 'Who decides that?')).toBeVisible();
  await page.goBack();
  await shown('4 threads');
});

test('what a filter finds is read out; what others write meanwhile only changes the count', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Counted');
  const other = api('participant2');
  await newThread(other, article, 'nobody was told why', 'Who decides that?', { kind: 'question' });
  const page = await reader('participant1');
  await openArticle(page, article);
  await expect(shownCount(page)).toHaveText('1 thread');
  await newThread(other, article, 'half of the shops', 'Which half?');
  await expect(shownCount(page)).toHaveText('2 threads');
  await expect(readOut(page)).toHaveText('');
  await page.getByLabel('Kind').selectOption('Questions');
  await expect(readOut(page)).toHaveText('1 thread');
  await page.getByRole('link', { name: 'Clear filter' }).click();
  await expect(readOut(page)).toHaveText('2 threads');
});
