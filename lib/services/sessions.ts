import { db, queries } from '../db/client';
import { sql } from '../db/sql';
import { notFound } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';

/** How long a sign-in lasts at most, in seconds: a month, so that a weekly seminar signs in once a term or so. */
export const SESSION_SECONDS = 30 * 86_400;
/** When somebody was last seen is written down at most this often; a write for each page would be waste. */
const TOUCH_MS = 60_000;
const MAX_USER_AGENT = 300;

export type SessionView = { id: string; userAgent: string | null; createdAt: string; lastSeenAt: string; current: boolean };

/**
 * Begins a session of somebody who has just shown who they are.
 * @param passwordHash what was checked; `null` for who needs none
 * @returns its id, or `null` when the password was changed or the account went away meanwhile
 */
export async function startSession(userId: string, passwordHash: string | null, userAgent: string | null, now = Date.now()): Promise<string | null> {
  const id = newId();
  const expiresAt = new Date(now + SESSION_SECONDS * 1000);
  await db.session.deleteMany({ where: { userId, expiresAt: { lte: new Date(now) } } });
  // The account's row is held, so that a change of the password ends this session or prevents it.
  const made = await queries.$executeRaw(sql`
    INSERT INTO "Session" ("id", "userId", "userAgent", "createdAt", "lastSeenAt", "expiresAt")
    SELECT ${id}::uuid, u."id", ${userAgent?.slice(0, MAX_USER_AGENT) ?? null}, ${new Date(now)}, ${new Date(now)}, ${expiresAt}
    FROM "User" u WHERE u."id" = ${userId}::uuid AND u."passwordHash" IS NOT DISTINCT FROM ${passwordHash} AND u."deletedAt" IS NULL FOR SHARE`);
  return made === 1 ? id : null;
}

/** Who a session belongs to. `null` when it was ended, has run out, or is not this person's. */
export async function actorOfSession(sessionId: string, userId: string, now = Date.now()): Promise<Actor | null> {
  const [row] = await queries.$queryRaw<{ name: string; lastSeenAt: Date }[]>(sql`
    SELECT u."name", s."lastSeenAt" FROM "Session" s JOIN "User" u ON u."id" = s."userId"
    WHERE s."id" = ${sessionId}::uuid AND s."userId" = ${userId}::uuid AND s."expiresAt" > ${new Date(now)}`);
  if (!row) return null;
  if (now - row.lastSeenAt.getTime() > TOUCH_MS) {
    await db.session.updateMany({ where: { id: sessionId }, data: { lastSeenAt: new Date(now) } });
  }
  return { userId, name: row.name, via: { kind: 'session', id: sessionId } };
}

/** Where the actor is signed in, latest seen first. */
export async function listSessions(actor: Actor, now = Date.now()): Promise<SessionView[]> {
  const rows = await db.session.findMany({
    where: { userId: actor.userId, expiresAt: { gt: new Date(now) } },
    orderBy: [{ lastSeenAt: 'desc' }, { id: 'desc' }],
    take: 100,
  });
  return rows.map(({ id, userAgent, createdAt, lastSeenAt }) => ({
    id,
    userAgent,
    createdAt: createdAt.toISOString(),
    lastSeenAt: lastSeenAt.toISOString(),
    current: actor.via.kind === 'session' && actor.via.id === id,
  }));
}

/** Ends one of the actor's sessions, at once. @throws not_found for another's, or one that has ended */
export async function endSession(actor: Actor, id: string): Promise<void> {
  const { count } = await db.session.deleteMany({ where: { id, userId: actor.userId } });
  if (count === 0) throw notFound('session');
}

/** Ends every session of the actor, this one included. @returns how many there were */
export async function endAllSessions(actor: Actor): Promise<number> {
  const { count } = await db.session.deleteMany({ where: { userId: actor.userId } });
  return count;
}
