import type PgBoss from 'pg-boss';
import { queries } from '../db/client';
import { sql } from '../db/sql';
import { log } from '../log';
import { defineJob, type JobHandler } from './kind';
import { openLeases } from './leases';
import { gaveUpName, makeBoss, sendJob } from './queue';
import { rest } from './rest';

/** How often is looked for jobs that nobody told of: those that wait until a time, or for another try. */
const LOOK_MS = 2_000;
/** How often is looked for jobs whose process has gone. */
const SWEEP_MS = 5_000;
/** How often is seen to it that what comes by itself is there. */
const SEND_MS = 30_000;

export type Runner = {
  /** Puts every job back whose process has gone. @param seconds how long ago it must have been taken up @returns how many */
  takeBack: (seconds?: number) => Promise<number>;
  /** Ends in order: what is being done is put back and done after the next start, or elsewhere. */
  end: () => Promise<void>;
};

/** Does jobs in this process, one of each kind at a time, until it is ended. @throws Error when the queue cannot be made */
export async function runJobs(given: readonly JobHandler[]): Promise<Runner> {
  const boss = makeBoss();
  boss.on('error', (error) => log.warn({ err: error }, 'The job queue could not be tended'));
  const handlers = [...given, ...given.flatMap(lastWords)];
  const ending = new AbortController();
  const doing = new Map<string, AbortController>();
  /** When each kind that comes by itself is sent again, in milliseconds. */
  const due = new Map<string, number>();
  let bell = new AbortController();
  const wake = () => bell.abort();
  const leases = openLeases(wake, () => doing.forEach((job) => job.abort(new Error('The connection that holds this job broke'))));

  // Two that make the tables of a queue at once wait for each other in a circle.
  await leases.alone(async () => {
    await boss.start();
    const there = new Set((await boss.getQueues()).map(({ name }) => name));
    for (const { kind } of [...handlers].reverse()) if (!there.has(kind.name)) await boss.createQueue(kind.name);
  });

  async function work({ kind, work: act }: JobHandler, job: PgBoss.Job): Promise<void> {
    const stop = new AbortController();
    doing.set(job.id, stop);
    try {
      await leases.take(job.id);
      await act(job.data, { signal: AbortSignal.any([ending.signal, stop.signal, AbortSignal.timeout(kind.maxSeconds * 1_000)]) });
      await boss.complete(kind.name, job.id);
    } catch (error) {
      if (!ending.signal.aborted) log.warn({ err: error, job: job.id, queue: kind.name }, 'A job failed');
      await boss.fail(kind.name, job.id, { message: (error as Error).message });
      wake(); // for the last words of one that is given up
    } finally {
      doing.delete(job.id);
      await leases.release(job.id).catch(() => undefined);
    }
  }

  async function tend(handler: JobHandler): Promise<void> {
    const { every, name } = handler.kind;
    if (every && Date.now() >= (due.get(name) ?? 0)) {
      await sendJob(handler.kind, {}, { singletonSeconds: every });
      due.set(name, Date.now() + SEND_MS);
    }
    for (;;) {
      if (ending.signal.aborted) return;
      const [job] = await boss.fetch<object>(name);
      if (!job) return;
      await work(handler, job);
    }
  }

  async function takeBack(seconds = 5): Promise<number> {
    await leases.listen();
    const left = await queries.$queryRaw<{ id: string; name: string }[]>(sql`
      SELECT "id", "name" FROM pgboss.job WHERE "state" = 'active' AND "started_on" <= now() - make_interval(secs => ${seconds})`);
    let count = 0;
    for (const { id, name } of left) {
      if (doing.has(id) || !handlers.some(({ kind }) => kind.name === name) || !(await leases.isFree(id))) continue;
      await boss.fail(name, id, { message: 'Its process ended.' });
      count += 1;
    }
    if (count > 0) wake();
    return count;
  }

  /** Does something again and again; what goes wrong is told once, until it goes well again. */
  async function keep(act: () => Promise<unknown>, pause: number, woken: boolean): Promise<void> {
    let told = false;
    while (!ending.signal.aborted) {
      const { signal } = bell;
      try {
        await act();
        told = false;
      } catch (error) {
        if (!told && !ending.signal.aborted) log.warn({ err: error }, 'Jobs cannot be done for now');
        told = true;
      }
      await rest(pause, woken && !told ? [signal, ending.signal] : [ending.signal]);
      if (signal === bell.signal && signal.aborted) bell = new AbortController();
    }
  }

  const loops = [...handlers.map((handler) => keep(() => tend(handler), LOOK_MS, true)), keep(() => takeBack(), SWEEP_MS, false)];
  return {
    takeBack,
    async end() {
      ending.abort(new Error('Scholium ends'));
      await Promise.allSettled(loops);
      await boss.stop({ graceful: false, close: false });
      await leases.end();
    },
  };
}

/** What looks after the jobs of a kind that were tried in vain, as a kind of its own. */
function lastWords({ kind, gaveUp }: JobHandler): JobHandler[] {
  return [{ kind: defineJob({ name: gaveUpName(kind), payload: kind.payload }), work: async (payload) => gaveUp?.(payload) }];
}
