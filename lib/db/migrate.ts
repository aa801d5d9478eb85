import pg from 'pg';
import { migrationList, migrationNames, NO_FILTERS, schemaFiles, withSchemaEngine } from './schema-engine';

/** Any number will do, as long as nothing else on the database uses it for its own lock. */
const LOCK = 7_240_815;

/**
 * Brings a database up to the committed migrations; several processes may call it at once.
 * @returns the names of those that were applied now
 */
export async function applyMigrations(connectionString: string): Promise<string[]> {
  const client = new pg.Client({ connectionString });
  await client.connect();
  try {
    await client.query('SELECT pg_advisory_lock($1)', [LOCK]);
    // The engine takes a second to load, so it is only asked when there is something to do.
    if (!(await isPending(client))) return [];
    const { appliedMigrationNames } = await withSchemaEngine(connectionString, (engine) =>
      engine.applyMigrations({ migrationsList: migrationList(), filters: NO_FILTERS }),
    );
    return appliedMigrationNames;
  } finally {
    await client.end();
  }
}

async function isPending(client: pg.Client): Promise<boolean> {
  const { rows } = await client.query<{ there: boolean }>(`SELECT to_regclass('_prisma_migrations') IS NOT NULL AS "there"`);
  if (!rows[0]?.there) return true;
  const applied = await client.query<{ name: string }>(
    'SELECT migration_name AS name FROM _prisma_migrations WHERE finished_at IS NOT NULL AND rolled_back_at IS NULL',
  );
  const done = new Set(applied.rows.map(({ name }) => name));
  return migrationNames().some((name) => !done.has(name));
}

/** The SQL that would lead from the committed migrations to the schema; empty when they agree. */
export async function pendingSchemaChanges(shadowConnectionString: string): Promise<string> {
  const { stdout } = await withSchemaEngine(shadowConnectionString, (engine) =>
    engine.diff({
      from: { tag: 'migrations', ...migrationList() },
      to: { tag: 'schemaDatamodel', ...schemaFiles() },
      script: true,
      exitCode: null,
      filters: NO_FILTERS,
    }),
  );
  const sql = stdout ?? '';
  return /^\s*(--[^\n]*\s*)*$/.test(sql) ? '' : sql;
}
