/** Marks: an instructor turns them on, gives two and releases them; a participant sees their own alone. */
import type { Page } from '@playwright/test';
import type { ArticleView } from '../../lib/core/articles';
import type { Api } from '../support/client';
import { expectNoAxeViolationsInBothThemes } from './support/axe';
import { expect, FERRY, newThread, openArticle, personOf, PHONE, test } from './support/reading';
import type { PersonKey } from './support/test';

type Given = { api: (who: PersonKey) => Api; reader: (who: PersonKey) => Promise<Page> };
type Made = { id: string; joinCode: string };
const [ONE, TWO] = [personOf('participant1').name, personOf('participant2').name];
const markOf = (page: Page, name: string) => page.getByRole('textbox', { name: `Mark of ${name}` });
const noteOn = (page: Page, name: string) => page.getByRole('textbox', { name: `Note on ${name}` });

/** A seminar of the test's own with one article and two participants, who wrote something. */
async function makeSeminar({ api, reader }: Given, name: string) {
  const instructor = api('instructor');
  const seminar = await instructor.post<Made>('/seminars', { name });
  const article = await instructor.post<ArticleView>(`/seminars/${seminar.id}/articles`, { format: 'text/plain', title: name, content: [name, ...FERRY].join('\n\n') });
  for (const who of ['participant1', 'participant2'] as const) {
    const page = await reader(who);
    await page.goto(`/join/${seminar.joinCode}`);
    await page.getByRole('button', { name: 'Join', exact: true }).click();
    await page.waitForURL(`**/seminars/${seminar.id}`);
  }
  await newThread(api('participant1'), article, 'half of the shops', 'Which shops were these?');
  return { seminar, article };
}

