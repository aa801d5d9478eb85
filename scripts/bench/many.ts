import { type BrowserContext, chromium, type Page } from 'playwright-core';
import { browserOptions } from '../../tests/e2e/support/browser';
import { startApp } from './children';
import type { BenchData } from './data';
import { sessionCookie } from './session';
import { percentile, row } from './table';
import { during, probeTasks, type Tasks } from './tasks';

const SCREENS = { wide: { width: 1440, height: 900 }, phone: { width: 390, height: 844 } };
const KEYS = 150;
const KEYS_EACH_MS = 40;
/** Posts by others while the page is used; not more at once than this. */
const PER_SECOND = 20;
const MOST_UNDER_WAY = 8;
const OPENS_WITHIN_MS = 120_000;

/** A text as long as a comment, in a page that does nothing else: what the browser itself takes from key to letter. */
const BARE = '<!doctype html><div contenteditable role="textbox" style="font: 16px sans-serif; min-height: 6rem"></div>';

/**
 * What many comments cost the browser: the tasks that keep it busy while the page opens, is scrolled,
 * shows all threads of one place and takes what is typed, with 20 posts a second coming in; and the
 * time from key to painted letter, beside a bare editable element in the same browser.
 */
export async function measureMany(comments: number, databaseUrl: string, data: BenchData): Promise<void> {
  const app = await startApp(databaseUrl);
  const browser = await chromium.launch(await browserOptions());
  try {
    const [name, value] = (await sessionCookie(databaseUrl, data.userId)).split('=') as [string, string];
    for (const [screen, viewport] of Object.entries(SCREENS)) {
      const context = await browser.newContext({ viewport, hasTouch: screen === 'phone' });
      await context.addCookies([{ name, value, url: app.url }]);
      await probe(context);
      const page = await context.newPage();
      console.log(`Reading page with ${comments} comments, ${screen}`);
      row('', 'longest task', 'tasks over 50 ms', 'longest by CPU');
      // Once for the server, which then has compiled what it runs.
      await open(page, `${app.url}/articles/${data.articleId}`);
      await page.goto('about:blank');
      const stop = postSteadily(app.url, data);
      try {
        tell('opening', (await during(browser, page, () => open(page, `${app.url}/articles/${data.articleId}`))).tasks);
        tell('scrolling to the end and back', (await during(browser, page, () => scroll(page, page.viewportSize()!.height))).tasks);
        const shown = await during(browser, page, () => showAll(page, screen === 'phone'));
        tell(`showing the ${shown.result} threads of a place`, shown.tasks);
        tell('scrolling through them', (await during(browser, page, () => scrollList(page))).tasks);
        await during(browser, page, () => reply(page));
        const typed = await during(browser, page, () => type(page));
        tell('typing in a reply there', typed.tasks);
        const bare = await context.newPage();
        await bare.goto(`data:text/html,${encodeURIComponent(BARE)}`);
        await bare.getByRole('textbox').focus();
        const base = await type(bare);
        for (const share of [0.5, 0.95]) {
          row(`from key to painted letter, ms, ${share * 100}%`, percentile(typed.result, share).toFixed(1), `bare ${percentile(base, share).toFixed(1)}`, (percentile(typed.result, share) / percentile(base, share)).toFixed(2));
        }
      } finally {
        await stop();
        await context.close();
      }
      console.log('');
    }
  } finally {
    await browser.close();
    await app.stop();
  }
}

const tell = (what: string, { longest, over, own }: Tasks) => row(what, longest === 0 ? 'under 50 ms' : `${longest.toFixed(0)} ms`, String(over), `${own.toFixed(0)} ms`);

/** Notes in every page which tasks were long, and how long each key took until its letter was painted. */
async function probe(context: BrowserContext): Promise<void> {
  // What tsx wraps functions in, which goes along into the page.
  await context.addInitScript('globalThis.__name = (named) => named');
  await context.addInitScript(probeTasks);
  await context.addInitScript(() => {
    const keys: number[] = [];
    Object.assign(window, { keys });
    addEventListener(
      'keydown',
      ({ timeStamp }) =>
        // The frame of the letter is painted when the task after its callbacks begins.
        requestAnimationFrame(() => {
          const { port1, port2 } = new MessageChannel();
          port1.onmessage = () => keys.push(performance.now() - timeStamp);
          port2.postMessage(null);
        }),
      { capture: true },
    );
  });
}

