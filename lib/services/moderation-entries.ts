import { type Decision, isThreadDecision, type ModeratedState, THREAD_DECISIONS } from '../core/moderation';
import { join, sql, type Sql, type Tx } from '../db/sql';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import type { AnnotationAccess } from './access';
import type { Post } from './posts';

type About = Pick<Post, 'annotationId' | 'commentId'>;

/** Entries about a thread as a whole, not about a post in it, as a condition on `e`. */
const aboutThread = sql`e."action" IN (${join([...THREAD_DECISIONS])})`;

/** The entries about a post, or about its thread, as a condition on `e`. */
function entriesOf({ annotationId, commentId }: About, decision: Decision): Sql {
  const about = commentId ? sql`e."commentId" = ${commentId}::uuid` : sql`e."annotationId" = ${annotationId}::uuid AND e."commentId" IS NULL`;
  return isThreadDecision(decision) ? sql`(${about} AND ${aboutThread})` : sql`(${about} AND NOT ${aboutThread})`;
}

type Entry = { action: Decision; from: ModeratedState; to: ModeratedState; reason: string | undefined };

/**
 * Writes down a decision in the transaction that carries it out.
 * @returns when it was taken, when the one before was, and whether it answers its author's appeal
 */
export async function appendEntry(tx: Tx, actor: Actor, { seminarId, articleId }: AnnotationAccess, post: About & Partial<Post>, entry: Entry) {
  const [last] = await tx.$queryRaw<{ at: Date }[]>(sql`SELECT e."createdAt" AS "at" FROM "ModerationEntry" e WHERE ${entriesOf(post, entry.action)} ORDER BY e."createdAt" DESC, e."id" DESC LIMIT 1`);
  const before = last?.at ?? null;
  // Later than the one before even when both come in one millisecond: their order is what the log tells.
  const at = new Date(Math.max(Date.now(), (before?.getTime() ?? 0) + 1));
  const { annotationId, commentId } = post;
  await tx.moderationEntry.create({
    data: { id: newId(), seminarId, articleId, annotationId, commentId, actorId: actor.userId, ...entry, reason: entry.reason || null, createdAt: at },
  });
  const answersAppeal = post.status === 'hidden' && post.appealedAt != null && (before === null || before <= post.appealedAt);
  return { at, before, answersAppeal };
}

/** The newest decision of the same sort about a post or its thread, with the name of who took it: for moderators only. */
export async function lastEntry(tx: Tx, post: About, decision: Decision): Promise<{ action: Decision; to: ModeratedState; by: string; reason: string | null; at: string } | null> {
  const [last] = await tx.$queryRaw<{ action: Decision; to: ModeratedState; by: string; reason: string | null; at: Date }[]>(sql`
    SELECT e."action", e."to", u."name" AS "by", e."reason", e."createdAt" AS "at" FROM "ModerationEntry" e JOIN "User" u ON u."id" = e."actorId"
    WHERE ${entriesOf(post, decision)} ORDER BY e."createdAt" DESC, e."id" DESC LIMIT 1`);
  return last ? { ...last, at: last.at.toISOString() } : null;
}
