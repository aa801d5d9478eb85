/** A text with headings, lists, tables, notes and links: read, annotated over all of these, and changed in the page. */
import { keyOf, newFormattedArticle } from './support/formatted';
import { expect, newThread, openArticle, paragraph, selectByMouse, selectedWords, test, thread, threadsOf, tinted } from './support/reading';

test('words are tinted and selected over links, notes and cells; a mark leads to its note and back', async ({ api, reader }) => {
  const article = await newFormattedArticle(api('instructor'), 'The Ferry Register');
  const [first, row] = [keyOf('The register of ferries'), keyOf('1931\t412')];
  await newThread(api('participant1'), article, 'of ferries names every crossing since 1931, in', 'Over a link.', { target: { paragraph: first, exact: 'of ferries names every crossing since 1931, in' } });
  await newThread(api('participant1'), article, '1931\t412', 'Over two cells.', { target: { paragraph: row, exact: '1931\t412' } });
  const page = await reader('participant2');
  await openArticle(page, article);
  await expect.poll(() => tinted(page, 'tint-1')).toEqual([`${first}: of ferries names every crossing since 1931, in`, `${row}: 1931\t412`]);
  // What is said about a row stands beside it, though not in the table.
  const [beside, cells] = [(await thread(page, 'Over two cells.').boundingBox())!, (await paragraph(page, row).boundingBox())!];
  expect(Math.abs(beside.y - cells.y)).toBeLessThan(60);

  await paragraph(page, row).focus();
  await page.keyboard.press('ArrowRight');
  await page.keyboard.press('Shift+ArrowRight');
  expect((await selectedWords(page)).split(/\s+/)).toEqual(['1931', '412']);
  // To the next row, which lets go of the words: pressing on selected ones would drag them.
  await page.keyboard.press('Escape');
  await page.keyboard.press('j');
  await selectByMouse(page, { paragraph: row, words: '412' }, { paragraph: row, words: '96' });
  expect((await selectedWords(page)).split(/\s+/)).toEqual(['412', '96']);
  await page.keyboard.press('Escape');

  const mark = paragraph(page, first).locator('[role="doc-noteref"]');
  await mark.click();
  await expect(page).toHaveURL(new RegExp(`#${keyOf('Two hands')}$`));
  await page.locator('[role="doc-backlink"][aria-label="Back to the text of note 1"]').click();
  await expect(mark).toBeInViewport();
});

test('an instructor mends a word in the page; what was said about its neighbours stays with them', async ({ api, reader }) => {
  const article = await newFormattedArticle(api('instructor'), 'A Register to Mend');
  await newThread(api('participant1'), article, 'everybody I know', 'Whom?', { target: { paragraph: keyOf('Nobody crossed'), exact: 'everybody I know' } });
  const page = await reader('instructor');
  await page.goto(`/articles/${article.id}/edit`);
  const text = page.getByRole('textbox', { name: 'Text of the article' });
  await text.getByText('Nobody crossed in March').click({ position: { x: 20, y: 12 } });
  await page.keyboard.press('Home');
  await page.keyboard.type('It is true: ');
  await expect(page.getByText('Not saved yet; kept in this browser.')).toBeVisible();
  // Nothing that was typed is lost by a reload.
  await page.reload();
  await expect(page.getByText('You go on with changes')).toBeVisible();
  await page.getByRole('button', { name: 'Look at what changes, and save' }).click();
  const review = page.getByRole('dialog', { name: 'What changes' });
  await expect(review).toContainText('1 paragraph changed: 3 words added, 0 words removed. 1 thread begins in it');
  await review.getByRole('button', { name: 'Save as a new revision' }).click();
  await page.waitForURL((url) => url.pathname === `/articles/${article.id}`);
  await expect(paragraph(page, keyOf('Nobody crossed'))).toContainText('It is true: Nobody crossed in March');
  expect((await threadsOf(api('participant1'), article)).map(({ anchorState, target }) => [anchorState, target.paragraph, target.exact])).toEqual([['anchored', keyOf('Nobody crossed'), 'everybody I know']]);
});
