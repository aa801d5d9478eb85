import type { Role } from '../../core/annotations';
import { type LivePresence, MAX_NAMES_HERE } from '../../core/live';
import { queries } from '../../db/client';
import { anyOf, literal, sql } from '../../db/sql';
import type { ArticleAccess } from '../access';
import { isMasked, moderates, readerOf } from '../../policy/scopes';
import type { Actor } from '../../policy/actor';

/** On it every process hears that somebody came to an article or left it: the article's id. */
export const PRESENCE_CHANNEL = 'scholium_presence';

/** Two beats of a process that still runs, and a little. */
const HERE_SECONDS = 40;

export type Here = { userId: string; role: Role; sectionId: string | null; name: string; pseudonym: string; pseudonymId: string };

/** Marks streams as open now, also where a crash of the database has forgotten them. @param news tell the others */
export async function beHere(streams: readonly { id: string; articleId: string; actor: Actor }[], news: boolean): Promise<void> {
  if (streams.length === 0) return;
  const rows = streams.map(({ id, articleId, actor }) => ({ id, articleId, userId: actor.userId }));
  await queries.$executeRaw(sql`
    INSERT INTO "Presence" ("id", "articleId", "userId", "seenAt")
    SELECT x."id", x."articleId", x."userId", now() FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS x("id" uuid, "articleId" uuid, "userId" uuid)
    JOIN "Article" a ON a."id" = x."articleId"
    ON CONFLICT ("id") DO UPDATE SET "seenAt" = now()`);
  if (news) await tellOf(rows.map(({ articleId }) => articleId));
}

/** Takes streams that have ended away, and those of processes that ended without a word. */
export async function leave(streams: readonly { id: string; articleId: string }[]): Promise<void> {
  const gone = await queries.$queryRaw<{ articleId: string }[]>(sql`
    DELETE FROM "Presence" WHERE "id" = ${anyOf(streams.map(({ id }) => id))} OR "seenAt" < now() - make_interval(secs => ${literal(HERE_SECONDS)}) RETURNING "articleId"`);
  await tellOf(gone.map(({ articleId }) => articleId));
}

async function tellOf(articles: readonly string[]): Promise<void> {
  const distinct = [...new Set(articles)];
  if (distinct.length > 0) await queries.$queryRaw(sql`SELECT pg_notify(${PRESENCE_CHANNEL}, x."id"::text)::text FROM unnest(${distinct}::uuid[]) x("id")`);
}

/** Everybody who has the article open, on whatever process. */
export async function whoIsHere(articleId: string): Promise<Here[]> {
  return queries.$queryRaw<Here[]>(sql`
    SELECT DISTINCT ON (u."name", u."id") u."id" AS "userId", m."role"::text, m."sectionId", u."name", m."pseudonym", m."pseudonymId"
    FROM "Presence" p JOIN "Article" x ON x."id" = p."articleId" JOIN "User" u ON u."id" = p."userId"
    JOIN "Membership" m ON m."seminarId" = x."seminarId" AND m."userId" = u."id" AND m."removedAt" IS NULL
    WHERE p."articleId" = ${articleId}::uuid AND p."seenAt" > now() - make_interval(secs => ${literal(HERE_SECONDS)})
    ORDER BY u."name", u."id"`);
}

/**
 * Who is here, for all readers who stand alike: by the rules by which they see what somebody wrote for
 * the whole seminar. Where names are kept from peers, also the reader's own pseudonym stands for them.
 * @returns `null` for who is not told of others yet
 */
export function presenceFor(access: ArticleAccess, here: readonly Here[]): LivePresence | null {
  const reader = readerOf({ userId: '', name: '', via: { kind: 'operator', id: 'live' } }, access);
  const all = moderates(reader);
  if (!all && !access.article.seesOthers) return null;
  const near = here.filter(({ role, sectionId }) => all || !access.article.sectionsApart || moderates({ role }) || sectionId === null || sectionId === access.sectionId);
  const people = near.map(({ userId, role, name, pseudonym, pseudonymId }) => (isMasked(reader) && !moderates({ role }) ? { id: pseudonymId, name: pseudonym } : { id: userId, name }));
  // By the name that is shown: the order of the real ones would tell who is who.
  people.sort((a, b) => (a.name < b.name ? -1 : a.name > b.name ? 1 : 0));
  return { count: people.length, people: people.slice(0, MAX_NAMES_HERE) };
}
