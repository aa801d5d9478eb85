import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '../env';
import { PrismaClient } from './generated/client';
import { queriesOf } from './queries';
import { statementName } from './statements';
import type { Queries } from './sql';

type Connection = { pool: pg.Pool; snapshots: pg.Pool; prisma: PrismaClient; queries: Queries };

/** Long reads at one time; more wait, so that they never take the database from those who read and write. */
const SNAPSHOTS = 8;

/**
 * Each question is answered by one process of the database. Others would first have to be started,
 * which takes longer than they save on what a page asks, and they would be taken from other requests.
 */
const ONE_PROCESS = 'SET max_parallel_workers_per_gather = 0';

// Kept on globalThis, so that a reload of the code while developing does not open a second pool.
const kept = globalThis as { scholiumDatabase?: Connection };

function connect(): Connection {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = env();
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set. Start Scholium with: npm start');
  // What a transaction asks at once is sent at once, and answered in that order.
  const asking: pg.PoolConfig = { connectionString: DATABASE_URL, pipeline: true, onConnect: async (client) => void (await client.query(ONE_PROCESS)) };
  // A page would rather say that the database is away than hang.
  const pool = new pg.Pool({ ...asking, max: DATABASE_POOL_SIZE, connectionTimeoutMillis: 5_000, idleTimeoutMillis: 30_000 });
  const snapshots = new pg.Pool({ ...asking, max: SNAPSHOTS, connectionTimeoutMillis: 30_000, idleTimeoutMillis: 5_000 });
  // An idle connection that breaks is replaced when next needed; without a listener it ends the process.
  for (const each of [pool, snapshots]) each.on('error', () => undefined);
  const adapter = new PrismaPg(pool, { statementNameGenerator: ({ sql }) => statementName(sql)! });
  return { pool, snapshots, prisma: new PrismaClient({ adapter }), queries: queriesOf(pool) };
}

const connection = (): Connection => (kept.scholiumDatabase ??= connect());

/** Stands in for a thing that is made when first used: importing this module needs no database. */
function lazily<T extends object>(make: () => T): T {
  return new Proxy({} as T, {
    get(_, name) {
      const target = make();
      const value = Reflect.get(target, name, target) as unknown;
      return typeof value === 'function' ? value.bind(target) : value;
    },
  });
}

/** Prisma's client: for what has a model, and for transactions that use both. */
export const db = lazily(() => connection().prisma);
/** For SQL: it goes to `pg` itself, since Prisma would take longer over most queries than PostgreSQL does. */
export const queries = lazily(() => connection().queries);
export const pool = lazily(() => connection().pool);
/** For `readSnapshot` alone: connections that somebody far away may keep waiting. */
export const snapshots = lazily(() => connection().snapshots);

/**
 * A transaction of SQL alone. @param work is rolled back when it throws; what it goes on to ask after that,
 * as of several things at once of which one has failed, is refused: the connection is somebody else's by then
 * @returns what `work` returns, once it is committed
 */
export async function transaction<Result>(work: (tx: Queries) => Promise<Result>): Promise<Result> {
  const client = await pool.connect();
  let broken: Error | undefined;
  // A connection that breaks while it is lent fails its queries and also says so here; unheard, that ends the process.
  const breaks = (error: Error) => void (broken = error);
  client.on('error', breaks);
  let over = false;
  const tx = queriesOf(client, (asking) => (over ? Promise.reject(new Error('This transaction has ended.')) : asking()));
  try {
    const [, result] = await Promise.all([client.query('BEGIN'), work(tx)]);
    over = true;
    await client.query('COMMIT');
    return result;
  } catch (error) {
    over = true;
    await client.query('ROLLBACK').catch((failure: Error) => (broken = failure));
    throw error;
  } finally {
    client.off('error', breaks);
    // A connection that could not even roll back is thrown away, and its transaction with it.
    client.release(broken);
  }
}

/** Ends every connection; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = kept.scholiumDatabase;
  kept.scholiumDatabase = undefined;
  await open?.prisma.$disconnect();
  if (!open || open.pool.ended) return;
  await open.pool.end();
  const lent = open.snapshots.totalCount - open.snapshots.idleCount;
  const ended = open.snapshots.end();
  // Whoever still fetches something keeps nobody waiting: their connection ends with it, or with the process.
  if (lent === 0) await ended;
}
