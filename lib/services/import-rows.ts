import type { NewComment, Plan } from '../core/imports/plan';
import { sql, type Tx } from '../db/sql';
import type { Actor } from '../policy/actor';
import { appendEvents } from './events';
import { writeTaggings } from './import-tags';

type Into = { seminarId: string; articleId: string };

/** Rows go to the database so many at a time: large texts of JSON take their time and memory on both sides. */
const BATCH = 2_000;

function* batches<T>(rows: readonly T[]): Generator<string> {
  for (let at = 0; at < rows.length; at += BATCH) yield JSON.stringify(rows.slice(at, at + BATCH));
}

/** Writes what was planned for one article, with its events. */
export async function writePlan(tx: Tx, actor: Actor, into: Into, { threads, comments, taggings }: Plan): Promise<void> {
  const claims = threads.flatMap(({ id, claim }) => (claim ? [{ id, ...claim }] : []));
  for (const rows of batches(threads.map(({ target, ...thread }) => ({ ...thread, ...target })))) await writeAnnotations(tx, into, rows);
  for (const rows of batches(claims)) {
    await tx.$executeRaw(sql`
      INSERT INTO "Claim" ("annotationId", "seminarId", "type", "paraphrase")
      SELECT r."id", ${into.seminarId}::uuid, r."type", r."paraphrase" FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" uuid, "type" text, "paraphrase" text)`);
  }
  for (const rows of batches(comments)) await writeComments(tx, into, rows);
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

/** What answers stands after what it answers, and never in an earlier batch, so that each finds its parent. */
const writeComments = (tx: Tx, { seminarId, articleId }: Into, rows: string) => tx.$executeRaw(sql`
  INSERT INTO "Comment" ("id", "seminarId", "articleId", "annotationId", "parentId", "authorId", "body", "text", "status", "version", "createdAt", "editedAt")
  SELECT r."id", ${seminarId}::uuid, ${articleId}::uuid, r."annotationId", r."parentId", r."authorId", r."body", r."text",
    r."status"::"PostStatus", r."version", r."createdAt", r."editedAt"
  FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" uuid, "annotationId" uuid, "parentId" uuid, "authorId" uuid, "body" jsonb, "text" text, "status" text,
    "version" int, "createdAt" timestamptz, "editedAt" timestamptz)`);
