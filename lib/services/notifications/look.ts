import type { AnnotationKind } from '../../core/annotations';
import { excerptOf, type NotificationKind, type NotificationView } from '../../core/notifications';
import type { Person } from '../../core/threads';
import type { RichText } from '../../core/document/rich-text';
import { anyOf, join, type Queries, sql, type Sql } from '../../db/sql';
import type { Actor } from '../../policy/actor';
import { type Reader, readableWords, readerOf, visibleAnnotations } from '../../policy/scopes';
import { type ArticleAccess, articlesAmong } from '../access';
import { commentsQuery, type CommentRow, named, personJson, utc } from '../thread-rows';
import { mentionStands } from './make';

/** Notifications `n` with what they are about: the thread `a` and the comment `c`. */
const SOURCE = sql`"Notification" n JOIN "Annotation" a ON a."id" = n."annotationId" LEFT JOIN "Comment" c ON c."id" = n."commentId"`;
const mine = (actor: Actor): Sql => sql`n."userId" = ${actor.userId}::uuid`;

/** What one may see of one's notifications depends on how one stands towards their articles now. */
export type Standing = { actor: Actor; articles: ArticleAccess[] };

/** How the actor stands towards the articles of those of their notifications that `which` admits on `n`. */
export async function standingFor(actor: Actor, tx: Queries, which: Sql): Promise<Standing> {
  const ids = await tx.$queryRaw<{ id: string }[]>(sql`SELECT DISTINCT n."articleId" AS "id" FROM "Notification" n WHERE ${mine(actor)} AND ${which}`);
  return { actor, articles: ids.length === 0 ? [] : await articlesAmong(actor, ids.map(({ id }) => id), tx) };
}

/** Articles to which the actor stands alike, with what a list needs to know of that. */
function alike({ actor, articles }: Standing): { reader: Reader; ids: string[] }[] {
  const groups = new Map<string, { reader: Reader; ids: string[] }>();
  for (const access of articles) {
    const key = JSON.stringify([access.role, access.sectionId, access.article]);
    const group = groups.get(key) ?? { reader: readerOf(actor, access), ids: [] };
    group.ids.push(access.articleId);
    groups.set(key, group);
  }
  return [...groups.values()];
}

/** What `make` says for each standing, on `n`, `a` and `c`; `otherwise` of articles that the actor may not read. */
function perStanding(standing: Standing, make: (reader: Reader) => Sql, otherwise: Sql): Sql {
  const groups = alike(standing);
  if (groups.length === 0) return otherwise;
  return sql`CASE ${join(groups.map(({ reader, ids }) => sql`WHEN n."articleId" = ${anyOf(ids)} THEN ${make(reader)}`), ' ')} ELSE ${otherwise} END`;
}

/** Whether what a notification is about is there for the actor, and still is what it tells, as a condition on `n`, `a` and `c`. */
export const seen = (standing: Standing): Sql =>
  perStanding(
    standing,
    (reader) => sql`(n."kind" IN ('flag_upheld', 'flag_dismissed') OR (${visibleAnnotations(reader)}
      AND (n."commentId" IS NULL OR ${readableWords(reader, sql`c`)})
      AND (n."kind" NOT IN ('accepted', 'answered') OR a."acceptedId" = n."commentId")
      AND (n."kind" <> 'mention' OR EXISTS (SELECT 1 FROM "Membership" nm WHERE nm."seminarId" = n."seminarId" AND nm."userId" = n."userId" AND ${mentionStands(sql`c`, sql`nm`)}))))`,
    sql`false`,
  );

/** Counts, changes: those of the actor's notifications that `which` admits, by id. */
export const mineWhere = (actor: Actor, which: Sql): Sql => sql`SELECT n."id" FROM ${SOURCE} WHERE ${mine(actor)} AND ${which}`;

type Row = {
  id: string; kind: NotificationKind; createdAt: string; read: boolean; seen: boolean; articleId: string; title: string; language: string; seminarId: string; seminarName: string;
  annotationId: string; threadKind: AnnotationKind; mine: boolean; commentId: string | null; person: Person | null; exact: string | null; paraphrase: string | null;
};

