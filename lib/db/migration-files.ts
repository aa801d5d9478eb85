import type { MigrationList } from '@prisma/schema-engine-wasm';
import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';

const PRISMA = path.resolve(import.meta.dirname, '../../prisma');
export const SCHEMA_FILE = path.join(PRISMA, 'schema.prisma');
export const MIGRATIONS_DIR = path.join(PRISMA, 'migrations');

/** The names of the committed migrations, in the order in which they are applied. */
export function migrationNames(): string[] {
  if (!fs.existsSync(MIGRATIONS_DIR)) return [];
  return fs
    .readdirSync(MIGRATIONS_DIR, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}

/** Line ends are made alike, so that a checkout on Windows has the same checksum. */
const text = (file: string) => fs.readFileSync(file, 'utf8').replaceAll('\r\n', '\n');
const script = (name: string) => text(path.join(MIGRATIONS_DIR, name, 'migration.sql'));

/** What Prisma keeps of a migration's text, to notice when it is changed later. */
export const migrationChecksum = (name: string) => createHash('sha256').update(script(name)).digest('hex');

/** The committed migrations, as the engine wants to hear of them, by default all. */
export function migrationList(names = migrationNames()): MigrationList {
  const lockfile = path.join(MIGRATIONS_DIR, 'migration_lock.toml');
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: { path: 'migration_lock.toml', content: fs.existsSync(lockfile) ? text(lockfile) : null },
    shadowDbInitScript: '',
    migrationDirectories: names.map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: script(name) } },
    })),
  };
}

export const schemaFiles = () => ({ files: [{ path: SCHEMA_FILE, content: text(SCHEMA_FILE) }] });
