/** Reading together: what one member marks and says, and what another one sees and answers. */
import type { Locator, Page } from '@playwright/test';
import { choose, comment, composer, demoArticle, expect, isReady, newArticle, newThread, openArticle, openThread, personOf, selectByMouse, selectedWords, shownCount, test, thread, threadsOf, tinted, toolbar, write } from './support/reading';

test('a member marks a claim with the mouse; another one sees it, tags it too and answers; the first one reads that', async ({ api, reader }) => {
  test.slow();
  const page = await reader('participant1');
  await page.goto('/');
  await page.getByRole('link', { name: 'Reading Security Policy' }).click();
  await page.getByRole('link', { name: /^Uneasy Partners/ }).click();
  await isReady(page);

  const words = 'was expected to wither once it lost its cities';
  await selectByMouse(page, { paragraph: 'p2', words });
  await toolbar(page).getByRole('button', { name: 'Claim' }).click();
  const form = composer(page, 'claim');
  await expect(form).toContainText(words);
  await choose(form, 'prediction');
  await form.getByLabel('In your own words').fill('Losing its cities was thought to be the end of it.');
  await form.getByRole('button', { name: 'contested', exact: true }).click();
  await form.getByLabel('Another tag').fill('passive voice');
  await form.getByLabel('Another tag').press('Enter');
  await write(form.getByRole('textbox', { name: 'Claim' }), 'Expected by whom?');
  await form.getByRole('button', { name: 'Post claim' }).click();

  await expect(page.getByText('Your claim is posted.')).toBeVisible();
  const mine = thread(page, 'Losing its cities was thought to be the end of it.');
  await expect(mine).toContainText('prediction');
  await expect(mine).toContainText('Expected by whom?');
  await expect(mine.getByRole('button', { name: 'contested 1 member' })).toHaveAttribute('aria-pressed', 'true');
  await expect(mine.getByRole('button', { name: 'passive voice 1 member' })).toBeVisible();
  await expect.poll(() => tinted(page, 'tint-claim')).toContain(`p2: ${words}`);

  const other = await reader('participant2');
  await openArticle(other, { id: await demoArticle(api('participant2')) });
  const seen = thread(other, 'Losing its cities was thought to be the end of it.');
  await openThread(seen);
  await expect(seen.getByRole('blockquote')).toHaveText(words);
  await seen.getByRole('button', { name: 'contested 1 member' }).click();
  await expect(seen.getByRole('button', { name: 'contested 2 members' })).toHaveAttribute('aria-pressed', 'true');
  await seen.getByRole('button', { name: 'Reply' }).last().click();
  await writeRichly(seen.getByRole('textbox', { name: 'Reply' }), other);
  await seen.locator('form').getByRole('button', { name: 'Reply' }).click();
  await expect(seen.locator('form')).toHaveCount(0);
  await expect(seen.getByRole('strong')).toHaveText('nobody');

  await page.reload();
  await isReady(page);
  await openThread(mine);
  await expect(mine).toContainText(personOf('participant2').name);
  await expect(mine.getByRole('button', { name: 'contested 2 members' })).toBeVisible();
  await expect(mine.getByRole('strong')).toHaveText('nobody');
  await expect(mine.getByRole('listitem')).toHaveText(['the generals', 'the press']);
  await expect(mine.getByRole('link', { name: 'example.org/report', exact: true })).toHaveAttribute('href', 'https://example.org/report');
  await expect(mine.getByRole('blockquote').last()).toHaveText('They will not last.');
  await expect(mine.getByRole('code')).toHaveText('grep expect');
});

/** All that a comment can hold, by the buttons above the editor. */
async function writeRichly(editor: Locator, page: Page): Promise<void> {
  const { keyboard } = page;
  const press = async (tool: string) => {
    await page.getByRole('toolbar', { name: 'Format: Reply' }).getByRole('button', { name: tool, exact: true }).click();
    await expect(editor).toBeFocused();
  };
  const within = async (tool: string, words: string) => {
    await press(tool);
    await keyboard.type(words);
    await press(tool);
  };
  await expect(editor).toBeFocused();
  await keyboard.type('By ');
  await within('Bold', 'nobody');
  await keyboard.type(', says ');
  await within('Code', 'grep expect');
  await keyboard.type(' on ');
  await page.getByRole('button', { name: 'Link', exact: true }).click();
  await page.getByLabel('Address of the link').fill('example.org/report');
  await keyboard.press('Enter');
  await expect(editor).toBeFocused();
  await keyboard.type(' and more.');
  await keyboard.press('Enter');
  await press('List');
  await keyboard.type('the generals');
  await keyboard.press('Enter');
  await keyboard.type('the press');
  await keyboard.press('Enter');
  await keyboard.press('Enter');
  await press('Quotation');
  await keyboard.type('They will not last.');
}

