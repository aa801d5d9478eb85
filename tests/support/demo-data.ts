import fs from 'node:fs';
import { demoPeople } from '../../prisma/demo/people';
import { makeTokens, newDataDir, startApp } from './app';

export type DemoData = {
  /** The folder of a Scholium that has ended, for `newDataDir` to copy. */
  dataDir: string;
  /** What its first start said, and under which address it answered. */
  said: string;
  url: string;
  /** API tokens of all its people, by e-mail. */
  tokens: Record<string, string>;
};

/** Makes the demo once, for all that start from a copy: that takes a moment instead of many seconds. */
export async function makeDemoData(): Promise<DemoData & { remove: () => void }> {
  const dataDir = newDataDir();
  const remove = () => fs.rmSync(dataDir, { recursive: true, force: true });
  try {
    const app = await startApp({ dataDir });
    const emails = demoPeople.map(({ email }) => email);
    const secrets = makeTokens(dataDir, emails);
    const tokens = Object.fromEntries(emails.map((email, index) => [email, secrets[index]!]));
    await app.hear(new RegExp(emails.at(-1)!));
    const [url, said] = [app.url, app.output()];
    await app.end();
    return { dataDir, said, url, tokens, remove };
  } catch (error) {
    remove();
    throw error;
  }
}
