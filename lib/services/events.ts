import { type Queries, sql } from '../db/sql';
import type { Actor } from '../policy/actor';

export const EVENT_TYPES = [
  'annotation.created',
  'annotation.updated',
  'annotation.withdrawn',
  'annotation.restored',
  'annotation.tagged',
  'annotation.approved',
  'annotation.hidden',
  'annotation.held',
  'annotation.locked',
  'annotation.unlocked',
  'comment.created',
  'comment.updated',
  'comment.withdrawn',
  'comment.restored',
  'comment.approved',
  'comment.hidden',
  'comment.held',
] as const;
export type EventType = (typeof EVENT_TYPES)[number];

/**
 * Appends to an article's log with its next number, in the transaction that did what it tells.
 * The article's row stays locked until the end, so numbers become visible in their order.
 * @returns the event's number
 */
export async function appendEvent(
  tx: Queries,
  actor: Actor,
  type: EventType,
  about: { articleId: string; annotationId: string; commentId?: string | null },
): Promise<number> {
  const [event] = await tx.$queryRaw<{ sequence: number }[]>(sql`
    WITH next AS (
      UPDATE "Article" SET "eventSequence" = "eventSequence" + 1
      WHERE "id" = ${about.articleId}::uuid RETURNING "id", "seminarId", "eventSequence")
    INSERT INTO "Event" ("articleId", "sequence", "seminarId", "type", "actorId", "annotationId", "commentId")
    SELECT "id", "eventSequence", "seminarId", ${type}, ${actor.userId}::uuid,
           ${about.annotationId}::uuid, ${about.commentId ?? null}::uuid
    FROM next RETURNING "sequence"`);
  return event!.sequence;
}
