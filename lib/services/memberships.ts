import { randomInt } from 'node:crypto';
import type { Role } from '../core/annotations';
import { newPseudonym } from '../core/pseudonyms';
import { sql, type Tx } from '../db/sql';

export type NewMember = { userId: string; role: Role; sectionId?: string | null };

/**
 * Makes people members, each with a pseudonym of their own; who is one already, or was removed,
 * stays as they are. @returns how many were added
 */
export async function addMembers(tx: Tx, seminarId: string, people: readonly NewMember[]): Promise<number> {
  // One at a time for each seminar, so that no pseudonym is given twice.
  await tx.$queryRaw(sql`SELECT 1 FROM "Seminar" WHERE "id" = ${seminarId}::uuid FOR NO KEY UPDATE`);
  const present = await tx.membership.findMany({ where: { seminarId }, select: { userId: true, pseudonym: true } });
  const taken = new Set(present.map(({ pseudonym }) => pseudonym));
  const known = new Set(present.map(({ userId }) => userId));
  // Who is deleting their account is waited for, and then is nobody to let in.
  const there = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "User" WHERE "id" = ANY(${people.map(({ userId }) => userId)}::uuid[]) AND "deletedAt" IS NULL FOR KEY SHARE`);
  const alive = new Set(there.map(({ id }) => id));
  const fresh = people.filter(({ userId }) => alive.has(userId) && !known.has(userId));
  const data = fresh.map(({ userId, role, sectionId }) => {
    const pseudonym = newPseudonym(taken, randomInt);
    taken.add(pseudonym);
    return { seminarId, userId, role, sectionId: sectionId ?? null, pseudonym };
  });
  return (await tx.membership.createMany({ data })).count;
}
