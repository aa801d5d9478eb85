import { queries } from '../db/client';
import { sql } from '../db/sql';

/** Passes when the database answers; throws what its driver throws when it does not. */
export async function checkDatabase(): Promise<void> {
  await queries.$queryRaw(sql`SELECT 1`);
}
