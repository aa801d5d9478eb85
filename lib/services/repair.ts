import type { AnchorState } from '../core/anchoring/selector';
import { sameWords, type SettledAs } from '../core/repair';
import { type ResolvedTarget, resolveTarget } from '../core/targets';
import type { TargetView } from '../core/threads';
import { transaction } from '../db/client';
import { type Queries, sql } from '../db/sql';
import { AppError, invalid } from '../errors';
import type { Actor } from '../policy/actor';
import { authorize } from '../policy/authorize';
import type { SettleInput } from '../schemas/repair';
import { type AnnotationAccess, annotationFor } from './access';
import { placeAnnotation, type Placing } from './anchorings';
import { appendEvent } from './events';
import { currentParagraphs } from './paragraphs';
import { targetJson } from './target-json';

type Found = { state: AnchorState; confidence: number; target: TargetView; position: number };
type Settling = Found & { stoodIn: number | null; settledAs: SettledAs | null; settledById: string | null; found: Found | null; stood: TargetView | null };

/**
 * Says where an annotation stands whose passage changed with the text: as it was put, on other words, on
 * the paragraph as a whole, or nowhere. Open pages follow. The same said again by the same person changes nothing.
 * @throws not_found, forbidden, validation; conflict where the text or the place was changed meanwhile
 */
export async function settle(actor: Actor, annotationId: string, input: SettleInput): Promise<void> {
  await transaction(async (tx) => {
    const access = await held(tx, actor, annotationId, input.revision);
    const row = await rowOf(tx, access);
    const maybeAgain = row.settledAs === input.as && row.settledById === actor.userId;
    if (row.settledAs !== null && !maybeAgain) throw settledMeanwhile();
    const placing = await placed(tx, access, row, input);
    if (maybeAgain) {
      // What is sent again is done already.
      if (isSamePlace(placing.target, row.target)) return;
      throw settledMeanwhile();
    }
    await tx.$executeRaw(sql`
      UPDATE "Anchoring" k SET "found" = json_build_object('state', k."state", 'confidence', k."confidence", 'target', ${targetJson(sql`k`)}, 'position', a."position")
      FROM "Annotation" a WHERE a."id" = k."annotationId" AND k."annotationId" = ${annotationId}::uuid AND k."revision" = ${input.revision}::int`);
    await placeAnnotation(tx, { ...access, revision: input.revision }, { ...placing, annotationId, confidence: 1, stoodIn: row.stoodIn }, { as: input.as, by: actor });
    // What stays where it was put is no news to those who read.
    if (input.as !== 'accepted') await appendEvent(tx, actor, 'annotation.placed', { articleId: access.articleId, annotationId });
  });
}

/** Takes a decision back: the annotation stands again where the matcher had put it, and waits; where it does already, nothing is done. @throws as `settle` */
export async function undoRepair(actor: Actor, annotationId: string, revision: number): Promise<void> {
  await transaction(async (tx) => {
    const access = await held(tx, actor, annotationId, revision);
    const row = await rowOf(tx, access);
    if (row.settledAs === null) return;
    if (!row.found) throw new AppError('conflict', 'Where it stood before is not known any more, so this cannot be taken back. Annotate the right words anew.');
    const { state, confidence, target, position } = row.found;
    await placeAnnotation(tx, { ...access, revision }, { annotationId, state, confidence, target: { ...target, position }, stoodIn: row.stoodIn });
    await tx.$executeRaw(sql`UPDATE "Anchoring" SET "found" = NULL WHERE "annotationId" = ${annotationId}::uuid AND "revision" = ${revision}::int`);
    if (row.settledAs !== 'accepted') await appendEvent(tx, actor, 'annotation.placed', { articleId: access.articleId, annotationId });
  });
}

/** @throws conflict where the text was changed since it was looked at */
export const requireCurrent = ({ currentRevision }: { currentRevision: number }, revision: number): void => {
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
    SELECT k."state", k."confidence", ${targetJson(sql`k`)} AS "target", a."position", k."stoodIn", k."settledAs", k."settledById", k."found",
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

const settledMeanwhile = (): AppError => new AppError('conflict', 'Somebody has looked at this one meanwhile. Load the page again to see what is left.');

const isSamePlace = (a: TargetView, b: TargetView): boolean => a.paragraph === b.paragraph && a.start === b.start && a.end === b.end;

const NOWHERE: TargetView = { paragraph: null, start: null, end: null, exact: null, prefix: null, suffix: null };

/** The same words are where they were or elsewhere; on a whole paragraph nothing is quoted that could be other words. */
function stateOf({ stood }: Settling, target: ResolvedTarget, words: string | null): AnchorState {
  if (target.exact === null) return 'anchored';
  if (!sameWords(target.exact, words)) return 'edited';
  return stood?.paragraph === target.paragraph ? 'anchored' : 'moved';
}
