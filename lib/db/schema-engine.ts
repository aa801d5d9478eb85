import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
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

// The engine reports a defect of its own through this global before it traps.
(globalThis as { PRISMA_WASM_PANIC_REGISTRY?: object }).PRISMA_WASM_PANIC_REGISTRY = {
  set_message: (message: string) => console.error(message),
};

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

/** The type identifiers of PostgreSQL's inner "char" and of text. */
const INNER_CHAR = 18;
const TEXT = 25;

/**
 * Describing a database, the engine reads columns of PostgreSQL's inner type "char", which the
 * adapter does not know. They pass it as text, and are characters again for the engine.
 */
class EngineAdapter extends PrismaPg {
  private readonly open: SqlDriverAdapter[] = [];

  override async connect() {
    const adapter = withInnerChar(await super.connect());
    this.open.push(adapter);
    return adapter;
  }
  /** The engine leaves its connections to whoever gave them. */
  async close(): Promise<void> {
    for (const adapter of this.open) await adapter.dispose().catch(() => undefined);
  }
  override async connectToShadowDb() {
    return withInnerChar(await super.connectToShadowDb());
  }
}

type Inner = { performIO: (query: unknown) => Promise<{ fields: { name: string; dataTypeID: number }[] }> };

function withInnerChar<Adapter extends SqlDriverAdapter>(adapter: Adapter): Adapter {
  const characters = new Set<string>();
  const inner = adapter as unknown as Inner;
  const performIO = inner.performIO.bind(adapter);
  inner.performIO = async (query) => {
    const result = await performIO(query);
    for (const field of result.fields ?? []) {
      if (field.dataTypeID !== INNER_CHAR) continue;
      field.dataTypeID = TEXT;
      characters.add(field.name);
    }
    return result;
  };
  const queryRaw = adapter.queryRaw.bind(adapter);
  adapter.queryRaw = async (query) => {
    const result = await queryRaw(query);
    const typed = (type: (typeof result.columnTypes)[number], column: number) =>
      characters.has(result.columnNames[column]!) ? ColumnTypeEnum.Character : type;
    return { ...result, columnTypes: result.columnTypes.map(typed) };
  };
  return adapter;
}

/** Works with the engine that `prisma migrate` uses, on one database. */
export async function withSchemaEngine<T>(connectionString: string, work: (engine: SchemaEngine) => Promise<T>): Promise<T> {
  await load();
  const { SchemaEngine: Engine } = bindings as unknown as { SchemaEngine: typeof SchemaEngine };
  const adapter = new EngineAdapter({ connectionString });
  const engine = await Engine.new(
    { datamodels: [['schema.prisma', fs.readFileSync(SCHEMA_FILE, 'utf8')]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(adapter),
  );
  try {
    return await work(engine);
  } finally {
    engine.free();
    await adapter.close();
  }
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