/** A notification with what an e-mail tells of it besides: the words, the passage and the article's language. */
export type Looked = { view: NotificationView; words: { body: RichText; text: string } | null; passage: string | null; language: string };

/** Those of the actor's notifications that `which` admits on `n`, `a` and `c`, the newest first, as they may see each now. */
export async function lookAt(standing: Standing, tx: Queries, which: Sql, limit: Sql): Promise<Looked[]> {
  const nobody = sql`NULL::json`;
  const person = perStanding(
    standing,
    (reader) => sql`CASE n."kind" WHEN 'mention' THEN ${personJson(reader, sql`n."seminarId"`, sql`cu."id"`, sql`cu."name"`)} WHEN 'reply' THEN ${personJson(reader, sql`n."seminarId"`, sql`cu."id"`, sql`cu."name"`)}
      WHEN 'accepted' THEN ${personJson(reader, sql`n."seminarId"`, sql`au."id"`, sql`au."name"`)} WHEN 'answered' THEN ${personJson(reader, sql`n."seminarId"`, sql`au."id"`, sql`au."name"`)} END`,
    nobody,
  );
  const rows = await tx.$queryRaw<Row[]>(sql`
    SELECT n."id", n."kind", ${utc(sql`n."createdAt"`)} AS "createdAt", n."readAt" IS NOT NULL AS "read", ${seen(standing)} AS "seen", n."articleId", x."title", x."language",
      n."seminarId", s."name" AS "seminarName", a."id" AS "annotationId", a."kind"::text AS "threadKind", a."authorId" = n."userId" AS "mine", n."commentId", ${person} AS "person",
      a."exact", k."paraphrase"
    FROM ${SOURCE} JOIN "Article" x ON x."id" = n."articleId" JOIN "Seminar" s ON s."id" = n."seminarId"
    LEFT JOIN "User" cu ON cu."id" = c."authorId" LEFT JOIN "User" au ON au."id" = a."acceptedById" LEFT JOIN "Claim" k ON k."annotationId" = a."id"
    WHERE ${mine(standing.actor)} AND ${which} ORDER BY n."createdAt" DESC, n."id" DESC LIMIT ${limit}`);
  const words = await wordsOf(standing, tx, rows);
  const readable = new Set(standing.articles.map(({ articleId }) => articleId));
  return rows.map((row) => present(row, readable.has(row.articleId), (row.commentId && words.get(row.commentId)) || null));
}

/** The words of the comments, with the names of whom they mention as the actor may know them. */
async function wordsOf(standing: Standing, tx: Queries, rows: readonly Row[]): Promise<Map<string, { body: RichText; text: string }>> {
  const found = new Map<string, { body: RichText; text: string }>();
  for (const { reader, ids } of alike(standing)) {
    const comments = rows.flatMap(({ commentId, articleId, seen, kind }) => (seen && commentId && !kind.startsWith('flag_') && ids.includes(articleId) ? [commentId] : []));
    if (comments.length === 0) continue;
    const read = await tx.$queryRaw<CommentRow[]>(commentsQuery(reader, sql`m."id" = ${anyOf(comments)} AND ${readableWords(reader, sql`m`)}`, comments.length));
    for (const comment of read) {
      const { body, text } = named(comment);
      if (body && text !== null) found.set(comment.id, { body: body as RichText, text });
    }
  }
  return found;
}

function present(row: Row, readable: boolean, words: Looked['words']): Looked {
  const { id, kind, createdAt, read, seen, language } = row;
  const ofFlag = kind === 'flag_upheld' || kind === 'flag_dismissed';
  const said = words?.text ?? row.paraphrase;
  const view: NotificationView = {
    id, kind, createdAt, read, gone: !seen,
    seminar: readable ? { id: row.seminarId, name: row.seminarName } : null,
    article: readable ? { id: row.articleId, title: row.title } : null,
    // What was reported may be hidden from who did.
    thread: seen && !ofFlag ? { id: row.annotationId, kind: row.threadKind, mine: row.mine } : null,
    comment: seen && !ofFlag ? row.commentId : null,
    person: seen ? row.person : null,
    excerpt: seen && !ofFlag && said ? excerptOf(said) : null,
  };
  return { view, words: seen ? words : null, passage: seen && !ofFlag ? row.exact : null, language };
}
