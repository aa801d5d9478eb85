import fs from 'node:fs';
import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type EmbeddedServer, startEmbedded } from '@/lib/db/embedded';
import { demoPeople } from '@/prisma/demo/people';
import { newDataDir, startApp } from '../../../support/app';

/** Stands for the PostgreSQL of an institution: Scholium is only told its address. */
describe('with DATABASE_URL', () => {
  const serverDir = newDataDir();
  const dataDir = newDataDir();
  const NEXTAUTH_SECRET = 'x'.repeat(40);
  let server: EmbeddedServer;
  beforeAll(async () => {
    server = await startEmbedded({ dataDir: serverDir, unsafe: true });
  });
  afterAll(async () => {
    await server.stop();
    for (const folder of [serverDir, dataDir]) fs.rmSync(folder, { recursive: true, force: true });
  });

  async function ask(url: string, sql: string): Promise<pg.QueryResultRow[]> {
    const client = new pg.Client({ connectionString: url });
    await client.connect();
    try {
      return (await client.query<pg.QueryResultRow>(sql)).rows;
    } finally {
      await client.end();
    }
  }
  const accounts = async (url: string) => (await ask(url, 'SELECT count(*)::int AS n FROM "User"'))[0]!.n as number;

  it('uses that one, starts none, and makes no demo', async () => {
    const DATABASE_URL = await server.database('plain');
    const app = await startApp({ dataDir, env: { DATABASE_URL, NEXTAUTH_SECRET } });
    try {
      expect((await fetch(`${app.url}/api/health?ready`)).status).toBe(200);
      expect(app.output()).toContain('Connecting to the PostgreSQL of DATABASE_URL');
      expect(app.output()).toContain('The role of DATABASE_URL owns the tables');
      expect(app.output()).not.toContain('demo');
      expect(await (await fetch(`${app.url}/sign-in`)).text()).not.toContain('participant1@example.org');
      expect(await accounts(DATABASE_URL)).toBe(0);
      expect(fs.readdirSync(dataDir)).toEqual([]);
    } finally {
      expect(await app.end()).toBe(0);
    }
  });

  it('makes the demo when asked to; runs as a role that owns nothing, when told the owner as well', async () => {
    const owner = await server.database('apart');
    const app = new URL(owner);
    Object.assign(app, { username: 'seminar_app', password: 'of-the-test' });
    await ask(owner, `CREATE ROLE seminar_app LOGIN PASSWORD 'of-the-test'`);
    // Also the second time without the owner, as long as there is nothing to migrate.
    for (const settings of [{ MIGRATE_DATABASE_URL: owner, DEMO: 'true' }, {}]) {
      const started = await startApp({ dataDir, env: { DATABASE_URL: app.href, NEXTAUTH_SECRET, ...settings } });
      expect((await fetch(`${started.url}/api/health?ready`)).status).toBe(200);
      expect(started.output()).not.toContain('owns the tables');
      expect(await started.end()).toBe(0);
    }
    expect(await accounts(app.href)).toBe(demoPeople.length);
    await expect(ask(app.href, 'DELETE FROM "AuditEntry"')).rejects.toThrow('permission denied');
    await expect(ask(app.href, 'DROP TRIGGER "append_only" ON "AuditEntry"')).rejects.toThrow('must be owner');
  });

  it('demands a secret, before it touches the database', async () => {
    const DATABASE_URL = await server.database('untouched');
    await expect(startApp({ dataDir, env: { DATABASE_URL } })).rejects.toThrow(/NEXTAUTH_SECRET has to be set.*openssl rand/);
    await expect(accounts(DATABASE_URL)).rejects.toThrow('does not exist');
  });

  it('says so when nothing answers there, and keeps the password to itself', async () => {
    const url = new URL(await server.database('postgres'));
    url.port = '1';
    const started = startApp({ dataDir, env: { DATABASE_URL: url.href, NEXTAUTH_SECRET } });
    const { message } = (await started.catch((error: unknown) => error)) as Error;
    expect(message).toMatch(/The PostgreSQL of DATABASE_URL cannot be used: .*ECONNREFUSED/);
    expect(message).not.toContain(url.password);
  });
});
