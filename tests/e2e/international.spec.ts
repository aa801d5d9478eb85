/** Any script and any direction: read, selected and annotated as English is. */
import { comment, composer, expect, newArticle, openArticle, paragraph, selectByMouse, selectedWords, test, thread, threadsOf, tinted, toolbar, write } from './support/reading';

const URDU = {
  title: 'کشتی کیوں بند ہوئی',
  paragraphs: [
    'جزیرے تک جانے والی کشتی مارچ میں بند کر دی گئی اور کسی کو اس کی وجہ نہیں بتائی گئی۔ اسکول کے بچے اب ہر صبح دو گھنٹے انتظار کرتے ہیں۔',
    'میئر کہتا ہے کہ موسم خراب تھا۔ دکاندار کہتے ہیں کہ میئر نے ان کی بات کبھی نہیں سنی۔',
  ],
};
const CHINESE = { title: '渡轮为什么停航', paragraphs: ['渡轮在三月停航，没有人知道原因。岛上的学校只剩下二十个学生。', '镇长说是天气的问题，店主说是镇长的问题。'] };

test('an Urdu text runs from right to left, in its own letters; mouse and keys select what they show', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), URDU.title, URDU.paragraphs);
  const page = await reader('participant1');
  await openArticle(page, article);
  const first = paragraph(page, 'p1');
  const look = await first.evaluate((element) => {
    const { direction, fontFamily, textAlign } = getComputedStyle(element);
    return { direction, fontFamily, textAlign, lang: element.closest('[lang]')!.getAttribute('lang'), dir: element.closest('.reading')!.getAttribute('dir') };
  });
  expect(look).toMatchObject({ direction: 'rtl', lang: 'ur', dir: 'rtl', textAlign: 'start' });
  expect(look.fontFamily).toMatch(/^"Noto Nastaliq Urdu Variable"/);
  // The number stands on the right, where the lines begin; the threads on the left.
  const number = (await page.getByRole('link', { name: 'Link to paragraph 1' }).boundingBox())!;
  const words = (await first.boundingBox())!;
  expect(number.x).toBeGreaterThan(words.x + words.width - 1);

  await comment(page, { paragraph: 'p1', words: 'ہر صبح دو گھنٹے' }, 'بہت دیر ہے');
  const posted = thread(page, 'بہت دیر ہے');
  await expect(posted).toBeVisible();
  expect((await posted.boundingBox())!.x).toBeLessThan(words.x);
  await expect.poll(() => tinted(page, 'tint-1')).toEqual(['p1: ہر صبح دو گھنٹے']);

  await page.keyboard.press('Escape');
  await paragraph(page, 'p2').focus();
  const { keyboard } = page;
  await keyboard.press('ArrowLeft');
  expect(await selectedWords(page)).toBe('میئر');
  await keyboard.press('ArrowLeft');
  await keyboard.press('Shift+ArrowLeft');
  expect(await selectedWords(page)).toBe('کہتا ہے');
  await keyboard.press('Shift+ArrowRight');
  await keyboard.press('ArrowRight');
  expect(await selectedWords(page)).toBe('میئر');
  await keyboard.press('q');
  await write(composer(page, 'question').getByRole('textbox', { name: 'Question' }), 'کون؟');
  await keyboard.press('Control+Enter');
  await expect(thread(page, 'کون؟')).toBeVisible();

  const at = (words: string, index: number) => ({ start: URDU.paragraphs[index]!.indexOf(words), end: URDU.paragraphs[index]!.indexOf(words) + words.length });
  expect((await threadsOf(api('participant2'), article)).map(({ target }) => target)).toMatchObject([
    { paragraph: 'p1', exact: 'ہر صبح دو گھنٹے', ...at('ہر صبح دو گھنٹے', 0) },
    { paragraph: 'p2', exact: 'میئر', ...at('میئر', 1) },
  ]);
});

test('a Chinese text is selected by words though it has no blanks', async ({ api, reader }) => {
  const article = await newArticle(api('instructor'), CHINESE.title, CHINESE.paragraphs);
  const page = await reader('participant1');
  await openArticle(page, article);
  await expect(page.locator('.reading')).toHaveAttribute('lang', 'zh');
  await comment(page, { paragraph: 'p1', words: '没有人知道原因' }, '真的吗？');
  await expect(thread(page, '真的吗？')).toBeVisible();
  await paragraph(page, 'p2').focus();
  await page.keyboard.press('ArrowRight');
  expect(await selectedWords(page)).toBe('镇长');
  await page.keyboard.press('n');
  await write(composer(page, 'note').getByRole('textbox', { name: 'Note' }), '一个小镇');
  await page.keyboard.press('Control+Enter');
  await expect(thread(page, '一个小镇')).toBeVisible();
  expect((await threadsOf(api('participant2'), article)).map(({ target }) => target.exact)).toEqual(['没有人知道原因', '镇长']);
});

test('what a reader takes for one character is never cut', async ({ api, reader }) => {
  const family = '👨‍👩‍👧‍👦';
  const dotted = 'q\u0323\u0307';
  const article = await newArticle(api('instructor'), 'Small and Whole', [`A family ${family} waved from the ferry 🇵🇰🇷🇺 while ${dotted} was written on its side.`]);
  const page = await reader('participant1');
  await openArticle(page, article);
  const text = await paragraph(page, 'p1').textContent();
  await selectByMouse(page, { paragraph: 'p1', words: family });
  expect(await selectedWords(page)).toBe(family);

  // A program may select within a character, as some screen readers do.
  const cut = (word: string, from: number, length: number) =>
    paragraph(page, 'p1').evaluate((element, [start, end]) => window.getSelection()!.setBaseAndExtent(element.firstChild!, start!, element.firstChild!, end!), [text!.indexOf(word) + from, text!.indexOf(word) + from + length]);
  for (const [word, from, length] of [[family, 2, 3], ['🇵🇰', 0, 2], [dotted, 1, 1]] as const) {
    await cut(word, from, length);
    await toolbar(page).waitFor();
    await page.keyboard.press('c');
    await write(composer(page, 'comment').getByRole('textbox', { name: 'Comment' }), `About ${word}`);
    await page.keyboard.press('Control+Enter');
    await expect(thread(page, `About ${word}`)).toBeVisible();
    await page.keyboard.press('Escape');
  }
  expect((await threadsOf(api('participant2'), article)).map(({ target }) => target.exact)).toEqual([family, '🇵🇰', dotted]);
});
