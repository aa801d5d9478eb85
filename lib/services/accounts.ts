import { hashPassword, passwordMatches } from '../auth/password';
import { db } from '../db/client';
import { AppError, invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import type { ChangeNameInput, ChangePasswordInput, SignInInput, SignUpInput } from '../schemas/accounts';
import { forget, giveBack, spend } from './rate-limits';
import { startSession } from './sessions';

export type Account = { id: string; name: string; email: string; hasPassword: boolean };
/** Where a sign-in comes from. */
export type From = { address: string; userAgent: string | null };
/** A session that has begun. */
export type Entered = { userId: string; sessionId: string };

const wrong = () => new AppError('unauthenticated', 'E-mail and password do not match. Please check both.');

/**
 * Begins a session with e-mail and password. It answers alike, and takes as long, whether the
 * password is wrong or there is no such account. @throws unauthenticated, rate_limited
 */
export async function signIn(input: SignInInput, from: From): Promise<Entered> {
  await spend('signInAddress', from.address);
  await spend('signInPair', input.email, from.address);
  await spend('signInAccount', input.email);
  const user = await db.user.findUnique({ where: { email: input.email }, select: { id: true, passwordHash: true } });
  if (!(await passwordMatches(input.password, user?.passwordHash)) || !user) throw wrong();
  const sessionId = await startSession(user.id, user.passwordHash, from.userAgent);
  if (!sessionId) throw wrong();
  await forget('signInPair', input.email, from.address);
  await giveBack('signInAddress', from.address);
  await giveBack('signInAccount', input.email);
  return { userId: user.id, sessionId };
}

/**
 * Begins a session of a person of the demo, who has no password; whether there is a demo at all is
 * for the caller to know. @throws unauthenticated
 */
export async function signInWithoutPassword(email: string, from: From): Promise<Entered> {
  const user = await db.user.findUnique({ where: { email, deletedAt: null }, select: { id: true, passwordHash: true } });
  const sessionId = user && user.passwordHash === null ? await startSession(user.id, null, from.userAgent) : null;
  if (!user || !sessionId) throw new AppError('unauthenticated', 'This is not a person of the demo.');
  return { userId: user.id, sessionId };
}

/** Makes an account. @throws conflict when the e-mail cannot be used, rate_limited */
export async function signUp(input: SignUpInput, from: From): Promise<{ userId: string }> {
  await spend('signUpAddress', from.address);
  const passwordHash = await hashPassword(input.password);
  const userId = newId();
  const { count } = await db.user.createMany({
    data: [{ id: userId, email: input.email, name: input.name, passwordHash }],
    skipDuplicates: true,
  });
  if (count === 0) throw new AppError('conflict', 'We could not make an account with this e-mail. If you have one already, please sign in.');
  return { userId };
}

/** The actor's own account. @throws not_found when it has gone */
export async function getAccount(actor: Actor): Promise<Account> {
  const user = await db.user.findUnique({ where: { id: actor.userId } });
  if (!user) throw new AppError('not_found', 'This account is gone.');
  return { id: user.id, name: user.name, email: user.email, hasPassword: user.passwordHash !== null };
}

export async function changeName(actor: Actor, input: ChangeNameInput): Promise<void> {
  await db.user.update({ where: { id: actor.userId }, data: { name: input.name } });
}

/**
 * Changes the password and ends every other session. @returns how many sessions that were
 * @throws validation when the present password is wrong, rate_limited
 */
export async function changePassword(actor: Actor, input: ChangePasswordInput): Promise<number> {
  await spend('changePassword', actor.userId);
  const user = await db.user.findUnique({ where: { id: actor.userId }, select: { passwordHash: true } });
  if (!(await passwordMatches(input.current, user?.passwordHash))) throw invalid('current', 'This is not your present password.');
  const passwordHash = await hashPassword(input.password);
  const ended = await db.$transaction(async (tx) => {
    await tx.user.update({ where: { id: actor.userId }, data: { passwordHash } });
    return tx.session.deleteMany({
      where: { userId: actor.userId, ...(actor.via.kind === 'session' ? { id: { not: actor.via.id } } : {}) },
    });
  });
  await forget('changePassword', actor.userId);
  return ended.count;
}
