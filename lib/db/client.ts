import { PrismaPg } from '@prisma/adapter-pg';
import pg from 'pg';
import { env } from '../env';
import { PrismaClient } from './generated/client';

type Connection = { pool: pg.Pool; db: PrismaClient };

// Kept on globalThis, so that a reload of the code while developing does not open a second pool.
const kept = globalThis as { scholiumDatabase?: Connection };

function connect(): Connection {
  const { DATABASE_URL, DATABASE_POOL_SIZE } = env();
  if (!DATABASE_URL) throw new Error('DATABASE_URL is not set. Start Scholium with: npm start');
  const pool = new pg.Pool({
    connectionString: DATABASE_URL,
    max: DATABASE_POOL_SIZE,
    // A page would rather say that the database is away than hang.
    connectionTimeoutMillis: 5_000,
    idleTimeoutMillis: 30_000,
  });
  // An idle connection that breaks is replaced when next needed; without a listener it ends the process.
  pool.on('error', () => undefined);
  return { pool, db: new PrismaClient({ adapter: new PrismaPg(pool) }) };
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

export const db = lazily(() => connection().db);
export const pool = lazily(() => connection().pool);

/** Ends every connection; the next use opens new ones. */
export async function closeDatabase(): Promise<void> {
  const open = kept.scholiumDatabase;
  kept.scholiumDatabase = undefined;
  await open?.db.$disconnect();
  if (open && !open.pool.ended) await open.pool.end();
}
