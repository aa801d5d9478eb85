import { MAX_CLAIM_TYPES } from '../core/claims';
import { tagKey } from '../core/tags';
import { db } from '../db/client';
import { sql, type Sql, type Tx } from '../db/sql';
import { AppError, invalid, notFound } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import type { WordInput } from '../schemas/vocabulary';
import { isId, seminarFor } from './access';
import { appendAudit } from './audit';
import { OFFERED, type TypeRow, typeRows } from './claim-types';
import { holdSeminar } from './desk';
import { appendEventWhere } from './events';
import { taken } from './vocabulary';

/** Lets one change of a seminar's claim types happen after the other, each with who may make it. @throws not_found, forbidden */
async function changing<T>(actor: Actor, seminarId: string, work: (tx: Tx, find: (which: Sql) => Promise<TypeRow | undefined>) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await holdSeminar(seminarId, tx);
    await seminarFor(actor, seminarId, 'seminar.tags', tx);
    // The lock keeps out who is making a claim of the type at this moment.
    return work(tx, async (which) => (await typeRows(tx, seminarId, which, sql`FOR UPDATE`))[0]);
  });
}

async function typeOf(find: (which: Sql) => Promise<TypeRow | undefined>, id: string): Promise<TypeRow> {
  const row = isId(id) ? await find(sql`y."id" = ${id}::uuid`) : undefined;
  if (!row) throw notFound('claim type');
  return row;
}

function refuseMerged({ name, mergedIntoId }: TypeRow): void {
  if (mergedIntoId) throw new AppError('conflict', `“${name}” was merged into another type. Undo that first.`);
}

/** Tells every article's log that these claims, on the alias `k`, have changed. */
const appendChanged = (tx: Tx, actor: Actor, seminarId: string, which: Sql): Promise<void> =>
  appendEventWhere(tx, actor, 'annotation.updated', sql`EXISTS (
    SELECT 1 FROM "Claim" k WHERE k."annotationId" = a."id" AND k."seminarId" = ${seminarId}::uuid AND ${which})`);

/** Offers another type of claim, after the others. @returns its id @throws not_found, forbidden, validation, conflict where there are too many */
export async function addClaimType(actor: Actor, seminarId: string, { name, description = null, color = null }: WordInput): Promise<{ id: string }> {
  return changing(actor, seminarId, async (tx, find) => {
    const nameKey = tagKey(name);
    const there = await find(sql`y."nameKey" = ${nameKey}`);
    if (there) throw taken(there);
    const { _count: count, _max: max } = await tx.claimType.aggregate({ where: { seminarId }, _count: true, _max: { position: true } });
    if (count >= MAX_CLAIM_TYPES) throw new AppError('conflict', `A seminar can have at most ${MAX_CLAIM_TYPES} claim types, the retired and merged ones included. Rename one of those instead.`);
    const id = newId();
    await tx.claimType.create({ data: { id, seminarId, name, nameKey, description, color, position: (max.position ?? 0) + 1 } });
    await appendAudit(tx, actor, seminarId, 'claim-type.added', { type: id, name, description, color });
    return { id };
  });
}

/** Renames, describes and colours a type, wherever it stands. @throws not_found, forbidden, validation for a name that another has, conflict */
export async function changeClaimType(actor: Actor, seminarId: string, id: string, { name, description = null, color = null }: WordInput): Promise<void> {
  await changing(actor, seminarId, async (tx, find) => {
    const type = await typeOf(find, id);
    refuseMerged(type);
    const nameKey = tagKey(name);
    const other = nameKey === type.nameKey ? undefined : await find(sql`y."nameKey" = ${nameKey}`);
    if (other) throw taken(other);
    // The claims follow by their foreign key.
    await tx.claimType.update({ where: { id }, data: { name, nameKey, description, color } });
    const changes = [
      ['claim-type.renamed', type.name, name],
      ['claim-type.described', type.description, description],
      ['claim-type.coloured', type.color, color],
    ] as const;
    for (const [action, from, to] of changes) if (from !== to) await appendAudit(tx, actor, seminarId, action, { type: id, name, from, to });
    if (type.name !== name) await appendChanged(tx, actor, seminarId, sql`k."type" = ${name}`);
  });
}

