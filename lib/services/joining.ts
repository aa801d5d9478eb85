import { db } from '../db/client';
import type { Actor } from '../policy/actor';
import { giveBack, spend } from './rate-limits';
import { seminarOfCode } from './seminars';

/**
 * The seminar that a code opens, for anybody who has it; `null` for no such code. Wrong codes are
 * counted by address, so that nobody tries them out. @throws AppError rate_limited
 */
export async function lookUpCode(code: string, address: string): Promise<{ id: string; name: string } | null> {
  await spend('joinMiss', address);
  const seminar = await seminarOfCode(code);
  if (seminar) await giveBack('joinMiss', address);
  return seminar;
}

/** Whether the actor is in the seminar already. */
export async function isMember(actor: Actor, seminarId: string): Promise<boolean> {
  return (await db.membership.count({ where: { seminarId, userId: actor.userId, removedAt: null } })) > 0;
}
