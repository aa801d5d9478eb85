/** Names, titles, texts, tags and comments full of markup are shown as the text that they are. */
import type { Page } from '@playwright/test';
import type { ArticleView } from '../../lib/core/articles';
import { composer, expect, isReady, newArticle, openArticle, openThread, shownCount, test, thread, write } from './support/reading';

const SCRIPT = '<script>window.ran = 1</script>';
const IMAGE = '<img src=x onerror="window.ran=1">';
const LINK = '[here](javascript:window.ran=1)';
const SVG = '"><svg onload=window.ran=1>';

type Watched = { ran?: number; refused?: string[] };

/** Listens from the first moment on: for what runs, and for what the policy had to refuse. */
async function watched(page: Page): Promise<() => Promise<void>> {
  const dialogs: string[] = [];
  const errors: string[] = [];
  const refused = new Set<string>();
  page.on('dialog', (dialog) => void (dialogs.push(dialog.message()), dialog.dismiss()));
  page.on('pageerror', (error) => errors.push(error.message));
  page.on('console', (message) => {
    if (/Content Security Policy/i.test(message.text())) refused.add(message.text());
  });
  await page.addInitScript(() => {
    document.addEventListener('securitypolicyviolation', ({ violatedDirective, blockedURI }) => console.error(`Content Security Policy: ${violatedDirective} ${blockedURI}`));
  });
  return async () => {
    expect(await page.evaluate(() => (window as Watched).ran), `a script ran on ${page.url()}`).toBeUndefined();
    expect({ dialogs, errors, refused: [...refused] }, page.url()).toEqual({ dialogs: [], errors: [], refused: [] });
  };
}

test('no markup runs, wherever it is written and wherever it is shown', async ({ api, visitor }) => {
  const instructor = api('instructor');
  const seminar = await instructor.post<{ id: string; joinCode: string }>('/seminars', { name: `Seminar ${SCRIPT}`, description: IMAGE });
  const paragraphs = [`A text begins with ${SCRIPT} and goes on for a while.`, `Then ${IMAGE} stands in it, and nobody sees a picture.`, `It ends with ${LINK} and ${SVG} as words.`];
  const content = [`Title ${IMAGE}`, ...paragraphs].join('\n\n');
  const article = await instructor.post<ArticleView>(`/seminars/${seminar.id}/articles`, { format: 'text/plain', content, title: `Title ${IMAGE}` });
  await instructor.post(`/articles/${article.id}/annotations`, {
    kind: 'claim',
    target: { paragraph: 'p1' },
    claim: { type: 'fact', paraphrase: `Paraphrase ${SVG}` },
    tags: [`tag ${SCRIPT}`.slice(0, 64)],
    body: { format: 'text/plain', value: `Comment ${SCRIPT} ${IMAGE} ${LINK}` },
  });

  const page = await visitor();
  const nothingRan = await watched(page);
  const name = `Eve ${IMAGE}`;
  await page.goto(`/sign-up?next=/join/${seminar.joinCode}`);
  await page.getByLabel('Your name').fill(name);
  await page.getByLabel('E-mail').fill(`eve.${article.id}@example.org`);
  await page.getByLabel('Password').fill('four quiet river stones');
  await page.keyboard.press('Enter');
  await expect(page.getByRole('heading', { name: `Seminar ${SCRIPT}` })).toBeVisible();
  await nothingRan();
  await page.getByRole('button', { name: 'Join', exact: true }).click();
  await expect(page.getByRole('heading', { name: `Title ${IMAGE}` })).toBeVisible();
  await expect(page.getByText(IMAGE, { exact: true })).toBeVisible();
  await nothingRan();

  await openArticle(page, article);
  for (const [index, paragraph] of paragraphs.entries()) await expect(page.locator(`#p${index + 1}`)).toHaveText(paragraph);
  const claim = thread(page, 'Paraphrase');
  await openThread(claim);
  for (const shown of [`Paraphrase ${SVG}`, SCRIPT, IMAGE, 'javascript:window.ran=1']) await expect(claim).toContainText(shown);
  await expect(claim.getByRole('link')).toHaveCount(0);
  await claim.getByRole('button', { name: 'Reply' }).last().click();
  await write(claim.getByRole('textbox', { name: 'Reply' }), `Reply ${IMAGE}`);
  await page.keyboard.press('Control+Enter');
  await expect(claim.locator('form')).toHaveCount(0);
  await expect(claim).toContainText(`Reply ${IMAGE}`);
  await expect(claim).toContainText(name);
  await nothingRan();

  await page.getByRole('link', { name: 'Claims' }).click();
  await expect(page.getByRole('link', { name: `Paraphrase ${SVG}` })).toBeVisible();
  await nothingRan();
  await page.goto(`/articles/${article.id}?tag=${encodeURIComponent(IMAGE)}&kind=${SCRIPT}#${SVG}`);
  await isReady(page);
  await expect(shownCount(page)).toContainText('No thread is like that.');
  await page.goto('/account');
  await expect(page.getByLabel('Your name')).toHaveValue(name);
  await page.goto(`/sign-in?next=javascript:window.ran=1`);
  await expect(page.getByRole('heading', { name: 'Your seminars' })).toBeVisible();
  await nothingRan();
});

