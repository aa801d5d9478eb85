import type { NewComment, Plan } from '../core/imports/plan';
import { sql, type Tx } from '../db/sql';
import type { Actor } from '../policy/actor';
import { appendEvents } from './events';
import { BATCH, batches, writeComments } from './import-comments';
import { writeTaggings } from './import-tags';

type Into = { seminarId: string; articleId: string };

/** Writes what was planned for one article, with its events. */
export async function writePlan(tx: Tx, actor: Actor, into: Into, { threads, comments, taggings, reactions, accepted }: Plan): Promise<void> {
  const claims = threads.flatMap(({ id, claim }) => (claim ? [{ id, ...claim }] : []));
  for (const rows of batches(threads.map(({ target, ...thread }) => ({ ...thread, ...target })))) await writeAnnotations(tx, into, rows);
  for (const rows of batches(claims)) {
    await tx.$executeRaw(sql`
      INSERT INTO "Claim" ("annotationId", "seminarId", "type", "paraphrase")
      SELECT r."id", ${into.seminarId}::uuid, r."type", r."paraphrase" FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" uuid, "type" text, "paraphrase" text)`);
  }
  await writeComments(tx, into, { comments, reactions, accepted });
  await writeTaggings(tx, into.seminarId, taggings);
  const openings = openingsOf(new Set(threads.map(({ id }) => id)), comments);
  const { articleId } = into;
  const made = [
    ...threads.map(({ id }) => ({ type: 'annotation.created' as const, articleId, annotationId: id })),
    ...comments.filter(({ id }) => !openings.has(id)).map(({ id, annotationId }) => ({ type: 'comment.created' as const, articleId, annotationId, commentId: id })),
  ];
  for (let at = 0; at < made.length; at += BATCH) await appendEvents(tx, actor, made.slice(at, at + BATCH));
}

/** The first comment of each new thread: it is told of with its thread. */
function openingsOf(threads: Set<string>, comments: readonly NewComment[]): Set<string> {
  const openings = new Set<string>();
  for (const { id, annotationId } of comments) if (threads.delete(annotationId)) openings.add(id);
  return openings;
}

const writeAnnotations = (tx: Tx, { seminarId, articleId }: Into, rows: string) => tx.$executeRaw(sql`
  INSERT INTO "Annotation" ("id", "seminarId", "articleId", "authorId", "kind", "visibility", "status", "sectionId", "lockedAt",
    "paragraphKey", "start", "end", "exact", "prefix", "suffix", "anchorState", "position", "resolvedAt", "createdAt", "updatedAt")
  SELECT r."id", ${seminarId}::uuid, ${articleId}::uuid, r."authorId", r."kind"::"AnnotationKind", r."visibility"::"Visibility", r."status"::"PostStatus", r."sectionId",
    CASE WHEN r."locked" THEN r."updatedAt" END, r."paragraph", r."start", r."end", r."exact", r."prefix", r."suffix", r."anchorState"::"AnchorState", r."position",
    CASE WHEN r."resolved" THEN r."updatedAt" END, r."createdAt", r."updatedAt"
  FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" uuid, "authorId" uuid, "kind" text, "visibility" text, "status" text, "sectionId" uuid, "locked" boolean,
    "paragraph" text, "start" int, "end" int, "exact" text, "prefix" text, "suffix" text, "anchorState" text, "position" int, "resolved" boolean,
    "createdAt" timestamptz, "updatedAt" timestamptz)`);
