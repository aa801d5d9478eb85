/** What was typed is kept, whatever happens, and is posted once. */
import type { Page } from '@playwright/test';
import { expectNoAxeViolations } from './support/axe';
import { choose, composer, expect, isReady, newArticle, newThread, openArticle, openThread, personOf, signIn, test, thread, threadsOf, write } from './support/reading';

/** Begins a comment on a paragraph; what is returned is its editor. */
async function begin(page: Page, words: string) {
  await page.getByRole('button', { name: 'Annotate paragraph 1' }).click();
  const editor = composer(page, 'comment').getByRole('textbox', { name: 'Comment' });
  await write(editor, words);
  return editor;
}

/** What is posted and not sent yet. */
const waiting = (page: Page) => page.getByRole('group', { name: 'Waiting to be sent' });

/** What went wrong, as the form tells it. */
const alert = (page: Page) => page.locator('form').getByRole('alert');

test('drafts of a claim and of a reply outlast a reload and a closed tab', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Half Written');
  await newThread(api('participant2'), article, 'forty million', 'In which money?');
  const page = await reader('participant1');
  await openArticle(page, article);
  const money = thread(page, 'In which money?');
  await openThread(money);
  await money.getByRole('button', { name: 'Reply' }).click();
  await write(money.getByRole('textbox', { name: 'Reply' }), 'Half a reply');

  await page.getByRole('button', { name: 'Annotate paragraph 2' }).click();
  await choose(composer(page, 'comment'), 'Claim');
  const form = composer(page, 'claim');
  await choose(form, 'cause');
  await form.getByLabel('In your own words').fill('It is the weather.');
  await form.getByRole('button', { name: 'contested', exact: true }).click();
  await write(form.getByRole('textbox', { name: 'Claim' }), 'Half a comment');

  await page.reload();
  await isReady(page);
  await expect(page.getByText('Unfinished claim')).toBeVisible();
  const context = page.context();
  await page.close();
  const again = await context.newPage();
  await openArticle(again, article);
  await openThread(thread(again, 'In which money?'));
  await expect(again.getByRole('textbox', { name: 'Reply' })).toHaveText('Half a reply');
  await again.getByRole('button', { name: 'Continue' }).click();
  const continued = composer(again, 'claim');
  await expect(continued.getByRole('radio', { name: 'cause' })).toBeChecked();
  await expect(continued.getByLabel('In your own words')).toHaveValue('It is the weather.');
  await expect(continued.getByRole('button', { name: 'contested', exact: true })).toHaveAttribute('aria-pressed', 'true');
  await expect(continued.getByRole('textbox', { name: 'Claim' })).toHaveText('Half a comment');
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);

  // Nobody else at this browser finds it, and what was thrown away is gone unless it is taken back.
  await continued.getByRole('button', { name: 'Discard' }).click();
  await expect(again.getByText('Unfinished claim')).toHaveCount(0);
  await again.getByRole('button', { name: 'Undo' }).click();
  await expect(again.getByText('Unfinished claim')).toBeVisible();
});

