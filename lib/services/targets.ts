import type { AnchorState } from '../core/anchoring/selector';
import { bringer, type Brought, type Standing } from '../core/revisions/bring';
import { type ResolvedTarget, resolveTarget } from '../core/targets';
import { queries } from '../db/client';
import { type Queries, sql } from '../db/sql';
import { invalid } from '../errors';
import type { TargetInput } from '../schemas/annotations';
import type { ArticleAccess } from './access';
import { placeAnnotations, writeAnchorings } from './anchorings';
import { currentParagraphs } from './paragraphs';
import { textOf } from './revision-standings';

/** A place in the current revision; `made` where it was meant in an earlier one, and may have changed since. */
export type PlacedTarget = { target: ResolvedTarget; state: AnchorState; made: { revision: number; target: ResolvedTarget; brought: Brought } | null };

/**
 * Finds the place that is meant: in the current text, or in the one that whoever asks had before them,
 * from which it is brought over. So nothing is lost that was written while the text changed: what has no
 * place any more is an orphan. The caller has authorized. @throws validation
 */
export async function placeTarget({ articleId, currentRevision }: Pick<ArticleAccess, 'articleId' | 'currentRevision'>, { revision = currentRevision, ...asked }: TargetInput): Promise<PlacedTarget> {
  if (revision !== currentRevision && !(await wasRead(articleId, revision))) throw invalid('target.revision', `The article has no revision ${revision}.`);
  const resolved = resolveTarget(await currentParagraphs(articleId, revision), asked);
  if (!resolved.ok) throw invalid(`target.${resolved.problem.field}`, resolved.problem.message);
  const { position, ...target } = resolved.target;
  if (revision === currentRevision) return { target: resolved.target, state: 'anchored', made: null };
  const bring = await bringerOf(articleId, revision, currentRevision);
  const brought = bring({ id: '', state: 'anchored', confidence: 1, target, position, stoodIn: null, last: null, restored: null });
  return { target: brought.target, state: brought.state, made: { revision, target: resolved.target, brought } };
}

/** Whether a revision was ever the current one: nobody but who made it knows the text of another. */
async function wasRead(articleId: string, revision: number): Promise<boolean> {
  const rows = await queries.$queryRaw<unknown[]>(sql`SELECT 1 FROM "Revision" WHERE "articleId" = ${articleId}::uuid AND "number" = ${revision}::int AND "readyAt" IS NOT NULL`);
  return rows.length > 0;
}

/** Writes down where an annotation was made, and how it came over, for whoever looks at what has changed. */
export async function keepMade(tx: Queries, { articleId, seminarId, currentRevision }: ArticleAccess, annotationId: string, { made }: PlacedTarget): Promise<void> {
  if (!made) return;
  const { target, state, confidence, stoodIn } = made.brought;
  await writeAnchorings(tx, { articleId, seminarId, revision: made.revision }, [{ annotationId, state: 'anchored', confidence: 1, target: made.target, stoodIn: null }]);
  await placeAnnotations(tx, { articleId, seminarId, revision: currentRevision }, [{ annotationId, state, confidence, target, stoodIn }]);
}

/** When a text changes, everybody has the old one before them for a while: aligning a long one anew takes a second. */
const KEPT = 4;
const bringers = new Map<string, Promise<(standing: Standing) => Brought>>();

function bringerOf(articleId: string, from: number, to: number): Promise<(standing: Standing) => Brought> {
  const key = `${articleId} ${from} ${to}`;
  const known = bringers.get(key) ?? Promise.all([textOf(articleId, from), textOf(articleId, to)]).then(([old, fresh]) => bringer({ from: old, to: fresh, earlier: [] }));
  bringers.delete(key);
  bringers.set(key, known);
  known.catch(() => bringers.delete(key));
  for (const oldest of bringers.keys()) if (bringers.size > KEPT) bringers.delete(oldest);
  return known;
}
