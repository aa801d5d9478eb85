import { randomBytes } from 'node:crypto';
import pg from 'pg';
import { inServer } from './embedded-process';

/** As whom the app asks the embedded server: it owns nothing there. */
export const APP_ROLE = 'scholium_app';

/** What is only ever appended to. */
const LOGS = ['AuditEntry', 'ModerationEntry', 'Event'];
const LOG_LIST = LOGS.map((name) => pg.escapeIdentifier(name)).join(', ');

/**
 * Makes the app's role on a server of our own, with a password that stands until the next start.
 * @param ownerUrl a database of that server, as a role that may make others
 * @returns the URL of the same database as the app's role
 */
export async function appRoleUrl(ownerUrl: string): Promise<string> {
  const password = randomBytes(24).toString('base64url');
  await inServer(ownerUrl, async (client) => {
    const { rowCount } = await client.query('SELECT 1 FROM pg_roles WHERE rolname = $1', [APP_ROLE]);
    await client.query(`${rowCount ? 'ALTER' : 'CREATE'} ROLE ${APP_ROLE} LOGIN NOINHERIT PASSWORD ${pg.escapeLiteral(password)}`);
  });
  const url = new URL(ownerUrl);
  url.username = APP_ROLE;
  url.password = password;
  return url.href;
}

/**
 * Gives a role what the app needs of a migrated database: everything on ordinary tables, of the
 * logs only to read and to append, and a schema of its own for its queue of jobs, which makes and
 * changes its tables by itself. @param client as the tables' owner
 */
export async function grantToApp(client: pg.Client, role: string): Promise<void> {
  const app = pg.escapeIdentifier(role);
  await client.query(`
    BEGIN;
    GRANT USAGE ON SCHEMA public TO ${app};
    GRANT SELECT, INSERT, UPDATE, DELETE ON ALL TABLES IN SCHEMA public TO ${app};
    REVOKE INSERT, UPDATE, DELETE ON _prisma_migrations FROM ${app};
    REVOKE UPDATE, DELETE, TRUNCATE, REFERENCES, TRIGGER ON ${LOG_LIST} FROM ${app};
    DO $$ BEGIN EXECUTE format('GRANT CREATE ON DATABASE %I TO %I', current_database(), ${pg.escapeLiteral(role)}); END $$;
    COMMIT`);
}

/** Whether a role lacks what the app needs, or may do more to a log than it should. */
export async function lacksGrants(client: pg.Client, role: string): Promise<boolean> {
  const { rows } = await client.query<{ lacks: boolean }>(
    `SELECT NOT has_database_privilege($1, current_database(), 'CREATE') OR
       bool_or(NOT has_table_privilege($1, t, 'INSERT') OR has_table_privilege($1, t, 'UPDATE, DELETE, TRUNCATE, TRIGGER')) AS "lacks"
     FROM unnest($2::regclass[]) t`,
    [role, LOGS.map((name) => pg.escapeIdentifier(name))],
  );
  return rows[0]!.lacks;
}

/** Whether whoever has this URL could take the logs' protection off, as the owner of the tables can. */
export const ownsLogs = (url: string): Promise<boolean> =>
  inServer(url, async (client) => {
    const { rows } = await client.query<{ owns: boolean }>(
      `SELECT bool_or(pg_has_role(c.relowner, 'MEMBER')) AS "owns" FROM pg_class c WHERE c.oid = ANY($1::regclass[])`,
      [LOGS.map((name) => pg.escapeIdentifier(name))],
    );
    return rows[0]!.owns;
  });
