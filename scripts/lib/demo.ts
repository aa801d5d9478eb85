import pg from 'pg';
import { env } from '../../lib/env';
import { demoPeople } from '../../prisma/demo/people';

/** Any number will do, as long as nothing else on the database uses it for its own lock. */
const LOCK = 7_240_816;
/** Stands on a table for as long as the demo is made, so that half a demo is known for what it is. */
const UNFINISHED = 'The demo is being made.';

/** Half a demo goes, its logs as well; only the tables' owner can do that. */
const CLEAR = `BEGIN;
  ALTER TABLE "AuditEntry" DISABLE TRIGGER USER; ALTER TABLE "ModerationEntry" DISABLE TRIGGER USER;
  TRUNCATE "User" CASCADE;
  ALTER TABLE "AuditEntry" ENABLE TRIGGER USER; ALTER TABLE "ModerationEntry" ENABLE TRIGGER USER;
  COMMIT`;

/**
 * Makes the demo seminar in a database in which nobody has an account. When a start was killed in
 * the middle, the next one begins again; several may come at the same time.
 * @param url as the role that owns the tables
 * @param begin told when there is something to do
 */
export async function ensureDemo(url: string, begin: () => void): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    const { rows } = await client.query<{ empty: boolean; unfinished: boolean }>(
      `SELECT NOT EXISTS (SELECT 1 FROM "User") AS "empty",
              COALESCE(obj_description('"User"'::regclass) = $1, false) AS "unfinished"`,
      [UNFINISHED],
    );
    const { empty, unfinished } = rows[0]!;
    if (!empty && !unfinished) return;
    begin();
    // Nobody can have come in meanwhile: the pages are not served before the demo is whole.
    if (!empty) await client.query(CLEAR);
    await client.query(`COMMENT ON TABLE "User" IS ${pg.escapeLiteral(UNFINISHED)}`);
    await asOwner(url, async () => (await import('../../prisma/seed')).seedDemo());
    await client.query('COMMENT ON TABLE "User" IS NULL');
  } finally {
    await client.end();
  }
}

/** Only the tables' owner can date the demo's events back, so that they look like a seminar's of some days. */
async function asOwner(url: string, work: () => Promise<void>): Promise<void> {
  const { closeDatabase } = await import('../../lib/db/client');
  const app = process.env.DATABASE_URL;
  const connectAs = async (role: string | undefined) => {
    await closeDatabase();
    process.env.DATABASE_URL = role;
    env(true);
  };
  await connectAs(url);
  try {
    await work();
  } finally {
    await connectAs(app);
  }
}

/** What to tell about the demo once the server is ready. */
export const DEMO_LINES = [
  'The demo seminar is in it. On the sign-in page, one click signs you in as any of:',
  ...demoPeople.map(({ email, name, role }) => `  ${email.padEnd(28)} ${name} (${role})`),
].join('\n');
