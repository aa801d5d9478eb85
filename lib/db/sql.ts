import { Prisma } from './generated/client';

/** SQL with parameters; values never become part of the text. */
export const { sql, join, empty } = Prisma;
export type Sql = Prisma.Sql;
/** What a query can be sent through: the client, or a transaction of it. */
export type Tx = Prisma.TransactionClient;
