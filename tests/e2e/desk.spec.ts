/** The instructor's desk: a report that ends in the queue, posts that wait for review, a roster, and who may see which page. */
import { expectNoAxeViolations, expectNoAxeViolationsInBothThemes } from './support/axe';
import { demoSeminar, expect, newArticle, newThread, openArticle, test, threadsOf } from './support/reading';

test('a member flags a comment; the instructor hides it and takes it back; its author is told', async ({ api, reader }) => {
  const seminar = await demoSeminar(api('instructor'));
  const article = await newArticle(api('instructor'), 'What is flagged');
  await newThread(api('participant1'), article, 'the school will stand empty', 'Only somebody from the mainland would say so.');

  const flagger = await reader('participant2');
  await openArticle(flagger, article);
  await flagger.getByRole('article').filter({ hasText: 'Only somebody' }).getByRole('button').first().click();
  await flagger.getByRole('button', { name: 'Flag…' }).first().click();
  await expectNoAxeViolations(flagger);
  await flagger.getByLabel('What is wrong with it?').selectOption({ label: 'Disrespectful' });
  await flagger.getByRole('button', { name: 'Report' }).click();
  await expect(flagger.getByRole('button', { name: 'Take report back' }).first()).toBeVisible();

  const instructor = await reader('instructor');
  await instructor.goto(`/seminars/${seminar}/moderation?state=flagged&article=${article.id}`);
  const item = instructor.getByRole('article').filter({ hasText: 'Only somebody' });
  await expect(item.getByText('Disrespectful')).toBeVisible();
  await item.getByRole('button', { name: 'Mute…' }).click();
  await expectNoAxeViolationsInBothThemes(instructor);
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
  await author.getByRole('button', { name: 'Ask for a second look' }).click();
  await expectNoAxeViolations(author);

  await instructor.getByRole('button', { name: 'Undo' }).click();
  await expect.poll(async () => (await threadsOf(api('participant2'), article)).length).toBe(1);
});

test('in an article that is reviewed first, posts wait until a moderator approves them by key', async ({ api, reader }) => {
  const seminar = await demoSeminar(api('instructor'));
  const article = await newArticle(api('instructor'), 'What is reviewed');
  const instructor = await reader('instructor');
  await instructor.goto(`/articles/${article.id}/settings`);
  await instructor.getByRole('radio', { name: /^Reviewed first/ }).check();
  await instructor.getByRole('button', { name: 'Keep these rules' }).click();
  await expect(instructor.getByRole('status').filter({ hasText: /kept|saved|hold/i })).toBeVisible();

  for (const words of ['Which shops were these?', 'And which half?', 'Half of what?']) await newThread(api('participant1'), article, 'half of the shops', words);
  expect(await threadsOf(api('participant2'), article)).toEqual([]);
  expect(await threadsOf(api('participant1'), article)).toMatchObject([{ status: 'pending' }, { status: 'pending' }, { status: 'pending' }]);

  await instructor.goto(`/seminars/${seminar}/moderation?state=pending&article=${article.id}`);
  await expect(instructor.getByRole('article').filter({ hasText: 'Which shops' })).toBeVisible();
  await expect(async () => {
    await instructor.keyboard.press('j');
    await expect(instructor.getByRole('article').first()).toBeFocused({ timeout: 500 });
  }).toPass();
  // Keys that are pressed while a decision is still on its way are for the posts that come next.
  for (let post = 0; post < 3; post++) await instructor.keyboard.press('a');
  await expect(instructor.getByText('Nothing waits for approval.')).toBeVisible();
  expect(await threadsOf(api('participant2'), article)).toHaveLength(3);
});

