import type pg from 'pg';
import type { Queries, Sql } from './sql';
import { statementName } from './statements';

/** Asks, or refuses to, as when the connection is somebody else's by now. */
export type Ask = <Answer>(asking: () => Promise<Answer>) => Promise<Answer>;

/** SQL on a pool, or on the one connection of a transaction. @param ask is given each query to ask */
export function queriesOf(on: pg.Pool | pg.PoolClient, ask: Ask = (asking) => asking()): Queries {
  const run = ({ text, values }: Sql) => ask(() => on.query({ text, values, name: statementName(text) }));
  return {
    $queryRaw: async <Rows extends unknown[]>(query: Sql) => (await run(query)).rows as Rows,
    $executeRaw: async (query) => (await run(query)).rowCount ?? 0,
  };
}
