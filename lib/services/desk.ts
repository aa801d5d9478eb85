import { db } from '../db/client';
import { sql, type Tx } from '../db/sql';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { isId, type SeminarAccess, seminarFor } from './access';

/**
 * Lets an instructor change a seminar and its people. The seminar's row is held until the
 * transaction ends, so that such changes happen one after the other: two instructors who demote
 * each other at once leave one of them. @throws not_found, forbidden, conflict when it is archived
 */
export async function manageSeminar(actor: Actor, seminarId: string, tx: Tx): Promise<SeminarAccess> {
  await holdSeminar(seminarId, tx);
  const access = await seminarFor(actor, seminarId, 'seminar.manage', tx);
  if (access.archived) throw new AppError('conflict', 'This seminar is archived, so nothing in it changes. Reopen it in its settings first.');
  return access;
}

/** Keeps all others who would change the seminar or its people waiting; an id that is none holds nothing. */
export async function holdSeminar(seminarId: string, tx: Tx): Promise<void> {
  if (isId(seminarId)) await tx.$queryRaw(sql`SELECT 1 FROM "Seminar" WHERE "id" = ${seminarId}::uuid FOR NO KEY UPDATE`);
}

/** One change of a seminar by its instructor, all of it or nothing. */
export const managing = <T>(actor: Actor, seminarId: string, work: (tx: Tx) => Promise<T>): Promise<T> =>
  db.$transaction(
    async (tx) => {
      await manageSeminar(actor, seminarId, tx);
      return work(tx);
    },
    // A roster of two thousand rows takes its time on a small machine.
    { timeout: 30_000 },
  );
