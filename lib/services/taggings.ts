import { sql, type Tx } from '../db/sql';
import type { Actor } from '../policy/actor';
import { appendEventWhere } from './events';

/** Puts one word where another stood, by the same members at the same time; where both stood, one is left. */
export async function moveTaggings(tx: Tx, from: string, into: string): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO "Tagging" ("annotationId", "tagId", "userId", "seminarId", "createdAt")
    SELECT "annotationId", ${into}::uuid, "userId", "seminarId", "createdAt" FROM "Tagging" WHERE "tagId" = ${from}::uuid
    ON CONFLICT DO NOTHING`);
  await tx.$executeRaw(sql`DELETE FROM "Tagging" WHERE "tagId" = ${from}::uuid`);
}

/** Tells every article's log that the tags of the annotations which bear this word have changed. */
export const appendTagged = (tx: Tx, actor: Actor, tagId: string): Promise<void> =>
  appendEventWhere(tx, actor, 'annotation.tagged', sql`EXISTS (SELECT 1 FROM "Tagging" tg WHERE tg."annotationId" = a."id" AND tg."tagId" = ${tagId}::uuid)`);
