import { itemId, type QueueCounts, type QueueItem } from '../core/queue';
import type { Person } from '../core/threads';
import type { QueueState } from '../core/moderation';
import { queries } from '../db/client';
import { anyOf, empty, join, literal, sql, type Sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { visibleInSeminar } from '../policy/scopes';
import type { QueueFilter, QueueInput } from '../schemas/moderation';
import { articlesFor, seminarFor } from './access';
import { cursorOf, nextCursor } from './cursors';
import { isOpening, standsForOpening } from './posts';
import { type MentionedPeople, named } from './thread-rows';
import { queueItems } from './queue-rows';

const C = sql`c`;
const A = sql`a`;

/** An open flag on the post that is made of `c` (may be none) and, for an opening, of `a`. */
const openFlag = (post: Sql): Sql => sql`EXISTS (SELECT 1 FROM "Flag" f WHERE f."open" AND ${post})`;
/** Whether the author of the row asks for a second look that nobody has taken since. */
const asksAgain = (row: Sql, entry: Sql): Sql => sql`(${row}."status" = 'hidden' AND ${row}."appealedAt" IS NOT NULL AND NOT EXISTS (
  SELECT 1 FROM "ModerationEntry" e WHERE ${entry} AND e."from" = 'hidden' AND e."createdAt" > ${row}."appealedAt"))`;

/** Which comments, and which openings without one, stand in each part of the queue. */
const STATES: Record<QueueState, { comment: Sql; opening: Sql }> = {
  pending: { comment: sql`(c."status" = 'pending' OR (c."status" = 'visible' AND c."pendingText" IS NOT NULL AND c."editRejectedAt" IS NULL))`, opening: sql`a."status" = 'pending'` },
  // Somebody asks for a look: a member who flagged it, or its author who wants a second one.
  flagged: {
    comment: sql`(${asksAgain(C, sql`e."commentId" = c."id"`)} OR (c."status" IN ('visible', 'pending') AND (${openFlag(sql`f."commentId" = c."id"`)} OR (
      ${openFlag(sql`f."annotationId" = a."id" AND f."commentId" IS NULL`)} AND ${isOpening(C, A)}))))`,
    opening: sql`(${asksAgain(A, sql`e."annotationId" = a."id" AND e."commentId" IS NULL`)} OR (
      a."status" IN ('visible', 'pending') AND ${openFlag(sql`f."annotationId" = a."id" AND f."commentId" IS NULL`)}))`,
  },
  hidden: { comment: sql`c."status" = 'hidden'`, opening: sql`a."status" = 'hidden'` },
};

/** The posts of a part of the queue: ids, author and age. The scope has named what the actor may moderate. */
function posts(seminarId: string, scope: Sql, { state, article, person, days }: QueueFilter): Sql {
  const { comment, opening } = STATES[state];
  const within = sql`a."seminarId" = ${seminarId}::uuid AND ${scope} AND a."visibility" <> 'private' ${article ? sql`AND a."articleId" = ${article}::uuid` : empty}`;
  const by = (alias: Sql) => sql`${person ? sql`AND ${alias}."authorId" = ${person}::uuid` : empty}
    ${days ? sql`AND ${alias}."createdAt" <= now() - make_interval(days => ${days}::int)` : empty}`;
  return sql`
    SELECT c."id" AS "commentId", a."id" AS "annotationId", c."authorId", c."createdAt", c."id" AS "id"
    FROM "Comment" c JOIN "Annotation" a ON a."id" = c."annotationId" WHERE c."seminarId" = ${seminarId}::uuid AND ${comment} AND ${within} ${by(C)}
    UNION ALL
    SELECT NULL, a."id", a."authorId", a."createdAt", a."id" FROM "Annotation" a
    WHERE ${within} AND ${opening} ${by(A)} AND NOT EXISTS (SELECT 1 FROM "Comment" c WHERE ${standsForOpening(C, A)})`;
}

/** What waits for a moderator of this seminar, the oldest first, in pages. @throws not_found, forbidden, validation */
export async function listQueue(actor: Actor, seminarId: string, input: QueueInput): Promise<{ items: QueueItem[]; nextCursor: string | null }> {
  await seminarFor(actor, seminarId, 'seminar.moderate');
  const { limit, cursor } = input;
  const from = cursorOf(cursor, 'time');
  const scope = visibleInSeminar(actor, await articlesFor(actor, seminarId));
  const page = sql`SELECT * FROM (${posts(seminarId, scope, input)}) q ${from ? sql`WHERE (q."createdAt", q."id") > (${from.key}::timestamptz, ${from.id}::uuid)` : empty}
    ORDER BY q."createdAt", q."id" LIMIT ${literal(limit + 1)}`;
  const rows = await queries.$queryRaw<(QueueItem & { mentioned: MentionedPeople })[]>(queueItems(page));
  const items = rows.slice(0, limit).map(({ mentioned, ...item }) => ({ ...item, ...named({ ...item, mentioned }), edit: item.edit && named({ ...item.edit, mentioned }) }));
  return { items, nextCursor: nextCursor(rows, items, (last) => ({ key: last.createdAt, id: itemId(last) })) };
}

export type QueueOverview = {
  counts: QueueCounts;
  /** What the queue can be narrowed to: the articles of the seminar, and whoever has something in it. */
  articles: { id: string; title: string }[];
  people: Person[];
};

/** How much is in each part of the queue under a filter, and what to filter by. @throws not_found, forbidden */
export async function queueOverview(actor: Actor, seminarId: string, filter: Omit<QueueFilter, 'state'>): Promise<QueueOverview> {
  await seminarFor(actor, seminarId, 'seminar.moderate');
  const articles = await articlesFor(actor, seminarId);
  const scope = visibleInSeminar(actor, articles);
  const part = (state: QueueState, by: Omit<QueueFilter, 'state'>) => posts(seminarId, scope, { ...by, state });
  const count = (state: QueueState) => sql`(SELECT count(*)::int FROM (${part(state, filter)}) q)`;
  const [[counts], titles, people] = await Promise.all([
    queries.$queryRaw<QueueCounts[]>(sql`SELECT ${count('pending')} AS "pending", ${count('flagged')} AS "flagged", ${count('hidden')} AS "hidden"`),
    queries.$queryRaw<{ id: string; title: string }[]>(sql`SELECT x."id", x."title" FROM "Article" x WHERE x."id" = ${anyOf(articles.map(({ articleId }) => articleId))} ORDER BY x."position", x."createdAt" DESC`),
    queries.$queryRaw<Person[]>(sql`SELECT u."id", u."name" FROM "User" u WHERE u."id" IN (
      SELECT q."authorId" FROM (${join([part('pending', {}), part('flagged', {}), part('hidden', {})], ' UNION ALL ')}) q) ORDER BY u."name", u."id"`),
  ]);
  return { counts: counts!, articles: titles, people };
}
