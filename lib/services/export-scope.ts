import { queries } from '../db/client';
import { empty, type Queries, sql, type Sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { type Reader, readerOf, visibleAnnotations } from '../policy/scopes';
import type { AnnotationFilter } from '../schemas/annotations';
import type { ExportInput, ExportScope } from '../schemas/exports';
import { annotationFor, type ArticleAccess, articleFor, articlesFor, seminarFor } from './access';
import { wanted } from './export-rows';
import { filterSql } from './thread-filter';

/** An article of an export: who reads it, and which of its threads go out, as a query for `FROM`. */
export type ExportPart = { access: ArticleAccess; reader: Reader; threads: Sql };

/** Who asked for what of it, and how. */
export type Asked = { actor: Actor; what: ExportScope; input: ExportInput; filter: AnnotationFilter };

/** What was asked for; who names one thread means it, whoever else may see it. */
export const asked = (actor: Actor, what: ExportScope, input: ExportInput, filter: AnnotationFilter): Asked => ({
  actor, what, filter, input: what.annotation ? { ...input, instructors: true, private: true, resolved: true } : input,
});

/** The articles of an export with what the actor may see of them. @throws not_found */
export async function partsOf(asking: Asked, tx: Queries = queries): Promise<{ seminarId: string; parts: ExportPart[] }> {
  const { seminarId, articles, only } = await scopeOf(asking, tx);
  return {
    seminarId,
    parts: articles.map((access) => {
      const reader = readerOf(asking.actor, access);
      return { access, reader, threads: threadsOf(reader, access, asking, only) };
    }),
  };
}

/** What an export is of, as far as the actor may read it. @throws not_found */
export async function scopeOf({ actor, what }: Pick<Asked, 'actor' | 'what'>, tx: Queries = queries): Promise<{ seminarId: string; articles: ArticleAccess[]; only: Sql }> {
  if (what.annotation) {
    const access = await annotationFor(actor, what.annotation, 'annotation.read', tx);
    return { seminarId: access.seminarId, articles: [access], only: sql`AND a."id" = ${what.annotation}::uuid` };
  }
  if (what.article) {
    const access = await articleFor(actor, what.article, 'article.read', tx);
    return { seminarId: access.seminarId, articles: [access], only: empty };
  }
  const { seminarId } = await seminarFor(actor, what.seminar ?? '', 'seminar.read', tx);
  return { seminarId, articles: await articlesFor(actor, seminarId, tx), only: empty };
}

const threadsOf = (reader: Reader, { articleId, seminarId }: ArticleAccess, { input, filter }: Asked, only: Sql): Sql => sql`
  SELECT a.* FROM "Annotation" a
  WHERE a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(reader)} AND ${wanted(reader, input)} ${filterSql(reader, seminarId, filter)} ${only}`;
