import type { Role } from '../core/annotations';
import type { InvitationRow, MailState } from '../core/people';
import { db } from '../db/client';
import { sql, type Tx } from '../db/sql';
import { AppError, notFound } from '../errors';
import { newId } from '../ids';
import { mailIsOn } from '../mail/settings';
import type { Actor } from '../policy/actor';
import { isId, seminarFor } from './access';
import { appendAudit } from './audit';
import { holdSeminar, managing } from './desk';
import { invitationHash, newInvitationSecret } from './invitation-secrets';
import { mailInvitations } from './letters';
import { addMembers } from './memberships';
import { carryAnnotations } from './members';

export { invitationHash, newInvitationSecret };

/** A link that lets its bearer in. `secret` is told this once. */
export type IssuedInvitation = { email: string; name: string | null; secret: string };

/** The open invitations, the newest first. @throws not_found, forbidden for all but instructors */
export async function listInvitations(actor: Actor, seminarId: string): Promise<InvitationRow[]> {
  await seminarFor(actor, seminarId, 'seminar.manage');
  const rows = await db.invitation.findMany({
    where: { seminarId },
    include: { section: { select: { id: true, name: true } }, invitedBy: { select: { name: true } } },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
  });
  return rows.map(({ invitedBy, createdAt, mailState, mailedAt, id, email, name, role, section }) => ({
    id, email, name, role, section, invitedBy: invitedBy.name, createdAt: createdAt.toISOString(), mail: mailState as MailState | null, mailedAt: mailedAt?.toISOString() ?? null,
  }));
}

/**
 * Puts invitations in a seminar that the caller holds. Where there is e-mail they are mailed, and
 * nobody is told their links; else: @returns them with their secrets, in their order
 */
export async function issueInvitations(
  tx: Tx,
  actor: Actor,
  seminarId: string,
  people: readonly { email: string; name: string | null; role: Role; sectionId: string | null }[],
): Promise<IssuedInvitation[]> {
  const issued = people.map((person) => ({ ...person, id: newId(), secret: newInvitationSecret() }));
  await tx.invitation.createMany({
    data: issued.map(({ secret, ...person }) => ({ seminarId, invitedById: actor.userId, hash: invitationHash(secret), ...person })),
  });
  if (mailIsOn()) {
    await mailInvitations(tx, issued.map(({ id }) => id));
    return [];
  }
  return issued.map(({ email, name, secret }) => ({ email, name, secret }));
}

/** Makes a new link for an invitation; the old one is dead at once. @throws not_found, forbidden, conflict */
export async function remakeInvitation(actor: Actor, seminarId: string, invitationId: string): Promise<IssuedInvitation> {
  return managing(actor, seminarId, async (tx) => {
    const { email, name } = await openInvitation(tx, seminarId, invitationId);
    const secret = newInvitationSecret();
    await tx.invitation.update({ where: { id: invitationId }, data: { hash: invitationHash(secret), mailState: null, mailedAt: null } });
    await appendAudit(tx, actor, seminarId, 'invitation.renewed', { email });
    return { email, name, secret };
  });
}

/** Has an invitation mailed, with a new link; an old one is dead then. @throws not_found, forbidden, conflict, also where there is no e-mail */
export async function mailInvitationAgain(actor: Actor, seminarId: string, invitationId: string): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const { email } = await openInvitation(tx, seminarId, invitationId);
    if (!mailIsOn()) throw new AppError('conflict', 'This Scholium sends no e-mail. Make a new link and send it yourself.');
    await mailInvitations(tx, [invitationId]);
    await appendAudit(tx, actor, seminarId, 'invitation.renewed', { email });
  });
}

/** Ends an invitation; its link is dead at once. @throws not_found, forbidden, conflict */
export async function revokeInvitation(actor: Actor, seminarId: string, invitationId: string): Promise<void> {
  await managing(actor, seminarId, async (tx) => {
    const { email, role } = await openInvitation(tx, seminarId, invitationId);
    await tx.invitation.delete({ where: { id: invitationId } });
    await appendAudit(tx, actor, seminarId, 'invitation.revoked', { email, from: role });
  });
}

async function openInvitation(tx: Tx, seminarId: string, id: string) {
  const found = isId(id) ? await tx.invitation.findFirst({ where: { id, seminarId } }) : null;
  if (!found) throw notFound('invitation');
  return found;
}

export type InvitationOffer = { seminar: { id: string; name: string }; role: Role; section: string | null };

/** What a link offers, for whoever has it; `null` when it was used, revoked or replaced, or never was. */
export async function lookUpInvitation(secret: string): Promise<InvitationOffer | null> {
  const found = await db.invitation.findUnique({
    where: { hash: invitationHash(secret), seminar: { archivedAt: null } },
    select: { role: true, section: { select: { name: true } }, seminar: { select: { id: true, name: true } } },
  });
  return found && { seminar: found.seminar, role: found.role, section: found.section?.name ?? null };
}

/**
 * Joins by a link, with its role and section, and uses it up. Who is in already gets them too, except
 * that an invitation makes no instructor less; who was removed is let in again, as the invitation was
 * made for them afterwards. @throws not_found for a link that is no longer good
 */
export async function acceptInvitation(actor: Actor, secret: string): Promise<{ id: string; name: string }> {
  const offer = await lookUpInvitation(secret);
  if (!offer) throw DEAD();
  const { seminar } = offer;
  return db.$transaction(async (tx) => {
    await holdSeminar(seminar.id, tx);
    const [taken] = await tx.$queryRaw<{ role: Role; sectionId: string | null; email: string }[]>(sql`
      DELETE FROM "Invitation" WHERE "hash" = ${invitationHash(secret)} RETURNING "role"::text AS "role", "sectionId", "email"`);
    if (!taken) throw DEAD();
    const { role, sectionId, email } = taken;
    if ((await addMembers(tx, seminar.id, [{ userId: actor.userId, role, sectionId }])) === 0) {
      const where = { seminarId_userId: { seminarId: seminar.id, userId: actor.userId } };
      const before = await tx.membership.findUniqueOrThrow({ where });
      const kept = before.role === 'instructor' && !before.removedAt;
      await tx.membership.update({ where, data: { role: kept ? 'instructor' : role, sectionId: sectionId ?? before.sectionId, removedAt: null } });
      await carryAnnotations(tx, seminar.id, [actor.userId]);
    }
    await appendAudit(tx, actor, seminar.id, 'invitation.accepted', { person: actor.userId, email, to: role });
    return seminar;
  });
}

const DEAD = () => new AppError('not_found', 'This invitation is no longer good: it was used, revoked, or replaced by a newer one. Ask your instructor for another.');
