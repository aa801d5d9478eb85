import { tintSegments } from '../core/anchoring/tint';
import type { Comparison } from '../core/revisions/compare';
import { MAX_TOUCHED, type RevisionComparison, type RevisionEntry, type RevisionReading, STANDING_PER_PARAGRAPH, type StandingThread } from '../core/revisions/history';
import { type Stand, touchedBy } from '../core/revisions/touched';
import { queries } from '../db/client';
import { anyOf, sql } from '../db/sql';
import { notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { type Reader, readerOf } from '../policy/scopes';
import { type ArticleAccess, articleFor } from './access';
import { KeptWork } from './kept-work';
import { currentParagraphs } from './paragraphs';
import { entriesOf, revisedArticle } from './revision-list';
import { type RevisionOf, standingIn, standingThreads } from './revision-places';
import { spend } from './rate-limits';
import { comparisonOf, isLarge, lengthOf } from './text-thread';

/** One revision's text, with the annotations that stood in it then, as far as the reader may see them. @throws not_found */
export async function readRevision(actor: Actor, articleId: string, number: number): Promise<RevisionReading> {
  const access = await articleFor(actor, articleId, 'article.read');
  const reader = readerOf(actor, access);
  const entries = await entriesOf(actor, access);
  const revision = readyOne(entries, number);
  const of = revisionOf(access, number);
  const [article, paragraphs, stands, threads] = await Promise.all([
    revisedArticle(actor, access),
    currentParagraphs(articleId, number),
    standsIn(reader, of),
    standingThreads(reader, of, undefined, STANDING_PER_PARAGRAPH),
  ]);
  const starts = new Map(paragraphs.map(({ key, start }) => [key, start]));
  const ready = entries.filter(({ state }) => state === 'ready').map((entry) => entry.number);
  return {
    article,
    revision,
    previous: ready.find((each) => each < number) ?? null,
    next: ready.findLast((each) => each > number) ?? null,
    paragraphs,
    tints: tintSegments(
      stands.flatMap(({ paragraph, start, end, kind, author }) => {
        const base = paragraph === null ? undefined : starts.get(paragraph);
        return base === undefined || start === null || end === null ? [] : [{ start: base + start, end: base + end, people: [author], claim: kind === 'claim' }];
      }),
    ),
    threads: byPlace(threads),
    threadCounts: counted(stands),
  };
}

/** Whoever reads on is told of the same change at the same time. */
const comparisons = new KeptWork<Comparison>(2);

/**
 * Two revisions side by side, with the threads that their differences touch, in either of them.
 * @throws not_found unless both are ready; rate_limited, unavailable where comparing is much work
 */
export async function readComparison(actor: Actor, articleId: string, from: number, to: number): Promise<RevisionComparison> {
  const access = await articleFor(actor, articleId, 'article.read');
  const reader = readerOf(actor, access);
  const entries = await entriesOf(actor, access);
  const both = { from: readyOne(entries, from), to: readyOne(entries, to) };
  const [old, fresh] = [revisionOf(access, from), revisionOf(access, to)];
  const [article, before, after, stoodBefore, standAfter] = await Promise.all([
    revisedArticle(actor, access),
    currentParagraphs(articleId, from),
    currentParagraphs(articleId, to),
    standsIn(reader, old),
    standsIn(reader, fresh),
  ]);
  const key = `${articleId} ${from} ${to}`;
  if (!comparisons.get(key) && isLarge(lengthOf(before), lengthOf(after))) await spend('largeComparisons', actor.userId);
  const comparison = await (comparisons.get(key) ?? comparisons.keep(key, comparisonOf(before, after)));
  const touched = touchedBy(comparison.rows, inText(stoodBefore), inText(standAfter));
  const ids = [...touched.values()].flat();
  const shown = ids.slice(0, MAX_TOUCHED);
  const those = sql`AND a."id" = ${anyOf(shown)}`;
  // As they stand in the newer one; what is not in there any more, as it stood in the older one.
  const threads = new Map([...(await standingThreads(reader, old, those)), ...(await standingThreads(reader, fresh, those))].map((thread) => [thread.id, thread]));
  return {
    ...comparison,
    ...both,
    article,
    numbers: entries.filter(({ state }) => state === 'ready').map(({ number }) => number),
    touched: Object.fromEntries([...touched].map(([key, all]) => [key, all.flatMap((id) => threads.get(id) ?? [])])),
    touchedCount: ids.length,
  };
}

/** The newest revision that had a paragraph which the article has no more: where an old link to it leads. @throws not_found */
export async function lastRevisionOf(actor: Actor, articleId: string, key: string): Promise<{ revision: number }> {
  const access = await articleFor(actor, articleId, 'article.read');
  const [row] = await queries.$queryRaw<{ revision: number }[]>(sql`
    SELECT r."number" AS "revision" FROM "Paragraph" p JOIN "Revision" r ON r."id" = p."revisionId"
    WHERE r."articleId" = ${access.articleId}::uuid AND p."key" = ${key} AND r."readyAt" IS NOT NULL ORDER BY r."number" DESC LIMIT 1`);
  if (!row) throw notFound('paragraph');
  return row;
}

const revisionOf = ({ articleId, currentRevision }: ArticleAccess, revision: number): RevisionOf => ({ articleId, revision, currentRevision });

function readyOne(entries: readonly RevisionEntry[], number: number): RevisionEntry {
  const entry = entries.find((each) => each.number === number);
  if (entry?.state !== 'ready') throw notFound('revision');
  return entry;
}

type Standing = { id: string; paragraph: string | null; start: number | null; end: number | null; kind: string; author: string };

/** Every annotation that the reader may see, with nothing but its place. */
const standsIn = (reader: Reader, of: RevisionOf): Promise<Standing[]> =>
  queries.$queryRaw<Standing[]>(sql`SELECT a."id", k."paragraphKey" AS "paragraph", k."start", k."end", a."kind", a."authorId" AS "author" FROM ${standingIn(reader, of)} ORDER BY a."id"`);

const inText = (stands: readonly Standing[]): Stand[] => stands.filter((stand): stand is Standing & Stand => stand.paragraph !== null);

function byPlace(threads: readonly StandingThread[]): Record<string, StandingThread[]> {
  const places: Record<string, StandingThread[]> = {};
  for (const thread of threads) (places[thread.paragraph ?? ''] ??= []).push(thread);
  return places;
}

function counted(stands: readonly Standing[]): Record<string, number> {
  const counts: Record<string, number> = {};
  for (const { paragraph } of stands) counts[paragraph ?? ''] = (counts[paragraph ?? ''] ?? 0) + 1;
  return counts;
}
