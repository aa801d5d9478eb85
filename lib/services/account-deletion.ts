import { passwordMatches } from '../auth/password';
import type { Role } from '../core/annotations';
import { db } from '../db/client';
import { sql, type Tx } from '../db/sql';
import { AppError, invalid } from '../errors';
import type { Actor } from '../policy/actor';
import type { DeleteAccountInput } from '../schemas/accounts';
import { withdrawEverything } from './account-withdrawal';
import { appendAudit, redactAudits } from './audit';
import { forget, spend } from './rate-limits';

/** What stands beside everything that refers to a deleted account. */
export const FORMER_MEMBER = 'Former member';

/** What deleting the account means for one of the actor's seminars. */
export type SeminarOutlook = {
  id: string;
  name: string;
  role: Role;
  archived: boolean;
  /** `stuck` until somebody else is an instructor; `closes` when nobody else is in it. */
  effect: 'leaves' | 'closes' | 'stuck';
};

/** What becomes of the actor's seminars, by name; none of it has happened. */
export const deletionOutlook = (actor: Actor): Promise<SeminarOutlook[]> => outlookOf(db, actor.userId);

const outlookOf = (tx: Tx, userId: string): Promise<SeminarOutlook[]> =>
  tx.$queryRaw<SeminarOutlook[]>(sql`
    SELECT s."id", s."name", m."role"::text AS "role", s."archivedAt" IS NOT NULL AS "archived",
      CASE WHEN o."others" = 0 THEN 'closes' WHEN m."role" = 'instructor' AND o."instructors" = 0 THEN 'stuck' ELSE 'leaves' END AS "effect"
    FROM "Membership" m JOIN "Seminar" s ON s."id" = m."seminarId"
    CROSS JOIN LATERAL (SELECT count(*)::int AS "others", (count(*) FILTER (WHERE n."role" = 'instructor'))::int AS "instructors"
      FROM "Membership" n WHERE n."seminarId" = s."id" AND n."removedAt" IS NULL AND n."userId" <> m."userId") o
    WHERE m."userId" = ${userId}::uuid AND m."removedAt" IS NULL ORDER BY lower(s."name"), s."id"`);

/**
 * Deletes the actor's account, all of it or nothing. What refers to it stays and says "Former
 * member"; what they wrote stays so too, or is withdrawn, as they choose. Their e-mail is free again.
 * @throws validation for a wrong password, rate_limited, conflict for the last instructor of others
 */
export async function deleteAccount(actor: Actor, input: DeleteAccountInput): Promise<void> {
  const { userId } = actor;
  await spend('changePassword', userId);
  const user = await db.user.findUnique({ where: { id: userId }, select: { passwordHash: true, email: true } });
  if (user && user.passwordHash === null) throw new AppError('conflict', 'People of the demo have no password, and stay.');
  if (!user || !(await passwordMatches(input.current, user.passwordHash))) throw invalid('current', 'This is not your present password.');
  await db.$transaction(
    async (tx) => {
      await leaveSeminars(tx, actor);
      await withdrawEverything(tx, actor, input.comments === 'withdraw');
      // Not if the password was changed since it was checked, or the account deleted from elsewhere.
      const { count } = await tx.user.updateMany({
        where: { id: userId, passwordHash: user.passwordHash, deletedAt: null },
        // No address at all, so that no form or roster can ever name it.
        data: { email: `former:${userId}`, name: FORMER_MEMBER, passwordHash: null, deletedAt: new Date() },
      });
      if (count === 0) throw new AppError('conflict', 'Your account was changed elsewhere meanwhile. Please sign in again.');
      // After the row is held: a sign-in or a token that comes in between waits, and is refused.
      for (const table of [tx.session, tx.apiToken, tx.idempotencyKey, tx.passwordReset, tx.exportJob, tx.visit, tx.notification, tx.mailSetting] as const) await remove(table, userId);
      await tx.invitation.deleteMany({ where: { email: user.email } });
      await redactAudits(tx, userId, user.email);
    },
    // Somebody who wrote thousands of comments takes a while on a small machine.
    { timeout: 60_000 },
  );
  await forget('changePassword', userId);
}

const remove = (table: { deleteMany: (args: { where: { userId: string } }) => Promise<unknown> }, userId: string) => table.deleteMany({ where: { userId } });

/** Ends every membership; the seminars are held, so that an instructor stays wherever somebody else does. */
async function leaveSeminars(tx: Tx, actor: Actor): Promise<void> {
  await tx.$queryRaw(sql`
    SELECT 1 FROM "Seminar" s WHERE s."id" IN (SELECT m."seminarId" FROM "Membership" m WHERE m."userId" = ${actor.userId}::uuid AND m."removedAt" IS NULL)
    ORDER BY s."id" FOR NO KEY UPDATE`);
  const seminars = await outlookOf(tx, actor.userId);
  const stuck = seminars.filter(({ effect }) => effect === 'stuck').map(({ name }) => `“${name}”`);
  if (stuck.length > 0) {
    throw new AppError('conflict', `You are the last instructor of ${stuck.join(', ')}, and others are in there. Hand ${stuck.length === 1 ? 'it' : 'them'} over first: make somebody else an instructor on its page “People”.`);
  }
  await tx.membership.updateMany({ where: { userId: actor.userId, removedAt: null }, data: { removedAt: new Date(), mutedUntil: null } });
  for (const { id, role, effect, archived } of seminars) {
    await appendAudit(tx, actor, id, 'member.deleted', { person: actor.userId, from: role });
    if (effect !== 'closes' || archived) continue;
    // Else its link would let people into a seminar that nobody leads.
    await tx.seminar.update({ where: { id }, data: { archivedAt: new Date() } });
    await appendAudit(tx, actor, id, 'seminar.archived', {});
  }
}
