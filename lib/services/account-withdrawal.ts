import { DbNull, empty, sql, type Tx } from '../db/sql';
import type { Actor } from '../policy/actor';
import { appendEvents, type EventType } from './events';

type Taken = { articleId: string; annotationId: string; commentId: string | null };

/**
 * Takes back what somebody who deletes their account has written: what is private always, and the
 * rest when they choose so. It holds to what withdrawing one by one holds to (`comments.ts`): what a
 * moderator hid stays for moderators, an archived seminar stays as it is, others' replies keep their
 * thread, and every change is an event. What is withdrawn nobody can bring back any more, so its
 * words are emptied. @param all whether they withdraw everything, not only what is private
 */
export async function withdrawEverything(tx: Tx, actor: Actor, all: boolean): Promise<void> {
  const me = sql`${actor.userId}::uuid`;
  const meant = sql`(a."visibility" = 'private' ${all ? sql`OR s."archivedAt" IS NULL` : empty})`;
  const mayGo = sql`IN ('visible', 'pending')`;
  // Threads first and in one order, as everybody who changes a comment holds its thread before.
  const threads = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT a."id" FROM "Annotation" a JOIN "Seminar" s ON s."id" = a."seminarId"
    WHERE ${meant} AND (a."authorId" = ${me} OR EXISTS (SELECT 1 FROM "Comment" c WHERE c."annotationId" = a."id" AND c."authorId" = ${me}))
    ORDER BY a."id" FOR NO KEY UPDATE OF a`);
  const held = sql`ANY(${threads.map(({ id }) => id)}::uuid[])`;
  const comments = await tx.$queryRaw<Taken[]>(sql`
    UPDATE "Comment" c SET "status" = 'withdrawn' FROM "Annotation" a
    WHERE a."id" = c."annotationId" AND c."annotationId" = ${held} AND c."authorId" = ${me} AND c."status" ${mayGo}
      AND a."status" ${mayGo}
    RETURNING c."articleId", c."annotationId", c."id" AS "commentId"`);
  const emptied = sql`ANY(${comments.map(({ annotationId }) => annotationId)}::uuid[])`;
  // One's own thread goes when nobody else's words are in it; another's, when none at all are left and it is no claim.
  const annotations = await tx.$queryRaw<Taken[]>(sql`
    UPDATE "Annotation" a SET "status" = 'withdrawn'
    WHERE a."id" = ${held} AND a."status" ${mayGo} AND CASE WHEN a."authorId" = ${me}
      THEN NOT EXISTS (SELECT 1 FROM "Comment" c WHERE c."annotationId" = a."id" AND c."status" <> 'withdrawn' AND c."authorId" <> ${me})
      ELSE a."kind" <> 'claim' AND a."id" = ${emptied} AND NOT EXISTS (SELECT 1 FROM "Comment" c WHERE c."annotationId" = a."id" AND c."status" <> 'withdrawn') END
    RETURNING a."articleId", a."id" AS "annotationId", NULL::uuid AS "commentId"`);
  const named = (type: EventType, taken: Taken[]) => taken.map((about) => ({ type, ...about }));
  await appendEvents(tx, actor, [...named('comment.withdrawn', comments), ...named('annotation.withdrawn', annotations)]);
  await emptyWithdrawn(tx, actor.userId);
}

/** Whatever this person ever withdrew; of a thread that is gone, their comments too. */
async function emptyWithdrawn(tx: Tx, userId: string): Promise<void> {
  const which = { authorId: userId, OR: [{ status: 'withdrawn' as const }, { annotation: { status: 'withdrawn' as const } }] };
  await tx.mention.deleteMany({ where: { comment: which } });
  await tx.comment.updateMany({
    where: which,
    data: { body: { type: 'doc', content: [{ type: 'paragraph' }] }, text: '', pendingBody: DbNull, pendingText: null, appeal: null },
  });
  await tx.annotation.updateMany({ where: { authorId: userId, status: 'withdrawn', appeal: { not: null } }, data: { appeal: null } });
  await tx.claim.updateMany({ where: { annotation: { authorId: userId, status: 'withdrawn' } }, data: { paraphrase: '' } });
}
