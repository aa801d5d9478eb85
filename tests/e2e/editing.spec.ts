/** A text that two change at once, and passages that are put right on a phone. */
import { expectNoAxeViolations } from './support/axe';
import { expect, FERRY, newArticle, newThread, PHONE, test } from './support/reading';

const saved = (expectedRevision: number, texts: readonly string[]) => ({ expectedRevision, blocks: texts.map((text) => ({ kind: 'paragraph', text })) });

test('who saves after somebody else sees how the two differ, and decides which text stands', async ({ api, reader }) => {
  const instructor = api('instructor');
  const article = await newArticle(instructor, 'The Ferry, changed by two');
  const page = await reader('instructor');
  await page.goto(`/articles/${article.id}/edit`);
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  await text.getByText('A bridge would cost forty million.').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' So it is said.');
  await instructor.post(`/articles/${article.id}/revisions`, saved(1, [FERRY[0]!.replace('third', 'fourth'), ...FERRY.slice(1)]));
  await page.getByRole('button', { name: 'Look at what changes, and save' }).click();
  const review = page.getByRole('dialog', { name: 'What changes' });
  await review.getByRole('button', { name: 'Save as a new revision' }).click();
  await expect(review.getByRole('alert')).toContainText('saving now puts yours in its place');
  await expect(review.locator('del')).toContainText('fourth');
  await expectNoAxeViolations(page);
  await review.getByRole('button', { name: 'Save mine in the place of theirs' }).click();
  await page.waitForURL(/\/articles\/[^/]+$/);
  await expect(page.locator('#p1')).toContainText('the third of March');
  await expect(page.locator('#p3')).toContainText('So it is said.');

  // Theirs is kept, and one button away.
  await page.goto(`/articles/${article.id}/revisions/2`);
  await page.getByRole('button', { name: 'Restore revision 2' }).click();
  await page.getByRole('dialog').getByRole('button', { name: 'Restore', exact: true }).click();
  await expect(page.getByText('The article has the text of revision 2 again, as revision 4.')).toBeVisible();
});

test('what was saved while its answer got lost is not held against who saved it', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'The Ferry, whose answer gets lost');
  const page = await reader('instructor');
  await page.goto(`/articles/${article.id}/edit`);
  await page.getByRole('textbox', { name: 'Text of the article' }).getByText('A bridge would cost forty million.').click();
  await page.keyboard.press('ControlOrMeta+End');
  await page.keyboard.type(' So it is said.');
  await page.getByRole('button', { name: 'Look at what changes, and save' }).click();
  await page.route(`**/articles/${article.id}/edit`, async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    await route.fetch();
    await route.abort('connectionreset');
  });
  const review = page.getByRole('dialog', { name: 'What changes' });
  await review.getByRole('button', { name: 'Save as a new revision' }).click();
  await expect(review.getByRole('alert')).toContainText('could not be reached');
  await page.unroute(`**/articles/${article.id}/edit`);
  await page.reload();
  await expect(page.getByText('Nothing is changed.')).toBeVisible();
  await expect(page.getByText('So it is said.')).toBeVisible();
  await expect(page.getByText('The text was changed since you began')).toHaveCount(0);
});

test('passages are accepted together and taken back, and one is put on words by taps', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), 'The Ferry, to be put right');
  for (const words of ['cancelled on the third of March', 'The mayor blames the weather']) await newThread(api('participant2'), article, words, 'Who says so?');
  const [ferry, shops, bridge] = FERRY as [string, string, string];
  await api('instructor').post(`/articles/${article.id}/revisions`, saved(1, [shops.replace(/ The mayor.*$/, ''), bridge, ferry]));
  const page = await reader('participant2', PHONE);
  await page.goto(`/articles/${article.id}/repair`);
  const cards = page.locator('[data-repair]');
  await page.getByRole('button', { name: 'Accept the one that is sure' }).tap();
  await expect(cards).toHaveCount(1);
  await expect(cards).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).tap();
  await expect(cards).toHaveCount(2);
  await expect(page.locator('[data-repair]:focus')).toHaveCount(1);

  await page.getByRole('button', { name: 'Select its words' }).tap();
  const dialog = page.getByRole('dialog', { name: 'Select the words that it is about' });
  const tap = async (words: string) => {
    const { x, y } = await dialog.locator('[data-key="p2"]').evaluate((element, words) => {
      const range = document.createRange();
      const at = element.textContent!.indexOf(words);
      range.setStart(element.firstChild!, at);
      range.setEnd(element.firstChild!, at + words.length);
      const { left, top, width, height } = range.getBoundingClientRect();
      return { x: left + width / 2, y: top + height / 2 };
    }, words);
    await page.touchscreen.tap(x, y);
  };
  await dialog.locator('[data-key="p2"]').scrollIntoViewIfNeeded();
  await tap('half');
  await tap('shops');
  await expect(dialog.getByRole('status')).toHaveText('half of the shops');
  await dialog.getByRole('button', { name: 'It stands on these words' }).tap();
  await expect(cards).toHaveCount(1);
  await cards.getByRole('button', { name: 'Right as it is' }).tap();
  await expect(page.getByText('Nothing waits for you')).toBeFocused();
  await page.getByRole('button', { name: 'Undo' }).tap();
  await expect(cards).toBeFocused();
});