test('what waits is approved together and taken back; an edit is rejected alone, and its author sees why', async ({ api, reader }) => {
  const seminar = await demoSeminar(api('instructor'));
  const article = await newArticle(api('instructor'), 'What is decided together');
  await api('instructor').send('PATCH', `/articles/${article.id}/rules`, { reviewedFirst: true });
  for (const words of ['First of three.', 'Second of three.', 'Third of three.']) await newThread(api('participant1'), article, 'half of the shops', words);
  const page = await reader('instructor');
  await page.goto(`/seminars/${seminar}/moderation?state=pending&article=${article.id}`);
  await page.getByRole('button', { name: 'Select all 3' }).click();
  await page.keyboard.press('a');
  await expect(page.getByText('Nothing waits for approval.')).toBeVisible();
  // Whoever has no mouse goes on from where they were, not from the top of the page.
  const queue = page.locator('div:focus').filter({ hasText: 'Nothing waits for approval.' });
  await expect(queue).toBeVisible();
  await page.getByRole('button', { name: 'Undo' }).focus();
  await page.keyboard.press('Enter');
  await expect(page.getByRole('article')).toHaveCount(3);
  await expect(page.locator('div:focus').filter({ has: page.getByRole('article') })).toBeVisible();
  await page.getByRole('button', { name: 'Select all 3' }).click();
  await page.keyboard.press('a');
  await expect(page.getByText('Nothing waits for approval.')).toBeVisible();

  const [first] = await threadsOf(api('participant1'), article);
  await api('participant1').send('PATCH', `/comments/${first!.comments[0]!.id}`, { body: { format: 'text/plain', value: 'First, and worse.' } });
  await page.reload();
  // A key that is pressed before the page's scripts are at work is not heard.
  await expect(async () => {
    await page.keyboard.press('j');
    await expect(page.getByRole('article')).toBeFocused({ timeout: 500 });
  }).toPass();
  await page.keyboard.press('e');
  await page.getByRole('textbox', { name: 'Why is the edit rejected?' }).fill('It was clearer before.');
  await page.getByRole('button', { name: 'Reject the edit', exact: true }).click();
  await expect(page.getByText('Nothing waits for approval.')).toBeVisible();
  expect((await threadsOf(api('participant2'), article)).map(({ comments }) => comments[0]!.text)).toContain(first!.comments[0]!.text);
  const author = await reader('participant1');
  await openArticle(author, article, `#thread-${first!.id}`);
  await expect(author.getByText(/Edit rejected.*It was clearer before\./)).toBeVisible();
  await expectNoAxeViolationsInBothThemes(author);
});

test('a roster is uploaded, shows what each row will do and what is wrong, and changes nothing the second time', async ({ api, reader }) => {
  const { id } = await api('instructor').post<{ id: string }>('/seminars', { name: 'Brought in by roster' });
  const page = await reader('instructor');
  await page.goto(`/seminars/${id}/people/invite`);
  const csv = '\ufeffname;email;role;section\r\nAmal Haddad;amal.roster@example.org;participant;Tuesday\r\n"Wu; Li";participant2@example.org;;\r\nNobody;no-address;participant;\r\nPia;pia.roster@example.org;teacher;\r\n';
  const upload = () => page.getByLabel('CSV file').setInputFiles({ name: 'roster.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) });
  await upload();
  await page.getByRole('button', { name: 'See what it will do' }).click();
  const row = (email: string) => page.getByRole('region', { name: 'Rows of the roster' }).getByRole('row').filter({ hasText: email });
  await expect(page.getByText('1 added · 1 invited · 2 wrong, left out.')).toBeVisible();
  await expect(row('no-address')).toContainText(/e-mail/i);
  await expect(row('pia.roster')).toContainText('teacher');
  await expect(row('amal.roster')).toContainText('invited: gets a link');
  await expectNoAxeViolationsInBothThemes(page);
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByText('Done. 1 added · 1 invited · 2 wrong, left out.')).toBeVisible();
  await page.getByRole('button', { name: 'Bring in another' }).click();
  await upload();
  await page.getByRole('button', { name: 'See what it will do' }).click();
  await expect(page.getByText('2 already so · 2 wrong, left out.')).toBeVisible();
  await expect(page.getByRole('button', { name: 'Bring them in' })).toHaveCount(0);
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
