import fs from 'node:fs';
import { makeToken, newDataDir, startApp } from './app';

/** API tokens of those who need one most often: making one takes a process of its own, and seconds. */
const OFTEN = ['instructor', 'participant1', 'participant2'].map((name) => `${name}@example.org`);

export type DemoData = {
  /** The folder of a Scholium that has ended, for `newDataDir` to copy. */
  dataDir: string;
  /** By e-mail. */
  tokens: Record<string, string>;
};

/** Makes the demo once, for all that start from a copy: that takes a moment instead of many seconds. */
export async function makeDemoData(): Promise<DemoData & { remove: () => void }> {
  const dataDir = newDataDir();
  const remove = () => fs.rmSync(dataDir, { recursive: true, force: true });
  try {
    const app = await startApp({ dataDir });
    const tokens = Object.fromEntries(OFTEN.map((email) => [email, makeToken(dataDir, email)]));
    await app.end();
    return { dataDir, tokens, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
