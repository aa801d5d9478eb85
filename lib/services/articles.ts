import type { ArticleSummary, ArticleView } from '../core/articles';
import type { ArticleDraft } from '../core/import/draft';
import { draftToParagraphs } from '../core/import/draft';
import { directionOf } from '../core/language';
import { db, queries } from '../db/client';
import { type Queries, sql } from '../db/sql';
import { notFound } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { moderates } from '../policy/scopes';
import type { KeepArticleInput, PageInput } from '../schemas/seminars';
import { type ArticleAccess, articleFor, seminarFor } from './access';
import { cursorOf, nextCursor } from './cursors';
import { claimKey, type Once } from './idempotency';
import { bindImages } from './images';
import { currentParagraphs } from './paragraphs';
import { utc } from './utc';

/** A seminar's articles, oldest first, in pages. @throws not_found, validation */
export async function listArticles(
  actor: Actor,
  seminarId: string,
  { limit, cursor }: PageInput,
): Promise<{ items: ArticleSummary[]; nextCursor: string | null }> {
  const access = await seminarFor(actor, seminarId, 'seminar.read');
  const from = cursorOf(cursor, 'time');
  const rows = await db.article.findMany({
    where: {
      seminarId,
      ...(moderates(access) ? {} : { AND: [{ OR: [{ opensAt: null }, { opensAt: { lte: new Date() } }] }] }),
      ...(from ? { OR: [{ createdAt: { gt: from.key } }, { createdAt: from.key, id: { gt: from.id } }] } : {}),
    },
    orderBy: [{ createdAt: 'asc' }, { id: 'asc' }],
    take: limit + 1,
  });
  const items = rows.slice(0, limit).map((row) => ({
    id: row.id,
    title: row.title,
    byline: row.byline,
    language: row.language,
    createdAt: row.createdAt.toISOString(),
  }));
  return { items, nextCursor: nextCursor(rows, items, (last) => ({ key: last.createdAt, id: last.id })) };
}

/** An article with its current text. @throws not_found */
export async function getArticle(actor: Actor, id: string): Promise<ArticleView> {
  return articleOf(await articleFor(actor, id, 'article.read'));
}

/** The same for a caller that has authorized. */
export async function articleOf({ articleId, currentRevision }: ArticleAccess, tx: Queries = queries): Promise<ArticleView> {
  const [[article], paragraphs] = await Promise.all([
    tx.$queryRaw<Omit<ArticleView, 'direction' | 'revision' | 'paragraphs'>[]>(sql`
      SELECT x."id", json_build_object('id', s."id", 'name', s."name") AS "seminar", x."title", x."byline", x."authorNote", x."dateline", x."source", x."language", ${utc(sql`x."createdAt"`)} AS "createdAt"
      FROM "Article" x JOIN "Seminar" s ON s."id" = x."seminarId" WHERE x."id" = ${articleId}::uuid`),
    currentParagraphs(articleId, currentRevision, tx),
  ]);
  if (!article) throw notFound('article');
  return { ...article, direction: directionOf(article.language), revision: currentRevision, paragraphs };
}

/** Keeps an article as its first revision. @throws not_found, forbidden, conflict */
export async function keepArticle(
  actor: Actor,
  seminarId: string,
  { blocks, ...about }: KeepArticleInput | ArticleDraft,
  once?: Once,
): Promise<ArticleView> {
  await seminarFor(actor, seminarId, 'article.import');
  const { title, byline, authorNote, dateline, source, language } = about;
  const id = newId();
  const madeId = await db.$transaction(async (tx) => {
    const earlier = await claimKey(tx, actor, once, id);
    if (earlier) return earlier;
    await tx.article.create({
      data: { id, seminarId, title, byline, authorNote, dateline, source, language, createdById: actor.userId },
    });
    const revisionId = newId();
    await tx.revision.create({ data: { id: revisionId, articleId: id, number: 1, createdById: actor.userId } });
    const paragraphs = draftToParagraphs({ blocks: await bindImages(tx, actor, { seminarId, articleId: id }, blocks) });
    await tx.paragraph.createMany({ data: paragraphs.map((paragraph, position) => ({ revisionId, position, ...paragraph })) });
    return id;
  });
  return getArticle(actor, madeId);
}
