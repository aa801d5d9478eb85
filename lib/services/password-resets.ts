import { createHash, randomBytes } from 'node:crypto';
import { hashPassword } from '../auth/password';
import { db } from '../db/client';
import { sql } from '../db/sql';
import { AppError } from '../errors';
import type { ResetPasswordInput } from '../schemas/accounts';
import type { From } from './accounts';
import { forget, giveBack, spend } from './rate-limits';

/** Long enough to reach somebody by whatever way there is; a link that lies about is dead the next day. */
export const RESET_HOURS = 24;

/** 256 random bits need no salt and no slow hash. */
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/** The same for a wrong, a used and an expired link: which of them it was is nobody's business. */
const dead = () => new AppError('not_found', 'This link is no longer good: it was used, is older than a day, or was replaced by a newer one. Ask whoever runs this Scholium for another.');

/**
 * Makes a link's secret by which this person can set a new password, once; an earlier one of theirs
 * is dead at once. It asks nobody for leave, so it is for the operator's command alone.
 * @returns the secret, which is told this once @throws not_found when nobody has this e-mail
 */
export async function makePasswordReset(email: string, now = Date.now()): Promise<{ secret: string; expiresAt: Date }> {
  const secret = randomBytes(32).toString('base64url');
  const expiresAt = new Date(now + RESET_HOURS * 3_600_000);
  await db.$transaction(async (tx) => {
    // The account's row is held, so that of two commands at once only one link is left.
    const [user] = await tx.$queryRaw<{ id: string }[]>(sql`SELECT "id" FROM "User" WHERE "email" = ${email} AND "deletedAt" IS NULL FOR UPDATE`);
    if (!user) throw new AppError('not_found', `Nobody has the e-mail ${email} here.`);
    await tx.passwordReset.deleteMany({ where: { OR: [{ userId: user.id }, { expiresAt: { lte: new Date(now) } }] } });
    await tx.passwordReset.create({ data: { hash: hashOf(secret), userId: user.id, createdAt: new Date(now), expiresAt } });
  });
  return { secret, expiresAt };
}

/**
 * Sets a new password by a link, uses the link up, and ends every session of the account. API tokens
 * stay, as they do when the password is changed. @throws not_found for a link that is no longer good, rate_limited
 */
export async function resetPassword(input: ResetPasswordInput, from: From, now = Date.now()): Promise<void> {
  await spend('resetAddress', from.address);
  const good = { hash: hashOf(input.secret), expiresAt: { gt: new Date(now) }, user: { deletedAt: null } };
  // Hashing is slow on purpose: it is not done for whoever only guesses.
  if ((await db.passwordReset.count({ where: good })) === 0) throw dead();
  const passwordHash = await hashPassword(input.password);
  const email = await db.$transaction(async (tx) => {
    const found = await tx.passwordReset.findFirst({ where: good, select: { userId: true } });
    // Of two at once the one who deletes the row sets the password.
    const { count } = found ? await tx.passwordReset.deleteMany({ where: { hash: good.hash } }) : { count: 0 };
    if (!found || count === 0) throw dead();
    const user = await tx.user.update({ where: { id: found.userId }, data: { passwordHash }, select: { email: true } });
    await tx.session.deleteMany({ where: { userId: found.userId } });
    return user.email;
  });
  // Whoever forgot it has tried, and is not to wait now.
  await forget('signInPair', email, from.address);
  await giveBack('resetAddress', from.address);
}
