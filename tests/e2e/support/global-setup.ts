/** Makes the demo once; every worker starts from a copy of its own, which takes a moment instead of many seconds. */
import fs from 'node:fs';
import { newDataDir, startApp } from '../../support/app';

/** Where the copies come from; workers inherit the environment. */
export const DEMO_DATA = 'SCHOLIUM_TEST_DEMO_DATA';

export default async function setup(): Promise<() => void> {
  const dataDir = newDataDir();
  const remove = () => fs.rmSync(dataDir, { recursive: true, force: true });
  try {
    const app = await startApp({ dataDir });
    await app.end();
  } catch (error) {
    remove();
    throw error;
  }
  process.env[DEMO_DATA] = dataDir;
  return remove;
}
