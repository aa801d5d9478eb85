import { Prisma } from './generated/client';

/** SQL with parameters; values never become part of the text. */
export const { sql, join, empty } = Prisma;
/** A whole number as part of the text: how many rows a query may return is known when it is planned. @throws RangeError */
export function literal(count: number): Prisma.Sql {
  if (!Number.isSafeInteger(count) || count < 0) throw new RangeError(`${count} is no number of rows`);
  return Prisma.raw(String(count));
}

/** One of these ids: `"id" = ${anyOf(ids)}`. Its text is the same for any number of them, so that it is prepared once. */
export const anyOf = (ids: readonly string[]): Prisma.Sql => sql`ANY(${[...ids]}::uuid[])`;

/** What empties a column of JSON, where null would mean JSON's own. */
export const { DbNull } = Prisma;
export type Sql = Prisma.Sql;
/** What a query can be sent through: the client, or a transaction of it. */
export type Tx = Prisma.TransactionClient;
/** What SQL alone can be sent through: `queries`, a transaction of SQL alone, or one of Prisma's. */
export type Queries = {
  $queryRaw<Rows extends unknown[]>(query: Sql): Promise<Rows>;
  /** @returns how many rows it changed */
  $executeRaw(query: Sql): Promise<number>;
};
