/** A text that changes while it is read: who has it open is told, sees what changed, and puts their passage right. */
import { expect, FERRY, newArticle, openArticle, test } from './support/reading';

test('an open page tells of the new text, shows what changed, and leads to the passages that are to be looked at', async ({ api, reader }) => {
  const instructor = api('instructor');
  const article = await newArticle(instructor, 'The Ferry, corrected');
  await api('participant2').post(`/articles/${article.id}/annotations`, { kind: 'comment', target: { exact: 'The mayor blames the weather' }, body: { format: 'text/plain', value: 'Does he?' } });
  const page = await reader('participant2');
  await openArticle(page, article);
  const corrected = [FERRY[0]!, FERRY[1]!.replace(/The mayor blames.*$/, 'Nobody says any more who is to blame.'), FERRY[2]!];
  await instructor.post(`/articles/${article.id}/revisions`, { expectedRevision: 1, blocks: corrected.map((text) => ({ kind: 'paragraph', text })) });

  await expect(page.getByText('The article was changed.')).toBeVisible();
  await expect(page.getByText('The mayor blames the weather')).not.toHaveCount(0);
  await page.getByRole('button', { name: 'Show the new text' }).click();
  await expect(page.getByText('Nobody says any more who is to blame.')).toBeVisible();
  await expect(page.getByRole('heading', { name: 'Passages that are gone', exact: true })).toBeVisible();

  await page.goto(`/articles/${article.id}/revisions/compare?from=1&to=2`);
  await expect(page.locator('del', { hasText: 'The mayor blames the weather' })).toBeVisible();
  await expect(page.locator('ins', { hasText: 'Nobody says any more' })).toBeVisible();
  await expect(page.getByRole('region', { name: 'Threads that the change of paragraph 2 touches' })).toContainText('Does he?');

  await page.goto(`/articles/${article.id}`);
  await page.getByRole('link', { name: 'Look at it' }).click();
  await page.getByRole('button', { name: 'Select its words' }).click();
  const dialog = page.getByRole('dialog', { name: 'Select the words that it is about' });
  // The first words of the paragraph in which it stood, by keys.
  await expect(dialog.locator('[data-key="p2"]')).toBeFocused();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  await expect(dialog.getByRole('status')).toHaveText('Within a');
  await dialog.getByRole('button', { name: 'It stands on these words' }).click();
  await expect(page.getByText('Nothing waits for you')).toBeFocused();
});
