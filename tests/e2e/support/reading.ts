/** What readers do on a reading page, by what they see of it. */
import type { Locator, Page } from '@playwright/test';
import type { ArticleView } from '../../../lib/core/articles';
import type { ThreadView } from '../../../lib/core/threads';
import type { Api } from '../../support/client';
import { expect } from './test';
export { DARK, expect, type Fixtures, PHONE, personOf, signIn, test } from './test';

/** A short text to annotate: the paragraphs p1, p2 and p3 of `newArticle`. */
export const FERRY = [
  'The ferry to the island was cancelled on the third of March, and nobody was told why.',
  'Within a year, half of the shops had closed. The mayor blames the weather; the shopkeepers blame the mayor.',
  'A bridge would cost forty million. Without one, the school will stand empty before the decade is over.',
];

type Named = { items: { id: string; title: string }[] };

/** The seminar of the demo, as anyone in it sees it. */
export async function demoSeminar(api: Api): Promise<string> {
  return (await api.get<Named>('/seminars')).items[0]!.id;
}

/** The article that the demo comes with. */
export async function demoArticle(api: Api): Promise<string> {
  return (await api.get<Named>(`/seminars/${await demoSeminar(api)}/articles`)).items[0]!.id;
}

/** Brings an article of the test's own into the demo seminar, without any thread. @param api an instructor's */
export async function newArticle(api: Api, title: string, paragraphs: readonly string[] = FERRY): Promise<ArticleView> {
  return api.post(`/seminars/${await demoSeminar(api)}/articles`, { format: 'text/plain', title, content: [title, ...paragraphs].join('\n\n') });
}

/** Opens a thread as a program would: by default a comment on the words `exact`. */
export const newThread = (api: Api, article: { id: string }, exact: string, value: string, more: object = {}): Promise<ThreadView> =>
  api.post(`/articles/${article.id}/annotations`, { kind: 'comment', target: { exact }, body: { format: 'text/plain', value }, ...more });

/** All threads of an article, as this person sees them. */
export const threadsOf = async (api: Api, article: { id: string }): Promise<ThreadView[]> =>
  (await api.get<{ items: ThreadView[] }>(`/articles/${article.id}/annotations?limit=100`)).items;

/** Goes to an article and waits until it can be worked with. @param rest of the address: `?kind=claim#p2` */
export async function openArticle(page: Page, article: { id: string }, rest = ''): Promise<void> {
  await page.goto(`/articles/${article.id}${rest}`);
  await isReady(page);
}

/** Waits until the article's passages are tinted, which comes when the page's scripts are at work. */
export async function isReady(page: Page): Promise<void> {
  await page.waitForFunction(() => (CSS.highlights ? CSS.highlights.has('tint-active') : document.querySelector('.tint-box') !== null));
}

type Place = { paragraph: string; words: string };

/** Selects with the mouse: pressed before the first of the words, let go after the last. */
export async function selectByMouse(page: Page, from: Place, to: Place = from): Promise<void> {
  await paragraph(page, from.paragraph).evaluate((element) => element.scrollIntoView({ block: 'center' }));
  const [first, last] = [await edgeOf(page, from, 'start'), await edgeOf(page, to, 'end')];
  await page.mouse.move(first.x, first.y);
  await page.mouse.down();
  await page.mouse.move(last.x, last.y, { steps: 4 });
  await page.mouse.up();
  await toolbar(page).waitFor();
}

/** A point just within the first or the last character of some words, on the side where they begin or end. */
export function edgeOf(page: Page, { paragraph: key, words }: Place, edge: 'start' | 'end'): Promise<{ x: number; y: number }> {
  return paragraph(page, key).evaluate(
    (element, { words, edge }) => {
      const at = element.textContent!.indexOf(words);
      if (at === -1) throw new Error(`“${words}” does not stand in the paragraph.`);
      const graphemes = [...new Intl.Segmenter().segment(words)];
      const { index, segment } = edge === 'start' ? graphemes[0]! : graphemes.at(-1)!;
      // The character's node: words can be links or stand in cells.
      const nodes = document.createTreeWalker(element, NodeFilter.SHOW_TEXT);
      let from = at + index;
      while (nodes.nextNode() && from >= (nodes.currentNode as Text).length) from -= (nodes.currentNode as Text).length;
      const range = document.createRange();
      range.setStart(nodes.currentNode, from);
      range.setEnd(nodes.currentNode, from + segment.length);
      const { left, right, top, height } = range.getBoundingClientRect();
      const onTheLeft = (edge === 'start') === (getComputedStyle(element).direction === 'ltr');
      return { x: onTheLeft ? left + 1 : right - 1, y: top + height / 2 };
    },
    { words, edge },
  );
}

/** What is selected, as the browser has it. */
export const selectedWords = (page: Page) => page.evaluate(() => String(window.getSelection()));

/**
 * The words that are tinted so, as the browser paints them, after the paragraph in which they stand: `p1: words`. Between
 * a change of the text and its new tints they stand in none. @param name `tint-1` to `tint-3`, `tint-claim`, `tint-active`
 */
export const tinted = (page: Page, name: string) =>
  page.evaluate((name) => [...(CSS.highlights.get(name) ?? [])].map((range) => `${range.startContainer.parentElement?.closest('[data-start]')?.id}: ${String(range)}`), name);

export const paragraph = (page: Page, key: string): Locator => page.locator(`#${key}`);
export const toolbar = (page: Page): Locator => page.getByRole('toolbar', { name: 'Annotate the selected words' });
/** The form for a new annotation. @param kind `comment`, `question`, `claim`, `note` */
export const composer = (page: Page, kind: string): Locator => page.getByRole('form', { name: `New ${kind}` });
/** Presses a choice of which the page shows the label alone. */
export const choose = (form: Locator, name: string): Promise<void> => form.locator('label').filter({ hasText: new RegExp(`^${name}$`) }).click();
/** The threads in which these words stand. */
export const thread = (page: Page, words: string): Locator => page.getByRole('article').filter({ hasText: words });
/** Opens a thread; its head is a button that tells who began it. */
export const openThread = (thread: Locator): Promise<void> => thread.getByRole('heading').getByRole('button').click();

/**
 * Writes into an editor, which is loaded when it is first asked for; what was in it goes. One that opens puts
 * its cursor behind its words a moment later, which can be between selecting those and writing in their place.
 */
export const write = (editor: Locator, words: string): Promise<void> =>
  expect(async () => {
    await editor.fill(words);
    await expect(editor).toHaveText(words, { timeout: 500 });
  }).toPass();

/** A comment on words of a paragraph, from selecting them to posting. */
export async function comment(page: Page, place: Place, words: string): Promise<void> {
  await selectByMouse(page, place);
  await toolbar(page).getByRole('button', { name: 'Comment' }).click();
  await write(composer(page, 'comment').getByRole('textbox', { name: 'Comment' }), words);
  await page.getByRole('button', { name: 'Post comment' }).click();
}

/** What the filter's row says of how many threads there are, to the eye. */
export const shownCount = (page: Page): Locator => filterRow(page).locator('> p:not([role])');
/** What it reads out. */
export const readOut = (page: Page): Locator => filterRow(page).getByRole('status');
const filterRow = (page: Page) => page.getByRole('group', { name: 'Filter' });