/** Offers a type no longer, or again; where it stands it stays. @throws not_found, forbidden, conflict for a merged one, or the last that is offered */
export async function retireClaimType(actor: Actor, seminarId: string, id: string, retired: boolean): Promise<void> {
  await changing(actor, seminarId, async (tx, find) => {
    const type = await typeOf(find, id);
    refuseMerged(type);
    if (type.retired === retired) return;
    if (retired && (await typeRows(tx, seminarId, OFFERED)).length === 1) {
      throw new AppError('conflict', `“${type.name}” is the last type that is offered, and a claim needs one. Add another type or offer one again first.`);
    }
    await tx.claimType.update({ where: { id }, data: { retiredAt: retired ? new Date() : null } });
    await appendAudit(tx, actor, seminarId, retired ? 'claim-type.retired' : 'claim-type.offered', { type: id, name: type.name });
  });
}

/**
 * Lets one type stand for another: its claims, and those that are said to be of it from now on,
 * become claims of `into`. Each claim keeps what it was, so that it can be undone.
 * @throws not_found, forbidden, validation, conflict
 */
export async function mergeClaimType(actor: Actor, seminarId: string, id: string, into: string): Promise<void> {
  await changing(actor, seminarId, async (tx, find) => {
    const from = await typeOf(find, id);
    const to = await typeOf(find, into);
    if (from.id === to.id) throw invalid('into', 'A type cannot be merged into itself. Choose another one.');
    if (from.mergedIntoId) throw new AppError('conflict', `“${from.name}” was merged already.`);
    if (to.mergedIntoId || to.retired) throw invalid('into', `“${to.name}” is not offered any more. Choose another type to keep.`);
    await tx.claimType.update({ where: { id }, data: { mergedIntoId: to.id } });
    // Claims before logs, as whoever changes a claim does it.
    await tx.$executeRaw(sql`
      UPDATE "Claim" SET "type" = ${to.name}, "mergedFrom" = "mergedFrom" || ${from.id}::uuid WHERE "seminarId" = ${seminarId}::uuid AND "type" = ${from.name}`);
    await appendChanged(tx, actor, seminarId, sql`k."mergedFrom"[cardinality(k."mergedFrom")] = ${from.id}::uuid`);
    await appendAudit(tx, actor, seminarId, 'claim-type.merged', { type: from.id, name: from.name, from: from.name, to: to.name });
  });
}

/**
 * Undoes a merging: its claims are again of the old type, unless their authors have chosen one
 * since. What was marked after the merging stays. @throws not_found, forbidden, conflict
 */
export async function unmergeClaimType(actor: Actor, seminarId: string, id: string): Promise<void> {
  await changing(actor, seminarId, async (tx, find) => {
    const from = await typeOf(find, id);
    if (!from.mergedIntoId) throw new AppError('conflict', `“${from.name}” is not merged any more.`);
    const to = await typeOf(find, from.mergedIntoId);
    if (to.mergedIntoId) throw new AppError('conflict', `“${to.name}” was merged in its turn. Undo that first.`);
    await tx.claimType.update({ where: { id }, data: { mergedIntoId: null } });
    await tx.$executeRaw(sql`
      UPDATE "Claim" SET "type" = ${from.name}, "mergedFrom" = trim_array("mergedFrom", 1)
      WHERE "seminarId" = ${seminarId}::uuid AND "type" = ${to.name} AND "mergedFrom"[cardinality("mergedFrom")] = ${from.id}::uuid`);
    await appendChanged(tx, actor, seminarId, sql`k."type" = ${from.name}`);
    await appendAudit(tx, actor, seminarId, 'claim-type.unmerged', { type: from.id, name: from.name, from: to.name, to: from.name });
  });
}
