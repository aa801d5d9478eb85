import { type Reaction, reactionOf } from '../core/reactions';
import type { CommentView } from '../core/threads';
import { db } from '../db/client';
import { sql } from '../db/sql';
import { invalid } from '../errors';
import type { Actor } from '../policy/actor';
import { commentFor, lockThreadOf } from './access';
import { appendEvent } from './events';
import { postOfComment } from './posts';
import { getComment } from './threads';

/** Marks somebody else's comment; who has done so already changes nothing. @throws not_found, forbidden, validation */
export const putReaction = (actor: Actor, commentId: string, kind: Reaction): Promise<CommentView> => change(actor, commentId, kind, true);

/** Takes that back; without it nothing happens. @throws not_found, forbidden, validation */
export const removeReaction = (actor: Actor, commentId: string, kind: Reaction): Promise<CommentView> => change(actor, commentId, kind, false);

async function change(actor: Actor, commentId: string, kind: Reaction, on: boolean): Promise<CommentView> {
  const annotationId = await db.$transaction(async (tx) => {
    await lockThreadOf(commentId, tx);
    const { seminarId, articleId, annotation } = await commentFor(actor, commentId, 'comment.react', tx);
    const takes = reactionOf((await postOfComment(tx, commentId)).opening, annotation.kind);
    if (kind !== takes) throw invalid('kind', takes === 'helpful' ? 'Only what opens a question can be the same question. This comment can be helpful.' : 'A question can be the same question; helpful is for answers.');
    const changed = on
      ? await tx.$executeRaw(sql`
          INSERT INTO "Reaction" ("commentId", "kind", "userId", "seminarId", "annotationId")
          VALUES (${commentId}::uuid, ${kind}, ${actor.userId}::uuid, ${seminarId}::uuid, ${annotation.id}::uuid) ON CONFLICT DO NOTHING`)
      : await tx.$executeRaw(sql`DELETE FROM "Reaction" WHERE "commentId" = ${commentId}::uuid AND "kind" = ${kind} AND "userId" = ${actor.userId}::uuid`);
    if (changed > 0) await appendEvent(tx, actor, 'comment.reacted', { articleId, annotationId: annotation.id, commentId });
    return annotation.id;
  });
  return getComment(actor, annotationId, commentId);
}