test('what is posted without a connection waits in its place, through a reload, and is sent once', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'In the Tunnel');
  const asked = await newThread(api('participant2'), article, 'forty million', 'In which money?');
  const page = await reader('participant1');
  await openArticle(page, article);
  await openThread(thread(page, 'In which money?'));
  await begin(page, 'Written in a tunnel.');
  // The page itself can be had again, as from a cache; what any tab sends is lost.
  const browser = page.context();
  await browser.route('**/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(waiting(page)).toContainText('Written in a tunnel.');
  await expect(waiting(page)).toContainText('Scholium does not answer at the moment.');
  await expect(composer(page, 'comment')).toHaveCount(0);
  const money = thread(page, 'In which money?');
  await openThread(money);
  await money.getByRole('button', { name: 'Reply', exact: true }).last().click();
  await write(money.getByRole('textbox', { name: 'Reply' }), 'In gold.');
  await money.getByRole('button', { name: 'Reply', exact: true }).last().click();
  await expect(money.getByRole('group', { name: 'Waiting to be sent' })).toContainText('In gold.');
  await expectNoAxeViolations(page);

  await page.reload();
  await isReady(page);
  await expect(page.getByRole('button', { name: '2 posts wait to be sent' })).toBeVisible();
  await expect(thread(page, 'In which money?')).toContainText('Waiting to be sent');
  const another = await browser.newPage();
  await openArticle(another, article);
  await expect(waiting(another)).toContainText('Written in a tunnel.');
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);

  await browser.unrouteAll();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(thread(page, 'Written in a tunnel.')).toHaveCount(1);
  await expect(page.getByRole('button', { name: /to be sent/ })).toHaveCount(0);
  await expect(another.getByRole('button', { name: /to be sent/ })).toHaveCount(0);
  const threads = await threadsOf(api('participant1'), article);
  expect(threads).toHaveLength(2);
  expect(threads.find(({ id }) => id === asked.id)?.comments.map(({ text }) => text)).toEqual(['In which money?', 'In gold.']);
});

test('what waits can be taken up again, thrown away, and taken back', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Second Thoughts');
  const page = await reader('participant1');
  await openArticle(page, article);
  await begin(page, 'First thought.');
  await page.context().setOffline(true);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(waiting(page)).toContainText('You are offline.');
  await waiting(page).getByRole('button', { name: 'Discard' }).click();
  await expect(waiting(page)).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await waiting(page).getByRole('button', { name: 'Edit' }).click();
  const editor = composer(page, 'comment').getByRole('textbox', { name: 'Comment' });
  await expect(editor).toHaveText('First thought.');
  await write(editor, 'Second thought.');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(thread(page, 'Second thought.')).toBeVisible();
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);
});

test('when the answer got lost on its way, it is sent again by itself and posted once', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Once Only');
  const page = await reader('participant1');
  await openArticle(page, article);
  await begin(page, 'Say it once.');
  await page.route(`**/articles/${article.id}`, async (route) => {
    await route.fetch();
    await route.abort();
  });
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(waiting(page)).toContainText('Say it once.');
  // The server has it, and this browser does not know.
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);
  await page.unrouteAll();
  await waiting(page).getByRole('button', { name: 'Try now' }).click();
  await expect(thread(page, 'Say it once.')).toHaveCount(1);
  await expect(waiting(page)).toHaveCount(0);
  expect(await threadsOf(api('participant1'), article)).toHaveLength(1);
});

test('what waits for a new sign-in is not sent by somebody else at this browser, and is when its writer is back', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Signed Out Meanwhile');
  const page = await reader('participant6');
  await openArticle(page, article);
  await begin(page, 'Long thought, late posted.');

  const elsewhere = await reader('participant6');
  await elsewhere.goto('/account');
  await elsewhere.getByRole('button', { name: 'Sign out everywhere: this browser and all others' }).click();
  await elsewhere.getByRole('button', { name: 'Sign out everywhere' }).click();
  await elsewhere.waitForURL(/sign-in/);

  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(waiting(page)).toContainText('You were signed out.');
  const opened = page.waitForEvent('popup');
  await waiting(page).getByRole('link', { name: /Sign in/ }).click();
  const popup = await opened;
  await popup.getByRole('button', { name: personOf('participant5').name }).click();
  await expect(popup.getByRole('heading', { name: 'Your seminars' })).toBeVisible();
  await waiting(page).getByRole('button', { name: 'Try now' }).click();
  await expect(waiting(page)).toContainText('You were signed out.');
  await openArticle(popup, article);
  await expect(popup.getByText('Long thought')).toHaveCount(0);
  await expect(popup.getByRole('button', { name: /to be sent/ })).toHaveCount(0);
  expect(await threadsOf(api('participant1'), article)).toHaveLength(0);

  await popup.context().clearCookies();
  await signIn(popup, 'participant6');
  await page.evaluate(() => window.dispatchEvent(new Event('focus')));
  await expect(thread(page, 'Long thought, late posted.')).toBeVisible();
  const [posted] = await threadsOf(api('participant1'), article);
  expect(posted?.author.name).toBe(personOf('participant6').name);
});

