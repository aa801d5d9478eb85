import type { ArticleView } from '../core/articles';
import { queries } from '../db/client';
import { sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { readerOf, visibleAnnotations } from '../policy/scopes';
import { articleFor } from './access';
import { articleOf } from './articles';

export type ArticleToEdit = {
  article: ArticleView;
  /** False for who may read it only. */
  mayRevise: boolean;
  /** How many threads begin in each paragraph, by key; paragraphs without any are left out. */
  threadCounts: Record<string, number>;
};

/** An article for whoever may change it, and whether they may. @throws not_found */
export async function articleToEdit(actor: Actor, articleId: string): Promise<ArticleToEdit> {
  const access = await articleFor(actor, articleId, 'article.read');
  const mayRevise = can(actor, 'article.revise', access);
  const [article, counts] = await Promise.all([articleOf(access), mayRevise ? countsFor(actor, access) : []]);
  return { article, mayRevise, threadCounts: Object.fromEntries(counts.map(({ key, count }) => [key, count])) };
}

const countsFor = (actor: Actor, access: Awaited<ReturnType<typeof articleFor>>) =>
  queries.$queryRaw<{ key: string; count: number }[]>(sql`
    SELECT a."paragraphKey" AS "key", count(*)::int AS "count" FROM "Annotation" a
    WHERE a."articleId" = ${access.articleId}::uuid AND a."paragraphKey" IS NOT NULL AND ${visibleAnnotations(readerOf(actor, access))}
    GROUP BY a."paragraphKey"`);
