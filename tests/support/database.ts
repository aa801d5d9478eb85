import { randomUUID } from 'node:crypto';
import pg from 'pg';
import { afterAll, beforeAll, inject } from 'vitest';
import { APP_ROLE } from '@/lib/db/app-role';
import { closeDatabase } from '@/lib/db/client';
import { env } from '@/lib/env';

const TEMPLATE = 'scholium_template';

/**
 * Gives a test file a database of its own, migrated and empty; `db` of lib/db/client is connected to
 * it, as the role that the app has. Call it at the top of the file, once.
 * @param settings that hold for this file alone
 */
export function useTestDatabase(settings: Record<string, string> = {}): { ownerUrl: () => string } {
  const name = newName();
  const before = Object.keys(settings).map((key) => [key, process.env[key]] as const);
  let owner = '';
  beforeAll(async () => {
    // What still ran when the file before ended may have opened its database once more.
    await closeDatabase();
    owner = await createTestDatabase(name, TEMPLATE);
    Object.assign(process.env, settings, { DATABASE_URL: asApp(owner) });
    env(true);
  });
  afterAll(async () => {
    await closeDatabase();
    await dropTestDatabase(name);
    delete process.env.DATABASE_URL;
    for (const [key, value] of before) {
      if (value === undefined) delete process.env[key];
      else process.env[key] = value;
    }
    env(true);
  });
  return { ownerUrl: () => owner };
}

/** The same database as the app sees it: as a role that owns nothing. */
function asApp(ownerUrl: string): string {
  const url = new URL(ownerUrl);
  const { username, password } = new URL(inject('databaseApp'));
  Object.assign(url, { username, password });
  return url.href;
}

export const newName = () => `test_${randomUUID().replaceAll('-', '')}`;

/** Makes a database as a copy of a template (by default an empty one). @returns its URL */
export async function createTestDatabase(name: string, template = 'template0'): Promise<string> {
  await onServer(`CREATE DATABASE ${name} TEMPLATE ${template}`);
  // What one may do with a database itself is not copied.
  await onServer(`GRANT CREATE ON DATABASE ${name} TO ${APP_ROLE}`);
  const url = new URL(inject('databaseServer'));
  url.pathname = `/${name}`;
  return url.href;
}

export async function dropTestDatabase(name: string): Promise<void> {
  await onServer(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
}

async function onServer(sql: string): Promise<void> {
  const client = new pg.Client({ connectionString: inject('databaseServer') });
  await client.connect();
  try {
    await client.query(sql);
  } finally {
    await client.end();
  }
}
