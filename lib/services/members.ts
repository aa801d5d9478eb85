import type { Role } from '../core/annotations';
import { arrangeMembers, type MemberQuery, type MemberRow, pageAfter } from '../core/people';
import { db } from '../db/client';
import { sql, type Tx } from '../db/sql';
import { AppError, notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { isId, seminarFor } from './access';
import { appendAudit } from './audit';
import { holdSeminar, managing } from './desk';

/** Members on one page of the table. */
export const MEMBERS_PER_PAGE = 100;

export type MemberList = { items: MemberRow[]; found: number; members: number; removed: number; next: string | null; archived: boolean; may: { change: boolean } };

/**
 * The people of a seminar for those who moderate it; their e-mails for instructors only, who alone
 * can search by them. @param removed those who left or were removed, instead of who is in
 * @throws not_found, forbidden
 */
export async function listPeople(actor: Actor, seminarId: string, query: MemberQuery, removed = false): Promise<MemberList> {
  const { role, archived } = await seminarFor(actor, seminarId, 'seminar.moderate');
  const rows = await db.membership.findMany({ where: { seminarId, user: { deletedAt: null } }, include: { user: { select: { name: true, email: true } }, section: { select: { id: true, name: true } } } });
  const everybody = rows.map(
    (row): MemberRow => ({
      id: row.userId,
      name: row.user.name,
      email: role === 'instructor' ? row.user.email : null,
      role: row.role,
      section: row.section,
      mutedUntil: row.mutedUntil && row.mutedUntil.getTime() > Date.now() ? row.mutedUntil.toISOString() : null,
      removedAt: row.removedAt?.toISOString() ?? null,
      joinedAt: row.createdAt.toISOString(),
    }),
  );
  const members = everybody.filter(({ removedAt }) => removedAt === null);
  const gone = everybody.filter(({ removedAt }) => removedAt !== null);
  const found = arrangeMembers(removed ? gone : members, query);
  const page = pageAfter(found, query.after, MEMBERS_PER_PAGE);
  return { ...page, found: found.length, members: members.length, removed: gone.length, archived, may: { change: role === 'instructor' && !archived } };
}

type Standing = { role: Role; sectionId: string | null; removedAt: Date | null };

/** Somebody's membership, also of one who is not in any more. @throws not_found */
async function membershipOf(tx: Tx, seminarId: string, userId: string): Promise<Standing> {
  const found = isId(userId) ? await tx.membership.findUnique({ where: { seminarId_userId: { seminarId, userId } } }) : null;
  if (!found) throw notFound('member');
  return found;
}

/** The same of one who is in. @throws not_found, conflict */
async function memberOf(tx: Tx, seminarId: string, userId: string): Promise<Standing> {
  const found = await membershipOf(tx, seminarId, userId);
  if (found.removedAt) throw new AppError('conflict', 'This person is no longer in the seminar. Let them in again first.');
  return found;
}

const update = (tx: Tx, seminarId: string, userId: string, data: Partial<Standing>) => tx.membership.update({ where: { seminarId_userId: { seminarId, userId } }, data });

/** The seminar's row is held, so the number is still true when the change is made. @throws conflict */
async function keepAnInstructor(tx: Tx, seminarId: string, leaving: Standing): Promise<void> {
  if (leaving.role !== 'instructor') return;
  if ((await tx.membership.count({ where: { seminarId, role: 'instructor', removedAt: null } })) > 1) return;
  throw new AppError('conflict', 'A seminar needs an instructor, and there is no other one. Make somebody else an instructor first.');
}

/** @returns the role before, for undoing it. @throws not_found, forbidden, conflict for the last instructor */
export async function changeRole(actor: Actor, seminarId: string, userId: string, role: Role): Promise<{ from: Role }> {
  return managing(actor, seminarId, (tx) => putRole(tx, actor, seminarId, userId, role));
}

/** Gives somebody a role in a seminar that the caller holds. @param actor `null` for the operator @throws not_found, conflict */
export async function putRole(tx: Tx, actor: Actor | null, seminarId: string, userId: string, role: Role): Promise<{ from: Role }> {
  const member = await memberOf(tx, seminarId, userId);
  if (member.role === role) return { from: role };
  await keepAnInstructor(tx, seminarId, member);
  await update(tx, seminarId, userId, { role });
  await appendAudit(tx, actor, seminarId, 'member.role', { person: userId, from: member.role, to: role });
  return { from: member.role };
}

/** Makes another member an instructor; who hands over stays one, or becomes an assistant. @throws as `changeRole` */
export async function handOver(actor: Actor, seminarId: string, userId: string, stepDown: boolean): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const member = await memberOf(tx, seminarId, userId);
    if (userId === actor.userId) throw new AppError('conflict', 'You are an instructor already. Choose the person to hand over to.');
    if (member.role !== 'instructor') await update(tx, seminarId, userId, { role: 'instructor' });
    if (stepDown) await update(tx, seminarId, actor.userId, { role: 'assistant' });
    await appendAudit(tx, actor, seminarId, 'seminar.handed-over', { person: userId, from: member.role, to: 'instructor', steppedDown: stepDown });
  });
}

