import type { RevisionTextView, RevisionView } from '../core/revisions/view';
import { queries } from '../db/client';
import { empty, type Queries, sql, type Sql } from '../db/sql';
import { notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { type Reader, readerOf } from '../policy/scopes';
import { type ArticleAccess, articleFor } from './access';
import { currentParagraphs } from './paragraphs';
import { personJson } from './thread-rows';
import { utc } from './utc';

/** Revisions as who asks may know them, the newest first; `which` is about the alias `r`. The caller has authorized. */
export async function revisionsWhere(actor: Actor, access: ArticleAccess, which: Sql, tx: Queries = queries): Promise<RevisionView[]> {
  const reader: Reader = readerOf(actor, access);
  // What is not ready, or never will be, is between those who change the article.
  const ready = can(actor, 'article.revise', access) ? empty : sql`AND r."readyAt" IS NOT NULL`;
  return tx.$queryRaw<RevisionView[]>(sql`
    SELECT r."number", r."number" = x."currentRevision" AS "current",
      CASE WHEN r."readyAt" IS NOT NULL THEN 'ready' WHEN r."problem" IS NOT NULL THEN 'failed' ELSE 'under_way' END AS "state",
      -- Of all annotations, whoever may see them: told to those who wait for them, and no longer.
      CASE WHEN r."readyAt" IS NULL THEN r."done" ELSE 0 END AS "done", CASE WHEN r."readyAt" IS NULL THEN r."total" ELSE 0 END AS "total", r."problem", r."note", r."restoredFrom", ${utc(sql`r."createdAt"`)} AS "createdAt", ${personJson(reader, sql`x."seminarId"`, sql`u."id"`, sql`u."name"`)} AS "author"
    FROM "Revision" r JOIN "Article" x ON x."id" = r."articleId" JOIN "User" u ON u."id" = r."createdById"
    WHERE r."articleId" = ${access.articleId}::uuid AND ${which} ${ready} ORDER BY r."number" DESC`);
}

/** An article's revisions, the newest first. @throws not_found */
export async function listRevisions(actor: Actor, articleId: string): Promise<RevisionView[]> {
  return revisionsWhere(actor, await articleFor(actor, articleId, 'article.read'), sql`true`);
}

/** One revision with its text, and with how far it is. @throws not_found */
export async function getRevision(actor: Actor, articleId: string, number: number): Promise<RevisionTextView> {
  return revisionTextOf(actor, await articleFor(actor, articleId, 'article.read'), number);
}

/** The same for a caller that has authorized. */
export async function revisionTextOf(actor: Actor, access: ArticleAccess, number: number): Promise<RevisionTextView> {
  // A number that is too large for the database is one that there is not.
  const [revision] = Number.isInteger(number) && number > 0 && number < 2 ** 31 ? await revisionsWhere(actor, access, sql`r."number" = ${number}::int`) : [];
  if (!revision) throw notFound('revision');
  return { ...revision, paragraphs: await currentParagraphs(access.articleId, number) };
}
