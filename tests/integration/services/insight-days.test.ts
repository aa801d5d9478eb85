import { describe, expect, it } from 'vitest';
import { db, queries } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { newId } from '@/lib/ids';
import { calendar, dayOf } from '@/lib/services/insight/days';
import { scopeFor } from '@/lib/services/insight/scope';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, makeComment } from '@/tests/support/factories';

useTestDatabase();

/** With clocks set back over midnight, at midnight and by half an hour, with a midnight and with a day that there never was. */
const ZONES = ['UTC', 'Europe/Berlin', 'Atlantic/Azores', 'America/Havana', 'Asia/Beirut', 'Australia/Lord_Howe', 'Pacific/Apia', 'Asia/Kathmandu'];

/** A seminar whose first and last comment are as old as that; a function that gives its scope in a time zone. */
async function spanning(first: string, last: string) {
  const article = await makeArticle();
  const { id: seminarId, people } = article.in;
  const thread = await makeAnnotation(article, { by: people.participant });
  const reply = await makeComment(thread.id, people.other);
  await db.comment.updateMany({ where: { annotationId: thread.id }, data: { createdAt: new Date(first) } });
  await db.comment.update({ where: { id: reply.id }, data: { createdAt: new Date(last) } });
  return async (timeZone: string) => {
    await db.seminar.update({ where: { id: seminarId }, data: { timeZone } });
    return scopeFor(actorOf(people.instructor), seminarId, {});
  };
}

describe('days', () => {
  it.each(ZONES)('are those that the time zone %s itself tells, within the calendar and outside it', async (timeZone) => {
    const scope = await (await spanning('2011-03-05T10:00:00Z', '2012-11-20T23:59:59.999Z'))(timeZone);
    const wrong = await queries.$queryRaw(sql`
      WITH ${calendar(scope)}
      SELECT t, ${dayOf(scope, sql`t`)} AS "ours" FROM generate_series('2011-01-01Z'::timestamptz, '2013-01-31Z', '15 minutes') t
      WHERE ${dayOf(scope, sql`t`)} IS DISTINCT FROM (t AT TIME ZONE ${timeZone})::date`);
    expect(wrong).toEqual([]);
    const [{ days }] = (await queries.$queryRaw<{ days: number }[]>(sql`WITH ${calendar(scope)} SELECT cardinality("begins") AS "days" FROM calendar`)) as [{ days: number }];
    expect(days).toBeGreaterThan(600);
  });

  it('are right beyond what is looked up, and where there is no comment at all', async () => {
    const scope = await (await spanning('1969-12-31T23:30:00Z', '2026-11-28T12:00:00Z'))('Europe/Berlin');
    const read = (of = scope) =>
      queries.$queryRaw(sql`WITH ${calendar(of)} SELECT to_char(${dayOf(of, sql`t`)}, 'YYYY-MM-DD') AS "day" FROM unnest(ARRAY['1969-12-31T23:30Z', '2026-11-27T22:59Z', '2026-11-27T23:00Z']::timestamptz[]) t`);
    const days = [{ day: '1970-01-01' }, { day: '2026-11-27' }, { day: '2026-11-28' }];
    expect(await read()).toEqual(days);
    expect(await read({ ...scope, seminarId: newId() })).toEqual(days);
  });
});