test('what is typed while a post is on its way stays in its form, and is posted by itself', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'A Slow Line');
  await newThread(api('participant2'), article, 'forty million', 'In which money?');
  const page = await reader('participant1');
  await openArticle(page, article);
  const money = thread(page, 'In which money?');
  await openThread(money);
  await money.getByRole('button', { name: 'Reply', exact: true }).click();
  const editor = money.getByRole('textbox', { name: 'Reply' });
  await write(editor, 'In gold.');
  let go = await held(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(money.getByRole('button', { name: 'Sending…' })).toBeVisible();
  await page.keyboard.type(' Or in silver.');
  await go();
  await expect(page.getByText('What you typed since you sent it is still here.')).toBeVisible();
  await expect(editor).toHaveText('In gold. Or in silver.');
  await write(editor, 'Or in silver.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(editor).toHaveCount(0);

  const composed = await begin(page, 'Who says so?');
  go = await held(page);
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(page.getByRole('button', { name: 'Posting…' })).toBeVisible();
  await page.keyboard.type(' And when?');
  await go();
  await expect(thread(page, 'Who says so?')).toBeVisible();
  await expect(composed).toHaveText('Who says so? And when?');
  await composer(page, 'comment').getByRole('button', { name: 'Discard' }).click();
  const threads = await threadsOf(api('participant1'), article);
  expect(threads.map(({ comments }) => comments.map(({ text }) => text))).toEqual([['In which money?', 'In gold.', 'Or in silver.'], ['Who says so?']]);
});

test('what the server does not take stays with the reason, also where its thread is gone', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Too Late');
  const [locked, gone] = [await newThread(api('participant2'), article, 'forty million', 'In which money?'), await newThread(api('participant2'), article, 'the mayor', 'Which mayor?')];
  const page = await reader('participant1');
  await openArticle(page, article);
  await page.route('**/*', (route) => (route.request().method() === 'POST' ? route.abort() : route.continue()));
  for (const { id } of [locked, gone]) {
    const card = page.locator(`[data-thread="${id}"]`);
    await openThread(card);
    await card.getByRole('button', { name: 'Reply', exact: true }).click();
    await write(card.getByRole('textbox', { name: 'Reply' }), 'Late by a moment.');
    await card.getByRole('button', { name: 'Reply', exact: true }).last().click();
    await expect(card.getByRole('group', { name: 'Waiting to be sent' })).toBeVisible();
  }
  await api('instructor').post(`/annotations/${locked.id}/moderation`, { decision: 'lock', expectedStatus: 'open', reason: 'It has run hot.' });
  await api('participant2').send('DELETE', `/annotations/${gone.id}`);
  await page.unrouteAll();
  await page.evaluate(() => window.dispatchEvent(new Event('online')));
  await expect(page.getByRole('button', { name: '2 posts could not be sent' })).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: 'What waited could not be sent, and is kept here.' })).toBeVisible();

  // Each in its place; of a thread that is gone, with what is about the whole article.
  const notSent = page.getByRole('group', { name: 'Not sent' });
  const homeless = page.getByRole('region', { name: 'Threads on the whole article' }).getByRole('group', { name: 'Not sent' });
  await expect(homeless).toContainText('Late by a moment.');
  await expect(homeless).toContainText('What it was for is not here any more');
  await expect(homeless.getByRole('button', { name: 'Edit' })).toHaveCount(0);
  await openThread(page.locator(`[data-thread="${locked.id}"]`));
  await expect(notSent).toHaveCount(2);
  await expect(notSent.last()).toContainText('A moderator has locked this thread, so nobody can answer here.');
  await expectNoAxeViolations(page);
  await page.reload();
  await isReady(page);
  await expect(page.getByRole('button', { name: '2 posts could not be sent' })).toBeVisible();
  await homeless.getByRole('button', { name: 'Discard' }).click();
  await expect(homeless).toHaveCount(0);

  await api('instructor').post(`/annotations/${locked.id}/moderation`, { decision: 'unlock', expectedStatus: 'locked' });
  await page.getByRole('button', { name: '1 post could not be sent' }).click();
  await notSent.getByRole('button', { name: 'Try now' }).click();
  await expect(page.getByRole('button', { name: /could not be sent/ })).toHaveCount(0);
  const threads = await threadsOf(api('participant1'), article);
  expect(threads.find(({ id }) => id === locked.id)?.comments.map(({ text }) => text)).toEqual(['In which money?', 'Late by a moment.']);
});

