import type { Activity, Participation } from '../../core/insight';
import { everyDay } from '../../core/insight';
import { queries } from '../../db/client';
import { sql } from '../../db/sql';
import { utc } from '../utc';
import { calendar, dayOf } from './days';
import { COUNTS, deeds, type Scope } from './scope';

const SUMS = sql`sum("comments")::int AS "comments", sum("replies")::int AS "replies", sum("claims")::int AS "claims", sum("tags")::int AS "tags"`;

/**
 * What each member has done, by name, for who moderates compares nobody by their place in a list;
 * and what was done on each day from the first to the last. Both from one pass over everything.
 */
export async function people(scope: Scope): Promise<{ participation: Participation[]; activity: Activity[] }> {
  const { seminarId, own, by } = scope;
  const [both] = await queries.$queryRaw<{ participation: Participation[]; activity: Activity[] }[]>(sql`
    WITH ${calendar(scope)},
    days AS MATERIALIZED (
      SELECT "userId", ${dayOf(scope, sql`"createdAt"`)} AS "day", ${COUNTS},
        count(*) FILTER (WHERE "hidden")::int AS "hidden", max("createdAt") FILTER (WHERE NOT "hidden") AS "last"
      FROM (${deeds(scope)}) deeds GROUP BY 1, 2),
    done AS (
      SELECT "userId", ${SUMS}, sum("hidden")::int AS "hidden", count("last")::int AS "daysActive", max("last") AS "lastActive"
      FROM days GROUP BY 1),
    members AS (
      SELECT m."userId" AS "id", u."name", m."role"::text AS "role", s."name" AS "section", m."removedAt" IS NOT NULL AS "former",
        COALESCE(d."comments", 0) AS "comments", COALESCE(d."replies", 0) AS "replies", COALESCE(d."claims", 0) AS "claims",
        COALESCE(d."tags", 0) AS "tags", COALESCE(d."hidden", 0) AS "hidden", COALESCE(d."daysActive", 0) AS "daysActive",
        ${utc(sql`d."lastActive"`)} AS "lastActive"
      FROM "Membership" m JOIN "User" u ON u."id" = m."userId" LEFT JOIN "Section" s ON s."id" = m."sectionId" LEFT JOIN done d ON d."userId" = m."userId"
      WHERE m."seminarId" = ${seminarId}::uuid AND ${by(sql`m."userId"`)}
        AND (d."userId" IS NOT NULL OR (m."removedAt" IS NULL AND (m."role" <> 'observer' OR ${own})))),
    dates AS (SELECT to_char("day", 'YYYY-MM-DD') AS "day", ${SUMS} FROM days WHERE "last" IS NOT NULL GROUP BY 1)
    SELECT COALESCE((SELECT json_agg(x ORDER BY lower(x."name"), x."id") FROM members x), '[]'::json) AS "participation",
      COALESCE((SELECT json_agg(y ORDER BY y."day") FROM dates y), '[]'::json) AS "activity"`);
  return { participation: both!.participation, activity: everyDay(both!.activity) };
}
