import { createHash } from 'node:crypto';
import { queries } from '../db/client';
import { type Queries, sql } from '../db/sql';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';

/** An `Idempotency-Key` with what was asked under it. */
export type Once = { key: string; request: unknown } | undefined;

/** How long a key is remembered: longer than any page that waits for the network stays open. */
export const KEY_LIFETIME_DAYS = 7;

const OLDEST = sql`now() - make_interval(days => ${KEY_LIFETIME_DAYS})`;

const hashOf = (request: unknown): string => createHash('sha256').update(JSON.stringify(request)).digest('hex');

/**
 * What was made under a key before, for what would be refused the second time for another reason.
 * @returns `null` for a key that is new
 * @throws AppError conflict, with the id of what was made, when it was used for something else
 */
export async function madeBefore(tx: Queries, actor: Actor, once: Once): Promise<string | null> {
  if (!once) return null;
  const [earlier] = await tx.$queryRaw<{ request: string; madeId: string }[]>(sql`
    SELECT "request", "madeId" FROM "IdempotencyKey" WHERE "userId" = ${actor.userId}::uuid AND "key" = ${once.key} AND "createdAt" >= ${OLDEST}`);
  if (earlier && earlier.request !== hashOf(once.request)) {
    throw new AppError('conflict', 'This Idempotency-Key was used for another request. Use a new one for each thing you make.', { current: { id: earlier.madeId } });
  }
  return earlier?.madeId ?? null;
}

/**
 * For what is refused the second time for another reason, as its place is gone or closed: what was made
 * under the key before, which the caller may show only to who can still read it.
 * @throws what was refused when nothing was; AppError conflict as `madeBefore`
 */
export async function madeBeforeRefused(error: unknown, actor: Actor, once: Once): Promise<string> {
  const refused = error instanceof AppError && (error.code === 'validation' || error.code === 'forbidden');
  const earlier = refused ? await madeBefore(queries, actor, once) : null;
  return earlier ?? Promise.reject(error);
}

/**
 * Claims a key within the transaction that makes something. A request that runs at the same time
 * waits here until the first has ended.
 * @param madeId the id that the new thing will have
 * @returns `null` when the thing is to be made now, else the id of what was made the first time
 * @throws AppError conflict when the key was used for something else
 */
export async function claimKey(tx: Queries, actor: Actor, once: Once, madeId: string): Promise<string | null> {
  if (!once) return null;
  const request = hashOf(once.request);
  await forgetOld(tx);
  const claimed = await tx.$executeRaw(sql`
    INSERT INTO "IdempotencyKey" AS k ("userId", "key", "request", "madeId")
    VALUES (${actor.userId}::uuid, ${once.key}, ${request}, ${madeId}::uuid)
    ON CONFLICT ("userId", "key") DO UPDATE SET "request" = EXCLUDED."request", "madeId" = EXCLUDED."madeId", "createdAt" = now()
    WHERE k."createdAt" < ${OLDEST}`);
  return claimed === 1 ? null : madeBefore(tx, actor, once);
}

const SWEEP_MS = 3_600_000;
let sweptAt = 0;

/** Removes all keys that have outlived their time, once an hour: to look at every request would cost more than it. */
async function forgetOld(tx: Queries): Promise<void> {
  if (Date.now() - sweptAt < SWEEP_MS) return;
  sweptAt = Date.now();
  await tx.$executeRaw(sql`
    DELETE FROM "IdempotencyKey" WHERE ("userId", "key") IN (
      SELECT "userId", "key" FROM "IdempotencyKey" WHERE "createdAt" < ${OLDEST} FOR UPDATE SKIP LOCKED)`);
}
