/** Jobs are done once they are sent, tried again when they fail, and outlive the process that had them. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import { z } from 'zod';
import { pool, queries, transaction } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { newId } from '@/lib/ids';
import { defineJob, handle, type JobHandler } from '@/lib/jobs/kind';
import { sendJob } from '@/lib/jobs/queue';
import { type Runner, runJobs } from '@/lib/jobs/runner';
import { useTestDatabase } from '../../support/database';
import { SLOW } from '../../support/slow-kind';

useTestDatabase();

const runners: Runner[] = [];
const run = async (...handlers: JobHandler[]): Promise<Runner> => {
  const runner = await runJobs(handlers);
  runners.push(runner);
  return runner;
};
afterEach(async () => {
  await Promise.all(runners.splice(0).map((runner) => runner.end()));
});
const WAIT = { timeout: 30_000 };
const word = z.strictObject({ word: z.string() });
const stateOf = async (name: string) => (await queries.$queryRaw<{ state: string }[]>(sql`SELECT "state"::text FROM pgboss.job WHERE "name" = ${name}`)).map(({ state }) => state);

describe('a job', () => {
  it('is done with what it was given, and not before its transaction is committed', async () => {
    const kind = defineJob({ name: 'plain', payload: word });
    const done: string[] = [];
    await run(handle(kind, async (payload) => void done.push(payload.word)));
    await expect(transaction(async (tx) => {
      await sendJob(kind, { word: 'undone' }, { tx });
      throw new Error('No');
    })).rejects.toThrow('No');
    await transaction((tx) => sendJob(kind, { word: 'done' }, { tx }));
    await expect.poll(() => done, WAIT).toEqual(['done']);
    await expect(sendJob(kind, { word: 3 } as never)).rejects.toThrow(z.ZodError);
  });

  it('is tried again when it throws, and is given up after its last try', async () => {
    const kind = defineJob({ name: 'failing', payload: word, retries: 2, retryDelay: 0 });
    let tries = 0;
    const last: string[] = [];
    await run(handle(kind, async () => {
      tries += 1;
      throw new Error('Again');
    }, async (payload) => void last.push(payload.word)));
    await sendJob(kind, { word: 'w' });
    await expect.poll(() => last, WAIT).toEqual(['w']);
    expect(tries).toBe(3);
  });

  it('is put back by a process that ends in order, and done by the next', async () => {
    const kind = defineJob({ name: 'interrupted', payload: word, retryDelay: 0 });
    let begun = false;
    const first = await run(handle(kind, (_, { signal }) => {
      begun = true;
      return new Promise((_, reject) => signal.addEventListener('abort', () => reject(signal.reason as Error)));
    }));
    await sendJob(kind, { word: 'w' });
    await expect.poll(() => begun, WAIT).toBe(true);
    await first.end();
    expect(await stateOf('interrupted')).toEqual(['retry']);
    const done: string[] = [];
    await run(handle(kind, async (payload) => void done.push(payload.word)));
    await expect.poll(() => done, WAIT).toEqual(['w']);
  });

  it('is taken up by another process when the one that had it is killed, and not before', async () => {
    // The queue is there before the other process asks for it.
    const ours: string[] = [];
    await (await run(handle(SLOW, async () => undefined))).end();
    const script = path.resolve(import.meta.dirname, '../../support/hanging-jobs.mjs');
    const other = spawn(process.execPath, [script], { stdio: ['ignore', 'pipe', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
    try {
      await sendJob(SLOW, { word: 'kept' });
      await once(other.stdout, 'data');
      const runner = await run(handle(SLOW, async (payload) => void ours.push(payload.word)));
      expect(await runner.takeBack(0)).toBe(0);
      other.kill('SIGKILL');
      await once(other, 'close');
      // The database notices that the connection is gone a moment after the process is.
      await expect.poll(() => runner.takeBack(0).then(() => ours), WAIT).toEqual(['kept']);
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('wakes those who do jobs when it comes to be, and not when it is there already', async () => {
    const kind = defineJob({ name: 'once-an-hour', payload: z.strictObject({}) });
    await run(handle(kind, async () => undefined));
    const heard: string[] = [];
    const later = { id: newId(), startAfter: new Date(Date.now() + 3_600_000) };
    const client = await pool.connect();
    try {
      await client.query('LISTEN scholium_jobs');
      client.on('notification', ({ payload }) => void heard.push(payload ?? ''));
      await sendJob(kind, {}, later);
      await sendJob(kind, {}, later);
      await queries.$queryRaw(sql`SELECT pg_notify('scholium_jobs', 'last')::text`);
      await expect.poll(() => heard.at(-1), WAIT).toBe('last');
      expect(heard).toEqual(['', 'last']);
    } finally {
      client.release(true);
    }
  });

  it('that comes by itself comes once, however many processes there are', async () => {
    const done: string[] = [];
    const kind = defineJob({ name: 'hourly', payload: z.strictObject({}), every: 86_400 });
    const handler = handle(kind, async () => void done.push('once'));
    await Promise.all([run(handler), run(handler), run(handler)]);
    await expect.poll(() => stateOf('hourly'), WAIT).toEqual(['completed']);
    expect(done).toEqual(['once']);
  });
});
