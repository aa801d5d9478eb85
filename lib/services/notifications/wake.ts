import { sql, type Sql } from '../../db/sql';

/** The channel on which every process hears that there is, perhaps, something new for somebody: their id. */
export const WORD_CHANNEL = 'scholium_word';

/** Says so, as SQL, once the transaction is committed. */
export const wakePerson = (userId: Sql): Sql => sql`pg_notify(${WORD_CHANNEL}, ${userId}::text)::text`;
