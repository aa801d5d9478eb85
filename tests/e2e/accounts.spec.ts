import type { Page } from '@playwright/test';
import { expectNoAxeViolations, expectNoAxeViolationsInBothWidths } from './support/axe';
import { expect, test } from './support/test';

const PASSWORD = 'four quiet river stones';
const OTHER = 'seven loud mountain birds';
let people = 0;
const newEmail = () => `reader${Date.now()}.${(people += 1)}@example.org`;

/** Makes an account by the form on the page. */
async function signUp(page: Page, email: string, name = 'Zoë Lindqvist'): Promise<void> {
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(email);
  await page.getByLabel('Password').fill(PASSWORD);
  await page.keyboard.press('Enter');
}

test('somebody new follows a join link, makes an account and is in the seminar', async ({ api, visitor }) => {
  const seminar = await api('instructor').post<{ id: string; joinCode: string }>('/seminars', { name: 'Reading Slowly' });
  const page = await visitor();
  await page.goto(`/join/${seminar.joinCode.toLowerCase()}`);
  await expect(page.getByRole('heading', { name: 'Reading Slowly' })).toBeVisible();
  await expectNoAxeViolations(page);
  await page.getByRole('link', { name: 'Make an account' }).click();
  await page.waitForURL(/sign-up/);
  await signUp(page, newEmail());
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await page.waitForURL(`**/seminars/${seminar.id}`);
  await page.goto(`/join/${seminar.joinCode}`);
  await expect(page.getByText('You are in it already.')).toBeVisible();
});

test('a code typed by hand may have blanks; a wrong one is told kindly and kept', async ({ api, visitor }) => {
  const { joinCode } = await api('instructor').post<{ joinCode: string }>('/seminars', { name: 'Reading Aloud' });
  const page = await visitor();
  await page.goto('/join');
  await page.getByLabel('Code').fill('ZZZZZ-ZZZZZ');
  await page.getByRole('button', { name: 'Find the seminar' }).click();
  await expect(page.getByText('No seminar has this code.')).toBeVisible();
  await expect(page.getByLabel('Code')).toBeFocused();
  await expect(page.getByLabel('Code')).toHaveValue('ZZZZZ-ZZZZZ');
  await page.getByLabel('Code').fill(`${joinCode.slice(0, 5)} ${joinCode.slice(5).toLowerCase()}`);
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: 'Reading Aloud' })).toBeVisible();
});

test('what is wrong stands at its field, and what was typed is kept', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/sign-up');
  await page.getByLabel('Your name').fill('Zoë Lindqvist');
  await page.getByLabel('E-mail').fill('zoe');
  await page.getByLabel('Password').fill('short');
  await page.keyboard.press('Enter');
  await expect(page.getByLabel('E-mail')).toBeFocused();
  await expect(page.getByLabel('E-mail')).toHaveAccessibleDescription(/not an e-mail address/);
  await expect(page.getByLabel('Password')).toHaveAccessibleDescription(/at least 10 characters/);
  await expect(page.getByLabel('Your name')).toHaveValue('Zoë Lindqvist');
  await expect(page.getByLabel('E-mail')).toHaveValue('zoe');
  await expectNoAxeViolations(page);
});

test('signing in works before any script runs', async ({ visitor }) => {
  const page = await visitor({ javaScriptEnabled: false });
  await page.goto('/sign-in?next=/account');
  await page.getByLabel('E-mail').fill('nobody@example.org');
  await page.getByLabel('Password').fill('not the right one');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('alert').first()).toHaveText('E-mail and password do not match. Please check both.');
  await expect(page.getByLabel('E-mail')).toHaveValue('nobody@example.org');
  await page.getByRole('button', { name: /Sumaira Lodhi/ }).click();
  await expect(page.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
});

