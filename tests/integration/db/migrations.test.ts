import pg from 'pg';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { applyMigrations, pendingSchemaChanges } from '@/lib/db/migrate';
import { STARTING_CLAIM_TYPES } from '@/lib/core/claims';
import { migrationList, migrationNames } from '@/lib/db/migration-files';
import { createTestDatabase, dropTestDatabase, newName } from '../../support/database';

const ID = '00000000-0000-7000-8000-000000000001';
const made: string[] = [];
async function emptyDatabase(): Promise<string> {
  made.push(newName());
  return createTestDatabase(made.at(-1)!);
}
afterAll(async () => {
  for (const name of made) await dropTestDatabase(name);
});

async function query<Row extends pg.QueryResultRow>(url: string, sql: string): Promise<Row[]> {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query<Row>(sql)).rows;
  } finally {
    await client.end();
  }
}

describe('migrations', () => {
  it('lead to exactly what the schema says (else run: npm run db:migration -- NAME)', async () => {
    expect(await pendingSchemaChanges(await emptyDatabase())).toBe('');
  });

  describe('on an empty database', () => {
    let url: string;
    let applied: string[];
    beforeAll(async () => {
      url = await emptyDatabase();
      applied = await applyMigrations(url);
    });

    it('are all applied, in order', () => {
      expect(applied).toEqual(migrationNames());
      expect(applied.length).toBeGreaterThan(0);
    });

    it('are kept by Prisma’s own table', async () => {
      const rows = await query<{ migration_name: string; done: boolean }>(
        url,
        'SELECT migration_name, finished_at IS NOT NULL AS done FROM _prisma_migrations ORDER BY migration_name',
      );
      expect(rows).toEqual(migrationNames().map((name) => ({ migration_name: name, done: true })));
    });

    it('change nothing the second time', async () => {
      expect(await applyMigrations(url)).toEqual([]);
    });
  });

  it('are applied once when two processes start at the same time', async () => {
    const url = await emptyDatabase();
    const both = await Promise.all([applyMigrations(url), applyMigrations(url)]);
    expect(both.flat()).toEqual(migrationNames());
  });

  it('give the seminars of before the eight claim types, and leave their claims what they are', async () => {
    const url = await emptyDatabase();
    const scripts = migrationList().migrationDirectories.map(({ path, migrationFile }) => ({ path, sql: migrationFile.content.tag === 'ok' ? migrationFile.content.value : '' }));
    const at = scripts.findIndex(({ path }) => path.endsWith('_claim_types'));
    for (const { sql } of scripts.slice(0, at)) await query(url, sql);
    await query(url, `
      INSERT INTO "User" ("id", "email", "name") VALUES ('${ID}', 'a@example.org', 'A');
      INSERT INTO "Seminar" ("id", "name", "joinCode", "createdById") VALUES ('${ID}', 'Old', 'CODE', '${ID}');
      INSERT INTO "Article" ("id", "seminarId", "title", "language", "createdById") VALUES ('${ID}', '${ID}', 'Old', 'en', '${ID}');
      INSERT INTO "Annotation" ("id", "seminarId", "articleId", "authorId", "kind", "position") VALUES ('${ID}', '${ID}', '${ID}', '${ID}', 'claim', 0);
      INSERT INTO "Claim" ("annotationId", "seminarId", "type", "paraphrase") VALUES ('${ID}', '${ID}', 'cause', 'So it is.')`);
    for (const { sql } of scripts.slice(at)) await query(url, sql);
    const types = await query<{ name: string }>(url, 'SELECT "name" FROM "ClaimType" ORDER BY "position"');
    expect(types.map(({ name }) => name)).toEqual([...STARTING_CLAIM_TYPES]);
    expect(await query(url, 'SELECT "type", "mergedFrom" FROM "Claim"')).toEqual([{ type: 'cause', mergedFrom: [] }]);
    await expect(query(url, `UPDATE "Claim" SET "type" = 'opinion'`)).rejects.toThrow(/foreign key/);
  });

  it('refuse a committed migration that was changed after it had been applied', async () => {
    const url = await emptyDatabase();
    await applyMigrations(url);
    await query(url, `UPDATE _prisma_migrations SET checksum = repeat('0', 64)`);
    await expect(applyMigrations(url)).rejects.toThrow(/changed/);
  });
});