test('a draft that was posted already, in other words, says so and can be posted too; a thrown away edit comes back', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Said Before');
  const before = await reader('participant1');
  const context = before.context();
  await openArticle(before, article);
  await begin(before, 'Say it once.');
  // The server has it, and the tab ends before it hears of that.
  await before.route(`**/articles/${article.id}`, async (route) => (route.request().method() === 'POST' ? void (await route.fetch()) : route.continue()));
  await before.keyboard.press('ControlOrMeta+Enter');
  await expect(async () => expect(await threadsOf(api('participant1'), article)).toHaveLength(1)).toPass();
  await before.close();
  const page = await context.newPage();
  await openArticle(page, article);
  await page.getByRole('button', { name: 'Continue' }).click();
  const editor = composer(page, 'comment').getByRole('textbox', { name: 'Comment' });
  await expect(editor).toHaveText('Say it once.');
  await write(editor, 'Say something else.');
  await page.keyboard.press('ControlOrMeta+Enter');
  await expect(composer(page, 'comment')).toContainText('This was posted before, in other words');
  await expect(editor).toHaveText('Say something else.');
  await page.getByRole('button', { name: 'Post comment' }).click();
  const card = thread(page, 'Say something else.');
  await expect(card).toBeVisible();
  expect((await threadsOf(api('participant1'), article)).map(({ comments }) => comments[0]?.text).sort()).toEqual(['Say it once.', 'Say something else.']);

  await card.getByRole('button', { name: 'Edit' }).click();
  const edit = page.getByRole('textbox', { name: 'Edit the comment' });
  await write(edit, 'A long afterthought.');
  await page.keyboard.press('Escape');
  await expect(edit).toHaveCount(0);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(edit).toHaveText('A long afterthought.');
});

test('an edit that was overtaken shows both texts, and either can be kept', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Two Windows');
  const made = await newThread(api('participant1'), article, 'forty million', 'As it was.');
  const page = await reader('participant1');
  await openArticle(page, article);
  const card = page.locator(`[data-thread="${made.id}"]`);
  await openThread(card);
  await card.getByRole('button', { name: 'Edit' }).click();
  await write(card.getByRole('textbox', { name: 'Edit the comment' }), 'From this window.');
  await api('participant1').send('PATCH', `/comments/${made.comments[0]!.id}`, { body: { format: 'text/plain', value: 'From the other window.' }, version: 1 });
  await card.getByRole('button', { name: 'Save' }).click();
  const dialog = page.getByRole('dialog', { name: 'This comment was changed elsewhere' });
  await expect(dialog.getByRole('region', { name: 'Your text' })).toContainText('From this window.');
  await expect(dialog.getByRole('region', { name: 'The text as it stands now' })).toContainText('From the other window.');
  await expectNoAxeViolations(page);
  await dialog.getByRole('button', { name: 'Later' }).click();
  await card.getByRole('button', { name: 'Edit' }).click();
  await write(dialog.getByRole('textbox', { name: 'Edit the comment' }), 'From both windows.');
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(card).toContainText('From both windows.');
  const [after] = await threadsOf(api('participant1'), article);
  expect(after?.comments[0]).toMatchObject({ text: 'From both windows.', version: 3 });
});

