import { bindMigrationAwareSqlAdapterFactory } from '@prisma/driver-adapter-utils';
import { PrismaPg } from '@prisma/adapter-pg';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import type { MigrationList, SchemaEngine } from '@prisma/schema-engine-wasm';

const PRISMA = path.resolve(import.meta.dirname, '../../prisma');
export const SCHEMA_FILE = path.join(PRISMA, 'schema.prisma');
export const MIGRATIONS_DIR = path.join(PRISMA, 'migrations');
export const NO_FILTERS = { externalTables: [], externalEnums: [] };

let loaded = false;

/** Prisma's own engine ships as WebAssembly without a loader for Node; this is its three steps. */
async function load(): Promise<void> {
  if (loaded) return;
  const file = createRequire(import.meta.url).resolve('@prisma/schema-engine-wasm').replace(/[^/\\]+$/, 'schema_engine_bg.wasm');
  const { instance } = await WebAssembly.instantiate(fs.readFileSync(file), { './schema_engine_bg.js': bindings as never });
  const start = bindings as unknown as { __wbg_set_wasm: (exports: unknown) => void };
  start.__wbg_set_wasm(instance.exports);
  (instance.exports as { __wbindgen_start?: () => void }).__wbindgen_start?.();
  loaded = true;
}

/** PostgreSQL's inner type "char", which the adapter does not know, and character(1), which it does. */
const INNER_CHAR = 18;
const CHARACTER = 1042;

/** Describing a database, the engine reads a few columns of the inner type. */
class EngineAdapter extends PrismaPg {
  override async connect() {
    return withInnerChar(await super.connect());
  }
  override async connectToShadowDb() {
    return withInnerChar(await super.connectToShadowDb());
  }
}

type Result = { fields: { dataTypeID: number }[] };

function withInnerChar<Adapter extends object>(adapter: Adapter): Adapter {
  const inner = adapter as { performIO: (query: unknown) => Promise<Result> };
  const performIO = inner.performIO.bind(adapter);
  inner.performIO = async (query) => {
    const result = await performIO(query);
    for (const field of result.fields) if (field.dataTypeID === INNER_CHAR) field.dataTypeID = CHARACTER;
    return result;
  };
  return adapter;
}

/** The engine that `prisma migrate` uses, on one database. The caller frees it. */
export async function schemaEngine(connectionString: string): Promise<SchemaEngine> {
  await load();
  const { SchemaEngine: Engine } = bindings as unknown as { SchemaEngine: typeof SchemaEngine };
  return Engine.new(
    { datamodels: [['schema.prisma', fs.readFileSync(SCHEMA_FILE, 'utf8')]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new EngineAdapter({ connectionString })),
  );
}

export const schemaFiles = () => ({ files: [{ path: SCHEMA_FILE, content: fs.readFileSync(SCHEMA_FILE, 'utf8') }] });

/** The committed migrations, as the engine wants to hear of them. */
export function migrationList(): MigrationList {
  const lockfile = path.join(MIGRATIONS_DIR, 'migration_lock.toml');
  return {
    baseDir: MIGRATIONS_DIR,
    lockfile: { path: 'migration_lock.toml', content: fs.existsSync(lockfile) ? fs.readFileSync(lockfile, 'utf8') : null },
    shadowDbInitScript: '',
    migrationDirectories: migrationNames().map((name) => ({
      path: name,
      migrationFile: { path: 'migration.sql', content: { tag: 'ok' as const, value: fs.readFileSync(path.join(MIGRATIONS_DIR, name, 'migration.sql'), 'utf8') } },
    })),
  };
}

export function migrationNames(): string[] {
  if (!fs.existsSync(MIGRATIONS_DIR)) return [];
  return fs
    .readdirSync(MIGRATIONS_DIR, { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .map((entry) => entry.name)
    .sort();
}
