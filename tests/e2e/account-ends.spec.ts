/** The ends of an account: a forgotten password, all of it as a file, and no account any more. */
import fs from 'node:fs';
import type { Page } from '@playwright/test';
import { runCommand } from '../support/app';
import { createApi } from '../support/client';
import { expectNoAxeViolationsInBothWidths } from './support/axe';
import { expect, newArticle, openArticle, test, thread } from './support/reading';

const PASSWORD = 'four quiet river stones';
const OTHER = 'seven loud mountain birds';
let people = 0;
const newEmail = () => `leaver${Date.now()}.${(people += 1)}@example.org`;

async function signUp(page: Page, email: string, name: string, next = '/account'): Promise<void> {
  await page.goto(`/sign-up?next=${encodeURIComponent(next)}`);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
  await page.waitForURL(`**${next}`);
}

async function signIn(page: Page, email: string, password: string): Promise<void> {
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(password);
  await page.keyboard.press('Enter');
}

test('a forgotten password is set anew by the operator’s link, by keyboard, once', async ({ visitor, app }) => {
  const [there, page, email] = [await visitor(), await visitor(), newEmail()];
  await signUp(there, email, 'Zoë Lindqvist');
  await page.goto('/sign-in');
  await expect(page.getByText('Forgot your password? Ask whoever runs this Scholium')).toBeVisible();

  const link = new URL(runCommand(app.dataDir, 'operator', 'reset-link', '--email', email));
  const asked: string[] = [];
  page.on('request', (request) => asked.push(request.url()));
  await page.goto(`${link.pathname}${link.hash}`);
  await page.getByLabel('New password').fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('New password')).toHaveAccessibleDescription(/at least 10 characters/);
  await expect(page.getByLabel('New password')).toBeFocused();
  await page.keyboard.type(OTHER);
  await page.keyboard.press('Enter');
  await expect(page.getByText('Your new password is set. Sign in with it.')).toBeVisible();
  expect(asked.filter((url) => url.includes(link.hash.slice(1)))).toEqual([]);

  await signIn(page, email, PASSWORD);
  await expect(page.getByText('E-mail and password do not match.')).toBeVisible();
  await signIn(page, email, OTHER);
  await page.waitForURL((url) => url.pathname === '/');
  await there.goto('/account');
  await expect(there).toHaveURL(/sign-in/);

  await there.goto(`${link.pathname}${link.hash}`);
  await there.getByLabel('New password').fill(PASSWORD);
  await there.getByRole('button', { name: 'Set the password' }).click();
  await expect(there.getByRole('alert').filter({ hasText: 'This link is no longer good' })).toBeVisible();
});

test('everything about me comes as a file', async ({ reader, visitor }) => {
  const page = await reader('participant5');
  await page.goto('/account');
  const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: 'Export everything about me' }).click()]);
  expect(download.suggestedFilename()).toMatch(/^scholium-account-\d{4}-\d{2}-\d{2}\.json$/);
  const file = JSON.parse(fs.readFileSync(await download.path(), 'utf8')) as { account: { email: string }; comments: unknown[]; sessions: unknown[] };
  expect(file.account.email).toBe('participant5@example.org');
  expect(file.comments.length).toBeGreaterThan(0);
  expect(file.sessions.length).toBeGreaterThan(0);
  const nobody = await visitor();
  await nobody.goto('/account/export');
  await expect(nobody).toHaveURL(/sign-in\?next=%2Faccount/);
});

