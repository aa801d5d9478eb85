import { expectNoAxeViolationsInBothWidths } from './support/axe';
import { expect, personOf, test } from './support/test';

test('every page comes with a policy that lets in no script but its own', async ({ visitor }) => {
  const page = await visitor();
  const refused: string[] = [];
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.push(message.text());
  });
  const response = await page.goto('/sign-in');
  const policy = response!.headers()['content-security-policy'] ?? '';
  const scripts = /script-src ([^;]*)/.exec(policy)?.[1] ?? '';
  expect(scripts).toMatch(/'nonce-[\w+/=]+'/);
  expect(scripts).not.toContain('unsafe-inline');
  expect(scripts).not.toContain('unsafe-eval');
  await expect(page.getByRole('heading', { name: 'Sign in', exact: true })).toBeVisible();
  expect(refused).toEqual([]);
});

test('axe finds nothing on the sign-in page', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/sign-in');
  await expectNoAxeViolationsInBothWidths(page);
});

test('one click signs in as a member of the demo', async ({ visitor }) => {
  const page = await visitor();
  await page.goto('/sign-in?next=%2Faccount');
  await page.getByRole('button', { name: personOf('participant1').name }).click();
  await page.waitForURL('**/account');
  await expect(page.getByRole('button', { name: /^Account: Sumaira/ })).toBeVisible();
});
