import { newId } from '@/lib/ids';
import type { Actor } from '@/lib/policy/actor';
import { type Entered, signIn, signUp } from '@/lib/services/accounts';
import { db } from '@/lib/db/client';

export const PASSWORD = 'four quiet river stones';

/** An account with a password. `address` is where it was made from; each call may come from a new one. */
export async function makeAccount(given: { email?: string; name?: string; password?: string } = {}) {
  const email = given.email ?? `${newId()}@example.org`;
  const password = given.password ?? PASSWORD;
  const { userId } = await signUp({ email, name: given.name ?? 'Amal Haddad', password }, from());
  return { userId, email, password };
}

/** Somewhere that nobody else has asked from. */
export const from = (userAgent: string | null = null) => ({ address: newId(), userAgent });

export const enterAs = ({ email, password }: { email: string; password: string }, where = from()): Promise<Entered> => signIn({ email, password }, where);

/** Who a session makes of its owner. */
export const actorIn = ({ userId, sessionId }: Entered): Actor => ({ userId, name: 'Amal Haddad', via: { kind: 'session', id: sessionId } });

/** Lets time pass for everything that is counted. */
export const passSeconds = (seconds: number) => db.$executeRaw`UPDATE "RateLimit" SET "expire" = "expire" - ${seconds * 1000}`;