test('words that are partly bold become one link', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Linked Words');
  const page = await reader('participant1');
  await openArticle(page, article);
  await page.getByRole('button', { name: 'Annotate paragraph 1' }).click();
  const form = composer(page, 'comment');
  const editor = form.getByRole('textbox', { name: 'Comment' });
  await expect(editor).toBeFocused();
  await page.keyboard.type('as the ');
  await page.keyboard.press('Control+B');
  await page.keyboard.type('crew');
  await page.keyboard.press('Control+A');
  await form.getByRole('button', { name: 'Link' }).click();
  const address = form.getByLabel('Address of the link');
  await address.fill('javascript:alert(1)');
  await page.keyboard.press('Enter');
  await expect(form.getByText('An address begins with https://, http:// or mailto:.')).toBeVisible();
  await address.fill('https://example.org/crew');
  await page.keyboard.press('Enter');
  await form.getByRole('button', { name: 'Post comment' }).click();
  const links = page.getByRole('article').getByRole('link');
  await expect(links.first()).toHaveAttribute('href', 'https://example.org/crew');
  expect((await links.allTextContents()).join('')).toBe('as the crew');
});

test('an author edits, withdraws and takes that back; what others answered stays', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Changed Words');
  const { id } = await newThread(api('participant1'), article, 'nobody was told why', 'Somebody always knows.');
  await api('participant2').post(`/annotations/${id}/comments`, { body: { format: 'text/plain', value: 'The crew did.' } });
  const page = await reader('participant1');
  await openArticle(page, article);

  const answered = page.getByRole('article');
  await openThread(answered);
  await answered.getByRole('button', { name: 'Edit' }).click();
  const editor = answered.getByRole('textbox', { name: 'Edit the comment' });
  await expect(editor).toBeFocused();
  await write(editor, 'Somebody has to know.');
  await answered.getByRole('button', { name: 'Save' }).click();
  await expect(answered).toContainText('Somebody has to know.');
  await expect(answered.getByText('edited', { exact: true })).toBeVisible();
  await expect(answered.getByRole('button', { name: 'Edit' })).toBeFocused();

  await answered.getByRole('button', { name: 'Withdraw comment' }).click();
  await expect(answered).toContainText('This comment was withdrawn by its author.');
  await expect(answered).not.toContainText('Somebody has to know.');
  await expect(answered).toContainText('The crew did.');
  await answered.getByRole('button', { name: 'Close' }).click();
  await expect(answered).toContainText('1 reply');

  await comment(page, { paragraph: 'p3', words: 'forty million' }, 'In which money?');
  const alone = thread(page, 'In which money?');
  await alone.getByRole('button', { name: 'Withdraw comment' }).click();
  await expect(alone).toHaveCount(0);
  await expect.poll(() => tinted(page, 'tint-1')).toEqual([]);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(alone).toBeVisible();
  expect((await threadsOf(api('participant2'), article)).map(({ comments }) => comments[0]?.text)).toEqual([null, 'In which money?']);
});

test('a thread is resolved and opened again', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Settled and Unsettled');
  await newThread(api('participant1'), article, 'half of the shops', 'How many were there?', { kind: 'question' });
  const page = await reader('participant1');
  await openArticle(page, article);
  const question = thread(page, 'How many were there?');
  await openThread(question);
  await question.getByRole('button', { name: 'Resolve' }).click();
  await expect(question.getByText('Resolved', { exact: true })).toBeVisible();
  await question.getByRole('button', { name: 'Reopen' }).click();
  await expect(question.getByText('Resolved', { exact: true })).toHaveCount(0);
  expect((await threadsOf(api('participant2'), article))[0]!.resolved).toBe(false);
});

