import type { AnchorState } from '../core/anchoring/selector';
import { sameWords, type SettledAs } from '../core/repair';
import { type ResolvedTarget, resolveTarget } from '../core/targets';
import type { TargetView } from '../core/threads';
import { transaction } from '../db/client';
import { type Queries, sql, type Sql } from '../db/sql';
import { AppError, invalid } from '../errors';
import type { Actor } from '../policy/actor';
import { authorize } from '../policy/authorize';
import { readerOf } from '../policy/scopes';
import type { SettleInput } from '../schemas/repair';
import { type AnnotationAccess, annotationFor, articleFor } from './access';
import { placeAnnotation, type Placing } from './anchorings';
import { appendEvent } from './events';
import { currentParagraphs } from './paragraphs';
import { isSure, waitsFor } from './repair-list';
import { targetJson } from './target-json';

type Found = { state: AnchorState; confidence: number; target: TargetView; position: number };
type Settling = Found & { stoodIn: number | null; settledAs: SettledAs | null; found: Found | null; stood: TargetView | null };

/**
 * Says where an annotation stands whose passage changed with the text: as it was put, on other words, on
 * the paragraph as a whole, or nowhere. Open pages follow.
 * @throws not_found, forbidden, validation; conflict where the text or the place was changed meanwhile
 */
export async function settle(actor: Actor, annotationId: string, input: SettleInput): Promise<void> {
  await transaction(async (tx) => {
    const access = await held(tx, actor, annotationId, input.revision);
    const row = await rowOf(tx, access);
    if (row.settledAs !== null) throw new AppError('conflict', 'Somebody has looked at this one meanwhile. Load the page again to see what is left.');
    const placing = await placed(tx, access, row, input);
    await tx.$executeRaw(sql`
      UPDATE "Anchoring" k SET "found" = json_build_object('state', k."state", 'confidence', k."confidence", 'target', ${targetJson(sql`k`)}, 'position', a."position")
      FROM "Annotation" a WHERE a."id" = k."annotationId" AND k."annotationId" = ${annotationId}::uuid AND k."revision" = ${input.revision}::int`);
    await placeAnnotation(tx, { ...access, revision: input.revision }, { ...placing, annotationId, confidence: 1, stoodIn: row.stoodIn }, { as: input.as, by: actor });
    // What stays where it was put is no news to those who read.
    if (input.as !== 'accepted') await appendEvent(tx, actor, 'annotation.placed', { articleId: access.articleId, annotationId });
  });
}

/** Takes a decision back: the annotation stands again where the matcher had put it, and waits. @throws as `settle` */
export async function undoRepair(actor: Actor, annotationId: string, revision: number): Promise<void> {
  await transaction(async (tx) => {
    const access = await held(tx, actor, annotationId, revision);
    const row = await rowOf(tx, access);
    if (row.settledAs === null || !row.found) throw new AppError('conflict', 'This was taken back already.');
    const { state, confidence, target, position } = row.found;
    await placeAnnotation(tx, { ...access, revision }, { annotationId, state, confidence, target: { ...target, position }, stoodIn: row.stoodIn });
    await tx.$executeRaw(sql`UPDATE "Anchoring" SET "found" = NULL WHERE "annotationId" = ${annotationId}::uuid AND "revision" = ${revision}::int`);
    if (row.settledAs !== 'accepted') await appendEvent(tx, actor, 'annotation.placed', { articleId: access.articleId, annotationId });
  });
}

/**
 * Accepts every place that is sure and waits for the actor. @returns how many, and when: with that they
 * can be taken back together @throws not_found, forbidden, conflict
 */
export async function acceptSure(actor: Actor, articleId: string, revision: number): Promise<{ count: number; at: string }> {
  return transaction(async (tx) => {
    const access = await articleFor(actor, articleId, 'article.read', tx);
    requireCurrent(access, revision);
    const standsSo = sql`SELECT a."id" FROM ${waitsFor(readerOf(actor, access), access)} AND ${isSure} AND ${mayRepair(actor, access)}`;
    await hold(tx, standsSo);
    const at = new Date().toISOString();
    const count = await tx.$executeRaw(sql`
      UPDATE "Anchoring" k SET "found" = json_build_object('state', k."state", 'confidence', k."confidence", 'target', ${targetJson(sql`k`)}, 'position', b."position"),
        "confidence" = 1, "settledAs" = 'accepted', "settledById" = ${actor.userId}::uuid, "settledAt" = ${at}::timestamptz
      FROM "Annotation" b WHERE b."id" = k."annotationId" AND k."revision" = ${revision}::int AND k."annotationId" IN (${standsSo}) AND ${isCurrent(articleId, revision)}`);
    return { count, at };
  });
}

