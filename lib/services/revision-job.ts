import { AT_ONCE } from '../core/revisions/view';
import { queries, transaction } from '../db/client';
import { type Queries, sql } from '../db/sql';
import { AppError } from '../errors';
import type { JobContext } from '../jobs/kind';
import type { Actor } from '../policy/actor';
import { articleFor } from './access';
import { keepAnchorings } from './anchorings';
import { despiteOthers, RevisionMoved } from './revision-guard';
import { earlierTexts, standingsOf, textOf } from './revision-standings';
import { Carried, type Next, switchTo } from './revision-switch';
import { bringInThread } from './revision-thread';

/** Annotations that are brought over between two looks at whether this is to end, and two words of how far it is. */
const PORTION = 500;
/** So few that came meanwhile are brought over while everybody waits: some milliseconds. */
const FEW = 50;
/** How often is looked for what came meanwhile; where that never ends, the rest is taken while everybody waits. */
const ROUNDS = 10;

type Waiting = Next & { id: string; userId: string; userName: string };

/**
 * Brings the annotations of an article over into a revision that waits for that, and makes it the current
 * one. Everything is worked out while people go on reading and writing; then all is switched in one
 * transaction. Doing it twice, or at the same time elsewhere, changes nothing: whoever comes second
 * finds that it does not wait any more.
 */
export async function runRevision({ id }: { id: string }, { signal }: JobContext): Promise<void> {
  const waiting = await load(id);
  if (!waiting) return;
  const actor: Actor = { userId: waiting.userId, name: waiting.userName, via: { kind: 'job', id } };
  try {
    // With the rights that whoever saved it has now.
    await articleFor(actor, waiting.articleId, 'article.revise');
    await carryOver(actor, waiting, signal);
  } catch (error) {
    // Where another was first there is nothing left to do, and nothing to say.
    if (error instanceof NotWaiting || !(await load(id))) return;
    const problem = problemOf(error);
    if (problem === null) throw error;
    await endRevision(id, problem);
  }
}

async function load(id: string): Promise<Waiting | null> {
  const [row] = await queries.$queryRaw<Waiting[]>(sql`
    SELECT r."id", r."articleId", x."seminarId", x."currentRevision" AS "from", r."number", r."restoredFrom", u."id" AS "userId", u."name" AS "userName"
    FROM "Revision" r JOIN "Article" x ON x."id" = r."articleId" JOIN "User" u ON u."id" = r."createdById"
    WHERE r."id" = ${id}::uuid AND r."readyAt" IS NULL AND r."problem" IS NULL`);
  return row ?? null;
}

async function carryOver(actor: Actor, next: Waiting, signal: AbortSignal): Promise<void> {
  const known = [await textOf(next.articleId, next.from)];
  const standings = await standingsOf(queries, next);
  const change = { from: known[0]!, to: await textOf(next.articleId, next.number), earlier: await earlierTexts(next.articleId, standings, known) };
  const thread = bringInThread(change, signal);
  try {
    const carried = new Carried(thread.bring);
    let due = standings;
    for (let round = 0; due.length > FEW && round < ROUNDS; round += 1) {
      await inPortions(next, carried, due, signal);
      due = carried.due(await standingsOf(queries, next));
    }
    // Long before it counts, so that it need not be done while others wait.
    await despiteOthers(() => keepAnchorings(queries, { ...next, revision: next.from }));
    await despiteOthers(() => publish(actor, next, carried, signal));
  } finally {
    await thread.end();
  }
}

async function inPortions({ id }: Waiting, carried: Carried, due: Parameters<Carried['due']>[0], signal: AbortSignal): Promise<void> {
  const total = Math.max(due.length, carried.size);
  for (let at = 0; at < due.length; at += PORTION) {
    signal.throwIfAborted();
    await carried.take(due.slice(at, at + PORTION));
    await queries.$executeRaw(sql`UPDATE "Revision" SET "done" = ${carried.size}, "total" = ${Math.max(total, carried.size)} WHERE "id" = ${id}::uuid AND "readyAt" IS NULL`);
  }
}

/** That it does not wait any more: another process was first. */
class NotWaiting extends Error {}

async function publish(actor: Actor, next: Waiting, carried: Carried, signal: AbortSignal): Promise<void> {
  const ready = async (tx: Queries) => {
    const published = await tx.$executeRaw(sql`
      UPDATE "Revision" SET "readyAt" = now(), "done" = ${carried.size}, "total" = ${carried.size} WHERE "id" = ${next.id}::uuid AND "readyAt" IS NULL AND "problem" IS NULL`);
    if (published === 0) throw new NotWaiting();
    await articleFor(actor, next.articleId, 'article.revise', tx);
    signal.throwIfAborted();
  };
  await transaction((tx) => switchTo(tx, actor, next, carried, ready));
}

const endRevision = (id: string, problem: string) =>
  queries.$executeRaw(sql`UPDATE "Revision" SET "problem" = ${problem} WHERE "id" = ${id}::uuid AND "readyAt" IS NULL`);

/** Ends one that was tried in vain. Its text is kept: it can be restored, which tries anew. */
export const giveUpRevision = (id: string) => endRevision(id, 'Something went wrong in Scholium, several times. The text is kept: restore it to try again, or tell whoever runs Scholium.');

/** Why another try would not help; `null` where it might. */
function problemOf(error: unknown): string | null {
  if (error instanceof RevisionMoved) return 'Another revision came first. The text is kept: restore it to make it the current one.';
  if (error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')) return 'Whoever saved this may not change the article any more. The text is kept: restore it to make it the current one.';
  if ((error as NodeJS.ErrnoException).code === 'ERR_WORKER_OUT_OF_MEMORY') return `The texts did not fit into the memory. Please change the article in smaller steps, of ${AT_ONCE.characters.toLocaleString('en')} characters say.`;
  return null;
}
