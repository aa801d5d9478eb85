import { sql, type Sql } from '../db/sql';

/** The place that a row of "Annotation" or "Anchoring" has, as a `TargetView`. */
export const targetJson = (alias: Sql): Sql => sql`json_build_object('paragraph', ${alias}."paragraphKey", 'start', ${alias}."start", 'end', ${alias}."end",
  'exact', ${alias}."exact", 'prefix', ${alias}."prefix", 'suffix', ${alias}."suffix")`;
