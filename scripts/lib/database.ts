import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { APP_ROLE, appRoleUrl } from '../../lib/db/app-role';
import { type EmbeddedServer, startEmbedded } from '../../lib/db/embedded';
import { keptSecret } from '../../lib/db/embedded-files';
import { lockDataDir } from './data-dir';

const OLDEST_POSTGRESQL = 150_000;

export type OpenDatabase = {
  /** As whom the app asks. */
  url: string;
  /** As whom migrations run. */
  ownerUrl: string;
  /** The role of `url`, when it is another than that of `ownerUrl`. */
  appRole: string | null;
  embedded: boolean;
  close: () => Promise<void>;
};

/**
 * The database that the settings name, or the embedded one, started for this process; the app's URL
 * goes into DATABASE_URL. The owner's is taken out of the environment. @throws Error with what to do
 */
export async function openDatabase(dataDir: string): Promise<OpenDatabase> {
  const given = process.env.DATABASE_URL;
  if (given) {
    const owner = process.env.MIGRATE_DATABASE_URL;
    delete process.env.MIGRATE_DATABASE_URL;
    const role = await check(given, 'DATABASE_URL');
    const appRole = owner && (await check(owner, 'MIGRATE_DATABASE_URL')) !== role ? role : null;
    return { url: given, ownerUrl: owner || given, appRole, embedded: false, close: () => Promise.resolve() };
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
    const ownerUrl = await server.database('scholium');
    const url = await appRoleUrl(ownerUrl);
    fs.writeFileSync(urlFile, `${url}\n${ownerUrl}\n`, { mode: 0o600 });
    process.env.DATABASE_URL = url;
    return { url, ownerUrl, appRole: APP_ROLE, embedded: true, close };
  } catch (error) {
    await close();
    throw error;
  }
}

/** For commands: the database of the Scholium that runs on the data folder, else `openDatabase`. */
export async function joinDatabase(dataDir: string): Promise<OpenDatabase> {
  const urlFile = path.resolve(dataDir, 'database-url');
  if (!process.env.DATABASE_URL && fs.existsSync(urlFile)) {
    const [url = '', ownerUrl = ''] = fs.readFileSync(urlFile, 'utf8').split('\n');
    const alive = await check(url, 'DATABASE_URL').then(
      () => true,
      () => false,
    );
    if (alive) {
      process.env.DATABASE_URL = url;
      return { url, ownerUrl, appRole: APP_ROLE, embedded: true, close: () => Promise.resolve() };
    }
  }
  return openDatabase(dataDir);
}

/** @returns the role that the URL of this setting stands for @throws Error when it cannot be used */
async function check(url: string, setting: string): Promise<string> {
  const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 10_000 });
  try {
    await client.connect();
    const { rows } = await client.query<{ version: number; role: string }>(`SELECT current_setting('server_version_num')::int AS version, current_user AS role`);
    if (rows[0]!.version < OLDEST_POSTGRESQL) throw new Error(`it is version ${Math.floor(rows[0]!.version / 10_000)}, and Scholium needs 15 or newer`);
    return rows[0]!.role;
  } catch (error) {
    throw new Error(`The PostgreSQL of ${setting} cannot be used: ${(error as Error).message || (error as { code?: string }).code}.`);
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
