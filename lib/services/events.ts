import { anyOf, type Queries, sql, type Sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { notifyOfEvent } from './notifications/make';

export const EVENT_TYPES = [
  'annotation.created',
  'annotation.updated',
  'annotation.withdrawn',
  'annotation.restored',
  'annotation.tagged',
  'annotation.answered',
  'annotation.unanswered',
  'annotation.approved',
  'annotation.hidden',
  'annotation.held',
  'annotation.placed',
  'annotation.locked',
  'annotation.unlocked',
  'comment.created',
  'comment.updated',
  'comment.withdrawn',
  'comment.restored',
  'comment.approved',
  'comment.hidden',
  'comment.held',
  'comment.reacted',
] as const;
/** What happens to an article itself: it is about no annotation. */
export const ARTICLE_EVENT_TYPES = ['article.revised'] as const;
export type ArticleEventType = (typeof ARTICLE_EVENT_TYPES)[number];
export type EventType = (typeof EVENT_TYPES)[number];

/** The channel on which every process hears that an article's log has grown, or that its rules have changed: the article's id. */
export const EVENTS_CHANNEL = 'scholium_events';
const heard = (articleId: Sql): Sql => sql`pg_notify(${EVENTS_CHANNEL}, ${articleId}::text)::text`;

/** Has open pages of an article look again, once the transaction is committed. */
export async function wakeReaders(tx: Queries, articleId: string): Promise<void> {
  await tx.$queryRaw(sql`SELECT ${heard(sql`${articleId}::uuid`)}`);
}

/** How the things that an event is about stand in this transaction. */
const STANDING = sql`"visibility", "status", "commentStatus"`;

type About = { articleId: string; annotationId: string; commentId?: string | null };

/** Appends many events, also of several articles, each article's in the order given; as `appendEvent` does one. */
export async function appendEvents(tx: Queries, actor: Actor, events: readonly ({ type: EventType } & About)[]): Promise<void> {
  if (events.length === 0) return;
  const articles = [...new Set(events.map(({ articleId }) => articleId))];
  // In one order, so that two who append to the same articles do not wait for each other in a circle.
  await tx.$queryRaw(sql`SELECT 1 FROM "Article" WHERE "id" = ${anyOf(articles)} ORDER BY "id" FOR NO KEY UPDATE`);
  await tx.$executeRaw(sql`
    WITH given AS (
      SELECT e.*, (row_number() OVER (PARTITION BY e."articleId" ORDER BY e."n"))::int AS "place", (count(*) OVER (PARTITION BY e."articleId"))::int AS "count"
      FROM jsonb_to_recordset(${JSON.stringify(events.map((event, n) => ({ n, ...event })))}::jsonb)
        AS e("n" int, "type" text, "articleId" uuid, "annotationId" uuid, "commentId" uuid)),
    next AS (
      UPDATE "Article" x SET "eventSequence" = x."eventSequence" + g."count" FROM (SELECT DISTINCT "articleId", "count" FROM given) g
      WHERE x."id" = g."articleId" RETURNING x."id", x."seminarId", x."eventSequence" - g."count" AS "before")
    INSERT INTO "Event" ("articleId", "sequence", "seminarId", "type", "actorId", "annotationId", "commentId", ${STANDING})
    SELECT n."id", n."before" + g."place", n."seminarId", g."type", ${actor.userId}::uuid, g."annotationId", g."commentId", a."visibility", a."status", c."status"
    FROM given g JOIN next n ON n."id" = g."articleId"
    LEFT JOIN "Annotation" a ON a."id" = g."annotationId" LEFT JOIN "Comment" c ON c."id" = g."commentId"`);
  await tx.$queryRaw(sql`SELECT ${heard(sql`x."id"`)} FROM unnest(${articles}::uuid[]) x("id")`);
}

/**
 * Appends to an article's log with its next number, in the transaction that did what it tells.
 * The article's row stays locked until the end, so numbers become visible in their order. It comes
 * after what it tells has been written, since it keeps how the thread and the comment stand now. Whom
 * it concerns is notified in the same transaction.
 * @returns the event's number
 */
export async function appendEvent(
  tx: Queries,
  actor: Actor,
  type: EventType,
  about: About,
): Promise<number> {
  const [sequence] = await Promise.all([append(tx, actor, type, { commentId: null, ...about }), notifyOfEvent(tx, actor, type, about)]);
  return sequence;
}

/** Appends what happened to the article itself, likewise. */
export const appendArticleEvent = (tx: Queries, actor: Actor, type: ArticleEventType, articleId: string): Promise<number> =>
  append(tx, actor, type, { articleId, annotationId: null, commentId: null });

type AboutAny = { articleId: string; annotationId: string | null; commentId: string | null };

async function append(tx: Queries, actor: Actor, type: EventType | ArticleEventType, about: AboutAny): Promise<number> {
  const [event] = await tx.$queryRaw<{ sequence: number }[]>(sql`
    WITH next AS (
      UPDATE "Article" SET "eventSequence" = "eventSequence" + 1
      WHERE "id" = ${about.articleId}::uuid RETURNING "id", "seminarId", "eventSequence")
    INSERT INTO "Event" ("articleId", "sequence", "seminarId", "type", "actorId", "annotationId", "commentId", ${STANDING})
    SELECT n."id", n."eventSequence", n."seminarId", ${type}, ${actor.userId}::uuid,
           ${about.annotationId}::uuid, ${about.commentId}::uuid, a."visibility", a."status", c."status"
    FROM next n LEFT JOIN "Annotation" a ON a."id" = ${about.annotationId}::uuid LEFT JOIN "Comment" c ON c."id" = ${about.commentId}::uuid
    RETURNING "sequence", ${heard(sql`"articleId"`)} AS "heard"`);
  return event!.sequence;
}

/** Appends the same for each annotation that `which` admits on the alias `a`. */
export async function appendEventWhere(tx: Queries, actor: Actor, type: EventType, which: Sql): Promise<void> {
  const touched = await tx.$queryRaw<{ articleId: string; annotationId: string }[]>(sql`
    SELECT a."articleId", a."id" AS "annotationId" FROM "Annotation" a WHERE ${which} ORDER BY a."id"`);
  await appendEvents(tx, actor, touched.map((about) => ({ type, ...about })));
}
