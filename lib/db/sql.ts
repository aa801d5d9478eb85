import { Prisma } from './generated/client';

/** SQL with parameters; values never become part of the text. */
export const { sql, join, empty } = Prisma;
/** What empties a column of JSON, where null would mean JSON's own. */
export const { DbNull } = Prisma;
export type Sql = Prisma.Sql;
/** What a query can be sent through: the client, or a transaction of it. */
export type Tx = Prisma.TransactionClient;
