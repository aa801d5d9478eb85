import type { FlagResolution } from '../core/moderation';
import { sql, type Sql, type Tx } from '../db/sql';
import type { Actor } from '../policy/actor';
import { forgetFlags, notifyOfFlags } from './notifications/make';
import type { Post } from './posts';

/** A post's flags, as a condition on `f`: those of an opening may be on its comment or, without one, on the annotation. */
const flagsOf = ({ annotationId, commentId, opening }: Post): Sql => {
  const onComment = commentId ? sql`f."commentId" = ${commentId}::uuid` : sql`false`;
  return opening ? sql`(${onComment} OR (f."annotationId" = ${annotationId}::uuid AND f."commentId" IS NULL))` : onComment;
};

/** Ends a post's open flags, as the decision of this moment has it, and tells who raised them. @returns how many there were */
export async function endFlags(tx: Tx, actor: Actor, post: Post, resolution: FlagResolution, at: Date): Promise<number> {
  const ended = await tx.$queryRaw<{ id: string }[]>(sql`
    UPDATE "Flag" f SET "open" = NULL, "resolution" = ${resolution}, "resolvedAt" = ${at}, "resolvedById" = ${actor.userId}::uuid
    WHERE f."open" AND ${flagsOf(post)} RETURNING f."id"`);
  await notifyOfFlags(tx, actor, ended.map(({ id }) => id));
  return ended.length;
}

/** Opens again what a decision that is taken back had ended; who has flagged anew meanwhile has one open flag. */
export async function reopenFlags(tx: Tx, post: Post, endedAt: Date | null): Promise<void> {
  if (endedAt === null) return;
  const opened = await tx.$queryRaw<{ id: string }[]>(sql`
    UPDATE "Flag" f SET "open" = true, "resolution" = NULL, "resolvedAt" = NULL, "resolvedById" = NULL
    WHERE f."resolvedAt" = ${endedAt} AND ${flagsOf(post)} AND NOT EXISTS (
      SELECT 1 FROM "Flag" anew WHERE anew."open" AND anew."userId" = f."userId" AND anew."annotationId" = f."annotationId"
        AND anew."commentId" IS NOT DISTINCT FROM f."commentId") RETURNING f."id"`);
  await forgetFlags(tx, opened.map(({ id }) => id));
}
