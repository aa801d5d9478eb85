import pg from 'pg';
import { grantToApp, lacksGrants } from './app-role';
import { migrationChecksum, migrationList, migrationNames, schemaFiles } from './migration-files';
import { NO_FILTERS, schemaEngine } from './schema-engine';

/** Any number will do, as long as nothing else on the database uses it for its own lock. */
const LOCK = 7_240_815;

/**
 * Brings a database up to the committed migrations; several processes may call it at once.
 * @param connectionString as the role that owns the tables
 * @param appRole who gets what the app needs of them, when that is another role
 * @returns the names of those that were applied now
 * @throws Error with what to do when the database and the committed migrations do not fit
 */
export async function applyMigrations(connectionString: string, appRole?: string | null): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  client.on('error', () => undefined);
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    // The engine takes a second to load, so it is only asked when there is something to do.
    const pending = await pendingMigrations(client);
    if (pending.length > 0) await applyAll(connectionString, pending);
    if (appRole && (pending.length > 0 || (await lacksGrants(client, appRole)))) await grantToApp(client, appRole);
    return pending;
  } finally {
    await client.end();
  }
}

/**
 * Each migration in a transaction of its own, with the engine's note that it is applied: whatever
 * ends the process in the middle, the next start finds all of it or nothing.
 */
async function applyAll(connectionString: string, pending: readonly string[]): Promise<void> {
  const session = oneConnection(connectionString);
  let name = pending[0]!;
  let reason: Error | undefined;
  try {
    const engine = await schemaEngine(session, (error) => (reason ??= error));
    try {
      const names = migrationNames();
      for (name of pending) {
        await session.query('BEGIN');
        await engine.applyMigrations({ migrationsList: migrationList(names.slice(0, names.indexOf(name) + 1)), filters: NO_FILTERS });
        await session.query('COMMIT');
      }
    } finally {
      engine.free();
    }
  } catch (error) {
    await session.query('ROLLBACK').catch(() => undefined);
    throw new Error(`The migration ${name} failed, and nothing of it was kept: ${(reason ?? (error as Error)).message}`);
  } finally {
    await session.end();
  }
}

type Applied = { name: string; checksum: string };

async function pendingMigrations(client: pg.Client): Promise<string[]> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "there"`);
  if (!rows[0]?.there) return migrationNames();
  const applied = await client.query<Applied>(
    `SELECT migration_name AS name, checksum FROM _prisma_migrations
     WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL ORDER BY started_at`,
  );
  const names = migrationNames();
  for (const { name, checksum } of applied.rows) {
    if (!names.includes(name)) {
      throw new Error(`The database has the migration ${name}, which this Scholium does not know: it was written by another version. Start that one, or use another database.`);
    }
    if (migrationChecksum(name) !== checksum) {
      throw new Error(`prisma/migrations/${name} was changed after the database had got it. Put the file back as it was; a change belongs in a new migration.`);
    }
  }
  const done = new Set(applied.rows.map(({ name }) => name));
  return names.filter((name) => !done.has(name));
}

/**
 * The SQL that leads from the committed migrations to the schema; empty when they agree.
 * @param shadow the URL of an empty database, in which the migrations are tried; drop it afterwards
 */
export async function pendingSchemaChanges(shadow: string): Promise<string> {
  const connections = oneConnection(shadow);
  try {
    const engine = await schemaEngine(connections);
    try {
      const { stdout } = await engine.diff({
        from: { tag: 'migrations', ...migrationList() },
        to: { tag: 'schemaDatamodel', ...schemaFiles() },
        script: true,
        exitCode: null,
        filters: NO_FILTERS,
      });
      const sql = stdout ?? '';
      return /^\s*(--[^\n]*\s*)*$/.test(sql) ? '' : sql;
    } finally {
      engine.free();
    }
  } finally {
    await connections.end();
  }
}

function oneConnection(connectionString: string): pg.Pool {
  const pool = new pg.Pool({ connectionString, max: 1, idleTimeoutMillis: 0 });
  pool.on('error', () => undefined);
  return pool;
}