test('a claim that was changed elsewhere shows both, and who sees it is not overwritten unseen either', async ({ api, reader }) => {
  const mine = api('participant1');
  const article = await newArticle(api('instructor'), 'Two Claims');
  const made = await newThread(mine, article, 'forty million', 'Says who?', { kind: 'claim', claim: { type: 'fact', paraphrase: 'As it was.' } });
  const page = await reader('participant1');
  // What the other window does comes when this one sends, as with a bad connection.
  await page.route('**/events**', (route) => route.abort());
  await openArticle(page, article);
  const card = page.locator(`[data-thread="${made.id}"]`);
  await openThread(card);
  await card.getByRole('button', { name: 'Edit claim' }).click();
  await card.getByLabel('In your own words').fill('From this window.');
  await mine.send('PATCH', `/annotations/${made.id}`, { claim: { paraphrase: 'From the other window.' }, version: 1 });
  await card.getByRole('button', { name: 'Save claim' }).click();
  const dialog = page.getByRole('dialog', { name: 'This claim was changed elsewhere' });
  await expect(dialog.getByLabel('In your own words')).toHaveValue('From this window.');
  await expect(dialog.getByRole('region', { name: 'The text as it stands now' })).toContainText('From the other window.');
  await dialog.getByRole('button', { name: 'Save mine' }).click();
  await expect(dialog).toHaveCount(0);
  await expect(card).toContainText('From this window.');

  await mine.send('PATCH', `/annotations/${made.id}`, { visibility: 'instructors' });
  await card.getByLabel('Seen by').selectOption('private');
  await expect(card.getByRole('alert')).toContainText('Another window has meanwhile chosen “Instructors”');
  await expect(card.getByLabel('Seen by')).toHaveValue('instructors');
  await card.getByLabel('Seen by').selectOption('private');
  await expect(page.getByText('Only you can see it now.')).toBeVisible();
  const [after] = await threadsOf(mine, article);
  expect(after).toMatchObject({ visibility: 'private', version: 5, claim: { paraphrase: 'From this window.' } });
});

test('limits are told while typing, and what is too long is neither sent nor lost', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Too Much');
  const page = await reader('participant1');
  await openArticle(page, article);
  const editor = await begin(page, 'a'.repeat(20_002));
  await expect(page.getByText('The comment is 2 characters too long. Please shorten it.')).toBeVisible();
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(alert(page)).toContainText('20,000');
  await expect(editor).toContainText('aaa');
  await write(editor, 'a'.repeat(17_000));
  await expect(page.getByText('3,000 characters left')).toBeVisible();

  await page.getByRole('button', { name: 'Add tags' }).click();
  const tag = page.getByLabel('Another tag');
  await tag.fill('t'.repeat(65));
  await expect(page.getByText('The tag is 1 characters too long.')).toBeVisible();
  await tag.press('Enter');
  await expect(tag).toHaveValue('t'.repeat(65));
  for (let count = 1; count <= 12; count++) {
    await tag.fill(`tag ${count}`);
    await tag.press('Enter');
  }
  await expect(page.getByText('That is all 12.')).toBeVisible();
  await expect(tag).toBeDisabled();
  await page.getByRole('button', { name: 'Post comment' }).click();
  await expect(thread(page, 'aaaa').getByRole('button', { name: /^tag \d+ 1 member/ })).toHaveCount(12);
});

/** Holds back what the page sends. @returns a function that lets it go */
async function held(page: Page): Promise<() => Promise<void>> {
  let release = () => {};
  const open = new Promise<void>((resolve) => (release = resolve));
  await page.route('**/articles/*', async (route) => {
    if (route.request().method() === 'POST') await open;
    await route.continue();
  });
  return async () => {
    release();
    await page.unrouteAll({ behavior: 'wait' });
  };
}
