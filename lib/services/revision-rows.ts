import type { Paragraph } from '../core/document/article';
import { type Queries, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { bindImages } from './images';
import type { Next } from './revision-switch';

/** A revision as it is written down. */
export type NewRevision = Next & { id: string; paragraphs: readonly Paragraph[]; note: string | null };

/** Writes a revision with its text, whose new pictures become the article's. @param total how many annotations a job will bring over; `null` where that is done at once @throws validation for pictures that are not the actor's to use */
export async function writeRevision(tx: Queries, actor: Actor, { id, seminarId, articleId, number, restoredFrom, note, paragraphs }: NewRevision, total: number | null): Promise<void> {
  await tx.$executeRaw(sql`
    INSERT INTO "Revision" ("id", "articleId", "number", "note", "restoredFrom", "createdById", "readyAt", "total")
    VALUES (${id}::uuid, ${articleId}::uuid, ${number}::int, ${note}, ${restoredFrom}::int, ${actor.userId}::uuid, CASE WHEN ${total === null} THEN now() END, ${total ?? 0}::int)`);
  const rows = (await bindImages(tx, actor, { seminarId, articleId }, paragraphs)).map(({ key, kind, text, format }, position) => ({ key, position, kind, text, format }));
  await tx.$executeRaw(sql`
    INSERT INTO "Paragraph" ("revisionId", "key", "position", "kind", "text", "format")
    SELECT ${id}::uuid, r."key", r."position", r."kind"::"ParagraphKind", r."text", r."format"
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("key" text, "position" int, "kind" text, "text" text, "format" jsonb)`);
}

/** The article's revisions as a whole: the newest number, one that is under way, and the highest number of a key in any of them. */
export async function revisionsSoFar(tx: Queries, articleId: string): Promise<{ newest: number; underWay: boolean; usedKeys: number }> {
  const [row] = await tx.$queryRaw<{ newest: number; underWay: boolean; usedKeys: number }[]>(sql`
    SELECT max(r."number") AS "newest", bool_or(r."readyAt" IS NULL AND r."problem" IS NULL) AS "underWay",
      (SELECT COALESCE(max(substr(p."key", 2)::int), 0) FROM "Paragraph" p JOIN "Revision" o ON o."id" = p."revisionId" WHERE o."articleId" = ${articleId}::uuid AND p."key" ~ '^p[0-9]{1,9}$') AS "usedKeys"
    FROM "Revision" r WHERE r."articleId" = ${articleId}::uuid`);
  return row!;
}
