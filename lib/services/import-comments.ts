import { mapMentions } from '../core/document/mentions';
import type { NewComment, Plan } from '../core/imports/plan';
import { anyOf, sql, type Tx } from '../db/sql';

type Into = { seminarId: string; articleId: string };

/** Rows go to the database so many at a time: large texts of JSON take their time and memory on both sides. */
export const BATCH = 2_000;

export function* batches<T>(rows: readonly T[]): Generator<string> {
  for (let at = 0; at < rows.length; at += BATCH) yield JSON.stringify(rows.slice(at, at + BATCH));
}

/** Writes the comments of threads that are there, with whom they mention, what was said of them, and which of them are accepted. */
export async function writeComments(tx: Tx, into: Into, { comments, reactions, accepted }: Pick<Plan, 'comments' | 'reactions' | 'accepted'>): Promise<void> {
  const kept = await keptIds(tx, into.seminarId, comments);
  for (const rows of batches(comments.map((comment) => withMentions(comment, kept)))) await writeRows(tx, into, rows);
  for (const rows of batches(comments.flatMap(({ id, annotationId, mentions }) => mentions.map((userId) => ({ commentId: id, annotationId, userId }))))) {
    await tx.$executeRaw(sql`
      INSERT INTO "Mention" ("commentId", "userId", "seminarId", "annotationId")
      SELECT r."commentId", r."userId", ${into.seminarId}::uuid, r."annotationId" FROM jsonb_to_recordset(${rows}::jsonb) AS r("commentId" uuid, "userId" uuid, "annotationId" uuid)`);
  }
  for (const rows of batches(reactions)) await writeReactions(tx, into, rows);
  for (const rows of batches(accepted)) {
    await tx.$executeRaw(sql`
      UPDATE "Annotation" a SET "acceptedId" = r."commentId" FROM jsonb_to_recordset(${rows}::jsonb) AS r("annotationId" uuid, "commentId" uuid)
      WHERE a."id" = r."annotationId"`);
  }
}

/** The ids by which kept documents mention these people; see mentions.ts. */
async function keptIds(tx: Tx, seminarId: string, comments: readonly NewComment[]): Promise<ReadonlyMap<string, string>> {
  const userIds = [...new Set(comments.flatMap(({ mentions }) => mentions))];
  if (userIds.length === 0) return new Map();
  const rows = await tx.$queryRaw<{ userId: string; pseudonymId: string }[]>(sql`
    SELECT "userId", "pseudonymId" FROM "Membership" WHERE "seminarId" = ${seminarId}::uuid AND "userId" = ${anyOf(userIds)}`);
  return new Map(rows.map(({ userId, pseudonymId }) => [userId, pseudonymId]));
}

const withMentions = (comment: NewComment, kept: ReadonlyMap<string, string>): NewComment =>
  comment.mentions.length === 0 ? comment : { ...comment, body: mapMentions(comment.body, ({ id }) => ({ id: kept.get(id)! })) };

/** What answers stands after what it answers, and never in an earlier batch, so that each finds its parent. */
const writeRows = (tx: Tx, { seminarId, articleId }: Into, rows: string) => tx.$executeRaw(sql`
  INSERT INTO "Comment" ("id", "seminarId", "articleId", "annotationId", "parentId", "authorId", "body", "text", "status", "version", "createdAt", "editedAt")
  SELECT r."id", ${seminarId}::uuid, ${articleId}::uuid, r."annotationId", r."parentId", r."authorId", r."body", r."text",
    r."status"::"PostStatus", r."version", r."createdAt", r."editedAt"
  FROM jsonb_to_recordset(${rows}::jsonb) AS r("id" uuid, "annotationId" uuid, "parentId" uuid, "authorId" uuid, "body" jsonb, "text" text, "status" text,
    "version" int, "createdAt" timestamptz, "editedAt" timestamptz)`);

/** The file does not tell when they were said, only in which order. */
const writeReactions = (tx: Tx, { seminarId }: Into, rows: string) => tx.$executeRaw(sql`
  INSERT INTO "Reaction" ("commentId", "kind", "userId", "seminarId", "annotationId", "createdAt")
  SELECT r."commentId", r."kind", r."userId", ${seminarId}::uuid, r."annotationId", c."createdAt" + r."place" * interval '1 millisecond'
  FROM jsonb_to_recordset(${rows}::jsonb) AS r("commentId" uuid, "kind" text, "userId" uuid, "annotationId" uuid, "place" int)
  JOIN "Comment" c ON c."id" = r."commentId"`);
