/** One PostgreSQL for all integration tests, with a migrated template that each test file copies. */
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { TestProject } from 'vitest/node';
import { APP_ROLE, appRoleUrl } from '../../lib/db/app-role';
import { startEmbedded } from '../../lib/db/embedded';
import { applyMigrations } from '../../lib/db/migrate';

const TEMPLATE = 'scholium_template';

declare module 'vitest' {
  interface ProvidedContext {
    /** The URL of the server's own database, from which others are made. */
    databaseServer: string;
    /** The same as the app's role. */
    databaseApp: string;
  }
}

export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  const dataDir = fs.mkdtempSync(path.join(os.tmpdir(), 'scholium-test-'));
  const remove = () => fs.rmSync(dataDir, { recursive: true, force: true });
  const server = await startEmbedded({ dataDir, unsafe: true });
  // Ctrl-C ends the run without the teardown, and the server with it.
  process.once('exit', remove);
  const teardown = async () => {
    await server.stop();
    remove();
  };
  try {
    const databaseServer = await server.database('postgres');
    project.provide('databaseServer', databaseServer);
    project.provide('databaseApp', await appRoleUrl(databaseServer));
    await applyMigrations(await server.database(TEMPLATE), APP_ROLE);
  } catch (error) {
    await teardown();
    throw error;
  }
  return teardown;
}
