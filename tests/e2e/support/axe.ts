import { expect, type Page } from '@playwright/test';
import fs from 'node:fs';
import { fileURLToPath } from 'node:url';
import type axe from 'axe-core';
import type { AxeResults, RunOptions } from 'axe-core';

const PHONE_SIZE = { width: 390, height: 844 };

/** The short form: it goes to every page anew. */
const SOURCE = fs.readFileSync(fileURLToPath(import.meta.resolve('axe-core/axe.min.js')), 'utf8');
/** WCAG 2.2 A and AA, and what axe counts as good practice beyond it. */
const EVERYTHING: RunOptions = { runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'] } };
/** What other colours can spoil. */
const COLOURS: RunOptions = { runOnly: { type: 'rule', values: ['color-contrast', 'link-in-text-block'] } };

/** Asserts that axe finds nothing on the page as it stands; what it finds is told by rule and element. */
export async function expectNoAxeViolations(page: Page): Promise<void> {
  await expectNothing(page, EVERYTHING);
}

/** The same in both themes. Dark, the elements are the same in other colours, so only what those can spoil is looked at again. */
export async function expectNoAxeViolationsInBothThemes(page: Page): Promise<void> {
  await expectNoAxeViolations(page);
  await page.emulateMedia({ colorScheme: 'dark' });
  // However short a transition is, the colours are those of before until it has ended.
  await page.evaluate(() => Promise.allSettled(document.getAnimations().map(({ finished }) => finished)));
  await expectNothing(page, COLOURS);
  await page.emulateMedia({ colorScheme: 'light' });
}

/** The same wide and on a phone, where moreover nothing is wider than the screen. For pages to which one gets alike on both. */
export async function expectNoAxeViolationsInBothWidths(page: Page, before: () => Promise<unknown> = () => Promise.resolve()): Promise<void> {
  const wide = page.viewportSize()!;
  for (const size of [wide, PHONE_SIZE]) {
    await page.setViewportSize(size);
    await before();
    await expectNoAxeViolationsInBothThemes(page);
    expect(await page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(size.width);
  }
  await page.setViewportSize(wide);
}

async function expectNothing(page: Page, options: RunOptions): Promise<void> {
  // Next takes a page's title away for a moment when the address changes.
  await page.waitForFunction(() => document.title !== '');
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(SOURCE);
  const { violations } = await page.evaluate((options): Promise<AxeResults> => (window as unknown as { axe: typeof axe }).axe.run(document, options), { ...options, resultTypes: ['violations'] } as RunOptions);
  const found = violations.map(({ id, help, nodes }) => ({ id, help, nodes: nodes.map((node) => `${node.html} ${node.failureSummary ?? ''}`) }));
  expect(found, `axe on ${page.url()}`).toEqual([]);
}
