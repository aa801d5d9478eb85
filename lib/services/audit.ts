import type { AuditEntryView } from '../core/audit';
import { db, queries } from '../db/client';
import { empty, literal, type Queries, sql, type Tx } from '../db/sql';
import { invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { isId, seminarFor } from './access';
import { cursorOf, nextCursor } from './cursors';

type Json = string | number | boolean | null | undefined | readonly Json[] | { readonly [key: string]: Json };

/** What an entry tells: `person` is the id of the one it was done to; what changed stands in `from` and `to`. */
export type AuditAbout = { readonly person?: string; readonly from?: Json; readonly to?: Json; readonly [key: string]: Json };

/** Who a seminar's log names for the operator, who is nobody in the seminar. */
export const THE_OPERATOR = { id: 'operator', name: 'The operator' };

/**
 * Writes down what the actor did to a seminar, its people, articles or tags, in the transaction
 * that did it. The database refuses to change or delete it afterwards, but for `redactAudits`.
 * @param actor `null` when it was the operator
 * @param action noun and what happened to it: 'member.role', 'article.rules', 'tag.merged'
 */
export const appendAudit = (tx: Queries, actor: Actor | null, seminarId: string, action: string, about: AuditAbout): Promise<void> =>
  appendAudits(tx, actor, seminarId, [{ action, about }]);

/** The same for many at once, in their order. */
export async function appendAudits(tx: Queries, actor: Actor | null, seminarId: string, entries: readonly { action: string; about: AuditAbout }[]): Promise<void> {
  const rows = entries.map((entry) => ({ id: newId(), ...entry }));
  await tx.$executeRaw(sql`
    INSERT INTO "AuditEntry" ("id", "seminarId", "actorId", "action", "about")
    SELECT e."id", ${seminarId}::uuid, ${actor?.userId ?? null}::uuid, e."action", e."about"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS e("id" uuid, "action" text, "about" jsonb)`);
}

/**
 * Takes the e-mail of somebody who deletes their account from all logs, with the addresses by whose
 * invitation they came; a note beside it goes too, as it may name them. It is the one change that
 * the database lets through, by a function of the tables' owner, and only for a deleted account.
 */
export async function redactAudits(tx: Tx, userId: string, email: string): Promise<void> {
  await tx.$executeRaw(sql`SELECT redact_audits(${userId}::uuid, ${email})`);
}

export type AuditFilter = { action?: string | undefined; person?: string | undefined; cursor?: string | undefined; limit: number };
export type AuditPage = { items: AuditEntryView[]; nextCursor: string | null };

/**
 * A seminar's log for its instructors, the newest entry first. `person` finds what they did as well
 * as what was done to them. @throws not_found, forbidden, validation for a cursor of another list
 */
export async function listAudit(actor: Actor, seminarId: string, { action, person, cursor, limit }: AuditFilter): Promise<AuditPage> {
  await seminarFor(actor, seminarId, 'seminar.manage');
  return auditPage(seminarId, { action, person, cursor, limit });
}

/** The same for whoever may see it. @throws validation for a cursor of another list */
export async function auditPage(seminarId: string, { action, person, cursor, limit }: AuditFilter): Promise<AuditPage> {
  const from = cursorOf(cursor, 'time');
  if (person !== undefined && !isId(person)) throw invalid('person', 'There is no such person. Choose one of the list.');
  const rows = await queries.$queryRaw<Row[]>(sql`
    SELECT e."id", e."action", e."about", e."createdAt", e."actorId", e."about"->>'person' AS "personId" FROM "AuditEntry" e
    WHERE e."seminarId" = ${seminarId}::uuid
      ${action === undefined ? empty : sql`AND e."action" = ${action}`}
      ${person === undefined ? empty : sql`AND (e."actorId" = ${person}::uuid OR e."about"->>'person' = ${person})`}
      ${from ? sql`AND (e."createdAt", e."id") < (${from.key}::timestamptz, ${from.id}::uuid)` : empty}
    ORDER BY e."createdAt" DESC, e."id" DESC LIMIT ${literal(limit + 1)}`);
  const nameOf = await namesOf(rows.flatMap(({ actorId, personId }) => [actorId, personId].filter((id) => id !== null)));
  const items = rows.slice(0, limit).map((row) => view(row, nameOf));
  return { items, nextCursor: nextCursor(rows, items, (last) => ({ key: last.createdAt, id: last.id })) };
}

/** What the log can be filtered by: the actions and the people that occur in it. @throws not_found, forbidden */
export async function auditChoices(actor: Actor, seminarId: string): Promise<{ actions: string[]; people: { id: string; name: string }[] }> {
  await seminarFor(actor, seminarId, 'seminar.manage');
  const actions = await queries.$queryRaw<{ action: string }[]>(sql`
    SELECT DISTINCT "action" FROM "AuditEntry" WHERE "seminarId" = ${seminarId}::uuid ORDER BY "action"`);
  const people = await queries.$queryRaw<{ id: string }[]>(sql`
    SELECT "actorId"::text AS "id" FROM "AuditEntry" WHERE "seminarId" = ${seminarId}::uuid AND "actorId" IS NOT NULL
    UNION SELECT "about"->>'person' FROM "AuditEntry" WHERE "seminarId" = ${seminarId}::uuid AND "about"->>'person' IS NOT NULL`);
  const nameOf = await namesOf(people.map(({ id }) => id));
  return {
    actions: actions.map((row) => row.action),
    people: [...nameOf].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, 'en') || a.id.localeCompare(b.id)),
  };
}

/** The names of these people, by id; what is no id, or nobody's, is left out. */
async function namesOf(ids: readonly string[]): Promise<Map<string, string>> {
  const rows = await db.user.findMany({ where: { id: { in: [...new Set(ids)].filter(isId) } }, select: { id: true, name: true } });
  return new Map(rows.map(({ id, name }) => [id, name]));
}

type Row = { id: string; action: string; about: Record<string, unknown>; createdAt: Date; actorId: string | null; personId: string | null };

function view({ id, action, about, createdAt, actorId, personId }: Row, nameOf: Map<string, string>): AuditEntryView {
  const person = (of: string) => ({ id: of, name: nameOf.get(of) ?? 'Somebody who left' });
  return { id, action, actor: actorId === null ? THE_OPERATOR : person(actorId), person: personId === null ? null : person(personId), about, createdAt: createdAt.toISOString() };
}
