import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { type EmbeddedServer, startEmbedded } from '../../lib/db/embedded';
import { keptSecret } from '../../lib/db/embedded-files';
import { lockDataDir } from './data-dir';

const OLDEST_POSTGRESQL = 150_000;

export type OpenDatabase = { url: string; embedded: boolean; close: () => Promise<void> };

/**
 * The database that the settings name, or the embedded one, started for this process; its URL goes
 * into DATABASE_URL. @throws Error with what to do
 */
export async function openDatabase(dataDir: string): Promise<OpenDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) {
    await checkVersion(given);
    return { url: given, embedded: false, close: () => Promise.resolve() };
  }
  const unlock = await lockDataDir(dataDir);
  const urlFile = path.resolve(dataDir, 'database-url');
  let server: EmbeddedServer | undefined;
  const close = async () => {
    fs.rmSync(urlFile, { force: true });
    await server?.stop();
    unlock();
  };
  try {
    server = await startEmbedded({ dataDir, onTrouble: (message) => console.error(message) });
    const url = await server.database('scholium');
    fs.writeFileSync(urlFile, url, { mode: 0o600 });
    process.env.DATABASE_URL = url;
    return { url, embedded: true, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** For commands: the database of the Scholium that runs on the data folder, else `openDatabase`. */
export async function joinDatabase(dataDir: string): Promise<OpenDatabase> {
  const urlFile = path.resolve(dataDir, 'database-url');
  if (!process.env.DATABASE_URL && fs.existsSync(urlFile)) {
    const url = fs.readFileSync(urlFile, 'utf8');
    const alive = await checkVersion(url).then(
      () => true,
      () => false,
    );
    if (alive) {
      process.env.DATABASE_URL = url;
      return { url, embedded: true, close: () => Promise.resolve() };
    }
  }
  return openDatabase(dataDir);
}

async function checkVersion(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number }>(`SELECT current_setting('server_version_num')::int AS version`);
    if (rows[0]!.version < OLDEST_POSTGRESQL) throw new Error(`it is version ${Math.floor(rows[0]!.version / 10_000)}, and Scholium needs 15 or newer`);
  } catch (error) {
    throw new Error(`The PostgreSQL of DATABASE_URL cannot be used: ${(error as Error).message || (error as { code?: string }).code}.`);
  } finally {
    await client.end().catch(() => undefined);
  }
}

/** The secret that sessions are signed with: made once in the embedded case, demanded in the other. */
export function sessionSecret(dataDir: string, embedded: boolean): string {
  if (process.env.NEXTAUTH_SECRET) return process.env.NEXTAUTH_SECRET;
  if (!embedded) throw new Error('With DATABASE_URL, NEXTAUTH_SECRET has to be set. Make one with: openssl rand -base64 32');
  return keptSecret(path.resolve(dataDir, 'session-secret'));
}
