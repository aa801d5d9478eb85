import type { Brought, Standing } from '../core/revisions/bring';
import { anyOf, type Queries, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { keepAnchorings, placeAnnotations, type Placing, writeAnchorings, writePlaces } from './anchorings';
import { appendArticleEvent } from './events';
import { requireRevision } from './revision-guard';
import { standingsOf } from './revision-standings';

/** A revision that is to become the current one, after `from`. */
export type Next = { articleId: string; seminarId: string; from: number; number: number; restoredFrom: number | null };

/** Brings annotations over; see lib/core/revisions/bring.ts. */
export type Bring = (standings: readonly Standing[]) => Brought[] | Promise<Brought[]>;

/** What has been brought over so far, each with how it stood then. */
export class Carried {
  private readonly known = new Map<string, { told: string; brought: Brought }>();

  constructor(private readonly bring: Bring) {}

  get size(): number {
    return this.known.size;
  }

  /** Those that were not brought over yet, or stand elsewhere since. */
  due(standings: readonly Standing[]): Standing[] {
    return standings.filter((standing) => this.known.get(standing.id)?.told !== JSON.stringify(standing));
  }

  async take(standings: readonly Standing[]): Promise<void> {
    if (standings.length === 0) return;
    const brought = await this.bring(standings);
    standings.forEach((standing, index) => this.known.set(standing.id, { told: JSON.stringify(standing), brought: brought[index]! }));
  }

  /** Where these stand in the new revision; by default all that were brought over. */
  placings(ids: Iterable<string> = this.known.keys()): Placing[] {
    return [...ids].map((annotationId) => {
      const { id: _, ...place } = this.known.get(annotationId)!.brought;
      return { annotationId, ...place };
    });
  }
}

const idsOf = (standings: readonly Standing[]): string[] => standings.map(({ id }) => id);

/**
 * Makes a revision the current one, with every annotation where it stands in it, in one transaction. What
 * takes long comes first, and what keeps others waiting last: rows that nobody reads yet; then threads are
 * kept still, as they are by whoever writes in one; and only for the last step the article, for which
 * everybody waits who posts. What was posted or put elsewhere until then is brought over here.
 * @param publish writes the revision, or says that it is ready; it throws where that must not be
 * @throws RevisionMoved where another text came first; PostgreSQL's 55P03 where a thread that is new is held by somebody who waits for this
 */
export async function switchTo(tx: Queries, actor: Actor, next: Next, carried: Carried, publish: (tx: Queries) => Promise<unknown>): Promise<void> {
  const { articleId, seminarId, from, number } = next;
  const [old, fresh] = [{ articleId, seminarId, revision: from }, { articleId, seminarId, revision: number }];
  // One new text of an article at a time.
  await tx.$queryRaw(sql`SELECT pg_advisory_xact_lock(hashtextextended('scholium revision ' || ${articleId}::text, 0))::text`);
  await requireRevision(tx, articleId, from);
  await writeAnchorings(tx, fresh, carried.placings());
  await tx.$queryRaw(sql`SELECT count(*) FROM (SELECT 1 FROM "Annotation" WHERE "articleId" = ${articleId}::uuid ORDER BY "id" FOR NO KEY UPDATE) held`);
  const standings = await standingsOf(tx, next);
  const changed = carried.due(standings);
  await carried.take(changed);
  await writeAnchorings(tx, fresh, carried.placings(idsOf(changed)));
  await keepAnchorings(tx, old);
  await writePlaces(tx, fresh, carried.placings(idsOf(standings)));

  await tx.$queryRaw(sql`SELECT 1 FROM "Article" WHERE "id" = ${articleId}::uuid FOR NO KEY UPDATE`);
  await requireRevision(tx, articleId, from);
  await publish(tx);
  const late = await standingsOf(tx, next, number);
  if (late.length > 0) {
    await tx.$queryRaw(sql`SELECT count(*) FROM (SELECT 1 FROM "Annotation" WHERE "id" = ${anyOf(idsOf(late))} FOR NO KEY UPDATE NOWAIT) held`);
    await carried.take(late);
    await keepAnchorings(tx, old, idsOf(late));
    await placeAnnotations(tx, fresh, carried.placings(idsOf(late)));
  }
  await tx.$executeRaw(sql`UPDATE "Article" SET "currentRevision" = ${number} WHERE "id" = ${articleId}::uuid`);
  await appendArticleEvent(tx, actor, 'article.revised', articleId);
}
