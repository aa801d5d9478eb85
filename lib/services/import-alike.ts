import { mapMentions, mentionedIn } from '../core/document/mentions';
import { plainTextOf } from '../core/document/rich-text';
import type { ParsedComment, ParsedThread } from '../core/exports/json-parse';
import { type Queries, sql } from '../db/sql';

const key = (...parts: unknown[]) => JSON.stringify(parts);

/**
 * What of an article is the same as something of a file under another id, as when a copy of the
 * seminar comes back: made in the same millisecond with the same words. Else a post that was hidden
 * since would be there again, and be visible.
 */
export async function alikePosts(tx: Queries, articleId: string): Promise<{ thread: (thread: ParsedThread) => string | undefined; comment: (comment: ParsedComment, annotationId: string) => string | undefined }> {
  const threads = await tx.$queryRaw<{ id: string; kind: string; exact: string | null; name: string; createdAt: Date }[]>(sql`
    SELECT a."id", a."kind", a."exact", u."name", a."createdAt" FROM "Annotation" a JOIN "User" u ON u."id" = a."authorId" WHERE a."articleId" = ${articleId}::uuid`);
  // Of one that was edited, hidden or withdrawn since, the file may have other words, or none.
  const comments = await tx.$queryRaw<{ id: string; annotationId: string; text: string | null; createdAt: Date }[]>(sql`
    SELECT c."id", c."annotationId", CASE WHEN c."status" = 'visible' AND c."editedAt" IS NULL THEN c."text" END AS "text", c."createdAt"
    FROM "Comment" c WHERE c."articleId" = ${articleId}::uuid`);
  const threadsHere = new Map(threads.map(({ id, kind, exact, name, createdAt }) => [key(new Date(createdAt).getTime(), kind, exact, name), id]));
  const commentsHere = new Map(comments.map(({ id, annotationId, text, createdAt }) => [key(new Date(createdAt).getTime(), annotationId, text), id]));
  return {
    thread: ({ createdAt, kind, target, author }) => threadsHere.get(key(Date.parse(createdAt), kind, target.exact, author.name)),
    comment: ({ createdAt, text, body }, annotationId) => {
      const at = Date.parse(createdAt);
      return [text, keptText(body), null].map((words) => commentsHere.get(key(at, annotationId, words))).find((id) => id !== undefined);
    },
  };
}

/** What is kept of words that mention somebody has no name; see lib/core/document/mentions.ts. */
const keptText = (body: ParsedComment['body']): string | null => (body && mentionedIn(body).length > 0 ? plainTextOf(mapMentions(body, ({ id }) => ({ id }))) : null);
