/** What an end-to-end test starts from: a running Scholium with its demo, and people in browsers. */
import fs from 'node:fs';
import { test as base, type BrowserContext, type BrowserContextOptions, expect, type Page } from '@playwright/test';
import { demoPeople } from '../../../prisma/demo/people';
import { type App, newDataDir, startApp } from '../../support/app';
import type { DemoData } from '../../support/demo-data';
import { DEMO_DATA } from './global-setup';
import { type Api, createApi } from '../../support/client';

export { expect };

/** A phone that people have. */
export const PHONE = { viewport: { width: 390, height: 844 }, hasTouch: true, isMobile: true } satisfies BrowserContextOptions;
export const DARK = { colorScheme: 'dark' } satisfies BrowserContextOptions;

/** One of the demo people, by key: `instructor`, `assistant`, `participant1` to `participant6`, `observer`. */
export type PersonKey = (typeof demoPeople)[number]['key'];

export type Fixtures = {
  /** An empty page in a browser of this person's own, signed in. Options such as `PHONE` and `DARK` go together. */
  reader: (person: PersonKey, options?: BrowserContextOptions) => Promise<Page>;
  /** A page in a browser in which nobody is signed in. */
  visitor: (options?: BrowserContextOptions) => Promise<Page>;
  /** The API as this person, by a bearer token. */
  api: (person: PersonKey) => Api;
};
type WorkerFixtures = { app: App };

const demo = () => JSON.parse(process.env[DEMO_DATA]!) as DemoData;

export const test = base.extend<Fixtures, WorkerFixtures>({
  app: [
    async ({}, use) => {
      const dataDir = newDataDir(demo().dataDir);
      try {
        const app = await startApp({ dataDir });
        await use(app);
        await app.end();
      } finally {
        fs.rmSync(dataDir, { recursive: true, force: true });
      }
    },
    { scope: 'worker', timeout: 180_000 },
  ],
  baseURL: ({ app }, use) => use(app.url),

  visitor: async ({ browser, contextOptions, app, viewport, colorScheme, locale, timezoneId }, use, testInfo) => {
    const usual = { ...contextOptions, baseURL: app.url, viewport, colorScheme, locale, timezoneId };
    const opened: BrowserContext[] = [];
    await use(async (options = {}) => {
      const context = await browser.newContext({ ...usual, ...options });
      opened.push(context);
      return context.newPage();
    });
    const failed = testInfo.status !== testInfo.expectedStatus;
    let pictures = 0;
    for (const context of opened) {
      for (const page of failed ? context.pages() : []) await page.screenshot({ path: testInfo.outputPath(`page-${(pictures += 1)}.png`) });
      await context.close();
    }
  },
  reader: async ({ visitor }, use) => {
    await use(async (key, options) => {
      const page = await visitor(options);
      await signIn(page, key);
      return page;
    });
  },
  api: async ({ app }, use) => {
    const { tokens } = demo();
    await use((key) => createApi(app.url, tokens[personOf(key).email]!));
  },
});

export function personOf(key: PersonKey) {
  const person = demoPeople.find((each) => each.key === key);
  if (!person) throw new Error(`There is no ${key} in the demo.`);
  return person;
}

/** Signs a person of the demo in, as one click does, without a page to click on: that takes ten times as long. */
export async function signIn(page: Page, key: PersonKey): Promise<void> {
  const { csrfToken } = (await (await page.request.get('/api/auth/csrf')).json()) as { csrfToken: string };
  const answer = await page.request.post('/api/auth/callback/demo', { form: { email: personOf(key).email, csrfToken, json: 'true' } });
  expect(answer.ok(), await answer.text()).toBe(true);
}
