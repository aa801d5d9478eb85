import type { Activity, Participation } from '../../core/insight';
import { everyDay } from '../../core/insight';
import { db } from '../../db/client';
import { sql } from '../../db/sql';
import { COUNTS, deeds, type Scope } from './scope';

/** What each member has done, by name: who moderates compares nobody by their place in a list. */
export async function participation(scope: Scope): Promise<Participation[]> {
  const { seminarId, timeZone, own, by } = scope;
  const rows = await db.$queryRaw<(Omit<Participation, 'lastActive'> & { lastActive: Date | null })[]>(sql`
    WITH deeds AS (${deeds(scope)}),
    days AS (
      SELECT "userId", ("createdAt" AT TIME ZONE ${timeZone})::date AS "day", ${COUNTS},
        count(*) FILTER (WHERE "hidden")::int AS "hidden", max("createdAt") FILTER (WHERE NOT "hidden") AS "last"
      FROM deeds GROUP BY 1, 2),
    done AS (
      SELECT "userId", sum("comments")::int AS "comments", sum("replies")::int AS "replies", sum("claims")::int AS "claims",
        sum("tags")::int AS "tags", sum("hidden")::int AS "hidden", count("last")::int AS "daysActive", max("last") AS "lastActive"
      FROM days GROUP BY 1)
    SELECT m."userId" AS "id", u."name", m."role"::text AS "role", s."name" AS "section", m."removedAt" IS NOT NULL AS "former",
      COALESCE(d."comments", 0) AS "comments", COALESCE(d."replies", 0) AS "replies", COALESCE(d."claims", 0) AS "claims",
      COALESCE(d."tags", 0) AS "tags", COALESCE(d."hidden", 0) AS "hidden", COALESCE(d."daysActive", 0) AS "daysActive", d."lastActive"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId" LEFT JOIN "Section" s ON s."id" = m."sectionId" LEFT JOIN done d ON d."userId" = m."userId"
    WHERE m."seminarId" = ${seminarId}::uuid AND ${by(sql`m."userId"`)}
      AND (d."userId" IS NOT NULL OR (m."removedAt" IS NULL AND (m."role" <> 'observer' OR ${own})))
    ORDER BY lower(u."name"), u."id"`);
  return rows.map((row) => ({ ...row, lastActive: row.lastActive?.toISOString() ?? null }));
}

/** What was done on each day from the first to the last; what is hidden does not count. */
export async function activity(scope: Scope): Promise<Activity[]> {
  const days = await db.$queryRaw<Activity[]>(sql`
    SELECT to_char("createdAt" AT TIME ZONE ${scope.timeZone}, 'YYYY-MM-DD') AS "day", ${COUNTS}
    FROM (${deeds(scope)}) deeds WHERE NOT "hidden" GROUP BY 1 ORDER BY 1`);
  return everyDay(days);
}
