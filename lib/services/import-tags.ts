import type { Known, Plan } from '../core/imports/plan';
import { tagKey, tagName } from '../core/tags';
import { type Queries, sql, type Tx } from '../db/sql';
import { newId } from '../ids';

/**
 * Puts imported tags where they stood, by whom they were put; new words become part of the seminar's,
 * and a merged word is put as that which stands for it. A retired word may stand where it stood before.
 */
export async function writeTaggings(tx: Tx, seminarId: string, taggings: Plan['taggings']): Promise<void> {
  if (taggings.length === 0) return;
  // In one order for all, so that two who bring the same new words do not wait for each other in a circle.
  const names = new Map(taggings.map(({ tag }) => [tagKey(tag), tagName(tag)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  await tx.tag.createMany({ data: [...names].map(([nameKey, name]) => ({ id: newId(), seminarId, name, nameKey })), skipDuplicates: true });
  const words = await tx.$queryRaw<{ nameKey: string; id: string }[]>(sql`
    WITH RECURSIVE standing AS (
      SELECT g."nameKey", g."id", g."mergedIntoId", 1 AS "depth" FROM "Tag" g WHERE g."seminarId" = ${seminarId}::uuid AND g."nameKey" = ANY(${[...names.keys()]})
      UNION ALL
      SELECT s."nameKey", g."id", g."mergedIntoId", s."depth" + 1 FROM standing s JOIN "Tag" g ON g."id" = s."mergedIntoId" WHERE s."depth" < 20)
    SELECT "nameKey", "id" FROM standing WHERE "mergedIntoId" IS NULL`);
  const ids = new Map(words.map(({ nameKey, id }) => [nameKey, id]));
  const rows = taggings.flatMap(({ annotationId, tag, userId }) => {
    const tagId = ids.get(tagKey(tag));
    return tagId ? [{ annotationId, tagId, userId }] : [];
  });
  await tx.$executeRaw(sql`
    INSERT INTO "Tagging" ("annotationId", "tagId", "userId", "seminarId", "createdAt")
    SELECT r."annotationId", r."tagId", r."userId", ${seminarId}::uuid, a."createdAt"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("annotationId" uuid, "tagId" uuid, "userId" uuid)
    JOIN "Annotation" a ON a."id" = r."annotationId" ORDER BY r."annotationId", r."tagId", r."userId" ON CONFLICT DO NOTHING`);
}

/** What claims of the seminar can be. A retired type may stand where it stood; a merged one is that which stands for it. */
export async function claimTypesFor(tx: Queries, seminarId: string): Promise<Known['claimType']> {
  const rows = await tx.$queryRaw<{ nameKey: string; name: string }[]>(sql`
    WITH RECURSIVE standing AS (
      SELECT y."nameKey", y."name", y."mergedIntoId", 1 AS "depth" FROM "ClaimType" y WHERE y."seminarId" = ${seminarId}::uuid
      UNION ALL
      SELECT s."nameKey", y."name", y."mergedIntoId", s."depth" + 1 FROM standing s JOIN "ClaimType" y ON y."id" = s."mergedIntoId" WHERE s."depth" < 20)
    SELECT "nameKey", "name" FROM standing WHERE "mergedIntoId" IS NULL`);
  const names = new Map(rows.map(({ nameKey, name }) => [nameKey, name]));
  return (type) => names.get(tagKey(type)) ?? null;
}