test('what is private is there for its author alone, in the page, its counts and its tints', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'For Myself');
  const page = await reader('participant1');
  await openArticle(page, article);
  await selectByMouse(page, { paragraph: 'p2', words: 'The mayor blames the weather' });
  await toolbar(page).getByRole('button', { name: 'Note' }).click();
  const form = composer(page, 'note');
  await write(form.getByRole('textbox', { name: 'Note' }), 'Ask my aunt about the mayor.');
  await form.getByRole('button', { name: 'Add tags' }).click();
  await form.getByLabel('Another tag').fill('family matters');
  await form.getByLabel('Another tag').press('Enter');
  await form.getByLabel('Seen by').selectOption('private');
  await form.getByRole('button', { name: 'Post note' }).click();
  await expect(thread(page, 'Ask my aunt').getByText('Only you')).toBeVisible();

  for (const person of ['participant2', 'instructor'] as const) {
    const other = await reader(person);
    await openArticle(other, article);
    await expect(shownCount(other)).toHaveText('Nobody has written yet.');
    const source = await (await other.request.get(`/articles/${article.id}`)).text();
    for (const hidden of ['my aunt', 'family matters', personOf('participant1').name]) expect(source).not.toContain(hidden);
    expect(await tinted(other, 'tint-1')).toEqual([]);
    expect(await threadsOf(api(person), article)).toEqual([]);
  }
  await page.reload();
  await expect(page.getByText('1 thread', { exact: true })).toBeVisible();
});

test('who selects the words of a claim is offered to join it', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'The Same Claim');
  const claim = { type: 'statistic', paraphrase: 'Every second shop is gone.' };
  await newThread(api('participant1'), article, 'half of the shops had closed', 'Source?', { kind: 'claim', claim });
  const page = await reader('participant2');
  await openArticle(page, article);

  await selectByMouse(page, { paragraph: 'p2', words: 'half of the shops' });
  await page.keyboard.press('m');
  const form = composer(page, 'claim');
  await expect(form).toContainText(`${personOf('participant1').name} has marked these words as a claim already`);
  await form.getByRole('button', { name: 'Join that claim' }).click();
  await expect(form).toHaveCount(0);
  const joined = thread(page, 'Every second shop is gone.');
  await expect(joined.getByRole('heading').getByRole('button')).toHaveAttribute('aria-expanded', 'true');
  await joined.getByRole('button', { name: 'Reply' }).last().click();
  await write(joined.getByRole('textbox', { name: 'Reply' }), 'The trade register.');
  await page.keyboard.press('Control+Enter');
  await expect(joined.getByText('The trade register.')).toBeVisible();
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);

  // Words beside it are another claim.
  await selectByMouse(page, { paragraph: 'p2', words: 'the shopkeepers blame the mayor' });
  await page.keyboard.press('m');
  await expect(form.getByRole('button', { name: 'Post claim' })).toBeVisible();
  await expect(form).not.toContainText('already');
});

test('a paragraph, the whole article and words over two paragraphs can be annotated', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Wholes and Parts');
  const page = await reader('participant1');
  await openArticle(page, article);

  await page.getByRole('button', { name: 'Annotate paragraph 2' }).click();
  await expect(composer(page, 'comment')).toContainText('About all of ¶2');
  await write(composer(page, 'comment').getByRole('textbox', { name: 'Comment' }), 'Two blames, no evidence.');
  await page.keyboard.press('Control+Enter');
  await expect(thread(page, 'Two blames, no evidence.')).toBeVisible();

  await page.getByRole('button', { name: 'Comment on the whole article' }).click();
  await expect(composer(page, 'comment')).toContainText('About the whole article');
  await write(composer(page, 'comment').getByRole('textbox', { name: 'Comment' }), 'Who is speaking?');
  await page.keyboard.press('Control+Enter');
  await expect(page.getByRole('region', { name: 'Threads on the whole article' })).toContainText('Who is speaking?');
  await expect(thread(page, 'Who is speaking?').getByRole('heading').getByRole('button')).toBeFocused();

  await selectByMouse(page, { paragraph: 'p1', words: 'nobody was told why.' }, { paragraph: 'p2', words: 'Within a year' });
  expect(await selectedWords(page)).not.toContain('Two blames');
  await page.keyboard.press('q');
  await write(composer(page, 'question').getByRole('textbox', { name: 'Question' }), 'Is the one the cause of the other?');
  await page.keyboard.press('Control+Enter');
  await expect(thread(page, 'Is the one the cause of the other?')).toBeVisible();

  const targets = (await threadsOf(api('participant1'), article)).map(({ target: { paragraph, exact } }) => ({ paragraph, exact }));
  expect(targets).toEqual([
    { paragraph: 'p2', exact: null },
    { paragraph: null, exact: null },
    { paragraph: 'p1', exact: 'nobody was told why.\n\nWithin a year' },
  ]);
  await expect.poll(() => tinted(page, 'tint-1')).toEqual(['p1: nobody was told why.', 'p2: Within a year']);
});
