import type pg from 'pg';
import type { Queries, Sql } from './sql';
import { statementName } from './statements';

/** SQL on a pool, or on the one connection of a transaction. */
export function queriesOf(on: pg.Pool | pg.PoolClient): Queries {
  const run = ({ text, values }: Sql) => on.query({ text, values, name: statementName(text) });
  return {
    $queryRaw: async <Rows extends unknown[]>(query: Sql) => (await run(query)).rows as Rows,
    $executeRaw: async (query) => (await run(query)).rowCount ?? 0,
  };
}
