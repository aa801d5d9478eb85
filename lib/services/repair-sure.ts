import { transaction } from '../db/client';
import { type Queries, sql, type Sql } from '../db/sql';
import { madeAt, newId } from '../ids';
import type { Actor } from '../policy/actor';
import { readerOf } from '../policy/scopes';
import { type ArticleAccess, articleFor } from './access';
import { claimKey, type Once } from './idempotency';
import { requireCurrent } from './repair';
import { isSure, waitsFor } from './repair-list';
import { targetJson } from './target-json';

/**
 * Accepts every place that is sure and waits for the actor. @returns how many, and when: with that they
 * can be taken back together @throws not_found, forbidden, conflict
 */
export async function acceptSure(actor: Actor, articleId: string, revision: number, once?: Once): Promise<{ count: number; at: string }> {
  return transaction(async (tx) => {
    const access = await articleFor(actor, articleId, 'article.read', tx);
    // Nothing is made; but the id under which the key is kept says when it was done.
    const id = newId();
    const earlier = await claimKey(tx, actor, once, id);
    const at = madeAt(earlier ?? id).toISOString();
    if (earlier) return { count: await countAccepted(tx, actor, articleId, revision, at), at };
    requireCurrent(access, revision);
    const standsSo = sql`SELECT a."id" FROM ${waitsFor(readerOf(actor, access), access)} AND ${isSure} AND ${mayRepair(actor, access)}`;
    await hold(tx, standsSo);
    const count = await tx.$executeRaw(sql`
      UPDATE "Anchoring" k SET "found" = json_build_object('state', k."state", 'confidence', k."confidence", 'target', ${targetJson(sql`k`)}, 'position', b."position"),
        "confidence" = 1, "settledAs" = 'accepted', "settledById" = ${actor.userId}::uuid, "settledAt" = ${at}::timestamptz
      FROM "Annotation" b WHERE b."id" = k."annotationId" AND k."revision" = ${revision}::int AND k."annotationId" IN (${standsSo}) AND ${isCurrent(articleId, revision)}`);
    return { count, at };
  });
}

/** How many of those that the actor accepted together still stand so. */
async function countAccepted(tx: Queries, actor: Actor, articleId: string, revision: number, at: string): Promise<number> {
  const [row] = await tx.$queryRaw<{ count: number }[]>(sql`SELECT count(*)::int AS "count" FROM "Anchoring" t WHERE ${acceptedTogether(actor, articleId, revision, at)}`);
  return row!.count;
}

const acceptedTogether = (actor: Actor, articleId: string, revision: number, at: string): Sql => sql`t."articleId" = ${articleId}::uuid AND t."revision" = ${revision}::int
  AND t."settledAs" = 'accepted' AND t."settledById" = ${actor.userId}::uuid AND t."settledAt" = ${at}::timestamptz`;

/** Takes back what the actor accepted together. @throws not_found, conflict */
export async function undoAcceptSure(actor: Actor, articleId: string, revision: number, at: string): Promise<{ count: number }> {
  return transaction(async (tx) => {
    const access = await articleFor(actor, articleId, 'article.read', tx);
    requireCurrent(access, revision);
    const theirs = sql`SELECT a."id" FROM "Anchoring" t JOIN "Annotation" a ON a."id" = t."annotationId"
      WHERE ${acceptedTogether(actor, articleId, revision, at)} AND t."found" IS NOT NULL AND ${mayRepair(actor, access)}`;
    await hold(tx, theirs);
    const count = await tx.$executeRaw(sql`
      UPDATE "Anchoring" k SET "confidence" = (k."found"->>'confidence')::float8, "found" = NULL, "settledAs" = NULL, "settledById" = NULL, "settledAt" = NULL
      WHERE k."revision" = ${revision}::int AND k."annotationId" IN (${theirs}) AND ${isCurrent(articleId, revision)}`);
    return { count };
  });
}

/** Holds threads until the transaction ends, in order, as whoever changes the text does. @param ids a query for their ids */
const hold = (tx: Queries, ids: Sql) => tx.$queryRaw(sql`SELECT count(*) FROM (SELECT 1 FROM "Annotation" WHERE "id" IN (${ids}) ORDER BY "id" FOR NO KEY UPDATE) held`);

/** That the text was not changed while the threads were waited for. */
const isCurrent = (articleId: string, revision: number): Sql => sql`(SELECT "currentRevision" FROM "Article" WHERE "id" = ${articleId}::uuid) = ${revision}::int`;

/** What `annotation.repair` asks beyond what the list of those who wait does, as a condition on `a`; the actor may see them. */
const mayRepair = (actor: Actor, { role, archived, muted }: Pick<ArticleAccess, 'role' | 'archived' | 'muted'>) => {
  if (archived) return sql`false`;
  if (role === 'instructor') return sql`true`;
  return role === 'observer' || muted ? sql`false` : sql`(a."authorId" = ${actor.userId}::uuid AND a."status" IN ('visible', 'pending'))`;
};
