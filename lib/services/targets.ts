import type { AnchorState } from '../core/anchoring/selector';
import { bringer, type Brought, type Standing } from '../core/revisions/bring';
import { revisionText } from '../core/document/article';
import { type ResolvedTarget, resolveTarget } from '../core/targets';
import { queries } from '../db/client';
import { type Queries, sql } from '../db/sql';
import { invalid } from '../errors';
import type { Actor } from '../policy/actor';
import type { TargetInput } from '../schemas/annotations';
import type { ArticleAccess } from './access';
import { placeAnnotations, writeAnchorings } from './anchorings';
import { KeptWork } from './kept-work';
import { currentParagraphs } from './paragraphs';
import { spend } from './rate-limits';
import { textOf } from './revision-standings';
import { alignmentOf, isLarge } from './text-thread';

/** A place in the current revision; `made` where it was meant in an earlier one, and may have changed since. */
export type PlacedTarget = { target: ResolvedTarget; state: AnchorState; made: { revision: number; target: ResolvedTarget; brought: Brought } | null };

/**
 * Finds the place that is meant: in the current text, or in the one that whoever asks had before them,
 * from which it is brought over. So nothing is lost that was written while the text changed: what has no
 * place any more is an orphan. The caller has authorized. @throws validation; rate_limited, unavailable where that is much work
 */
export async function placeTarget(actor: Actor, { articleId, currentRevision }: Pick<ArticleAccess, 'articleId' | 'currentRevision'>, { revision = currentRevision, ...asked }: TargetInput): Promise<PlacedTarget> {
  if (revision !== currentRevision && !(await wasRead(articleId, revision))) throw invalid('target.revision', `The article has no revision ${revision}.`);
  const resolved = resolveTarget(await currentParagraphs(articleId, revision), asked);
  if (!resolved.ok) throw invalid(`target.${resolved.problem.field}`, resolved.problem.message);
  const { position, ...target } = resolved.target;
  if (revision === currentRevision) return { target: resolved.target, state: 'anchored', made: null };
  const bring = await bringerOf(actor, articleId, revision, currentRevision);
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

/** When a text changes, everybody has the old one before them for a while: it is aligned once for all of them. */
const bringers = new KeptWork<(standing: Standing) => Brought>(4);

async function bringerOf(actor: Actor, articleId: string, from: number, to: number): Promise<(standing: Standing) => Brought> {
  const key = `${articleId} ${from} ${to}`;
  const known = bringers.get(key);
  if (known) return known;
  const [old, fresh] = await Promise.all([textOf(articleId, from), textOf(articleId, to)]);
  const [before, after] = [revisionText(old.paragraphs), revisionText(fresh.paragraphs)];
  // Nobody sees so many large texts change; who names old ones one after another would keep a processor busy.
  if (isLarge(before.length, after.length) && !bringers.get(key)) await spend('largeTexts', actor.userId);
  return bringers.get(key) ?? bringers.keep(key, alignmentOf(before, after).then((aligned) => bringer({ from: old, to: fresh, earlier: [] }, aligned)));
}
