import { MOST_COUNTED, type NotificationView } from '../core/notifications';
import { queries } from '../db/client';
import { anyOf, empty, literal, sql, type Sql } from '../db/sql';
import { notFound } from '../errors';
import type { Actor } from '../policy/actor';
import type { ListNotificationsInput } from '../schemas/notifications';
import { isId } from './access';
import { cursorOf, nextCursor } from './cursors';
import { lookAt, mineWhere, seen, type Standing, standingFor } from './notifications/look';

export type NotificationPage = { items: NotificationView[]; nextCursor: string | null };

const UNREAD = sql`n."readAt" IS NULL`;

/** How many unread notifications the actor may see now, at most `MOST_COUNTED`. */
export async function countUnread(actor: Actor): Promise<number> {
  const standing = await standingFor(actor, queries, UNREAD);
  if (standing.articles.length === 0) return 0;
  const [row] = await queries.$queryRaw<{ count: number }[]>(sql`
    SELECT count(*)::int AS "count" FROM (${mineWhere(actor, sql`${UNREAD} AND ${seen(standing)}`)} LIMIT ${literal(MOST_COUNTED)}) x`);
  return row!.count;
}

/** Whether something unread came to the actor within these seconds that they may see now. */
export async function hasNews(actor: Actor, seconds: number): Promise<boolean> {
  const fresh = sql`${UNREAD} AND n."createdAt" > now() - make_interval(secs => ${seconds})`;
  const standing = await standingFor(actor, queries, fresh);
  if (standing.articles.length === 0) return false;
  return (await queries.$queryRaw<unknown[]>(sql`${mineWhere(actor, sql`${fresh} AND ${seen(standing)}`)} LIMIT 1`)).length > 0;
}

/** What may be shown: what is there, and the place of what was shown once and is not any more. */
const shown = (standing: Standing): Sql => sql`(${seen(standing)} OR n."shownAt" IS NOT NULL)`;

/** The actor's notifications, the newest first, each as they may see it now. @throws validation for a cursor that is none */
export async function listNotifications(actor: Actor, { unread, limit, cursor }: ListNotificationsInput): Promise<NotificationPage> {
  const from = cursorOf(cursor, 'time');
  const after = from ? sql`AND (n."createdAt", n."id") < (${from.key}::timestamptz, ${from.id}::uuid)` : empty;
  const standing = await standingFor(actor, queries, sql`true`);
  const which = sql`${shown(standing)} ${unread ? sql`AND ${UNREAD}` : empty} ${after}`;
  const rows = (await lookAt(standing, queries, which, literal(limit + 1))).map(({ view }) => view);
  const items = rows.slice(0, limit);
  await markShown(items);
  return { items, nextCursor: nextCursor(rows, items, ({ createdAt, id }) => ({ key: createdAt, id })) };
}

/** From now on these leave their place when they vanish: whoever saw one knows of it. */
async function markShown(items: readonly NotificationView[]): Promise<void> {
  const ids = items.filter(({ gone }) => !gone).map(({ id }) => id);
  if (ids.length > 0) await queries.$executeRaw(sql`UPDATE "Notification" SET "shownAt" = now() WHERE "id" = ${anyOf(ids)} AND "shownAt" IS NULL`);
}

/** One of the actor's notifications. @throws not_found */
export async function getNotification(actor: Actor, id: string): Promise<NotificationView> {
  const one = isId(id) ? sql`n."id" = ${id}::uuid` : sql`false`;
  const standing = await standingFor(actor, queries, one);
  const [found] = await lookAt(standing, queries, sql`${one} AND ${shown(standing)}`, literal(1));
  if (!found) throw notFound('notification');
  return found.view;
}

/** Marks one as read, or as unread again. @throws not_found */
export async function readNotification(actor: Actor, id: string, read = true): Promise<NotificationView> {
  await getNotification(actor, id);
  const at = read ? sql`COALESCE("readAt", now())` : sql`NULL`;
  await queries.$executeRaw(sql`UPDATE "Notification" SET "readAt" = ${at}, "shownAt" = COALESCE("shownAt", now()) WHERE "id" = ${id}::uuid AND "userId" = ${actor.userId}::uuid`);
  return getNotification(actor, id);
}

/** Marks all as read that the actor may see; what they may not see yet stays news. */
export async function readAllNotifications(actor: Actor): Promise<void> {
  const standing = await standingFor(actor, queries, UNREAD);
  await queries.$executeRaw(sql`
    UPDATE "Notification" SET "readAt" = now(), "shownAt" = COALESCE("shownAt", now()) WHERE "id" IN (${mineWhere(actor, sql`${UNREAD} AND ${shown(standing)}`)})`);
}
