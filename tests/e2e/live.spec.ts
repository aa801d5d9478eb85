/** What others do appears on the screens of those who have the article open. */
import { expect, newArticle, newThread, openArticle, openThread, test, thread, tinted, write } from './support/reading';

test('two people see each other’s replies and claims as they come, and neither is moved or interrupted', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Alive');
  const begun = await newThread(api('participant1'), article, 'ferry', 'Which ferry is meant?');
  const [one, two] = [await reader('participant1'), await reader('participant2')];
  await openArticle(one, article);
  await openArticle(two, article);
  await expect(one.getByRole('button', { name: 'Here now: 2' })).toBeVisible();
  await one.getByRole('button', { name: 'Here now: 2' }).click();
  await expect(one.getByRole('list', { name: 'Here now' }).getByRole('listitem')).toHaveCount(2);
  await one.keyboard.press('Escape');

  // One writes in an open thread while the other answers there: the editor keeps its words and the focus.
  await openThread(thread(one, 'Which ferry is meant?'));
  await thread(one, 'Which ferry is meant?').getByRole('button', { name: 'Reply' }).last().click();
  const editor = thread(one, 'Which ferry is meant?').getByRole('textbox', { name: /Reply/ });
  await write(editor, 'I was about to say');
  await api('participant2').post(`/annotations/${begun.id}/comments`, { body: { format: 'text/plain', value: 'The one to the north.' } });
  await expect(thread(one, 'The one to the north.')).toBeVisible();
  await expect(editor).toHaveText('I was about to say');
  await expect(editor).toBeFocused();

  // A claim elsewhere is announced; it comes when it is asked for, and goes with its tint when it is hidden.
  const claim = await newThread(api('participant2'), article, 'forty million', 'From which year?', { kind: 'claim', claim: { type: 'statistic', paraphrase: 'A bridge is dear.' } });
  await expect(one.getByRole('button', { name: '1 new thread' })).toBeVisible();
  await expect(thread(one, 'A bridge is dear.')).toHaveCount(0);
  await expect(editor).toBeFocused();
  await expect.poll(() => tinted(one, 'tint-claim')).toEqual(['p3: forty million']);
  await one.getByRole('button', { name: '1 new thread' }).click();
  await expect(thread(one, 'A bridge is dear.')).toBeVisible();
  // To who made it, though by another program, it is no news.
  await expect(thread(two, 'A bridge is dear.')).toBeVisible();
  await expect(thread(one, 'A bridge is dear.').getByRole('heading').getByRole('button')).toHaveAttribute('aria-expanded', 'true');

  await api('instructor').post(`/comments/${claim.comments[0]!.id}/moderation`, { decision: 'hide', reason: 'Not here', expectedStatus: 'visible' });
  await expect(one.getByText('A bridge is dear.')).toHaveCount(0);
  await expect(one.getByText('The thread that you had open is not here any more')).toBeVisible();
  await expect.poll(() => tinted(one, 'tint-claim')).toEqual([]);
  expect(await tinted(one, 'tint-active')).toEqual([]);
  await expect(one.locator('blockquote', { hasText: 'forty million' })).toHaveCount(0);
});

test('what came while the connection was gone is there when it is back, without a reload', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'A lift between two floors');
  const begun = await newThread(api('participant1'), article, 'ferry', 'Who cancelled it?');
  const page = await reader('participant2');
  await openArticle(page, article);
  await openThread(thread(page, 'Who cancelled it?'));
  await expect(page.getByRole('button', { name: /Here now/ })).toBeVisible();
  await page.context().setOffline(true);
  await api('participant1').post(`/annotations/${begun.id}/comments`, { body: { format: 'text/plain', value: 'The company did.' } });
  await expect(page.getByText('No connection to Scholium')).toBeVisible({ timeout: 15_000 });
  await page.context().setOffline(false);
  await expect(thread(page, 'The company did.')).toBeVisible();
  await expect(page.getByText('No connection to Scholium')).toHaveCount(0);
});

test('a page that was read before something was told takes nothing of it back', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Two Clocks');
  const say = (person: string, { id }: { id: string }, value: string) => api(person).post(`/annotations/${id}/comments`, { body: { format: 'text/plain', value } });
  const begun = await newThread(api('participant1'), article, 'ferry', 'Who cancelled it?');
  const page = await reader('participant2');
  await openArticle(page, article);
  await openThread(thread(page, 'Who cancelled it?'));
  await expect(page.getByRole('button', { name: /Here now/ })).toBeVisible();
  // The page alone tells that somebody more has spoken here.
  await say('participant3', begun, 'Nobody knows.');
  await expect(thread(page, 'Nobody knows.')).toBeVisible();
  const people = page.getByLabel('Person', { exact: true }).getByRole('option');
  await expect(people).toHaveCount(2);

  let arrive = () => {};
  const told = new Promise<void>((resolve) => (arrive = resolve));
  let read = () => {};
  const isRead = new Promise<void>((resolve) => (read = resolve));
  await page.route(new RegExp(`/articles/${article.id}\\?.*_rsc=`), async (route) => {
    if (route.request().headers()['next-router-prefetch']) return route.continue();
    const response = await route.fetch();
    read();
    await told;
    await route.fulfill({ response });
  });
  await page.evaluate(() => window.getSelection()?.removeAllRanges());
  await page.getByRole('button', { name: 'Annotate paragraph 3' }).click();
  await write(page.getByRole('form', { name: 'New comment' }).getByRole('textbox', { name: 'Comment' }), 'How many?');
  await page.keyboard.press('ControlOrMeta+Enter');
  await isRead;
  await say('participant1', begun, 'The company did.');
  const first = page.locator(`[data-thread="${begun.id}"]`);
  await expect(first).toContainText('2 replies');
  arrive();
  await expect(people).toHaveCount(4);
  await expect(first).toContainText('2 replies');
});
