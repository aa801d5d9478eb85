import type { Brought, Standing } from '../core/revisions/bring';
import { anyOf, type Queries, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { keepAnchorings, placeAnnotations, type Placing } from './anchorings';
import { appendArticleEvent } from './events';
import { RevisionMoved } from './revision-guard';
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
    const brought = await this.bring(standings);
    standings.forEach((standing, index) => this.known.set(standing.id, { told: JSON.stringify(standing), brought: brought[index]! }));
  }

  placings(standings: readonly Standing[]): Placing[] {
    return standings.map(({ id }) => {
      const { id: annotationId, ...place } = this.known.get(id)!.brought;
      return { annotationId, ...place };
    });
  }
}

/**
 * Keeps an article and all its threads still until the transaction ends. Threads come first, as they
 * do for whoever writes in one, so that nobody waits for this in a circle.
 * @throws RevisionMoved when its text is not the one that `from` names any more
 */
export async function holdArticle(tx: Queries, { articleId, from }: Pick<Next, 'articleId' | 'from'>): Promise<void> {
  await tx.$queryRaw(sql`SELECT count(*) FROM (SELECT 1 FROM "Annotation" WHERE "articleId" = ${articleId}::uuid ORDER BY "id" FOR NO KEY UPDATE) held`);
  const [article] = await tx.$queryRaw<{ currentRevision: number }[]>(sql`SELECT "currentRevision" FROM "Article" WHERE "id" = ${articleId}::uuid FOR NO KEY UPDATE`);
  if (article?.currentRevision !== from) throw new RevisionMoved('Another revision came first.');
}

/**
 * Makes a revision the current one, with every annotation where it stands in it, in the transaction
 * that holds the article. What was posted or put elsewhere until now is brought over here.
 * @throws PostgreSQL's 55P03 where one of those is held by somebody who waits for this
 */
export async function switchTo(tx: Queries, actor: Actor, next: Next, carried: Carried): Promise<void> {
  const { articleId, seminarId, from, number } = next;
  const standings = await standingsOf(tx, next);
  const due = carried.due(standings);
  if (due.length > 0) {
    await tx.$queryRaw(sql`SELECT count(*) FROM (SELECT 1 FROM "Annotation" WHERE "id" = ${anyOf(due.map(({ id }) => id))} FOR NO KEY UPDATE NOWAIT) held`);
    await carried.take(due);
  }
  await keepAnchorings(tx, { articleId, seminarId, revision: from });
  await placeAnnotations(tx, { articleId, seminarId, revision: number }, carried.placings(standings));
  await tx.$executeRaw(sql`UPDATE "Article" SET "currentRevision" = ${number} WHERE "id" = ${articleId}::uuid`);
  await appendArticleEvent(tx, actor, 'article.revised', articleId);
}