/** Takes back what the actor accepted together. @throws not_found, conflict */
export async function undoAcceptSure(actor: Actor, articleId: string, revision: number, at: string): Promise<{ count: number }> {
  return transaction(async (tx) => {
    const access = await articleFor(actor, articleId, 'article.read', tx);
    requireCurrent(access, revision);
    const theirs = sql`SELECT a."id" FROM "Anchoring" t JOIN "Annotation" a ON a."id" = t."annotationId"
      WHERE t."articleId" = ${articleId}::uuid AND t."revision" = ${revision}::int AND t."settledAs" = 'accepted' AND t."settledById" = ${actor.userId}::uuid
        AND t."settledAt" = ${at}::timestamptz AND t."found" IS NOT NULL AND ${mayRepair(actor, access)}`;
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
const mayRepair = (actor: Actor, { role, archived, muted }: Pick<AnnotationAccess, 'role' | 'archived' | 'muted'>) => {
  if (archived) return sql`false`;
  if (role === 'instructor') return sql`true`;
  return role === 'observer' || muted ? sql`false` : sql`(a."authorId" = ${actor.userId}::uuid AND a."status" IN ('visible', 'pending'))`;
};

const requireCurrent = ({ currentRevision }: { currentRevision: number }, revision: number): void => {
  if (currentRevision !== revision) throw new AppError('conflict', 'The article was changed again meanwhile. Load the page again: the passages are compared with the newer text.');
};

/** The annotation, held until the transaction ends; so is the text, since whoever changes that holds every thread first. */
async function held(tx: Queries, actor: Actor, id: string, revision: number): Promise<AnnotationAccess> {
  const access = await annotationFor(actor, id, 'annotation.repair', tx, 'change');
  const [article] = await tx.$queryRaw<{ currentRevision: number }[]>(sql`SELECT "currentRevision" FROM "Article" WHERE "id" = ${access.articleId}::uuid`);
  requireCurrent(article!, revision);
  authorize(actor, 'annotation.repair', access, 'annotation');
  return { ...access, currentRevision: revision };
}

async function rowOf(tx: Queries, { annotation: { id }, currentRevision }: AnnotationAccess): Promise<Settling> {
  const [row] = await tx.$queryRaw<Settling[]>(sql`
    SELECT k."state", k."confidence", ${targetJson(sql`k`)} AS "target", a."position", k."stoodIn", k."settledAs", k."found",
      CASE WHEN o."annotationId" IS NOT NULL THEN ${targetJson(sql`o`)} END AS "stood"
    FROM "Anchoring" k JOIN "Annotation" a ON a."id" = k."annotationId"
    LEFT JOIN "Anchoring" o ON o."annotationId" = k."annotationId" AND o."revision" = k."stoodIn"
    WHERE k."annotationId" = ${id}::uuid AND k."revision" = ${currentRevision}::int`);
  if (!row || row.stoodIn === null) throw new AppError('conflict', 'The passage of this annotation did not change, so there is nothing to mend.');
  return row;
}

/** Where it is to stand. @throws validation */
async function placed(tx: Queries, { articleId, currentRevision }: AnnotationAccess, row: Settling, input: SettleInput): Promise<Pick<Placing, 'state' | 'target'>> {
  const words = row.stood?.exact ?? row.target.exact;
  if (input.as === 'accepted') {
    if (row.state === 'orphaned') throw invalid('as', 'It has no place that could be accepted. Select its words, or keep it as gone.');
    return { state: row.state, target: { ...row.target, position: row.position } };
  }
  if (input.as === 'orphaned') return { state: 'orphaned', target: { ...NOWHERE, exact: words, prefix: row.stood?.prefix ?? null, suffix: row.stood?.suffix ?? null, position: row.position } };
  const requested = input.as === 'chosen' ? input.target : { paragraph: input.paragraph };
  const resolved = resolveTarget(await currentParagraphs(articleId, currentRevision, tx), requested);
  if (!resolved.ok) throw invalid(`target.${resolved.problem.field}`, resolved.problem.message);
  return { state: stateOf(row, resolved.target, words), target: resolved.target };
}

const NOWHERE: TargetView = { paragraph: null, start: null, end: null, exact: null, prefix: null, suffix: null };

/** The same words are where they were or elsewhere; on a whole paragraph nothing is quoted that could be other words. */
function stateOf({ stood }: Settling, target: ResolvedTarget, words: string | null): AnchorState {
  if (target.exact === null) return 'anchored';
  if (!sameWords(target.exact, words)) return 'edited';
  return stood?.paragraph === target.paragraph ? 'anchored' : 'moved';
}
