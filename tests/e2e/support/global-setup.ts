/** Makes the demo once; every worker starts from a copy of its own, which takes a moment instead of many seconds. */
import fs from 'node:fs';
import { makeToken, newDataDir, startApp } from '../../support/app';

/** Where the copies come from; workers inherit the environment. */
export const DEMO_DATA = 'SCHOLIUM_TEST_DEMO_DATA';
/** API tokens of those who need one most often, by e-mail, as JSON: making one takes seconds. */
export const DEMO_TOKENS = 'SCHOLIUM_TEST_DEMO_TOKENS';
const OFTEN = ['instructor', 'participant1', 'participant2'].map((name) => `${name}@example.org`);

export default async function setup(): Promise<() => void> {
  const dataDir = newDataDir();
  const remove = () => fs.rmSync(dataDir, { recursive: true, force: true });
  try {
    const app = await startApp({ dataDir });
    process.env[DEMO_TOKENS] = JSON.stringify(Object.fromEntries(OFTEN.map((email) => [email, makeToken(dataDir, email)])));
    await app.end();
  } catch (error) {
    remove();
    throw error;
  }
  process.env[DEMO_DATA] = dataDir;
  return remove;
}
