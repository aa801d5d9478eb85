/** A large export is made in the background: it shows how far it is, outlives a reload, and waits to be fetched. */
import { readFile } from 'node:fs/promises';
import { COMMENTS_AT_ONCE } from '../../lib/core/exports/job';
import { expectNoAxeViolationsInBothThemes } from './support/axe';
import { demoSeminar, expect, FERRY, newArticle, openArticle, PHONE, test } from './support/reading';

type Annotations = { items: object[] };
type Exported = { articles: { threads: { id: string; createdAt: string; updatedAt: string; comments: { id: string; createdAt: string }[] }[] }[] };

test('somebody exports more than is made at once, reads on, and fetches the file', async ({ api, reader }) => {
  const instructor = api('instructor');
  const article = await newArticle(instructor, 'A Great Many Notes', FERRY);
  await instructor.post(`/articles/${article.id}/annotations`, { kind: 'comment', target: { paragraph: 'p2' }, body: { format: 'text/plain', value: 'One of very many.' } });
  await multiply(instructor, article.id, COMMENTS_AT_ONCE.pdf + 1);

  const page = await reader('instructor');
  await openArticle(page, article);
  await page.getByRole('button', { name: 'Export', exact: true }).click();
  const dialog = page.getByRole('dialog');
  await expect(dialog.getByRole('link', { name: 'Download' })).toBeVisible();
  await dialog.getByLabel('Format').selectOption('PDF');
  await dialog.getByRole('button', { name: 'Make the file' }).click();
  await expect(dialog.getByRole('progressbar')).toBeVisible();
  await dialog.getByRole('button', { name: 'Close' }).first().click();

  await page.reload();
  await page.getByRole('button', { name: 'Exports' }).click();
  const menu = page.getByRole('region', { name: 'Exports' });
  await expect(menu).toContainText('A Great Many Notes');
  await expectNoAxeViolationsInBothThemes(page);
  const link = menu.getByRole('link', { name: /^Download/ });
  await expect(link).toBeVisible({ timeout: 60_000 });
  const [file] = await Promise.all([page.waitForEvent('download'), link.click()]);
  expect(file.suggestedFilename()).toBe('A Great Many Notes.pdf');
  expect((await readFile(await file.path())).subarray(0, 5).toString()).toBe('%PDF-');

  // Three are under way, of which each waits for the one before, so that the last can be cancelled at leisure.
  for (const format of ['pdf', 'docx', 'pdf']) await instructor.post(`/articles/${article.id}/exports`, { format });
  const phone = await reader('instructor', PHONE);
  await phone.goto(`/seminars/${await demoSeminar(instructor)}`);
  await phone.getByRole('button', { name: 'Exports' }).click();
  const items = phone.getByRole('region', { name: 'Exports' }).getByRole('listitem');
  await expect(items).toHaveCount(4);
  await items.first().getByRole('button', { name: /^Cancel/ }).click();
  await expect(items).toHaveCount(3);
  await expectNoAxeViolationsInBothThemes(phone);
  for (const { id } of (await instructor.get<{ items: { id: string }[] }>('/exports')).items) await instructor.send('DELETE', `/exports/${id}`);
});

/** Brings the only thread of an article in again, many times, as others. */
async function multiply(instructor: Parameters<typeof newArticle>[0], article: string, times: number): Promise<void> {
  const file = await instructor.get<Exported>(`/articles/${article}/export?format=json`);
  const [first] = file.articles[0]!.threads;
  const id = (n: number) => `00000000-0000-7000-8000-${n.toString(16).padStart(12, '0')}`;
  // Of one millisecond they would count as the same.
  const when = (n: number) => new Date(Date.parse(first!.createdAt) - n * 1_000).toISOString();
  file.articles[0]!.threads = Array.from({ length: times }, (_, n) => ({
    ...first!,
    ...{ id: id(2 * n), createdAt: when(n), updatedAt: when(n) },
    comments: first!.comments.map((comment) => ({ ...comment, id: id(2 * n + 1), createdAt: when(n) })),
  }));
  await instructor.post(`/seminars/${await demoSeminar(instructor)}/import`, file);
  const { items } = await instructor.get<Annotations>(`/articles/${article}/annotations`);
  expect(items.length).toBeGreaterThan(1);
}
