import pg from 'pg';
import { env } from '../env';
import { CHANNEL } from './queue';

export type Leases = {
  /** Begins to listen, or does so again after the connection broke. */
  listen: () => Promise<void>;
  /** Marks a job as being done here. @throws Error when another process has it, or the database is away */
  take: (jobId: string) => Promise<void>;
  release: (jobId: string) => Promise<void>;
  /** Whether no process does this job; one that is done here must not be asked for. */
  isFree: (jobId: string) => Promise<boolean>;
  /** Does something while no other process does it. */
  alone: <Result>(act: () => Promise<Result>) => Promise<Result>;
  end: () => Promise<void>;
};

const KEY = `hashtextextended('scholium job ' || $1, 0)`;

/**
 * Tells whether a process that had a job still lives: it holds a lock on the job for as long as its
 * connection stands, and the database drops that with it, however it ended.
 * @param onWake is called when a job was sent @param onLost when the connection broke, and every lock with it
 */
export function openLeases(onWake: () => void, onLost: () => void): Leases {
  let open: Promise<pg.Client> | undefined;

  const connect = async (): Promise<pg.Client> => {
    const client = new pg.Client({ connectionString: env().DATABASE_URL, application_name: 'scholium jobs', keepAlive: true });
    const lost = () => {
      if (!open) return;
      open = undefined;
      onLost();
    };
    client.on('error', lost);
    client.on('end', lost);
    client.on('notification', onWake);
    await client.connect();
    await client.query(`LISTEN ${CHANNEL}`);
    return client;
  };
  const client = (): Promise<pg.Client> => {
    open ??= connect().catch((error) => {
      open = undefined;
      throw error;
    });
    return open;
  };
  const ask = async (question: string, jobId: string): Promise<boolean> => {
    const { rows } = await (await client()).query<{ yes: boolean }>(`SELECT ${question} AS "yes"`, [jobId]);
    return rows[0]!.yes;
  };
  return {
    async listen() {
      await client();
    },
    async take(jobId) {
      if (!(await ask(`pg_try_advisory_lock(${KEY})`, jobId))) throw new Error('Another process does this job.');
    },
    async release(jobId) {
      await ask(`pg_advisory_unlock(${KEY})`, jobId);
    },
    async isFree(jobId) {
      const free = await ask(`pg_try_advisory_lock(${KEY})`, jobId);
      if (free) await ask(`pg_advisory_unlock(${KEY})`, jobId);
      return free;
    },
    async alone(act) {
      const connection = await client();
      await connection.query(`SELECT pg_advisory_lock(hashtextextended('scholium jobs', 0))`);
      try {
        return await act();
      } finally {
        await connection.query(`SELECT pg_advisory_unlock(hashtextextended('scholium jobs', 0))`);
      }
    },
    async end() {
      const ending = open;
      open = undefined;
      await (await ending?.catch(() => undefined))?.end();
    },
  };
}