test('an account is deleted by keyboard; what was written stays as a former member’s', async ({ visitor, api, reader }) => {
  const instructor = api('instructor');
  const article = await newArticle(instructor, 'The Ferry That Left');
  const seminar = (await instructor.get<{ items: { id: string }[] }>('/seminars')).items[0]!.id;
  const { joinCode } = await instructor.get<{ joinCode: string }>(`/seminars/${seminar}`);
  const [page, email] = [await visitor(), newEmail()];
  await signUp(page, email, 'Vanessa Vanishing', `/join/${joinCode}`);
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(`**/seminars/${seminar}`);
  await page.goto('/account');
  await page.getByLabel('Name of the token').fill('mine');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const token = await page.getByLabel('Token', { exact: true }).inputValue();
  const made = await fetch(`${new URL(page.url()).origin}/api/v1/articles/${article.id}/annotations`, {
    method: 'POST',
    headers: { Authorization: `Bearer ${token}`, 'Content-Type': 'application/json' },
    body: JSON.stringify({ kind: 'comment', target: { paragraph: 'p1' }, body: { format: 'text/plain', value: 'A comment that outlives me.' } }),
  });
  expect(made.status).toBe(201);

  await page.getByRole('link', { name: 'Delete my account…' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('radio', { name: /It stays/ }).focus();
  await page.keyboard.press('ArrowDown');
  await expect(page.getByRole('radio', { name: /It is withdrawn/ })).toBeChecked();
  await page.keyboard.press('Tab');
  await page.keyboard.type('not the right one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('checkbox')).toBeFocused();
  await expect(page.getByRole('checkbox')).toHaveAccessibleDescription(/confirm that you know/);
  await page.keyboard.press('Space');
  await page.getByLabel('Present password').fill('not the right one');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('Present password')).toHaveAccessibleDescription(/not your present password/);
  await expect(page.getByRole('radio', { name: /It is withdrawn/ })).toBeChecked();
  await page.getByRole('radio', { name: /It stays/ }).check();
  await page.getByLabel('Present password').fill(PASSWORD);
  await page.getByRole('checkbox').check();
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByText('Your account is deleted.')).toBeVisible();
  await signIn(page, email, PASSWORD);
  await expect(page.getByText('E-mail and password do not match.')).toBeVisible();

  const other = await reader('participant2');
  await openArticle(other, article);
  await expect(thread(other, 'A comment that outlives me.')).toContainText('Former member');
  const desk = await reader('instructor');
  for (const path of [`/seminars/${seminar}/log`, `/seminars/${seminar}/people`, `/seminars/${seminar}/insight`]) {
    await desk.goto(path);
    await expect(desk.getByText('Vanishing')).toHaveCount(0);
  }
  await desk.goto(`/seminars/${seminar}/log`);
  await expect(desk.getByText('Former member deleted their account')).toBeVisible();
});

test('axe finds nothing where a password is set anew, whatever the link', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/reset');
  await expect(page.getByText('The end of the link is missing')).toBeVisible();
  await expectNoAxeViolationsInBothWidths(page);
  await page.goto('/reset#wrong');
  await page.getByLabel('New password').fill(OTHER);
  await page.getByRole('button', { name: 'Set the password' }).click();
  await expect(page.getByText('This link is no longer good')).toBeVisible();
  await expectNoAxeViolationsInBothWidths(page);
  await page.goto('/sign-in?done=reset');
  await expectNoAxeViolationsInBothWidths(page);
});

test('axe finds nothing where an account is deleted, in each state', async ({ visitor, app }) => {
  test.slow();
  const [page, email] = [await visitor(), newEmail()];
  await signUp(page, email, 'Zoë Lindqvist', '/account/delete');
  await page.getByRole('button', { name: 'Delete my account for good' }).click();
  await expect(page.getByText('Please confirm that you know')).toBeVisible();
  await expectNoAxeViolationsInBothWidths(page);
  const mine = createApi(app.url, runCommand(app.dataDir, 'token', '--email', email));
  const { joinCode } = await mine.post<{ joinCode: string }>('/seminars', { name: 'Reading Slowly' });
  await page.reload();
  await expect(page.getByText('is archived, as nobody else is in it')).toBeVisible();
  await expectNoAxeViolationsInBothWidths(page);
  const other = await visitor();
  await signUp(other, newEmail(), 'Omar Other', `/join/${joinCode}`);
  await other.getByRole('button', { name: 'Join', exact: true }).click();
  await other.waitForURL('**/seminars/*');
  await page.reload();
  await expect(page.getByRole('link', { name: 'Choose among its people' })).toBeVisible();
  await expect(page.getByRole('button', { name: 'Delete my account for good' })).toHaveCount(0);
  await expectNoAxeViolationsInBothWidths(page);
});
