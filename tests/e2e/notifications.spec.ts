/** The bell: what concerns somebody reaches them while they read, and leads to where it stands. */
import { expectNoAxeViolations, expectNoAxeViolationsInBothWidths } from './support/axe';
import { expect, newArticle, newThread, openArticle, personOf, test } from './support/reading';

test('a reply rings at an open article; by keyboard the bell leads to it, and it is read', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Rung For');
  const asked = await newThread(api('participant3'), article, 'forty million', 'Who has counted them?', { kind: 'question' });
  // The demo has some for everybody.
  await api('participant3').send('POST', '/notifications/read');
  const page = await reader('participant3');
  await openArticle(page, article);
  const bell = page.getByRole('button', { name: /^Notifications/ });
  await expect(bell).toHaveAccessibleName('Notifications');
  const answer = await api('participant1').post<{ id: string }>(`/annotations/${asked.id}/comments`, { body: { format: 'text/plain', value: 'The island council did.' } });
  await expect(bell).toHaveAccessibleName('Notifications, 1 unread');

  await bell.focus();
  await page.keyboard.press('Enter');
  const list = page.getByRole('region', { name: 'Notifications' });
  const link = list.getByRole('link', { name: `Unread: ${personOf('participant1').name} answered in your question` });
  await expect(link).toContainText('The island council did.');
  await expectNoAxeViolations(page);
  await page.keyboard.press('Tab');
  await expect(link).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator(`#comment-${answer.id}`)).toBeFocused();
  await expect(bell).toHaveAccessibleName('Notifications');

  await page.goto('/notifications');
  const row = page.getByRole('listitem').filter({ hasText: 'The island council did.' });
  await expectNoAxeViolationsInBothWidths(page);
  await row.getByRole('button', { name: /^Mark as unread/ }).click();
  await expect(bell).toHaveAccessibleName('Notifications, 1 unread');
  await page.getByRole('button', { name: 'Mark all as read' }).click();
  await expect(bell).toHaveAccessibleName('Notifications');
});
