import type { Followed, RevisedArticle, RevisionEntry, RevisionHistory } from '../core/revisions/history';
import { directionOf } from '../core/language';
import { queries } from '../db/client';
import { sql } from '../db/sql';
import { notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { type Reader, readerOf, visibleAnnotations } from '../policy/scopes';
import { type ArticleAccess, articleFor } from './access';
import { revisionsWhere } from './revision-views';

/**
 * An article's revisions, newest first, with what became of those annotations that the reader may see.
 * One that is being made ready is only told to whoever may revise the article. @throws not_found
 */
export async function listRevisionHistory(actor: Actor, articleId: string): Promise<RevisionHistory> {
  const access = await articleFor(actor, articleId, 'article.read');
  const [article, revisions] = await Promise.all([revisedArticle(actor, access), entriesOf(actor, access)]);
  return { article, revisions };
}

/** What the pages of revisions say of the article. The caller has authorized. @throws not_found */
export async function revisedArticle(actor: Actor, access: ArticleAccess): Promise<RevisedArticle> {
  const [row] = await queries.$queryRaw<Omit<RevisedArticle, 'direction' | 'current' | 'mayRevise'>[]>(sql`
    SELECT x."id", x."title", x."language", json_build_object('id', s."id", 'name', s."name") AS "seminar"
    FROM "Article" x JOIN "Seminar" s ON s."id" = x."seminarId" WHERE x."id" = ${access.articleId}::uuid`);
  if (!row) throw notFound('article');
  return { ...row, direction: directionOf(row.language), current: access.currentRevision, mayRevise: can(actor, 'article.revise', access) };
}

/** The entries of the list. The caller has authorized the article. */
export async function entriesOf(actor: Actor, access: ArticleAccess): Promise<RevisionEntry[]> {
  const [revisions, followed] = await Promise.all([revisionsWhere(actor, access, sql`true`), followedIn(readerOf(actor, access), access.articleId)]);
  return revisions.map((revision) => ({ ...revision, ...NONE, ...(revision.state === 'ready' ? followed.get(revision.number) : {}) }));
}

const NONE: Followed = { moved: 0, edited: 0, orphaned: 0 };

/** For each revision, how many of the annotations that the reader may see moved, changed or lost their place in it. */
async function followedIn(reader: Reader, articleId: string): Promise<Map<number, Followed>> {
  const rows = await queries.$queryRaw<(Followed & { revision: number })[]>(sql`
    SELECT k."revision", count(*) FILTER (WHERE k."state" = 'moved')::int AS "moved", count(*) FILTER (WHERE k."state" = 'edited')::int AS "edited",
      count(*) FILTER (WHERE k."state" = 'orphaned')::int AS "orphaned"
    FROM "Anchoring" k JOIN "Annotation" a ON a."id" = k."annotationId"
    WHERE k."articleId" = ${articleId}::uuid AND k."state" <> 'anchored' AND ${visibleAnnotations(reader)} GROUP BY k."revision"`);
  return new Map(rows.map(({ revision, ...followed }) => [revision, followed]));
}
