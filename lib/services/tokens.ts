import { createHash, randomBytes } from 'node:crypto';
import { MAX_TOKENS } from '../core/limits';
import { db, queries } from '../db/client';
import { sql } from '../db/sql';
import { AppError, notFound } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import type { CreateTokenInput } from '../schemas/accounts';
import { isId } from './access';
import { claimKey, type Once } from './idempotency';

export type TokenView = { id: string; name: string; hint: string; createdAt: string; lastUsedAt: string | null };

/** `sch_` tells people, and programs that look for lost secrets, what this is. */
const SECRET = /^sch_[A-Za-z0-9_-]{43}$/;
/** When a token was last used is written down at most this often. */
const TOUCH_MS = 60_000;

/** 256 random bits need no salt and no slow hash: they cannot be guessed from their hash. */
const hashOf = (secret: string) => createHash('sha256').update(secret).digest('hex');

/**
 * Makes a token that may do what the actor may. @returns with its secret, which is told this once
 * @throws AppError conflict when there are too many, or when it was made under the same key already
 */
export async function createToken(actor: Actor, input: CreateTokenInput, once?: Once): Promise<TokenView & { secret: string }> {
  const secret = `sch_${randomBytes(32).toString('base64url')}`;
  const id = newId();
  const row = await db.$transaction(async (tx) => {
    if (await claimKey(tx, actor, once, id)) {
      throw new AppError('conflict', 'This token was made already, and its secret is told only once. If that got lost, revoke the token and make another under a new key.');
    }
    // The account's row is held, so that two at once cannot both be the last one allowed.
    const held = await tx.$queryRaw<unknown[]>(sql`SELECT 1 FROM "User" WHERE "id" = ${actor.userId}::uuid AND "deletedAt" IS NULL FOR UPDATE`);
    if (held.length === 0) throw notFound('account');
    if ((await tx.apiToken.count({ where: { userId: actor.userId } })) >= MAX_TOKENS) {
      throw new AppError('conflict', `You have ${MAX_TOKENS} tokens, which is as many as one can have. Revoke one that you no longer use.`);
    }
    return tx.apiToken.create({ data: { id, userId: actor.userId, name: input.name, hash: hashOf(secret), hint: secret.slice(-4) } });
  });
  return { ...view(row), secret };
}

/** The actor's tokens, the newest first. Their secrets are not known any more. */
export async function listTokens(actor: Actor): Promise<TokenView[]> {
  const rows = await db.apiToken.findMany({ where: { userId: actor.userId }, orderBy: [{ createdAt: 'desc' }, { id: 'desc' }] });
  return rows.map(view);
}

/** Ends one of the actor's tokens, at once. @throws not_found */
export async function revokeToken(actor: Actor, id: string): Promise<void> {
  const { count } = isId(id) ? await db.apiToken.deleteMany({ where: { id, userId: actor.userId } }) : { count: 0 };
  if (count === 0) throw notFound('token');
}

/** Who a token speaks for; `null` for one that is none, or was revoked. */
export async function actorOfToken(secret: string, now = Date.now()): Promise<Actor | null> {
  if (!SECRET.test(secret)) return null;
  const [row] = await queries.$queryRaw<{ id: string; userId: string; name: string; lastUsedAt: Date | null }[]>(sql`
    SELECT t."id", t."userId", u."name", t."lastUsedAt" FROM "ApiToken" t JOIN "User" u ON u."id" = t."userId"
    WHERE t."hash" = ${hashOf(secret)}`);
  if (!row) return null;
  if (now - (row.lastUsedAt?.getTime() ?? 0) > TOUCH_MS) {
    await db.apiToken.updateMany({ where: { id: row.id }, data: { lastUsedAt: new Date(now) } });
  }
  return { userId: row.userId, name: row.name, via: { kind: 'token', id: row.id } };
}

type Row = { id: string; name: string; hint: string; createdAt: Date; lastUsedAt: Date | null };

const view = ({ id, name, hint, createdAt, lastUsedAt }: Row): TokenView => ({
  id,
  name,
  hint,
  createdAt: createdAt.toISOString(),
  lastUsedAt: lastUsedAt?.toISOString() ?? null,
});
