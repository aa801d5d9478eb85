import type { Cursor } from '../core/cursor';
import { PARAGRAPH_SEPARATOR, type PlacedParagraph } from '../core/document/article';
import { inContext, type Repair, type Repairs, SURE } from '../core/repair';
import type { TargetView } from '../core/threads';
import { queries } from '../db/client';
import { empty, literal, sql, type Sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { type Reader, readerOf, readableWords, visibleAnnotations } from '../policy/scopes';
import { type ArticleAccess, articleFor } from './access';
import { cursorOf, nextCursor } from './cursors';
import { currentParagraphs } from './paragraphs';
import { revisedArticle } from './revision-list';
import { targetJson } from './target-json';
import { personJson } from './thread-rows';

/** The beginning of a comment that is told beside its passage, in characters. */
const BEGINNING = 300;

/** An orphan that somebody said is one stays so, without being asked about after each revision. */
const KEPT_ORPHANED = sql`(k."state" = 'orphaned' AND EXISTS (
  SELECT 1 FROM "Anchoring" e WHERE e."annotationId" = a."id" AND e."revision" < k."revision" AND e."settledAs" = 'orphaned' AND NOT EXISTS (
    SELECT 1 FROM "Anchoring" f WHERE f."annotationId" = a."id" AND f."revision" > e."revision" AND f."revision" < k."revision" AND f."state" <> 'orphaned')))`;

/**
 * What waits to be looked at by the reader, as a source of rows `k` ("Anchoring") and `a` ("Annotation"):
 * of all that they may see, an instructor everything, anybody else their own. The caller has authorized
 * the article.
 */
export const waitsFor = (reader: Reader, { articleId, currentRevision }: Pick<ArticleAccess, 'articleId' | 'currentRevision'>): Sql => sql`
  "Anchoring" k JOIN "Annotation" a ON a."id" = k."annotationId"
  WHERE k."articleId" = ${articleId}::uuid AND k."revision" = ${currentRevision}::int AND k."stoodIn" IS NOT NULL AND k."settledAt" IS NULL
    AND ${visibleAnnotations(reader)} ${reader.role === 'instructor' ? empty : sql`AND a."authorId" = ${reader.userId}::uuid`} AND NOT ${KEPT_ORPHANED}`;

export const isSure = sql`(k."state" <> 'orphaned' AND k."confidence" >= ${SURE}::float8)`;

/** How many passages changed that wait for the reader, and how many of these they wrote about themselves. The caller has authorized. */
export async function countRepairs(actor: Actor, access: ArticleAccess): Promise<{ all: number; own: number; sure: number }> {
  const none = { all: 0, own: 0, sure: 0 };
  if (access.currentRevision === 1 || access.archived) return none;
  const [row] = await queries.$queryRaw<(typeof none)[]>(sql`
    SELECT count(*)::int AS "all", count(*) FILTER (WHERE a."authorId" = ${actor.userId}::uuid)::int AS "own", count(*) FILTER (WHERE ${isSure})::int AS "sure"
    FROM ${waitsFor(readerOf(actor, access), access)}`);
  return row ?? none;
}

type Row = Pick<Repair, 'id' | 'kind' | 'author' | 'text' | 'claim' | 'state' | 'confidence'> & {
  authorId: string;
  position: number;
  visibility: 'seminar' | 'section' | 'instructors' | 'private';
  status: 'visible' | 'pending' | 'hidden' | 'withdrawn';
  sectionId: string | null;
  locked: boolean;
  stoodIn: number;
  target: TargetView;
  stood: TargetView | null;
};

/**
 * The passages that changed and wait for the actor, the most doubtful first, each with its old and its new words.
 * @param cursor of the page before, while the article has the same text @throws not_found, validation
 */
export async function listRepairs(actor: Actor, articleId: string, limit: number, cursor?: string): Promise<Repairs> {
  const access = await articleFor(actor, articleId, 'article.read');
  const from = cursorOf(cursor, 'numbers');
  const [article, rows, { all, sure }] = await Promise.all([revisedArticle(actor, access), rowsFor(readerOf(actor, access), access, limit + 1, from), countRepairs(actor, access)]);
  const page = rows.slice(0, limit);
  const texts = new Map<number, Promise<Text>>();
  const textOf = (revision: number) => texts.get(revision) ?? texts.set(revision, loadText(articleId, revision)).get(revision)!;
  const items = await Promise.all(page.map(async (row) => present(actor, access, row, await textOf(access.currentRevision), await textOf(row.stoodIn))));
  return { article, items, nextCursor: nextCursor(rows, page, ({ confidence, position, id }) => ({ key: [confidence, position], id })), count: all, sure };
}

const rowsFor = (reader: Reader, access: ArticleAccess, limit: number, from: Cursor<readonly [number, number]> | null): Promise<Row[]> => queries.$queryRaw<Row[]>(sql`
  WITH page AS MATERIALIZED (
    SELECT a.*, k."state", k."confidence", k."stoodIn", ${targetJson(sql`k`)} AS "target" FROM ${waitsFor(reader, access)}
      ${from ? sql`AND (k."confidence", a."position"::float8, a."id") > (${from.key[0]}::float8, ${from.key[1]}::float8, ${from.id}::uuid)` : empty}
    ORDER BY k."confidence", a."position", a."id" LIMIT ${literal(limit)})
  SELECT p."id", p."position", p."kind", p."state", p."confidence", p."stoodIn", p."target", p."authorId", p."visibility", p."status", p."sectionId", p."lockedAt" IS NOT NULL AS "locked",
    ${personJson(reader, sql`p."seminarId"`, sql`u."id"`, sql`u."name"`)} AS "author", q."paraphrase" AS "claim", c."text",
    CASE WHEN o."annotationId" IS NOT NULL THEN ${targetJson(sql`o`)} END AS "stood"
  FROM page p JOIN "User" u ON u."id" = p."authorId"
  LEFT JOIN "Anchoring" o ON o."annotationId" = p."id" AND o."revision" = p."stoodIn"
  LEFT JOIN "Claim" q ON q."annotationId" = p."id"
  LEFT JOIN LATERAL (
    SELECT left(m."text", ${literal(BEGINNING)}) AS "text" FROM "Comment" m
    WHERE m."annotationId" = p."id" AND m."parentId" IS NULL AND m."authorId" = p."authorId" AND ${readableWords(reader, sql`m`)}
    ORDER BY m."createdAt", m."id" LIMIT 1) c ON true
  ORDER BY p."confidence", p."position", p."id"`);

type Text = { paragraphs: PlacedParagraph[]; text: string };

async function loadText(articleId: string, revision: number): Promise<Text> {
  const paragraphs = await currentParagraphs(articleId, revision);
  return { paragraphs, text: paragraphs.map(({ text }) => text).join(PARAGRAPH_SEPARATOR) };
}

function present(actor: Actor, access: ArticleAccess, row: Row, fresh: Text, old: Text): Repair {
  const { id, kind, author, text, claim, state, confidence, target, stood, stoodIn, authorId, visibility, status, sectionId, locked } = row;
  const before = stood && inContext(old.paragraphs, old.text, stood);
  const known = new Set(fresh.paragraphs.map(({ key }) => key));
  const paragraph = [target.paragraph, stood?.paragraph].find((key) => key != null && known.has(key)) ?? null;
  return {
    ...{ id, kind, author, text, claim, state, confidence, paragraph },
    before: before && { ...before, revision: stoodIn },
    words: stood?.exact ?? target.exact,
    now: state === 'orphaned' ? null : inContext(fresh.paragraphs, fresh.text, target),
    may: can(actor, 'annotation.repair', { ...access, annotation: { authorId, visibility, status, sectionId, locked } }),
  };
}
