import fs from 'node:fs';
import { afterAll, beforeAll, describe, expect, inject, it } from 'vitest';
import { type App, isRunning, newDataDir, postgresPid, startApp } from '../../../support/app';
import { until, Writer } from './writer';

/** How many comments are under way when the blow falls. */
const AT_A_TIME = 4;
const ENOUGH = 40;

describe('a server that is killed while people write', () => {
  let dataDir: string;
  let app: App;
  let writer: Writer;
  const start = () => startApp({ dataDir, env: { API_RATE_LIMIT: '1000000' } });

  beforeAll(async () => {
    dataDir = newDataDir(inject('demo').dataDir);
    app = await start();
    writer = await Writer.begin(app);
  });
  afterAll(async () => {
    const postgres = postgresPid(dataDir);
    await app.end('SIGKILL');
    if (postgres && isRunning(postgres)) process.kill(postgres, 'SIGKILL');
    fs.rmSync(dataDir, { recursive: true, force: true });
  });

  /** Lets people write until there is something to lose, and then strikes. */
  async function writeUntil(strike: () => Promise<unknown>): Promise<void> {
    const goal = writer.acknowledged().length + ENOUGH;
    const writing = writer.write(AT_A_TIME);
    await until(() => writer.acknowledged().length >= goal);
    await strike();
    writer.stop();
    await writing;
  }

  /** Every acknowledged comment is there, none twice; sent again, the others are there once too. */
  async function expectNothingLost(): Promise<void> {
    const kept = await writer.kept();
    expect(new Set(kept).size).toBe(kept.length);
    expect(writer.acknowledged().filter((words) => !kept.includes(words))).toEqual([]);
    await writer.sendTheRest();
    expect((await writer.kept()).sort()).toEqual([...writer.sent.keys()].sort());
  }

  const strikes: Record<string, () => Promise<unknown>> = {
    'the app': () => app.end('SIGKILL'),
    both: async () => {
      process.kill(postgresPid(dataDir)!, 'SIGKILL');
      return app.end('SIGKILL');
    },
  };
  it.each(Object.keys(strikes))('comes up with everything that was acknowledged after kill -9 of %s', async (who) => {
    await writeUntil(strikes[who]!);
    app = await start();
    writer.moveTo(app);
    await expectNothingLost();
  });

  it('answers 503 with Retry-After while PostgreSQL alone is gone, and goes on by itself', async () => {
    const before = postgresPid(dataDir)!;
    const { pid } = app;
    await writeUntil(async () => {
      process.kill(before, 'SIGKILL');
      const goal = writer.acknowledged().length + ENOUGH;
      await until(() => writer.refusals.length > 0 && writer.acknowledged().length >= goal);
    });
    for (const refusal of writer.refusals) {
      expect(refusal).toEqual({ status: 503, retryAfter: expect.stringMatching(/^\d+$/) as string, type: expect.stringContaining('application/problem+json') as string });
    }
    expect(isRunning(pid)).toBe(true);
    expect(postgresPid(dataDir)).not.toBe(before);
    expect(app.output()).toContain('PostgreSQL ended by itself');
    expect((await fetch(`${app.url}/api/health?ready`)).status).toBe(200);
    await expectNothingLost();
  });
});
