/** axe finds nothing on the seminar's pages, in both themes, wide and on a phone. Those of accounts are in accounts.spec.ts. */
import type { BrowserContextOptions, Page } from '@playwright/test';
import type { Api } from '../support/client';
import { expectNoAxeViolations, expectNoAxeViolationsInBothThemes, expectNoAxeViolationsInBothWidths } from './support/axe';
import { newFormattedArticle } from './support/formatted';
import { choose, composer, demoArticle, demoSeminar, expect, isReady, newArticle, newThread, PHONE, type Fixtures, test, toolbar, write } from './support/reading';

/** The demo's seminar and article, and a short article with one thread, which axe is through with sooner. */
type Where = { seminar: string; article: string; short: string };
type State = {
  name: string;
  path: (where: Where) => string;
  /** What is done on the page before axe looks at it. @param narrow whether threads open in a sheet */
  then?: (page: Page, narrow: boolean) => Promise<unknown>;
  /** Has a bar that stays at the foot of the window, not at its head: it covers nothing when all the way down. */
  atEnd?: boolean;
  /** One gets there another way on a phone: each width is a visit of its own. */
  apart?: boolean;
};

const reading = ({ article }: Pick<Where, 'article'>) => `/articles/${article}`;
const readingShort = ({ short }: Where) => `/articles/${short}`;

const openParagraph3 = async (page: Page, narrow: boolean) => {
  await isReady(page);
  if (narrow) await page.getByRole('button', { name: /^Annotate paragraph 3/ }).click();
  const head = page.getByRole('article').filter({ hasText: 'there were over 10,000 civilian' }).getByRole('heading').getByRole('button');
  await head.click();
  await expect(head).toHaveAttribute('aria-expanded', 'true');
};

const STATES: State[] = [
  {
    name: 'importing, step 2',
    path: ({ seminar }) => `/seminars/${seminar}/import`,
    atEnd: true,
    then: async (page) => {
      await page.getByLabel('Text of the article').fill('A Title\n\nA first paragraph, which is long enough to be one.\n\nA heading\n\n- an item\n- another item');
      await page.getByRole('button', { name: 'Look it over' }).click();
      await expect(page.getByRole('button', { name: 'Keep article' })).toBeVisible();
    },
  },
  { name: 'reading', path: reading, then: isReady },
  {
    name: 'an open thread, and replying in it',
    apart: true,
    path: reading,
    then: async (page, narrow) => {
      await openParagraph3(page, narrow);
      await toPlace(page, false);
      await expectNoAxeViolationsInBothThemes(page);
      await page.getByRole('article').getByRole('button', { name: 'Reply', exact: true }).last().click();
      await write(page.getByRole('textbox', { name: 'Reply' }), 'A reply in the making');
    },
  },
  {
    name: 'writing, of each kind',
    apart: true,
    path: readingShort,
    then: async (page) => {
      await isReady(page);
      await page.getByRole('button', { name: 'Comment on the whole article' }).click();
      for (const kind of ['Comment', 'Question', 'Note', 'Claim']) {
        await choose(page.getByRole('form'), kind);
        await expect(composer(page, kind.toLowerCase()).getByRole('textbox', { name: kind })).toBeVisible();
        await expectNoAxeViolations(page);
      }
      await page.getByRole('button', { name: 'Post claim' }).click();
      await expect(page.getByText('Please choose a type.')).toBeVisible();
    },
  },
  {
    name: 'words selected',
    apart: true,
    path: readingShort,
    then: async (page) => {
      await isReady(page);
      await page.locator('#p2').evaluate((element) => window.getSelection()!.selectAllChildren(element));
      await expect(toolbar(page)).toBeVisible();
    },
  },
  {
    name: 'help',
    path: readingShort,
    then: async (page) => {
      await isReady(page);
      await page.keyboard.press('?');
      await expect(page.getByRole('dialog', { name: 'Keys' })).toBeVisible();
    },
  },
  { name: 'nothing found by a filter', path: (where) => `${readingShort(where)}?tag=nobody%20uses%20this`, then: isReady },
];

/** Pages that are looked at as they come; several in one visit, since making a visit takes as long as axe does. */
const PAGES: Record<string, ((where: Omit<Where, 'short'>) => string)[]> = {
  'pages about a seminar and its articles': [
    () => '/',
    ({ seminar }) => `/seminars/${seminar}`,
    () => '/seminars/new',
    ({ seminar }) => `/seminars/${seminar}/import`,
    (where) => `${reading(where)}/claims`,
    (where) => `${reading(where)}/claims?tag=nobody%20uses%20this`,
    (where) => `${reading(where)}/settings`,
  ],
  'pages of the desk': ['people', 'people/invite', 'settings', 'log', 'moderation', 'tags', 'claim-types', 'insight'].map((page) => ({ seminar }) => `/seminars/${seminar}/${page}`),
};

const whereabouts = async (instructor: Api): Promise<Omit<Where, 'short'>> => ({ seminar: await demoSeminar(instructor), article: await demoArticle(instructor) });

/** What lies half under a bar at the moment is too small to be pressed just there, and only there. */
const toPlace = (page: Page, atEnd: boolean) => page.evaluate((atEnd) => window.scrollTo(0, atEnd ? document.body.scrollHeight : 0), atEnd);

for (const [name, paths] of Object.entries(PAGES)) {
  test(name, async ({ api, reader }) => {
    const where = await whereabouts(api('instructor'));
    const page = await reader('instructor');
    for (const path of paths) {
      await page.goto(path(where));
      await expectNoAxeViolationsInBothWidths(page, () => toPlace(page, false));
    }
  });
}

test('a formatted text, its editor, its revisions, and what changed in them', async ({ api, reader }) => {
  const instructor = api('instructor');
  const { id } = await newFormattedArticle(instructor, 'What axe reads');
  const words = 'everybody I know';
  await newThread(instructor, { id }, words, 'Whom?');
  const { paragraphs } = await instructor.get<{ paragraphs: { key: string; kind: string; text: string; format?: object }[] }>(`/articles/${id}`);
  const changed = paragraphs.map(({ key, kind, text, format }) => ({ key, kind, text: text.replace(words, 'nobody at all'), ...(format && !text.includes(words) ? { format } : {}) }));
  await instructor.post(`/articles/${id}/revisions`, { expectedRevision: 2, blocks: changed });
  const page = await reader('instructor');
  for (const path of ['', '/edit', '/revisions', '/revisions/1', '/revisions/compare?from=2&to=3', '/repair']) {
    await page.goto(`/articles/${id}${path}`);
    await expectNoAxeViolationsInBothWidths(page, () => toPlace(page, false));
  }
});

for (const { name, path, then, atEnd = false, apart = false } of STATES) {
  const visit = (options: BrowserContextOptions) => async ({ api, reader }: Pick<Fixtures, 'api' | 'reader'>) => {
    const instructor = api('instructor');
    const short = await newArticle(instructor, `Short, ${name}`);
    await newThread(instructor, short, 'half of the shops', 'How many were there?', { kind: 'question', tags: ['vague'] });
    const where = { ...(await whereabouts(instructor)), short: short.id };
    const page = await reader('instructor', options);
    await page.goto(path(where));
    await then?.(page, options === PHONE);
    if (!apart) return expectNoAxeViolationsInBothWidths(page, () => toPlace(page, atEnd));
    await toPlace(page, atEnd);
    await expectNoAxeViolationsInBothThemes(page);
  };
  test(apart ? `${name}, wide` : name, visit({}));
  if (apart) test(`${name}, on a phone`, visit(PHONE));
}
