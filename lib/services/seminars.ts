import { customAlphabet } from 'nanoid';
import type { Role } from '../core/annotations';
import { STARTING_CLAIM_TYPES, STARTING_TAGS } from '../core/claims';
import { tagKey } from '../core/tags';
import type { Person } from '../core/threads';
import { db } from '../db/client';
import { AppError } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import type { CreateSeminarInput, PageInput } from '../schemas/seminars';
import { seminarFor } from './access';
import { appendAudit } from './audit';
import { cursorOf, nextCursor } from './cursors';
import { claimKey, type Once } from './idempotency';
import { addMembers } from './memberships';

export type SeminarView = { id: string; name: string; description: string | null; role: Role; createdAt: string };

/** Letters and digits that are not mistaken for each other on a blackboard; 32^10 codes cannot be guessed. */
export const newJoinCode = customAlphabet('23456789ABCDEFGHJKLMNPQRSTUVWXYZ', 10);

/** The seminars that the actor is a member of, oldest membership's seminar first. @throws validation */
export async function listSeminars(actor: Actor, { limit, cursor }: PageInput): Promise<{ items: SeminarView[]; nextCursor: string | null }> {
  const from = cursorOf(cursor, 'time');
  const rows = await db.seminar.findMany({
    where: {
      memberships: { some: { userId: actor.userId, removedAt: null } },
      ...(from ? { OR: [{ createdAt: { gt: from.key } }, { createdAt: from.key, id: { gt: from.id } }] } : {}),
    },
    include: { memberships: { where: { userId: actor.userId }, select: { role: true } } },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    name: row.name,
    description: row.description,
    role: row.memberships[0]!.role,
    createdAt: row.createdAt.toISOString(),
  }));
  return { items, nextCursor: nextCursor(rows, items, (last) => ({ key: last.createdAt, id: last.id })) };
}

/** One seminar, with its join code for those who may invite. @throws not_found */
export async function getSeminar(actor: Actor, id: string): Promise<SeminarView & { joinCode: string | null }> {
  const { role } = await seminarFor(actor, id, 'seminar.read');
  const row = await db.seminar.findUniqueOrThrow({ where: { id } });
  return {
    id,
    name: row.name,
    description: row.description,
    role: role!,
    createdAt: row.createdAt.toISOString(),
    joinCode: role === 'instructor' ? row.joinCode : null,
  };
}

/** Who is in a seminar, instructors first. @throws not_found */
export async function listMembers(actor: Actor, seminarId: string): Promise<(Person & { role: Role })[]> {
  await seminarFor(actor, seminarId, 'seminar.read');
  const rows = await db.membership.findMany({
    where: { seminarId, removedAt: null },
    select: { role: true, user: { select: { id: true, name: true } } },
    orderBy: [{ role: 'asc' }, { user: { name: 'asc' } }],
  });
  return rows.map(({ role, user }) => ({ ...user, role }));
}

/** Makes a seminar with the actor as its instructor, the starting tags and claim types. @throws conflict */
export async function createSeminar(actor: Actor, input: CreateSeminarInput, once?: Once): Promise<SeminarView & { joinCode: string | null }> {
  const id = newId();
  const madeId = await db.$transaction(async (tx) => {
    const earlier = await claimKey(tx, actor, once, id);
    if (earlier) return earlier;
    await tx.seminar.create({
      data: { id, name: input.name, description: input.description?.trim() || null, joinCode: newJoinCode(), createdById: actor.userId },
    });
    await addMembers(tx, id, [{ userId: actor.userId, role: 'instructor' }]);
    await appendAudit(tx, actor, id, 'seminar.created', { to: input.name });
    await tx.tag.createMany({ data: STARTING_TAGS.map((name) => ({ id: newId(), seminarId: id, name, nameKey: tagKey(name) })) });
    await tx.claimType.createMany({ data: STARTING_CLAIM_TYPES.map((name, at) => ({ id: newId(), seminarId: id, name, nameKey: tagKey(name), position: at + 1 })) });
    return id;
  });
  return getSeminar(actor, madeId);
}

/** The seminar that a join code opens, by name only, for the page that asks. `null` for no such code. */
export async function seminarOfCode(joinCode: string): Promise<{ id: string; name: string } | null> {
  return db.seminar.findUnique({ where: { joinCode, joinOpen: true, archivedAt: null }, select: { id: true, name: true } });
}

/**
 * Joins as a participant; who is in already stays what they are.
 * @throws not_found for a wrong code, forbidden for one who was removed: a code that all know lets nobody back in
 */
export async function joinSeminar(actor: Actor, joinCode: string): Promise<{ id: string; name: string }> {
  const seminar = await seminarOfCode(joinCode);
  if (!seminar) throw new AppError('not_found', 'No seminar has this code. Please check it, or ask your instructor for a new one.');
  await db.$transaction(async (tx) => {
    if ((await addMembers(tx, seminar.id, [{ userId: actor.userId, role: 'participant' }])) > 0) {
      await appendAudit(tx, actor, seminar.id, 'member.joined', { person: actor.userId, to: 'participant' });
    } else if ((await tx.membership.count({ where: { seminarId: seminar.id, userId: actor.userId, removedAt: null } })) === 0) {
      throw new AppError('forbidden', 'You have left this seminar, or were removed from it. Ask its instructor to let you in again.');
    }
  });
  return seminar;
}
