import { queries } from '../db/client';
import { literal, sql, type Sql } from '../db/sql';
import { notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { accountSections } from './account-sections';
import { spend } from './rate-limits';
import { utc } from './utc';

/** Rows that are in memory at once, however much somebody wrote. */
const ROWS_AT_ONCE = 500;

/**
 * Everything about the actor as one JSON document, piece by piece: their account, what they wrote in
 * every state, and what was decided about it; nothing that somebody else wrote, and nobody's name.
 * @throws rate_limited, not_found when the account has gone, both before the first piece
 */
export async function exportAccount(actor: Actor, now = Date.now()): Promise<AsyncGenerator<string, void, undefined>> {
  await spend('accountExport', actor.userId);
  const [account] = await queries.$queryRaw<object[]>(sql`
    SELECT u."id", u."name", u."email", u."passwordHash" IS NOT NULL AS "hasPassword", ${utc(sql`u."createdAt"`)} AS "createdAt"
    FROM "User" u WHERE u."id" = ${actor.userId}::uuid AND u."deletedAt" IS NULL`);
  if (!account) throw notFound('account');
  return document({ format: 'scholium-account', version: 1, exportedAt: new Date(now).toISOString(), account }, accountSections(actor.userId));
}

async function* document(head: object, sections: Record<string, Sql>): AsyncGenerator<string, void, undefined> {
  yield `{\n${Object.entries(head).map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`).join(',\n')}`;
  for (const [name, rows] of Object.entries(sections)) {
    yield `,\n${JSON.stringify(name)}: [`;
    let separator = '\n';
    for await (const page of pagesOf(rows)) {
      yield separator + page.map((item) => JSON.stringify(item)).join(',\n');
      separator = ',\n';
    }
    yield separator === '\n' ? ']' : '\n]';
  }
  yield '\n}\n';
}

/** The rows of a section, by keyset, so that no page costs more than another. */
async function* pagesOf(rows: Sql): AsyncGenerator<unknown[], void, undefined> {
  let after = '';
  for (;;) {
    const page = await queries.$queryRaw<{ key: string; item: unknown }[]>(sql`
      SELECT x."key", x."item" FROM (${rows}) x WHERE x."key" COLLATE "C" > ${after} ORDER BY x."key" COLLATE "C" LIMIT ${literal(ROWS_AT_ONCE)}`);
    if (page.length > 0) yield page.map(({ item }) => item);
    if (page.length < ROWS_AT_ONCE) return;
    after = page.at(-1)!.key;
  }
}