test('an instructor turns marks on, gives two by keyboard and releases them; each member sees their own alone', async ({ api, reader }) => {
  const { seminar, article } = await makeSeminar({ api, reader }, 'Marks are given');
  const page = await reader('instructor');
  expect((await page.goto(`/seminars/${seminar.id}/marks`))!.status()).toBe(404);
  await page.goto(`/seminars/${seminar.id}/settings`);
  await expect(page.getByRole('navigation', { name: 'Seminar' }).getByRole('link', { name: 'Marks' })).toHaveCount(0);
  await page.getByRole('button', { name: 'Turn marks on' }).click();
  await page.getByRole('navigation', { name: 'Seminar' }).getByRole('link', { name: 'Marks' }).click();

  const [first, second] = [ONE, TWO].sort((a, b) => a.toLowerCase().localeCompare(b.toLowerCase())) as [string, string];
  await expect(page.getByText('0 of 2 marked.')).toBeVisible();
  await markOf(page, first).fill('passed, 2,3');
  await page.keyboard.press('Enter');
  await expect(markOf(page, second)).toBeFocused();
  await expect(page.getByText(`Saved for ${first}`)).toBeVisible();
  await page.keyboard.type('merit A-');
  await page.keyboard.press('Tab');
  await page.keyboard.type('Only for those who teach');
  await page.keyboard.press('Tab');
  await expect(page.getByText(`Saved for ${second}`)).toBeVisible();
  await expect(page.getByText('2 of 2 marked.')).toBeVisible();

  const member = await reader('participant1');
  await openArticle(member, article);
  await expect(member.getByText('Your mark')).toHaveCount(0);
  await page.getByRole('button', { name: 'Release marks' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Release', exact: true }).click();
  await expect(page.getByRole('button', { name: 'Take back' })).toBeVisible();

  const [mine, theirs] = first === ONE ? ['passed, 2,3', 'merit A-'] : ['merit A-', 'passed, 2,3'];
  await openArticle(member, article);
  await expect(member.getByText(`Your mark: ${mine}`)).toBeVisible();
  const all = await member.content();
  expect(all).not.toContain(theirs);
  expect(all).not.toContain('Only for those who teach');
  expect((await member.goto(`/seminars/${seminar.id}/marks`))!.status()).toBe(404);
  expect((await member.goto(`/seminars/${seminar.id}/marks/marks.csv?article=${article.id}`))!.status()).toBe(403);

  await page.reload();
  await expect(markOf(page, first)).toHaveValue('passed, 2,3');
  await expect(noteOn(page, second)).toHaveValue('Only for those who teach');
  await page.getByRole('button', { name: 'Take back' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Take back' }).click();
  await expect(page.getByRole('button', { name: 'Release marks' })).toBeVisible();
  await openArticle(member, article);
  await expect(member.getByText('Your mark')).toHaveCount(0);
});

test('what is typed stays when it cannot be saved, or somebody else was there first', async ({ api, reader }) => {
  const { seminar, article } = await makeSeminar({ api, reader }, 'Marks are kept');
  const page = await reader('instructor');
  await page.goto(`/seminars/${seminar.id}/settings`);
  await page.getByRole('button', { name: 'Turn marks on' }).click();
  await expect(page.getByRole('button', { name: 'Turn marks off' })).toBeVisible();
  await page.goto(`/seminars/${seminar.id}/marks`);

  await page.context().setOffline(true);
  await markOf(page, ONE).fill('85');
  await page.keyboard.press('Tab');
  await expect(page.getByText(/server could not be reached/)).toBeVisible();
  await expect(markOf(page, ONE)).toHaveValue('85');
  await page.context().setOffline(false);
  await page.getByRole('button', { name: 'Try again' }).click();
  await expect(page.getByText(`Saved for ${ONE}`)).toBeVisible();

  const { items } = await api('instructor').get<{ items: { person: { id: string; name: string } }[] }>(`/articles/${article.id}/marks`);
  const { person } = items.find((item) => item.person.name === TWO)!;
  expect((await api('instructor').send('PUT', `/articles/${article.id}/marks`, { person: person.id, mark: 'B', note: 'From elsewhere', version: 0 })).status).toBe(200);
  await markOf(page, TWO).fill('C');
  await page.keyboard.press('Enter');
  await expect(page.getByText(/has changed it meanwhile/)).toBeVisible();
  await expect(markOf(page, TWO)).toHaveValue('C');
  await page.getByRole('button', { name: 'Take theirs' }).click();
  await expect(markOf(page, TWO)).toHaveValue('B');
  await expect(noteOn(page, TWO)).toHaveValue('From elsewhere');
});

test('marks come in from a spreadsheet after a look; axe finds nothing, wide and on a phone', async ({ api, reader }) => {
  const { seminar } = await makeSeminar({ api, reader }, 'Marks by file');
  const page = await reader('instructor');
  await page.goto(`/seminars/${seminar.id}/settings`);
  await page.getByRole('button', { name: 'Turn marks on' }).click();
  await expect(page.getByRole('button', { name: 'Turn marks off' })).toBeVisible();
  await page.goto(`/seminars/${seminar.id}/marks`);
  const lines = ['E-Mail;Mark;Note', `${personOf('participant1').email};2,3;reads closely`, 'nobody@example.org;1;'];
  await page.getByLabel('CSV file').setInputFiles({ name: 'marks.csv', mimeType: 'text/csv', buffer: Buffer.from(`\uFEFF${lines.join('\r\n')}`) });
  await expect(page.getByLabel('Or paste it here')).toHaveValue(/reads closely/);
  await page.getByRole('button', { name: 'See what it will do' }).click();
  await expect(page.getByText('mark: none → 2,3; note: new')).toBeVisible();
  await expect(page.getByText(/No participant of this seminar/)).toBeVisible();
  await expect(markOf(page, ONE)).toHaveValue('');
  await expectNoAxeViolationsInBothThemes(page);
  await page.getByRole('button', { name: 'Bring them in' }).click();
  await expect(page.getByText('Done. 1 set · 1 wrong, left out.')).toBeVisible();
  await expect(markOf(page, ONE)).toHaveValue('2,3');
  const file = page.waitForEvent('download');
  await page.getByRole('link', { name: 'Download as CSV' }).click();
  expect((await file).suggestedFilename()).toBe('marks.csv');

  const phone = await reader('instructor', PHONE);
  await phone.goto(`/seminars/${seminar.id}/marks`);
  await expect(markOf(phone, ONE)).toHaveValue('2,3');
  expect(await phone.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(390);
  await expectNoAxeViolationsInBothThemes(phone);
});
