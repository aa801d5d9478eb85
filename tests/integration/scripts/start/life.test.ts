import fs from 'node:fs';
import path from 'node:path';
import pg from 'pg';
import { afterEach, beforeEach, describe, expect, inject, it } from 'vitest';
import { APP_ROLE } from '@/lib/db/app-role';
import { demoPeople } from '@/prisma/demo/people';
import { demoThreads } from '@/prisma/demo/threads';
import { type App, isRunning, launchApp, makeTokens, newDataDir, postgresPid, startApp } from '../../../support/app';
import { createApi } from '../../../support/client';

let dataDir: string;
let app: App | undefined;
/** Of a Scholium that has been started before, which comes up sooner. */
const useDemo = () => {
  fs.rmSync(dataDir, { recursive: true });
  dataDir = newDataDir(inject('demo').dataDir);
};
beforeEach(() => {
  dataDir = newDataDir();
});
afterEach(async () => {
  await app?.end();
  app = undefined;
  fs.rmSync(dataDir, { recursive: true, force: true });
});

const ready = async (url: string) => (await fetch(`${url}/api/health?ready`)).status;

/** How many connections a role has to the embedded PostgreSQL; none while that cannot be asked yet. */
async function connectionsOf(role: string): Promise<number> {
  const file = path.join(dataDir, 'database-url');
  const client = fs.existsSync(file) ? new pg.Client({ connectionString: fs.readFileSync(file, 'utf8').split('\n')[1]! }) : null;
  try {
    await client?.connect();
    const found = await client?.query<{ count: number }>('SELECT count(*)::int AS "count" FROM pg_stat_activity WHERE usename = $1', [role]);
    return found?.rows[0]!.count ?? 0;
  } catch {
    return 0;
  } finally {
    await client?.end().catch(() => undefined);
  }
}

describe('the start', () => {
  it('says each step, and last the address and the demo’s accounts; the second time only what is left to do', async () => {
    const first = inject('demo');
    const steps = ['Starting PostgreSQL', 'Brought the database up to date', 'Making the demo seminar', 'Starting the server', `Scholium is ready: ${first.url}`];
    const places = [...steps, ...demoPeople.map(({ email }) => email)].map((words) => first.said.indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));

    useDemo();
    const secret = fs.readFileSync(path.join(dataDir, 'session-secret'), 'utf8');
    app = await startApp({ dataDir });
    expect(app.output()).not.toMatch(/Making the demo|up to date/);
    expect(await ready(app.url)).toBe(200);
    expect((await fetch(`${app.url}/sign-in`)).status).toBe(200);
    // Who was signed in stays so.
    expect(fs.readFileSync(path.join(dataDir, 'session-secret'), 'utf8')).toBe(secret);
    const postgres = postgresPid(dataDir)!;
    expect(await app.end('SIGTERM')).toBe(0);
    expect(isRunning(postgres)).toBe(false);
    expect(postgresPid(dataDir)).toBe(null);
  });

  it('makes the demo anew when the first start was killed in the middle of making it', async () => {
    const first = launchApp({ dataDir });
    await first.hear(/Making the demo/);
    await first.end('SIGKILL');
    app = await startApp({ dataDir });
    expect(app.output()).toContain('Making the demo seminar');
    const api = createApi(app.url, makeTokens(dataDir, ['instructor@example.org'])[0]!);
    const { items } = await api.get<{ items: { id: string }[] }>('/seminars');
    expect(items).toHaveLength(1);
    const { items: articles } = await api.get<{ items: { id: string }[] }>(`/seminars/${items[0]!.id}/articles`);
    const threads = await api.get<{ items: unknown[] }>(`/articles/${articles[0]!.id}/annotations?limit=100`);
    // The instructor does not see the notes that others made for themselves.
    expect(threads.items).toHaveLength(demoThreads.filter(({ visibility, by }) => visibility !== 'private' || by === 'instructor').length);
  });
});

describe('the end', () => {
  it('goes on when nobody reads any more what it says, and ends in order then, too', async () => {
    useDemo();
    const unheard = launchApp({ dataDir });
    await unheard.hear(/Starting PostgreSQL/);
    unheard.deafen();
    // The app asks its first question after it has said several things more.
    await expect.poll(() => connectionsOf(APP_ROLE), { timeout: 60_000 }).toBeGreaterThan(0);
    const started = [unheard.pid, postgresPid(dataDir)!];
    // As the system tells what runs in a terminal that is closed.
    expect(await unheard.end('SIGHUP')).toBe(0);
    expect(started.map(isRunning)).toEqual([false, false]);
  });

  it('leaves no process behind on Ctrl-C, which reaches npm and all that it started', async () => {
    useDemo();
    const npm = launchApp({ dataDir }, { npm: true });
    await npm.hear(/Scholium is ready/);
    const started = [npm.pid, lockHolder(), postgresPid(dataDir)!];
    expect(started.map(isRunning)).toEqual([true, true, true]);
    await npm.end();
    expect(started.map(isRunning)).toEqual([false, false, false]);
    expect(fs.existsSync(path.join(dataDir, 'postgres', 'postmaster.pid'))).toBe(false);
    expect(fs.existsSync(path.join(dataDir, 'lock'))).toBe(false);
  });

  it('also ends a PostgreSQL that is only just starting', async () => {
    const starting = launchApp({ dataDir });
    await starting.hear(/Starting PostgreSQL/);
    expect(await starting.end()).toBe(0);
    expect(postgresPid(dataDir)).toBe(null);
    expect(starting.output()).not.toContain('ready');
  });

  const lockHolder = () => Number.parseInt(fs.readFileSync(path.join(dataDir, 'lock'), 'utf8'), 10);
});