test('signing out everywhere ends the other browser too, and a new password the old one', async ({ visitor }) => {
  const [here, there, email] = [await visitor(), await visitor(), newEmail()];
  await here.goto('/sign-up?next=/account');
  await signUp(here, email);
  await expect(here.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();

  await here.getByLabel('Present password').fill(PASSWORD);
  await here.getByLabel('New password').fill(OTHER);
  await here.getByRole('button', { name: 'Change the password' }).click();
  await expect(here.getByText('Your password is changed.')).toBeVisible();

  await there.goto('/sign-in?next=/account');
  for (const password of [PASSWORD, OTHER]) {
    await there.getByLabel('E-mail').fill(email);
    await there.getByLabel('Password').fill(password);
    await there.keyboard.press('Enter');
    if (password === PASSWORD) await expect(there.getByText('E-mail and password do not match.')).toBeVisible();
  }
  await expect(there.getByRole('heading', { name: 'Account', exact: true })).toBeVisible();
  await there.getByRole('button', { name: /Sign out everywhere/ }).click();
  await there.getByRole('button', { name: 'Sign out everywhere', exact: true }).click();
  await there.waitForURL(/sign-in/);
  expect((await there.context().cookies()).map(({ name }) => name)).not.toContain('next-auth.session-token');
  await here.goto('/account');
  await expect(here).toHaveURL(/sign-in\?next=%2Faccount/);
});

test('the account menu signs out, by keyboard', async ({ reader }) => {
  const page = await reader('participant2');
  await page.goto('/');
  await page.getByRole('button', { name: /Account: Ilya/ }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('button', { name: 'Sign out', exact: true }).focus();
  await page.keyboard.press('Enter');
  await page.waitForURL(/sign-in/);
  await expect(page.getByRole('banner').getByRole('link', { name: 'Sign in' })).toBeVisible();
});

test('a token is shown once, works, and is refused once revoked', async ({ reader, app }) => {
  const page = await reader('participant3');
  await page.goto('/account');
  await page.getByLabel('Name of the token').fill('term paper');
  await page.getByRole('button', { name: 'Make a token' }).click();
  const secret = await page.getByLabel('Token', { exact: true }).inputValue();
  const ask = async () => (await fetch(`${app.url}/api/v1/me`, { headers: { Authorization: `Bearer ${secret}` } })).status;
  expect(await ask()).toBe(200);
  await page.reload();
  await expect(page.getByText(`ends in ${secret.slice(-4)}`)).toBeVisible();
  expect(await page.content()).not.toContain(secret);
  await page.getByRole('button', { name: 'Revoke: term paper' }).click();
  await page.getByRole('button', { name: 'Revoke', exact: true }).click();
  await expect(page.locator(':focus')).toHaveText('The token is revoked.');
  expect(await ask()).toBe(401);
});

test('the theme is chosen at once and stays', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/sign-in');
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  const light = await ground();
  await page.getByRole('button', { name: 'Dark' }).click();
  await expect.poll(ground).not.toBe(light);
  const dark = await ground();
  await page.reload();
  expect(await ground()).toBe(dark);
  await expect(page.getByRole('button', { name: 'Dark' })).toHaveAttribute('aria-pressed', 'true');
  await page.getByRole('button', { name: 'As the device' }).click();
  await expect.poll(ground).toBe(light);
});

test('a form of another site is refused', async ({ visitor, app }) => {
  const page = await visitor();
  const answer = await page.request.post('/sign-in', { headers: { Origin: 'https://evil.example' }, form: { email: 'participant1@example.org' } });
  expect(answer.status()).toBe(403);
  const signIn = await page.request.post(`${app.url}/api/auth/callback/demo`, { form: { email: 'participant1@example.org' }, maxRedirects: 0 });
  expect(signIn.headers()['set-cookie'] ?? '').not.toContain('session-token');
});

for (const path of ['/sign-up', '/join', '/join/ABC', '/nowhere']) {
  test(`axe finds nothing on ${path}`, async ({ visitor }) => {
    const page = await visitor();
    await page.goto(path);
    await expectNoAxeViolationsInBothWidths(page);
  });
}

test('axe finds nothing on the account page and its menu', async ({ reader }) => {
  const page = await reader('participant4');
  await page.goto('/account');
  await page.getByRole('button', { name: /^Account:/ }).click();
  await expectNoAxeViolationsInBothWidths(page);
});
