import { ARTICLE_SWITCHES, type ArticleRulesView } from '../core/article-rules';
import { fromZoned } from '../core/zoned-time';
import { db } from '../db/client';
import { sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import type { ArticleRulesInput } from '../schemas/article-rules';
import { articleFor } from './access';
import { appendAudit } from './audit';

/** An article's rules, and whether the actor may set them. @throws not_found */
export async function getArticleRules(actor: Actor, articleId: string): Promise<ArticleRulesView> {
  const access = await articleFor(actor, articleId, 'article.read');
  const row = await db.article.findUniqueOrThrow({ where: { id: articleId }, include: { seminar: { select: { id: true, name: true, timeZone: true } } } });
  const iso = (date: Date | null) => date?.toISOString() ?? null;
  const { reviewedFirst, pseudonymous, othersAfterPost, sectionsApart } = row;
  return {
    ...{ reviewedFirst, pseudonymous, othersAfterPost, sectionsApart },
    ...{ opensAt: iso(row.opensAt), dueAt: iso(row.dueAt), closedAt: iso(row.closedAt) },
    article: { id: row.id, title: row.title },
    seminar: { ...row.seminar, archived: access.archived },
    mayManage: can(actor, 'article.manage', access),
  };
}

/**
 * Sets an article's rules, and writes down what changed. What waits for a moderator goes on waiting
 * when posts are no longer reviewed: nobody has read it yet. @throws not_found, forbidden
 */
export async function updateArticleRules(actor: Actor, articleId: string, input: ArticleRulesInput): Promise<ArticleRulesView> {
  await db.$transaction(async (tx) => {
    const { seminarId } = await articleFor(actor, articleId, 'article.manage', tx);
    await tx.$queryRaw(sql`SELECT 1 FROM "Article" WHERE "id" = ${articleId}::uuid FOR NO KEY UPDATE`);
    const before = await tx.article.findUniqueOrThrow({ where: { id: articleId }, include: { seminar: { select: { timeZone: true } } } });
    const moment = (local: string | null) => (local === null ? null : fromZoned(local, before.seminar.timeZone));
    const dates = { opensAt: moment(input.opens), dueAt: moment(input.due), closedAt: moment(input.closes) };
    const switches = Object.fromEntries(ARTICLE_SWITCHES.map((name) => [name, input[name]]));
    const after: Record<string, Date | boolean | null> = { ...dates, ...switches };
    const plain = (value: unknown) => (value instanceof Date ? value.toISOString() : (value as boolean | null));
    const changed = Object.keys(after).filter((name) => plain(after[name]) !== plain(before[name as keyof typeof before]));
    if (changed.length === 0) return;
    await tx.article.update({ where: { id: articleId }, data: after });
    await appendAudit(tx, actor, seminarId, 'article.rules', {
      article: articleId,
      title: before.title,
      from: Object.fromEntries(changed.map((name) => [name, plain(before[name as keyof typeof before])])),
      to: Object.fromEntries(changed.map((name) => [name, plain(after[name])])),
    });
  });
  return getArticleRules(actor, articleId);
}

/**
 * Moves an article one place up or down in its seminar's list; at the end it stays. Every article
 * gets its present place first, so that those that never had one keep theirs. @throws not_found, forbidden
 */
export async function moveArticle(actor: Actor, articleId: string, direction: 'up' | 'down'): Promise<void> {
  await db.$transaction(async (tx) => {
    const { seminarId } = await articleFor(actor, articleId, 'article.manage', tx);
    // One at a time for each seminar, so that two moves do not undo each other.
    await tx.$queryRaw(sql`SELECT 1 FROM "Seminar" WHERE "id" = ${seminarId}::uuid FOR NO KEY UPDATE`);
    const articles = await tx.article.findMany({
      where: { seminarId },
      select: { id: true, title: true, position: true },
      orderBy: [{ position: 'asc' }, { createdAt: 'desc' }, { id: 'desc' }],
    });
    const from = articles.findIndex(({ id }) => id === articleId);
    const to = from + (direction === 'up' ? -1 : 1);
    const moved = articles[from];
    if (!moved || !articles[to]) return;
    articles.splice(from, 1);
    articles.splice(to, 0, moved);
    for (const [index, { id, position }] of articles.entries()) {
      if (position !== index + 1) await tx.article.update({ where: { id }, data: { position: index + 1 } });
    }
    await appendAudit(tx, actor, seminarId, 'article.moved', { article: articleId, title: moved.title, from: from + 1, to: to + 1 });
  });
}
