import { sql } from '../db/sql';
import { AppError, invalid } from '../errors';
import type { Actor } from '../policy/actor';
import { appendAudit } from './audit';
import { appendTagged, moveTaggings } from './taggings';
import { changing, wordOf } from './vocabulary';

/**
 * Lets one word stand for another: wherever `id` stood, `into` stands, put by the same members, and
 * who puts the old word puts the new one. Where it stood is kept, so that it can be undone.
 * @throws not_found, forbidden, validation, conflict
 */
export async function mergeWord(actor: Actor, seminarId: string, id: string, into: string): Promise<void> {
  await changing(actor, seminarId, async (tx, find) => {
    const from = await wordOf(find, id);
    const to = await wordOf(find, into);
    if (from.id === to.id) throw invalid('into', 'A word cannot be merged into itself. Choose another one.');
    if (from.mergedIntoId) throw new AppError('conflict', `“${from.name}” was merged already.`);
    if (to.mergedIntoId || to.retired) throw invalid('into', `“${to.name}” is not offered any more. Choose another word to keep.`);
    // "moved" means that the kept word stands there for the sake of merged ones alone.
    await tx.$executeRaw(sql`
      INSERT INTO "MergedTagging" ("tagId", "annotationId", "userId", "moved", "createdAt")
      SELECT tg."tagId", tg."annotationId", tg."userId", (
          NOT EXISTS (SELECT 1 FROM "Tagging" k WHERE k."tagId" = ${to.id}::uuid AND k."annotationId" = tg."annotationId" AND k."userId" = tg."userId")
          OR EXISTS (SELECT 1 FROM "MergedTagging" o JOIN "Tag" g ON g."id" = o."tagId" AND g."mergedIntoId" = ${to.id}::uuid
                     WHERE o."annotationId" = tg."annotationId" AND o."userId" = tg."userId" AND o."moved")), tg."createdAt"
      FROM "Tagging" tg WHERE tg."tagId" = ${from.id}::uuid`);
    await appendTagged(tx, actor, from.id);
    await moveTaggings(tx, from.id, to.id);
    await tx.$executeRaw(sql`UPDATE "Tag" SET "mergedIntoId" = ${to.id}::uuid, "listed" = true WHERE "id" = ${from.id}::uuid`);
    await tx.$executeRaw(sql`UPDATE "Tag" SET "listed" = true WHERE "id" = ${to.id}::uuid`);
    await appendAudit(tx, actor, seminarId, 'tag.merged', { tag: from.id, name: from.name, from: from.name, to: to.name });
  });
}

/**
 * Undoes a merging: the old word stands again where it stood, unless its member has taken the new
 * one away since. What was tagged after the merging keeps the new word. @throws not_found, forbidden, conflict
 */
export async function unmergeWord(actor: Actor, seminarId: string, id: string): Promise<void> {
  await changing(actor, seminarId, async (tx, find) => {
    const from = await wordOf(find, id);
    if (!from.mergedIntoId) throw new AppError('conflict', `“${from.name}” is not merged any more.`);
    const to = await wordOf(find, from.mergedIntoId);
    if (to.mergedIntoId) throw new AppError('conflict', `“${to.name}” was merged in its turn. Undo that first.`);
    await tx.$executeRaw(sql`
      INSERT INTO "Tagging" ("annotationId", "tagId", "userId", "seminarId", "createdAt")
      SELECT m."annotationId", m."tagId", m."userId", ${seminarId}::uuid, m."createdAt"
      FROM "MergedTagging" m JOIN "Tagging" k ON k."tagId" = ${to.id}::uuid AND k."annotationId" = m."annotationId" AND k."userId" = m."userId"
      WHERE m."tagId" = ${from.id}::uuid`);
    // Not where another merged word needs it.
    await tx.$executeRaw(sql`
      DELETE FROM "Tagging" k USING "MergedTagging" m
      WHERE m."tagId" = ${from.id}::uuid AND m."moved" AND k."tagId" = ${to.id}::uuid AND k."annotationId" = m."annotationId" AND k."userId" = m."userId"
        AND NOT EXISTS (SELECT 1 FROM "MergedTagging" o JOIN "Tag" g ON g."id" = o."tagId" AND g."mergedIntoId" = ${to.id}::uuid
                        WHERE o."tagId" <> ${from.id}::uuid AND o."annotationId" = m."annotationId" AND o."userId" = m."userId")`);
    await tx.$executeRaw(sql`DELETE FROM "MergedTagging" WHERE "tagId" = ${from.id}::uuid`);
    await tx.$executeRaw(sql`UPDATE "Tag" SET "mergedIntoId" = NULL WHERE "id" = ${from.id}::uuid`);
    await appendTagged(tx, actor, from.id);
    await appendAudit(tx, actor, seminarId, 'tag.unmerged', { tag: from.id, name: from.name, from: to.name, to: from.name });
  });
}
