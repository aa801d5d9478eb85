import { literal, sql, type Sql } from '../../db/sql';
import type { Scope } from './scope';

/** Days that are looked up; one before them is told from its time. */
const LOOKED_UP = 3_660;

/**
 * A table of a query: the days of the seminar's time zone from its first comment to its last, as the
 * `first` of them and the moments at which they begin. To look a day up in it takes a tenth of what
 * it takes to ask a time zone, which is what most of a count by days would be.
 */
export const calendar = ({ seminarId, timeZone }: Scope): Sql => sql`
  calendar AS MATERIALIZED (
    SELECT min("day") AS "first", array_agg("begins" ORDER BY "day") AS "begins" FROM (
      -- Where clocks are set back over midnight, a day has two; it begins with the one an hour earlier.
      SELECT "day", CASE WHEN (("midnight" - interval '1 hour') AT TIME ZONE ${timeZone})::date = "day" THEN "midnight" - interval '1 hour' ELSE "midnight" END AS "begins"
      FROM (
        SELECT "last" + 1 - "back" AS "day", ("last" + 1 - "back")::timestamp AT TIME ZONE ${timeZone} AS "midnight"
        FROM (SELECT (min("createdAt") AT TIME ZONE ${timeZone})::date AS "first", (max("createdAt") AT TIME ZONE ${timeZone})::date AS "last" FROM "Comment" WHERE "seminarId" = ${seminarId}::uuid) span,
          LATERAL generate_series(0, LEAST("last" + 1 - "first", ${literal(LOOKED_UP)})) "back") days) begun)`;

/** The day of a time in the seminar's time zone, in a query that has the `calendar`. @param time a column */
export const dayOf = ({ timeZone }: Scope, time: Sql): Sql => sql`
  CASE WHEN ${time} >= (SELECT "begins"[1] FROM calendar) AND ${time} < (SELECT "begins"[cardinality("begins")] FROM calendar)
    THEN (SELECT "first" FROM calendar) + width_bucket(${time}, (SELECT "begins" FROM calendar)) - 1
    ELSE (${time} AT TIME ZONE ${timeZone})::date END`;
