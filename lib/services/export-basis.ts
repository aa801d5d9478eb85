import { queries } from '../db/client';
import { anyOf, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { isMasked, moderates, readerOf, visibleInSeminar } from '../policy/scopes';
import type { ExportRequest } from '../schemas/exports';
import type { ArticleAccess } from './access';
import { wanted } from './export-rows';
import type { EventType } from './events';

/** What a finished file rests on: it leaves only while everything in it may still be told to its owner. */
export type Basis = {
  /** The newest event of each article before it was read. */
  sequences: Record<string, number>;
  /** Whose names the owner was told, by article. */
  standing: Record<string, string>;
  /** The threads in the file. */
  threads: string[];
};

const TAKES_AWAY: EventType[] = ['comment.withdrawn', 'comment.hidden', 'comment.held'];

const standingOf = (actor: Actor, access: ArticleAccess): string => {
  const reader = readerOf(actor, access);
  return `${moderates(reader) ? 'moderator' : 'member'}, ${isMasked(reader) ? 'pseudonyms' : 'names'}`;
};

/** What a file rests on that is about to be made; its threads are added as they go in. */
export async function basisOf(actor: Actor, articles: readonly ArticleAccess[]): Promise<Basis> {
  const rows = await queries.$queryRaw<{ id: string; eventSequence: number }[]>(sql`
    SELECT "id", "eventSequence" FROM "Article" WHERE "id" = ${anyOf(articles.map(({ articleId }) => articleId))}`);
  return {
    sequences: Object.fromEntries(rows.map(({ id, eventSequence }) => [id, eventSequence])),
    standing: Object.fromEntries(articles.map((access) => [access.articleId, standingOf(actor, access)])),
    threads: [],
  };
}

/**
 * Whether a finished file may still leave: its owner stands as they did, every thread in it can
 * still be read by them, and no comment of those was withdrawn or hidden since.
 * @param articles what the owner may read now of what the file is of
 */
export async function stillHolds(actor: Actor, articles: readonly ArticleAccess[], id: string, request: ExportRequest): Promise<boolean> {
  const reader = articles[0] && readerOf(actor, articles[0]);
  // What was in the file because it was asked for by name, or because it was resolved, is not looked at: only who may see it.
  const seen = reader ? sql`(${visibleInSeminar(actor, articles)} AND ${wanted(reader, { ...request, resolved: true })})` : sql`false`;
  const words = request.hidden ? sql`c."status" = 'withdrawn'` : sql`c."status" <> 'visible'`;
  const [row] = await queries.$queryRaw<{ standing: Record<string, string>; gone: boolean }[]>(sql`
    SELECT j."basis" -> 'standing' AS "standing",
      EXISTS (SELECT 1 FROM jsonb_array_elements_text(j."basis" -> 'threads') t("id") LEFT JOIN "Annotation" a ON a."id" = t."id"::uuid WHERE ${seen} IS NOT TRUE)
      OR EXISTS (
        SELECT 1 FROM jsonb_each_text(j."basis" -> 'sequences') s("article", "last")
        JOIN "Event" e ON e."articleId" = s."article"::uuid AND e."sequence" > s."last"::int AND e."type" = ANY(${TAKES_AWAY})
        JOIN "Comment" c ON c."id" = e."commentId"
        WHERE ${words} AND j."basis" -> 'threads' ? c."annotationId"::text) AS "gone"
    FROM "ExportJob" j WHERE j."id" = ${id}::uuid AND j."basis" IS NOT NULL`);
  if (!row || row.gone) return false;
  return articles.every((access) => (row.standing[access.articleId] ?? standingOf(actor, access)) === standingOf(actor, access));
}
