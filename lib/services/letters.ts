import { z } from 'zod';
import { linkLetter } from '../core/mail/letter';
import { db } from '../db/client';
import { newId } from '../ids';
import { defineJob } from '../jobs/kind';
import { sendJob } from '../jobs/queue';
import { sendMail } from '../mail/send';
import { mailIsOn, mailSettings } from '../mail/settings';
import type { ForgotInput } from '../schemas/accounts';
import type { Tx } from '../db/sql';
import type { From } from './accounts';
import { invitationHash, newInvitationSecret } from './invitation-secrets';
import { MAIL_TRIES } from './notifications/mail-kinds';
import { makePasswordReset } from './password-resets';
import { spend } from './rate-limits';

/*
 * E-mail with a secret link in it. The secret is made when the e-mail is, and kept nowhere but in
 * it: a job holds only an id. So each try has another one, and the newest e-mail is the good one.
 */

/** Tried for as long as somebody waits for it. */
export const RESET_MAIL = defineJob({ name: 'reset-mail', payload: z.strictObject({ user: z.uuid() }), retries: 4, retryDelay: 15, backoff: true, maxSeconds: 120 });
export const INVITATION_MAIL = defineJob({ name: 'invitation-mail', payload: z.strictObject({ invitation: z.uuid() }), ...MAIL_TRIES });

/**
 * Has a link mailed to set a new password, if there is such an account. Whether there is, neither
 * the answer nor its time tells; where e-mail is off, nothing happens. @throws rate_limited
 */
export async function forgotPassword({ email }: ForgotInput, from: From): Promise<void> {
  await spend('forgotAddress', from.address);
  await spend('forgotAccount', email);
  if (!mailIsOn()) return;
  const user = await db.user.findUnique({ where: { email, deletedAt: null, passwordHash: { not: null } }, select: { id: true } });
  // For nobody it is sent too, and then finds nobody.
  await sendJob(RESET_MAIL, { user: user?.id ?? newId() });
}

/** Makes the link and mails it. @throws when the mail server does not take it */
export async function mailReset(userId: string): Promise<void> {
  const settings = mailSettings();
  const user = await db.user.findUnique({ where: { id: userId, deletedAt: null, passwordHash: { not: null } }, select: { email: true } });
  if (!settings || !user) return;
  const { secret } = await makePasswordReset(user.email);
  // After the #, so that no server or proxy on the way ever gets to see, and to log, it.
  const letter = linkLetter(
    'Set a new password for Scholium',
    'Somebody, most likely you, asked for a link by which you set a new password for Scholium. It is good once, within a day:',
    `${settings.base}/reset#${secret}`,
    'If it was not you, do nothing: your password stays as it is.',
  );
  await sendMail({ ...letter, to: user.email, id: newId() });
}

/** Has invitations mailed, when the transaction that made them is committed. */
export async function mailInvitations(tx: Tx, ids: readonly string[]): Promise<void> {
  await tx.invitation.updateMany({ where: { id: { in: [...ids] } }, data: { mailState: 'waiting', mailedAt: null } });
  for (const invitation of ids) await sendJob(INVITATION_MAIL, { invitation }, { tx });
}

/** Gives an invitation a new link and mails it; one that was used or revoked meanwhile is not. @throws when the mail server does not take it */
export async function mailInvitation(id: string): Promise<void> {
  const settings = mailSettings();
  if (!settings) return;
  const secret = newInvitationSecret();
  const { count } = await db.invitation.updateMany({ where: { id, mailState: 'waiting', seminar: { archivedAt: null } }, data: { hash: invitationHash(secret) } });
  const invitation = count === 0 ? null : await db.invitation.findUnique({ where: { id }, include: { seminar: { select: { name: true } }, invitedBy: { select: { name: true } } } });
  if (!invitation) return;
  const { email, role, seminar, invitedBy } = invitation;
  const letter = linkLetter(
    `Join “${seminar.name}” on Scholium`,
    `${invitedBy.name} invites you to “${seminar.name}” on Scholium as ${role}, where a seminar reads a text closely and discusses it in the margin. Your personal link:`,
    `${settings.base}/join/invitation/${secret}`,
    'Whoever has the link can use it, once; please do not pass it on. If you do not know what this is about, do nothing.',
  );
  await sendMail({ ...letter, to: email, id: newId() });
  await db.invitation.updateMany({ where: { id, hash: invitationHash(secret) }, data: { mailState: 'sent', mailedAt: new Date() } });
}

/** What is left to say of an invitation that no mail server took. */
export const giveUpInvitation = async (id: string): Promise<void> => void (await db.invitation.updateMany({ where: { id, mailState: 'waiting' }, data: { mailState: 'failed' } }));
