import pg from 'pg';
import { closeDatabase } from '../../lib/db/client';
import { env } from '../../lib/env';

/**
 * Has this process's services use a database, and gives a bare connection to the same, for what they
 * are measured beside; ends both. @returns what `work` returns
 */
export async function withServices<Result>(databaseUrl: string, work: (bare: pg.Client) => Promise<Result>): Promise<Result> {
  process.env.DATABASE_URL = databaseUrl;
  env(true);
  const bare = new pg.Client({ connectionString: databaseUrl });
  // When something else fails, that is told, and not that the server then ended this connection.
  bare.on('error', () => undefined);
  await bare.connect();
  try {
    return await work(bare);
  } finally {
    await bare.end();
    await closeDatabase();
  }
}
