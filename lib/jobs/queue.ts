import PgBoss from 'pg-boss';
import { pool, queries } from '../db/client';
import { type Queries, sql, type Sql } from '../db/sql';
import type { JobKind } from './kind';

/** The schema that the queue keeps for itself, beside ours, and brings up to date by itself. */
export const QUEUE_SCHEMA = 'pgboss';
/** Processes that do jobs listen to this, so that none has to ask all the time. */
export const CHANNEL = 'scholium_jobs';

/** How long jobs that were done are remembered: also the longest time between two that are sent by themselves. */
const DONE_SECONDS = 2 * 86_400;

const SETTINGS = { schema: QUEUE_SCHEMA, schedule: false, archiveCompletedAfterSeconds: DONE_SECONDS } as const;

/** What is asked with values goes like any other query; a script may leave a transaction open when it fails, so its connection is then closed. */
const onPool: PgBoss.Db = {
  async executeSql(text, values) {
    if (values) return pool.query(text, values);
    const client = await pool.connect();
    let failed = true;
    try {
      const result = await client.query(text);
      failed = false;
      return Array.isArray(result) ? { rows: [] } : result;
    } finally {
      client.release(failed);
    }
  },
};

/** A transaction of Prisma's takes SQL that it has not made itself by another door; its values are parameters there too. */
const within = (tx: Queries & { $queryRawUnsafe?: (text: string, ...values: unknown[]) => Promise<unknown[]> }): PgBoss.Db => ({
  executeSql: async (text, values) => ({ rows: await (tx.$queryRawUnsafe?.(text, ...(values ?? [])) ?? tx.$queryRaw<unknown[]>({ text, values } as unknown as Sql)) }),
});

/** The queue, for who does jobs: it makes its schema when it starts. */
export const makeBoss = () => new PgBoss({ ...SETTINGS, db: onPool, archiveFailedAfterSeconds: 7 * 86_400 });

let sender: PgBoss | undefined;

/** The queue in which those jobs end that were tried in vain. */
export const gaveUpName = (kind: JobKind) => `${kind.name}-gave-up`;

type Sending = {
  /** The transaction in which the job comes to be, or not, with all else that it writes. */
  tx?: Queries;
  /** A UUID; a job that has it already is not sent again. */
  id?: string;
  startAfter?: Date;
  /** One job at most in each span of so many seconds. */
  singletonSeconds?: number;
};

/** Has a job done, by any process that does jobs. @throws ZodError for a payload that is none */
export async function sendJob<Payload extends object>(kind: JobKind<Payload>, payload: Payload, { tx = queries, ...sending }: Sending = {}): Promise<void> {
  sender ??= new PgBoss({ ...SETTINGS, db: onPool, supervise: false, migrate: false });
  const sent = await sender.send(kind.name, kind.payload.parse(payload), {
    ...sending,
    db: within(tx),
    retryLimit: kind.retries,
    retryDelay: kind.retryDelay,
    retryBackoff: kind.backoff,
    expireInSeconds: kind.maxSeconds + 60,
    deadLetter: gaveUpName(kind as JobKind),
  });
  // Heard once the transaction is committed. Where there is one already, nobody is woken: who is woken sends what comes by itself.
  if (sent) await tx.$queryRaw(sql`SELECT pg_notify(${CHANNEL}, '')::text`);
}