/** Moves somebody, and what they wrote in this seminar with them. @param sectionId `null` for no section @throws not_found, forbidden, conflict */
export async function moveToSection(actor: Actor, seminarId: string, userId: string, sectionId: string | null): Promise<{ from: string | null }> {
  return managing(actor, seminarId, async (tx) => {
    const member = await memberOf(tx, seminarId, userId);
    if (member.sectionId === sectionId) return { from: sectionId };
    const sections = await tx.section.findMany({ where: { seminarId }, select: { id: true, name: true } });
    const nameOf = (id: string | null) => sections.find((section) => section.id === id)?.name ?? null;
    if (sectionId !== null && nameOf(sectionId) === null) throw notFound('section');
    await update(tx, seminarId, userId, { sectionId });
    await carryAnnotations(tx, seminarId, [userId]);
    await appendAudit(tx, actor, seminarId, 'member.section', { person: userId, from: nameOf(member.sectionId), to: nameOf(sectionId) });
    return { from: member.sectionId };
  });
}

/** Gives all annotations of these members the section that their author is in now. */
export async function carryAnnotations(tx: Tx, seminarId: string, userIds: readonly string[]): Promise<void> {
  await tx.$executeRaw(sql`
    UPDATE "Annotation" a SET "sectionId" = m."sectionId" FROM "Membership" m
    WHERE m."seminarId" = a."seminarId" AND m."userId" = a."authorId" AND a."seminarId" = ${seminarId}::uuid
      AND a."authorId" = ANY(${[...userIds]}::uuid[]) AND a."sectionId" IS DISTINCT FROM m."sectionId"`);
}

/** Ends somebody's membership; what they wrote stays. An invitation of theirs ends too. @throws not_found, forbidden, conflict */
export async function removeMember(actor: Actor, seminarId: string, userId: string): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const member = await memberOf(tx, seminarId, userId);
    await keepAnInstructor(tx, seminarId, member);
    await end(tx, actor, seminarId, userId, 'member.removed', member.role);
  });
}

/** Lets somebody in again, as what they were. @throws not_found, forbidden, conflict */
export async function readmitMember(actor: Actor, seminarId: string, userId: string): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const member = await membershipOf(tx, seminarId, userId);
    if (!member.removedAt) return;
    if ((await tx.user.count({ where: { id: userId, deletedAt: null } })) === 0) throw new AppError('conflict', 'This person has deleted their account, so nobody can be let in again.');
    await update(tx, seminarId, userId, { removedAt: null });
    await appendAudit(tx, actor, seminarId, 'member.readmitted', { person: userId, to: member.role });
  });
}

/** Ends the actor's own membership, also in an archived seminar. @throws not_found, conflict for the last instructor */
export async function leaveSeminar(actor: Actor, seminarId: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await holdSeminar(seminarId, tx);
    await seminarFor(actor, seminarId, 'seminar.read', tx);
    const member = await memberOf(tx, seminarId, actor.userId);
    await keepAnInstructor(tx, seminarId, member);
    await end(tx, actor, seminarId, actor.userId, 'member.left', member.role);
  });
}

async function end(tx: Tx, actor: Actor, seminarId: string, userId: string, action: string, role: Role): Promise<void> {
  await update(tx, seminarId, userId, { removedAt: new Date() });
  const { email } = await tx.user.findUniqueOrThrow({ where: { id: userId }, select: { email: true } });
  await tx.invitation.deleteMany({ where: { seminarId, email } });
  await appendAudit(tx, actor, seminarId, action, { person: userId, from: role });
}
