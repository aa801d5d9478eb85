import type { ClaimTypeView } from '../core/claims';
import { tagKey } from '../core/tags';
import type { Vocabulary, Word } from '../core/vocabulary';
import { queries } from '../db/client';
import { empty, type Queries, sql, type Sql, type Tx } from '../db/sql';
import { type AppError, invalid } from '../errors';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { visibleInSeminar } from '../policy/scopes';
import { articlesFor, seminarFor } from './access';

/** The claims of the type `y` that the actor may see, each with its annotation `a`. */
const claimsOf = (scope: Sql): Sql => sql`
  FROM "Claim" k JOIN "Annotation" a ON a."id" = k."annotationId" WHERE k."seminarId" = y."seminarId" AND k."type" = y."name" AND ${scope}`;

/**
 * What a claim of the seminar can be, in the order in which it is offered, and the retired types of
 * claims that the actor may see. @throws not_found
 */
export async function listClaimTypes(actor: Actor, seminarId: string): Promise<ClaimTypeView[]> {
  await seminarFor(actor, seminarId, 'seminar.read');
  const scope = visibleInSeminar(actor, await articlesFor(actor, seminarId));
  return queries.$queryRaw(sql`
    SELECT y."name" AS "type", y."description", y."color", y."retiredAt" IS NOT NULL AS "retired" FROM "ClaimType" y
    WHERE y."seminarId" = ${seminarId}::uuid AND y."mergedIntoId" IS NULL AND (y."retiredAt" IS NULL OR EXISTS (SELECT 1 ${claimsOf(scope)}))
    ORDER BY y."position", y."id"`);
}

/**
 * The seminar's claim types as its instructor looks after them, with how many claims have each,
 * counting what the actor may see. Merged ones, and whose claims they are, are for those who
 * moderate. @throws not_found
 */
export async function claimTypeWords(actor: Actor, seminarId: string): Promise<Vocabulary> {
  const access = await seminarFor(actor, seminarId, 'seminar.read');
  const seePeople = can(actor, 'seminar.moderate', access);
  const scope = visibleInSeminar(actor, await articlesFor(actor, seminarId));
  const words = await queries.$queryRaw<Word[]>(sql`
    SELECT y."id", y."name", y."description", y."color", y."retiredAt" IS NOT NULL AS "retired",
      CASE WHEN i."id" IS NOT NULL THEN json_build_object('id', i."id", 'name', i."name") END AS "mergedInto",
      COALESCE(t."uses", 0) AS "uses", t."members", COALESCE(t."people", '[]'::json) AS "people"
    FROM "ClaimType" y LEFT JOIN "ClaimType" i ON i."id" = y."mergedIntoId"
    CROSS JOIN LATERAL (
      SELECT sum(x."count")::int AS "uses", count(*)::int AS "members",
        ${seePeople ? sql`json_agg(json_build_object('name', u."name", 'count', x."count") ORDER BY x."count" DESC, u."name")` : sql`NULL::json`} AS "people"
      FROM (SELECT a."authorId", count(*)::int AS "count" ${claimsOf(scope)} GROUP BY a."authorId") x JOIN "User" u ON u."id" = x."authorId") t
    WHERE y."seminarId" = ${seminarId}::uuid ${seePeople ? empty : sql`AND y."mergedIntoId" IS NULL AND (y."retiredAt" IS NULL OR t."uses" > 0)`}
    ORDER BY y."position", y."id"`);
  return { words, can: { change: can(actor, 'seminar.tags', access), seePeople } };
}

export type TypeRow = { id: string; name: string; nameKey: string; description: string | null; color: string | null; retired: boolean; mergedIntoId: string | null };

/** The seminar's types that `which` admits on the alias `y`, in their order. @param lock whether they are kept as they are until the transaction ends */
export const typeRows = (tx: Queries, seminarId: string, which: Sql, lock: Sql = empty): Promise<TypeRow[]> =>
  tx.$queryRaw<TypeRow[]>(sql`
    SELECT y."id", y."name", y."nameKey", y."description", y."color", y."retiredAt" IS NOT NULL AS "retired", y."mergedIntoId"
    FROM "ClaimType" y WHERE y."seminarId" = ${seminarId}::uuid AND ${which} ORDER BY y."position", y."id" ${lock}`);

export const OFFERED = sql`y."retiredAt" IS NULL AND y."mergedIntoId" IS NULL`;

/** The type of this name, or that which stands for it. Locked, so that it is not merged, renamed or retired until it is kept. */
async function named(tx: Tx, seminarId: string, type: string): Promise<TypeRow | undefined> {
  const read = async (which: Sql) => (await typeRows(tx, seminarId, which, sql`FOR SHARE`))[0];
  let found = await read(sql`y."nameKey" = ${tagKey(type)}`);
  while (found?.mergedIntoId) found = await read(sql`y."id" = ${found.mergedIntoId}::uuid`);
  return found;
}

async function refused(tx: Tx, seminarId: string, type: string, found: TypeRow | undefined): Promise<AppError> {
  const names = (await typeRows(tx, seminarId, OFFERED)).map(({ name }) => name).join(', ');
  return invalid('claim.type', `${found ? `“${found.name}” is not used in this seminar any more.` : `This seminar has no claim type “${type}”.`} Choose one of these: ${names}.`);
}

/**
 * What a new claim becomes that is said to be of this type, spelled as the seminar spells it: in
 * place of a merged type that which stands for it. @throws validation for one that is not offered
 */
export async function claimTypeFor(tx: Tx, seminarId: string, type: string): Promise<string> {
  const found = await named(tx, seminarId, type);
  if (!found || found.retired) throw await refused(tx, seminarId, type, found);
  return found.name;
}

/** Changes the type of a claim, which can stay what it is though that is retired. @throws validation as above */
export async function changeTypeOf(tx: Tx, seminarId: string, annotationId: string, type: string): Promise<void> {
  const found = await named(tx, seminarId, type);
  if (!found) throw await refused(tx, seminarId, type, found);
  if ((await tx.claim.count({ where: { annotationId, type: found.name } })) > 0) return;
  if (found.retired) throw await refused(tx, seminarId, type, found);
  // A choice of one's own is not undone with a merging.
  await tx.claim.update({ where: { annotationId }, data: { type: found.name, mergedFrom: [] } });
}
