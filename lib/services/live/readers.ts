import { queries } from '../../db/client';
import { anyOf, sql } from '../../db/sql';
import type { Actor } from '../../policy/actor';
import { type ArticleAccess, articleRulesFor, STANDING } from '../access';

/** How many people stand towards one article now, by their ids; who is no member is not in it. */
export async function accessOf(articleId: string, userIds: readonly string[]): Promise<Map<string, ArticleAccess>> {
  const rows = await queries.$queryRaw<(ArticleAccess & { userId: string })[]>(sql`
    SELECT m."userId", x."id" AS "articleId", x."seminarId", x."currentRevision", x."eventSequence", ${STANDING}, ${articleRulesFor(sql`m."userId"`)} AS "article"
    FROM "Article" x JOIN "Seminar" s ON s."id" = x."seminarId"
    JOIN "Membership" m ON m."seminarId" = s."id" AND m."userId" = ${anyOf(userIds)} AND m."removedAt" IS NULL
    WHERE x."id" = ${articleId}::uuid`);
  return new Map(rows.map(({ userId, ...access }) => [userId, access]));
}

/** Which of these still stand for whom they stood for: sessions that were not ended, tokens that were not revoked. */
export async function standingActors(actors: readonly Actor[]): Promise<Set<string>> {
  const of = (kind: Actor['via']['kind']) => [...new Set(actors.flatMap(({ via }) => (via.kind === kind ? [via.id] : [])))];
  const [sessions, tokens] = [of('session'), of('token')];
  const rows =
    sessions.length + tokens.length === 0
      ? []
      : await queries.$queryRaw<{ id: string }[]>(sql`
          SELECT "id" FROM "Session" WHERE "id" = ${anyOf(sessions)} AND "expiresAt" > now()
          UNION ALL SELECT "id" FROM "ApiToken" WHERE "id" = ${anyOf(tokens)}`);
  return new Set([...rows.map(({ id }) => id), ...of('operator')]);
}
