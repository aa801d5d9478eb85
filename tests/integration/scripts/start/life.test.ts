import fs from 'node:fs';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { demoPeople } from '@/prisma/demo/people';
import { demoThreads } from '@/prisma/demo/threads';
import { type App, isRunning, launchApp, makeToken, newDataDir, postgresPid, startApp } from '../../../support/app';
import { createApi } from '../../../support/client';

let dataDir: string;
let app: App | undefined;
beforeEach(() => {
  dataDir = newDataDir();
});
afterEach(async () => {
  await app?.end();
  app = undefined;
  fs.rmSync(dataDir, { recursive: true, force: true });
});

const ready = async (url: string) => (await fetch(`${url}/api/health?ready`)).status;

describe('the start', () => {
  it('says each step, and last the address and the demo’s accounts; the second time only what is left to do', async () => {
    app = await startApp({ dataDir });
    await app.hear(new RegExp(demoPeople.at(-1)!.email));
    const steps = ['Starting PostgreSQL', 'Brought the database up to date', 'Making the demo seminar', 'Starting the server', `Scholium is ready: ${app.url}`];
    const places = [...steps, ...demoPeople.map(({ email }) => email)].map((words) => app!.output().indexOf(words));
    expect(places).not.toContain(-1);
    expect(places).toEqual([...places].sort((a, b) => a - b));
    expect(await ready(app.url)).toBe(200);
    expect((await fetch(`${app.url}/sign-in`)).status).toBe(200);

    const secret = fs.readFileSync(path.join(dataDir, 'session-secret'), 'utf8');
    const postgres = postgresPid(dataDir)!;
    expect(await app.end('SIGTERM')).toBe(0);
    expect(isRunning(postgres)).toBe(false);

    app = await startApp({ dataDir });
    expect(app.output()).not.toMatch(/Making the demo|up to date/);
    // Who was signed in stays so.
    expect(fs.readFileSync(path.join(dataDir, 'session-secret'), 'utf8')).toBe(secret);
    expect(await app.end('SIGHUP')).toBe(0);
    expect(postgresPid(dataDir)).toBe(null);
  });

  it('makes the demo anew when the first start was killed in the middle of making it', async () => {
    const first = launchApp({ dataDir });
    await first.hear(/Making the demo/);
    await first.end('SIGKILL');
    app = await startApp({ dataDir });
    expect(app.output()).toContain('Making the demo seminar');
    const api = createApi(app.url, makeToken(dataDir, 'instructor@example.org'));
    const { items } = await api.get<{ items: { id: string }[] }>('/seminars');
    expect(items).toHaveLength(1);
    const { items: articles } = await api.get<{ items: { id: string }[] }>(`/seminars/${items[0]!.id}/articles`);
    const threads = await api.get<{ items: unknown[] }>(`/articles/${articles[0]!.id}/annotations?limit=100`);
    // The instructor does not see the notes that others made for themselves.
    expect(threads.items).toHaveLength(demoThreads.filter(({ visibility, by }) => visibility !== 'private' || by === 'instructor').length);
  });
});

describe('the end', () => {
  it('leaves no process behind on Ctrl-C, which reaches npm and all that it started', async () => {
    const npm = launchApp({ dataDir, env: { DEMO: 'false' } }, { npm: true });
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