test('the pages on which one reads and writes keep to the policy while everything is in use', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'Under the Policy');
  const page = await reader('instructor');
  const nothingRan = await watched(page);
  const response = await page.goto(`/articles/${article.id}`);
  const policy = response!.headers()['content-security-policy'] ?? '';
  expect(/script-src ([^;]*)/.exec(policy)?.[1]).toMatch(/^'nonce-[^']+' 'strict-dynamic'$/);
  await isReady(page);
  await page.keyboard.press('?');
  const help = page.getByRole('dialog', { name: 'Keys' });
  await expect(help).toBeVisible();
  await page.keyboard.press('Escape');
  await expect(help).toHaveCount(0);
  await page.keyboard.press('m');
  await composer(page, 'claim').getByLabel('In your own words').fill('Written under the policy.');
  await write(composer(page, 'claim').getByRole('textbox', { name: 'Claim' }), 'With the editor.');
  await page.keyboard.press('Escape');
  await page.getByLabel('Kind').selectOption('Questions');
  await expect(shownCount(page)).toContainText('No thread is like that.');
  for (const path of ['/', '/join', '/seminars/new', `/seminars/${article.seminar.id}`, `/seminars/${article.seminar.id}/import`, '/nowhere']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  }
  await nothingRan();
});

test('what is no text, or would make text read as another, is refused and kept for mending', async ({ api, reader }) => {
  const participant = api('participant1');
  const article = await newArticle(api('instructor'), 'Plain Text Only');
  const plain = (value: string) => ({ format: 'text/plain', value });
  for (const [what, request] of Object.entries({
    'a NUL in a comment': { kind: 'comment', body: plain('a\u0000b') },
    'half a character in a comment': { kind: 'comment', body: plain('a\uD83Db') },
    'a NUL in a tag': { kind: 'comment', body: plain('a'), tags: ['a\u0000b'] },
    'an override in a tag': { kind: 'comment', body: plain('a'), tags: ['a\u202Eb'] },
    'a NUL in a paraphrase': { kind: 'claim', claim: { type: 'fact', paraphrase: 'a\u0000b' } },
  })) {
    const { status } = await participant.send('POST', `/articles/${article.id}/annotations`, request);
    expect(status, what).toBe(422);
  }

  const page = await reader('participant1');
  await openArticle(page, article);
  await page.getByRole('button', { name: 'Annotate paragraph 1' }).click();
  const form = composer(page, 'comment');
  await write(form.getByRole('textbox', { name: 'Comment' }), 'Kept while the tag is mended. \u202Edesrever');
  await form.getByRole('button', { name: 'Add tags' }).click();
  await form.getByLabel('Another tag').fill('ab\u202Ecd');
  await form.getByLabel('Another tag').press('Enter');
  await form.getByRole('button', { name: 'Post comment' }).click();
  await expect(form.getByRole('alert')).toContainText('invisible control characters');
  await form.getByRole('button', { name: 'ab\u202Ecd' }).click();
  await form.getByRole('button', { name: 'Post comment' }).click();
  await expect(thread(page, 'Kept while the tag is mended.')).toBeVisible();
});
