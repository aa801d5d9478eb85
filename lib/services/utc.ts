import { sql, type Sql } from '../db/sql';

/** A time as JavaScript writes it: ISO 8601 in UTC, with milliseconds. */
export const utc = (time: Sql): Sql => sql`to_char(${time} AT TIME ZONE 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.MS"Z"')`;