async function open(page: Page, url: string): Promise<void> {
  await page.goto(url, { waitUntil: 'load', timeout: OPENS_WITHIN_MS });
  await page.waitForFunction(() => performance.getEntriesByName('scholium:tints').length > 0, null, { timeout: OPENS_WITHIN_MS });
}

/** To the end of the page and back, a screen at a time, at the pace of frames. */
const scroll = (page: Page, by: number): Promise<void> =>
  page.evaluate(async (by) => {
    const frames = (count: number) => new Promise<void>((done) => requestAnimationFrame(() => (count > 1 ? void frames(count - 1).then(done) : done())));
    for (let y = 0; y < document.documentElement.scrollHeight; y += by / 2) {
      scrollTo(0, y);
      await frames(2);
    }
    for (let y = document.documentElement.scrollHeight; y >= 0; y -= by / 2) {
      scrollTo(0, y);
      await frames(2);
    }
    scrollTo(0, 0);
  }, by);

const LIST = '[role=list][aria-label=Threads]';

/** @returns how many threads the place has in the end */
async function showAll(page: Page, phone: boolean): Promise<number> {
  if (phone) await page.locator('[data-open="p1"]').click();
  const place = phone ? page.getByRole('dialog') : page.locator('[data-group="p1"]');
  const more = place.getByRole('button', { name: /^Show \d+ (more|new)$/ });
  const list = place.locator(LIST);
  const [count] = /\d+/.exec((await more.textContent()) ?? '') ?? ['0'];
  const before = await list.locator('> *').count();
  await more.click();
  await page.waitForFunction(([selector, wanted]) => [...document.querySelectorAll(selector)].some((each) => each.children.length >= wanted), [LIST, before + Number(count)] as const);
  return before + Number(count);
}

const scrollList = (page: Page): Promise<void> =>
  page.evaluate(async (selector) => {
    const list = [...document.querySelectorAll<HTMLElement>(selector)].sort((a, b) => b.children.length - a.children.length)[0]!;
    let box = list;
    while (box.scrollHeight <= box.clientHeight || getComputedStyle(box).overflowY === 'visible') box = box.parentElement!;
    const frames = () => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
    for (let y = 0; y < box.scrollHeight; y += 300) {
      box.scrollTop = y;
      await frames();
    }
    for (let y = box.scrollHeight; y >= 0; y -= 300) {
      box.scrollTop = y;
      await frames();
    }
  }, LIST);

async function reply(page: Page): Promise<void> {
  const dialog = page.getByRole('dialog');
  const place = (await dialog.count()) > 0 ? dialog : page.locator('[data-group="p1"]');
  // Not the first, in which others are writing.
  await place.getByRole('article').nth(1).getByRole('heading').getByRole('button').click();
  await place.locator('[data-reply=""]').click();
  await place.getByRole('textbox').waitFor();
}

/** Types a reply, key by key. @returns milliseconds from each key until its letter was painted */
async function type(page: Page): Promise<number[]> {
  await page.getByRole('textbox').last().focus();
  for (let key = 0; key < KEYS; key++) {
    await page.keyboard.press(key % 6 === 5 ? 'Space' : String.fromCharCode(97 + (key % 26)));
    await new Promise((resolve) => setTimeout(resolve, KEYS_EACH_MS));
  }
  return page.evaluate(async () => {
    // The last one is still to be painted.
    await new Promise((resolve) => setTimeout(resolve, 500));
    return (window as unknown as { keys: number[] }).keys.splice(0);
  });
}

/** Others write: four replies, then a new thread. @returns a function that ends it */
function postSteadily(url: string, { articleId, annotationId, token }: BenchData): () => Promise<void> {
  const body = { format: 'text/plain', value: 'Which figure is that, and from which year?' };
  const under = new Set<Promise<unknown>>();
  let number = 0;
  const post = (path: string, what: unknown) => fetch(`${url}/api/v1/${path}`, { method: 'POST', headers: { authorization: `Bearer ${token}`, 'content-type': 'application/json' }, body: JSON.stringify(what) });
  const timer = setInterval(() => {
    if (under.size >= MOST_UNDER_WAY) return;
    const sent = (++number % 5 === 0 ? post(`articles/${articleId}/annotations`, { kind: 'comment', target: { paragraph: 'p2' }, body }) : post(`annotations/${annotationId}/comments`, { body })).catch(() => undefined);
    under.add(sent);
    void sent.finally(() => under.delete(sent));
  }, 1000 / PER_SECOND);
  return async () => {
    clearInterval(timer);
    await Promise.all(under);
  };
}
