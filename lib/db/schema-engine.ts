import { PrismaPg } from '@prisma/adapter-pg';
import { bindMigrationAwareSqlAdapterFactory, ColumnTypeEnum, type SqlDriverAdapter } from '@prisma/driver-adapter-utils';
import type { SchemaEngine } from '@prisma/schema-engine-wasm';
import * as bindings from '@prisma/schema-engine-wasm/schema_engine_bg';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import type pg from 'pg';
import { schemaFiles } from './migration-files';

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

/** Told of a script that failed, before the engine wraps the reason up. */
export type OnScriptError = (error: Error) => void;

/**
 * Describing a database, the engine reads columns of PostgreSQL's inner type "char", which the
 * adapter does not know. They pass it as text, and are characters again for the engine.
 */
class EngineAdapter extends PrismaPg {
  constructor(
    source: pg.Pool,
    private readonly onScriptError: OnScriptError,
  ) {
    super(source);
  }
  override async connect() {
    return wholeScripts(withInnerChar(await super.connect()), this.onScriptError);
  }
  override async connectToShadowDb() {
    return wholeScripts(withInnerChar(await super.connectToShadowDb()), this.onScriptError);
  }
}

type Inner = {
  client: pg.Pool;
  onError: (error: unknown) => never;
  performIO: (query: unknown) => Promise<{ fields: { name: string; dataTypeID: number }[] }>;
};

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

/** The adapter would cut a script at every semicolon, those inside of strings and functions too. */
function wholeScripts<Adapter extends SqlDriverAdapter>(adapter: Adapter, onScriptError: OnScriptError): Adapter {
  const inner = adapter as unknown as Inner;
  adapter.executeScript = async (script) => {
    try {
      await inner.client.query(script);
    } catch (error) {
      onScriptError(error as Error);
      inner.onError(error);
    }
  };
  return adapter;
}

/** The engine that `prisma migrate` uses, on the connections of a pool. The caller frees it. */
export async function schemaEngine(connections: pg.Pool, onScriptError: OnScriptError = () => undefined): Promise<SchemaEngine> {
  await load();
  const { SchemaEngine: Engine } = bindings as unknown as { SchemaEngine: typeof SchemaEngine };
  return Engine.new(
    { datamodels: [['schema.prisma', schemaFiles().files[0]!.content]] },
    () => undefined,
    bindMigrationAwareSqlAdapterFactory(new EngineAdapter(connections, onScriptError)),
  );
}
