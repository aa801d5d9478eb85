import type { AuditEntryView } from '../core/audit';
import { decodeCursor, encodeCursor } from '../core/cursor';
import { db } from '../db/client';
import { empty, sql, type Tx } from '../db/sql';
import { invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { isId, seminarFor } from './access';

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** What an entry tells: `person` is the id of the one it was done to; what changed stands in `from` and `to`. */
export type AuditAbout = { readonly person?: string; readonly from?: Json; readonly to?: Json; readonly [key: string]: Json };

/**
 * Writes down what the actor did to a seminar, its people, articles or tags, in the transaction
 * that did it. The database refuses to change or delete it afterwards.
 * @param action noun and what happened to it: 'member.role', 'article.rules', 'tag.merged'
 */
export async function appendAudit(tx: Tx, actor: Actor, seminarId: string, action: string, about: AuditAbout): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO "AuditEntry" ("id", "seminarId", "actorId", "action", "about")
    VALUES (${newId()}::uuid, ${seminarId}::uuid, ${actor.userId}::uuid, ${action}, ${JSON.stringify(about)}::jsonb)`);
}

export type AuditFilter = { action?: string | undefined; person?: string | undefined; cursor?: string | undefined; limit: number };
export type AuditPage = { items: AuditEntryView[]; nextCursor: string | null };

/**
 * A seminar's log for its instructors, the newest entry first. `person` finds what they did as well
 * as what was done to them. @throws not_found, forbidden, validation for a cursor of another list
 */
export async function listAudit(actor: Actor, seminarId: string, { action, person, cursor, limit }: AuditFilter): Promise<AuditPage> {
  await seminarFor(actor, seminarId, 'seminar.manage');
  const from = cursor === undefined ? null : decodeCursor(cursor, 'time');
  if (cursor !== undefined && !from) throw invalid('cursor', 'This cursor is not one of this list. Begin again without it.');
  if (person !== undefined && !isId(person)) throw invalid('person', 'There is no such person. Choose one of the list.');
  const rows = await db.$queryRaw<Row[]>(sql`
    SELECT e."id", e."action", e."about", e."createdAt", e."actorId", u."name" AS "actorName", p."id" AS "personId", p."name" AS "personName"
    FROM "AuditEntry" e JOIN "User" u ON u."id" = e."actorId" LEFT JOIN "User" p ON p."id"::text = e."about"->>'person'
    WHERE e."seminarId" = ${seminarId}::uuid
      ${action === undefined ? empty : sql`AND e."action" = ${action}`}
      ${person === undefined ? empty : sql`AND (e."actorId" = ${person}::uuid OR e."about"->>'person' = ${person})`}
      ${from ? sql`AND (e."createdAt", e."id") < (${from.key}::timestamptz, ${from.id}::uuid)` : empty}
    ORDER BY e."createdAt" DESC, e."id" DESC LIMIT ${limit + 1}`);
  const items = rows.slice(0, limit).map(view);
  const last = items.at(-1);
  return { items, nextCursor: rows.length > limit && last ? encodeCursor({ key: last.createdAt, id: last.id }) : null };
}

/** What the log can be filtered by: the actions and the people that occur in it. @throws not_found, forbidden */
export async function auditChoices(actor: Actor, seminarId: string): Promise<{ actions: string[]; people: { id: string; name: string }[] }> {
  await seminarFor(actor, seminarId, 'seminar.manage');
  const actions = await db.$queryRaw<{ action: string }[]>(sql`
    SELECT DISTINCT "action" FROM "AuditEntry" WHERE "seminarId" = ${seminarId}::uuid ORDER BY "action"`);
  const people = await db.$queryRaw<{ id: string; name: string }[]>(sql`
    SELECT u."id", u."name" FROM "User" u WHERE u."id"::text IN (
      SELECT e."actorId"::text FROM "AuditEntry" e WHERE e."seminarId" = ${seminarId}::uuid
      UNION SELECT e."about"->>'person' FROM "AuditEntry" e WHERE e."seminarId" = ${seminarId}::uuid)
    ORDER BY u."name", u."id"`);
  return { actions: actions.map((row) => row.action), people };
}

type Row = { id: string; action: string; about: Record<string, unknown>; createdAt: Date; actorId: string; actorName: string; personId: string | null; personName: string | null };

const view = (row: Row): AuditEntryView => ({
  id: row.id,
  action: row.action,
  actor: { id: row.actorId, name: row.actorName },
  person: row.personId === null ? null : { id: row.personId, name: row.personName! },
  about: row.about,
  createdAt: row.createdAt.toISOString(),
});
