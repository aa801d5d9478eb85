import { createHash } from 'node:crypto';
import { sql, type Tx } from '../db/sql';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';

/** An `Idempotency-Key` with what was asked under it. */
export type Once = { key: string; request: unknown } | undefined;

/** How long a key is remembered: longer than any page that waits for the network stays open. */
export const KEY_LIFETIME_DAYS = 7;

const OLDEST = sql`now() - make_interval(days => ${KEY_LIFETIME_DAYS})`;

/**
 * Claims a key within the transaction that makes something. A request that runs at the same time
 * waits here until the first has ended. The actor's keys that have outlived their time go on the way.
 * @param madeId the id that the new thing will have
 * @returns `null` when the thing is to be made now, else the id of what was made the first time
 * @throws AppError conflict when the key was used for something else
 */
export async function claimKey(tx: Tx, actor: Actor, once: Once, madeId: string): Promise<string | null> {
  if (!once) return null;
  const request = createHash('sha256').update(JSON.stringify(once.request)).digest('hex');
  const claimed = await tx.$executeRaw(sql`
    WITH forgotten AS (
      DELETE FROM "IdempotencyKey" k USING (
        SELECT "key" FROM "IdempotencyKey"
        WHERE "userId" = ${actor.userId}::uuid AND "key" <> ${once.key} AND "createdAt" < ${OLDEST} FOR UPDATE SKIP LOCKED) old
      WHERE k."userId" = ${actor.userId}::uuid AND k."key" = old."key")
    INSERT INTO "IdempotencyKey" AS k ("userId", "key", "request", "madeId")
    VALUES (${actor.userId}::uuid, ${once.key}, ${request}, ${madeId}::uuid)
    ON CONFLICT ("userId", "key") DO UPDATE SET "request" = EXCLUDED."request", "madeId" = EXCLUDED."madeId", "createdAt" = now()
    WHERE k."createdAt" < ${OLDEST}`);
  if (claimed === 1) return null;
  const earlier = await tx.idempotencyKey.findUniqueOrThrow({
    where: { userId_key: { userId: actor.userId, key: once.key } },
  });
  if (earlier.request !== request) {
    throw new AppError('conflict', 'This Idempotency-Key was used for another request. Use a new one for each thing you make.');
  }
  return earlier.madeId;
}
