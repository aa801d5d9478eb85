import { queries } from '../db/client';
import { anyOf, empty, type Queries, sql, type Sql } from '../db/sql';
import type { PostStatus, Role, Visibility } from '../core/annotations';
import { notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { authorize, can } from '../policy/authorize';
import type { Action, ArticleRules } from '../policy/table';

const ID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/i;

/** Whether a part of an address can be an id at all; the database refuses what is none with an error. */
export const isId = (text: string): boolean => ID.test(text);

/** Reads one row of things that a rule looks at; an id that is none finds nothing. */
async function loadOne<Row>(id: string, query: Sql, tx: Queries): Promise<Row | undefined> {
  if (!isId(id)) return undefined;
  const [row] = await tx.$queryRaw<Row[]>(query);
  return row;
}

export type SeminarAccess = { seminarId: string; role: Role | null; sectionId: string | null; archived: boolean; muted: boolean };

/** The actor's standing in the seminar of the alias `s`; who was removed is no member. */
export const STANDING = sql`m."role", m."sectionId", s."archivedAt" IS NOT NULL AS "archived", COALESCE(m."mutedUntil" > now(), false) AS "muted"`;
const membershipOf = (actor: Actor) =>
  sql`LEFT JOIN "Membership" m ON m."seminarId" = s."id" AND m."userId" = ${actor.userId}::uuid AND m."removedAt" IS NULL`;

/** The actor's standing in a seminar. @throws not_found, forbidden */
export async function seminarFor(actor: Actor, id: string, action: Action, tx: Queries = queries): Promise<SeminarAccess> {
  const row = await loadOne<SeminarAccess>(
    id,
    sql`SELECT s."id" AS "seminarId", ${STANDING} FROM "Seminar" s ${membershipOf(actor)} WHERE s."id" = ${id}::uuid`,
    tx,
  );
  authorize(actor, action, row, 'seminar');
  return row;
}

/** The rules of the article `x` for the actor. */
const articleRules = (actor: Actor): Sql => articleRulesFor(sql`${actor.userId}::uuid`);

/** The same for whom `userId` names, of whom `m` is the membership. Only participants have to post before they see others. */
export const articleRulesFor = (userId: Sql): Sql => sql`json_build_object(
  'opened', x."opensAt" IS NULL OR x."opensAt" <= now(), 'closed', x."closedAt" IS NOT NULL AND x."closedAt" <= now(),
  'reviewedFirst', x."reviewedFirst", 'pseudonymous', x."pseudonymous", 'sectionsApart', x."sectionsApart",
  'seesOthers', NOT x."othersAfterPost" OR m."role" IS DISTINCT FROM 'participant' OR EXISTS (
    SELECT 1 FROM "Annotation" mine WHERE mine."articleId" = x."id" AND mine."authorId" = ${userId}
      AND mine."visibility" <> 'private' AND mine."status" IN ('visible', 'pending')))`;

export type ArticleAccess = SeminarAccess & { articleId: string; currentRevision: number; eventSequence: number; article: ArticleRules };

/** The actor's standing towards an article. @throws not_found, forbidden */
export async function articleFor(actor: Actor, id: string, action: Action, tx: Queries = queries): Promise<ArticleAccess> {
  const row = await loadOne<ArticleAccess>(
    id,
    sql`SELECT x."id" AS "articleId", x."seminarId", x."currentRevision", x."eventSequence", ${STANDING}, ${articleRules(actor)} AS "article"
        FROM "Article" x JOIN "Seminar" s ON s."id" = x."seminarId" ${membershipOf(actor)} WHERE x."id" = ${id}::uuid`,
    tx,
  );
  authorize(actor, action, row, 'article');
  return row;
}

/** The actor's standing towards every article of a seminar that they may read, in the seminar's order. The caller has authorized the seminar. */
export const articlesFor = (actor: Actor, seminarId: string, tx: Queries = queries): Promise<ArticleAccess[]> => articlesWhere(actor, sql`x."seminarId" = ${seminarId}::uuid`, tx);

/** The same for those of some articles, of any seminar, that the actor may read. */
export const articlesAmong = (actor: Actor, ids: readonly string[], tx: Queries = queries): Promise<ArticleAccess[]> => articlesWhere(actor, sql`x."id" = ${anyOf(ids)}`, tx);

async function articlesWhere(actor: Actor, which: Sql, tx: Queries): Promise<ArticleAccess[]> {
  const rows = await tx.$queryRaw<ArticleAccess[]>(sql`
    SELECT x."id" AS "articleId", x."seminarId", x."currentRevision", x."eventSequence", ${STANDING}, ${articleRules(actor)} AS "article"
    FROM "Article" x JOIN "Seminar" s ON s."id" = x."seminarId" ${membershipOf(actor)} WHERE ${which}
    ORDER BY x."position", x."createdAt" DESC, x."id" DESC`);
  return rows.filter((row) => can(actor, 'article.read', row));
}

export type AnnotationAccess = ArticleAccess & {
  annotation: { id: string; authorId: string; visibility: Visibility; status: PostStatus; kind: string; sectionId: string | null; locked: boolean; version: number };
};

const ANNOTATION_COLUMNS = sql`
  json_build_object('id', a."id", 'authorId', a."authorId", 'visibility', a."visibility", 'status', a."status", 'kind', a."kind", 'version', a."version",
                    'sectionId', a."sectionId", 'locked', a."lockedAt" IS NOT NULL) AS "annotation"`;
const annotationSource = (actor: Actor) => sql`JOIN "Article" x ON x."id" = a."articleId" JOIN "Seminar" s ON s."id" = a."seminarId" ${membershipOf(actor)}`;
const annotationColumns = (actor: Actor) =>
  sql`x."id" AS "articleId", x."seminarId", x."currentRevision", x."eventSequence", ${STANDING}, ${articleRules(actor)} AS "article", ${ANNOTATION_COLUMNS}`;

/**
 * What is kept still until the transaction ends: `change` keeps out everybody else, `reply` only
 * those who change the thread. Neither keeps out a reference to the row, so that a reply to a
 * comment and a change of it do not wait for each other in a circle.
 */
const LOCKS = { none: empty, reply: sql`FOR SHARE OF a`, change: sql`FOR NO KEY UPDATE OF a` };
export type Lock = keyof typeof LOCKS;

/** The actor's standing towards an annotation. @throws not_found, forbidden */
export async function annotationFor(actor: Actor, id: string, action: Action, tx: Queries = queries, lock: Lock = 'none'): Promise<AnnotationAccess> {
  const row = await loadOne<AnnotationAccess>(
    id,
    sql`SELECT ${annotationColumns(actor)} FROM "Annotation" a ${annotationSource(actor)}
        WHERE a."id" = ${id}::uuid ${LOCKS[lock]}`,
    tx,
  );
  authorize(actor, action, row, 'annotation');
  return row;
}

export type CommentAccess = AnnotationAccess & {
  comment: { id: string; authorId: string; status: PostStatus; parentId: string | null; version: number };
};

/** Keeps the thread of a comment still, before the comment itself: always in this order. */
export async function lockThreadOf(commentId: string, tx: Queries): Promise<void> {
  if (!isId(commentId)) return;
  await tx.$queryRaw(sql`SELECT 1 FROM "Annotation" a JOIN "Comment" c ON c."annotationId" = a."id" WHERE c."id" = ${commentId}::uuid ${LOCKS.change}`);
}

/**
 * The actor's standing towards a comment, which is locked against changes until the transaction
 * ends. @param lock false to read only @throws not_found, forbidden
 */
export async function commentFor(actor: Actor, id: string, action: Action, tx: Queries, lock = true): Promise<CommentAccess> {
  const row = await loadOne<CommentAccess>(
    id,
    sql`SELECT ${annotationColumns(actor)},
          json_build_object('id', c."id", 'authorId', c."authorId", 'status', c."status",
                            'parentId', c."parentId", 'version', c."version") AS "comment"
        FROM "Comment" c JOIN "Annotation" a ON a."id" = c."annotationId" ${annotationSource(actor)}
        WHERE c."id" = ${id}::uuid ${lock ? sql`FOR NO KEY UPDATE OF c` : empty}`,
    tx,
  );
  // A withdrawn comment is gone, but its author may still take that back.
  const back = action === 'comment.restore' && row?.comment.authorId === actor.userId;
  if (row?.comment.status === 'withdrawn' && !back) throw notFound('comment');
  authorize(actor, action, row, 'comment');
  return row;
}
