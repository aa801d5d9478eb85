import { AppError } from '../errors';
import { snapshots } from './client';
import { queriesOf } from './queries';
import type { Queries, Sql } from './sql';

/** One state of the database, however long it is read. */
export type Snapshot = Queries & {
  /** The rows of a query from a cursor, in its order; so many are fetched at once, while those before are used. */
  rows: <Row>(query: Sql, atOnce: number) => AsyncGenerator<Row>;
};

/** How long a reader may keep a connection: between two fetches, and in all. Milliseconds. */
export type Patience = { still: number; total: number };
const PATIENCE: Patience = { still: 60_000, total: 15 * 60_000 };

const tooSlow = () => new AppError('unavailable', 'This was fetched too slowly, and so broke off. Please try again over a faster connection, or ask for less at once.');

/**
 * Reads one consistent state on a connection of its own. Nothing is locked: others go on writing. The
 * connection is given back when all is read, when whoever reads goes away, and when they are too slow.
 * @param read makes what is read; nothing is asked before its first item is wanted
 * @throws AppError unavailable for a reader who is slower than `patience`
 */
export async function* readSnapshot<Item>(read: (at: Snapshot) => AsyncIterable<Item>, patience = PATIENCE): AsyncGenerator<Item> {
  const client = await snapshots.connect();
  let broken: Error | undefined;
  let released = false;
  const release = (reason?: Error) => {
    if (!released) client.release(reason);
    released = true;
  };
  const breaks = (error: Error) => void (broken ??= error);
  client.on('error', breaks);
  // A connection that is thrown away ends its transaction.
  const giveUp = () => release((broken = tooSlow()));
  const end = setTimeout(giveUp, patience.total).unref();
  let still: NodeJS.Timeout | undefined;
  let open = 0;
  const asked = async <Result>(ask: () => Promise<Result>): Promise<Result> => {
    if (broken || released) throw broken ?? new Error('This has been read.');
    clearTimeout(still);
    open += 1;
    try {
      return await ask();
    } catch (error) {
      throw released ? broken! : error;
    } finally {
      open -= 1;
      if (open === 0 && !released) still = setTimeout(giveUp, patience.still).unref();
    }
  };
  const at: Snapshot = {
    ...queriesOf(client, asked),
    // Without a name: what FETCH answers depends on its cursor, which a prepared statement does not know.
    rows: (query, atOnce) => fetched(({ text, values }) => asked(async () => takenFrom(await client.query({ text, values }))), query, atOnce),
  };
  try {
    await asked(() => client.query('BEGIN ISOLATION LEVEL REPEATABLE READ, READ ONLY'));
    yield* read(at);
  } finally {
    clearTimeout(end);
    if (!released) await client.query('ROLLBACK').catch(breaks);
    clearTimeout(still);
    release(broken);
    client.off('error', breaks);
  }
}

/** An answer that knows its rows no more: what outlives its use, until memory is cleared as a whole, should be small. */
function takenFrom(result: { rows: unknown[] }): unknown[] {
  const { rows } = result;
  result.rows = [];
  return rows;
}

type Ask = (query: { text: string; values?: unknown[] | undefined }) => Promise<unknown[]>;

async function* fetched<Row>(ask: Ask, { text, values }: Sql, atOnce: number): AsyncGenerator<Row> {
  await ask({ text: `DECLARE "rows" NO SCROLL CURSOR FOR ${text}`, values });
  const fetch = () => {
    const rows = ask({ text: `FETCH ${atOnce} FROM "rows"` }) as Promise<Row[]>;
    // Whoever stopped reading does not wait for it, nor hears what became of it.
    rows.catch(() => undefined);
    return rows;
  };
  let next: Promise<Row[]>;
  for (let rows = await fetch(); rows.length > 0; rows = await next) {
    next = rows.length < atOnce ? Promise.resolve([]) : fetch();
    // Each row is let go of as it is used, for the same reason.
    for (rows.reverse(); rows.length > 0; ) yield rows.pop()!;
  }
  await ask({ text: 'CLOSE "rows"' });
}
