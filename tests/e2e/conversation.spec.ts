/** Speaking to each other in a thread: by name, with an accepted answer, and by links to a comment. */
import { expectNoAxeViolations } from './support/axe';
import { expect, isReady, newArticle, newThread, openArticle, openThread, personOf, PHONE, test } from './support/reading';

test('by keyboard a member is mentioned, and the answer is accepted; undo takes that back', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Asked by Name');
  const asked = await newThread(api('participant1'), article, 'forty million', 'Who has counted them?', { kind: 'question' });
  const page = await reader('participant1');
  await openArticle(page, article);
  const card = page.locator(`[data-thread="${asked.id}"]`);
  await openThread(card);
  await card.getByRole('button', { name: 'Reply', exact: true }).click();
  const editor = card.getByRole('textbox', { name: 'Reply' });
  const { name } = personOf('participant2');
  await editor.pressSequentially(`@${name.slice(0, 3).toLowerCase()}`);
  const option = card.getByRole('option', { name });
  await expect(option).toHaveAttribute('aria-selected', 'true');
  await expect(editor).toHaveAttribute('aria-activedescendant', (await option.getAttribute('id'))!);
  await expectNoAxeViolations(page);
  await page.keyboard.press('Enter');
  await expect(editor).toHaveText(new RegExp(`^@${name}\\s$`));
  await page.keyboard.type('has.');
  await page.keyboard.press('Control+Enter');
  await expect(editor).toHaveCount(0);
  await expect(card.locator('.mention')).toHaveText(`@${name}`);
  const kept = await api('participant2').get<{ comments: { id: string; text: string }[] }>(`/annotations/${asked.id}`);
  expect(kept.comments[1]!.text).toBe(`@${name} has.`);

  await card.getByRole('button', { name: 'Accept answer' }).click();
  await expect(card.getByText('Accepted answer', { exact: true })).toBeVisible();
  await expect(card.getByText('Answered', { exact: true })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('button', { name: 'Undo' }).click();
  await expect(card.getByText('Accepted answer', { exact: true })).toHaveCount(0);
});

test('on a phone a link opens the comment in its sheet; it is marked as helpful and quoted', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Straight to It');
  const made = await newThread(api('participant1'), article, 'forty million', 'Too dear.');
  const own = await newThread(api('participant1'), article, 'forty million', 'Only mine.', { visibility: 'private' });
  const answer = await api('participant1').post<{ id: string }>(`/annotations/${made.id}/comments`, { body: { format: 'text/plain', value: 'Cheaper than the ferry.' } });
  const page = await reader('participant2', PHONE);
  await openArticle(page, article, `#comment-${answer.id}`);
  const comment = page.getByRole('dialog').locator(`#comment-${answer.id}`);
  await expect(comment).toBeFocused();
  await expect(comment).toBeInViewport();
  await comment.getByRole('button', { name: 'Helpful' }).click();
  await expect(comment.getByRole('button', { name: 'Helpful 1' })).toHaveAttribute('aria-pressed', 'true');
  await comment.getByRole('button', { name: 'Who?' }).click();
  await expect(comment).toContainText('you');
  await comment.getByRole('button', { name: 'Quote' }).click();
  const editor = page.getByRole('dialog').getByRole('textbox', { name: /^Reply/ });
  await expect(editor.locator('blockquote')).toContainText('Cheaper than the ferry.');
  await expect(editor.getByRole('link', { name: 'the comment quoted' })).toHaveAttribute('href', new RegExp(`#comment-${answer.id}$`));

  for (const id of [own.comments[0]!.id, '018f3c1e-7d3a-7cc0-8000-000000000000']) {
    await page.goto('/');
    await openArticle(page, article, `#comment-${id}`);
    await isReady(page);
    await expect(page.getByText('The comment that this link leads to is not there, or is not for you to see.')).toBeVisible();
  }
});
