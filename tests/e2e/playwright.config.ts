import os from 'node:os';
import { defineConfig } from '@playwright/test';
import { browserOptions } from './support/browser';

const CI = Boolean(process.env.CI);

/** Each worker starts a Scholium of its own, see support/test.ts: no fixed port, nothing shared. */
export default defineConfig({
  testDir: '.',
  testMatch: '**/*.spec.ts',
  globalSetup: './support/global-setup.ts',
  outputDir: '../../test-results/e2e',
  // A browser, its server and its database keep two cores busy: with two of each on two cores, each takes twice as long.
  workers: Math.max(1, Math.floor(os.availableParallelism() / 2)),
  // No test needs another, so that a long file does not keep one worker busy while the other waits.
  fullyParallel: true,
  forbidOnly: CI,
  timeout: 60_000,
  expect: { timeout: 10_000 },
  reporter: [['list']],
  use: {
    launchOptions: await browserOptions(),
    viewport: { width: 1440, height: 900 },
    colorScheme: 'light',
    locale: 'en-GB',
    timezoneId: 'UTC',
    // A movement that is still going on is neither seen right by axe nor clicked right.
    contextOptions: { reducedMotion: 'reduce' },
    // A trace costs as much again as the test; where a screenshot does not tell enough: --trace retain-on-failure.
    trace: 'off',
    // Its own way makes one of every page that is closed, in case the test fails later. Ours: support/test.ts.
    screenshot: 'off',
  },
});
