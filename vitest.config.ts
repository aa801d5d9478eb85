import path from 'node:path';
import { defineConfig } from 'vitest/config';

const root = import.meta.dirname;
const alias = {
  '@': root,
  // The package throws outside of a server component, which a test is.
  'server-only': path.join(root, 'node_modules/server-only/empty.js'),
};

export default defineConfig({
  test: {
    // Beside them run PostgreSQL and, on small machines, little else fits.
    maxWorkers: 2,
    projects: [
      {
        root,
        resolve: { alias },
        // What they test keeps nothing between calls, so that one loading of it does for all files.
        test: { name: 'unit', include: ['tests/unit/**/*.test.{ts,tsx}'], isolate: false },
      },
      {
        root,
        // Outside of Next there is no request to have cookies and headers: they come from where a test puts them.
        resolve: { alias: { ...alias, 'next/headers': path.join(root, 'tests/support/next-headers.ts') } },
        test: {
          name: 'integration',
          include: ['tests/integration/**/*.test.{ts,tsx}'],
          exclude: ['tests/integration/scripts/start/**'],
          globalSetup: ['tests/support/global-setup.ts'],
          // Loading the whole app anew for each file takes a third of the time; what it keeps (its
          // connections, its settings) useTestDatabase puts back. So no file may mock a module.
          isolate: false,
          env: { API_RATE_LIMIT: '100000' },
          // On a busy machine, hashing passwords and copying a database take their time.
          testTimeout: 60_000,
          hookTimeout: 60_000,
        },
      },
      {
        root,
        resolve: { alias },
        // The app itself in processes of its own; needs the built pages.
        test: {
          name: 'start',
          include: ['tests/integration/scripts/start/**/*.test.ts'],
          globalSetup: ['tests/support/start-setup.ts'],
          testTimeout: 180_000,
          hookTimeout: 180_000,
        },
      },
    ],
  },
});
