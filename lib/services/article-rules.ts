import { ARTICLE_SWITCHES, type ArticleRulesView, outOfOrder } from '../core/article-rules';
import { fromZoned } from '../core/zoned-time';
import { db } from '../db/client';
import { sql } from '../db/sql';
import { invalid } from '../errors';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import type { ArticleRulesInput, PatchArticleRulesInput } from '../schemas/article-rules';
import { articleFor } from './access';
import { appendAudit } from './audit';
import { wakeReaders } from './events';

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
 * Sets all of an article's rules, with dates as the clocks of the seminar's zone show them. What
 * waits for a moderator goes on waiting when posts are no longer reviewed: nobody has read it yet.
 * @throws not_found, forbidden
 */
export const updateArticleRules = (actor: Actor, articleId: string, { opens, due, closes, ...switches }: ArticleRulesInput): Promise<ArticleRulesView> =>
  changeRules(actor, articleId, (timeZone) => {
    const moment = (local: string | null) => (local === null ? null : fromZoned(local, timeZone));
    return { opensAt: moment(opens), dueAt: moment(due), closedAt: moment(closes), ...switches };
  });

/** Sets some of an article's rules, with dates as moments. @throws not_found, forbidden, validation for dates out of order */
export const patchArticleRules = (actor: Actor, articleId: string, input: PatchArticleRulesInput): Promise<ArticleRulesView> =>
  changeRules(actor, articleId, () => Object.fromEntries(Object.entries(input).map(([name, value]) => [name, typeof value === 'string' ? new Date(value) : value])));

type Rules = Record<(typeof RULES)[number], Date | boolean | null>;
const RULES = ['opensAt', 'dueAt', 'closedAt', ...ARTICLE_SWITCHES] as const;

/** Carries out and writes down what changes. @param changes the rules that are set, in the seminar's time zone */
async function changeRules(actor: Actor, articleId: string, changes: (timeZone: string) => Partial<Rules>): Promise<ArticleRulesView> {
  await db.$transaction(async (tx) => {
    const { seminarId } = await articleFor(actor, articleId, 'article.manage', tx);
    await tx.$queryRaw(sql`SELECT 1 FROM "Article" WHERE "id" = ${articleId}::uuid FOR NO KEY UPDATE`);
    const before = await tx.article.findUniqueOrThrow({ where: { id: articleId }, include: { seminar: { select: { timeZone: true } } } });
    const after: Rules = { ...before, ...changes(before.seminar.timeZone) };
    const iso = (name: 'opensAt' | 'dueAt' | 'closedAt') => plain(after[name]) as string | null;
    const wrong = outOfOrder({ opensAt: iso('opensAt'), dueAt: iso('dueAt'), closedAt: iso('closedAt') });
    if (wrong) throw invalid(wrong.date, wrong.message);
    const changed = RULES.filter((name) => plain(after[name]) !== plain(before[name]));
    if (changed.length === 0) return;
    await tx.article.update({ where: { id: articleId }, data: Object.fromEntries(changed.map((name) => [name, after[name]])) });
    const told = (rules: Rules) => Object.fromEntries(changed.map((name) => [name, plain(rules[name])]));
    await appendAudit(tx, actor, seminarId, 'article.rules', { article: articleId, title: before.title, from: told(before), to: told(after) });
    await wakeReaders(tx, articleId);
  });
  return getArticleRules(actor, articleId);
}

const plain = (value: Date | boolean | null) => (value instanceof Date ? value.toISOString() : value);

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
