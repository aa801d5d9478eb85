import { anyOf, empty, join, sql, type Sql } from '../db/sql';
import type { Actor } from './actor';
import type { ArticleRules } from './table';
import type { Role } from '../core/annotations';

/** Who reads an article, as its lists need to know it. */
export type Reader = { userId: string; role: Role | null; sectionId: string | null; article: ArticleRules };

export const moderates = ({ role }: { role: Role | null }): boolean => role === 'instructor' || role === 'assistant';

/** Whether this reader is told pseudonyms instead of names. */
export const isMasked = (reader: Reader): boolean => reader.article.pseudonymous && !moderates(reader);

/** A reader's standing towards an article, with who they are. */
export const readerOf = (actor: Actor, access: { role: Role | null; sectionId: string | null; article: ArticleRules }): Reader => ({
  userId: actor.userId,
  role: access.role,
  sectionId: access.sectionId,
  article: access.article,
});

/**
 * The annotations of one article that a member may see, as a condition on the alias `a`. A list
 * authorizes the article first; then its rows are exactly those that `can(annotation.read)` admits,
 * which a test holds against generated data.
 */
export function visibleAnnotations(reader: Reader): Sql {
  const { userId, sectionId, article } = reader;
  const own = sql`a."authorId" = ${userId}::uuid`;
  const inMySection = sectionId === null ? sql`false` : sql`a."sectionId" = ${sectionId}::uuid`;
  if (moderates(reader)) return sql`(a."status" <> 'withdrawn' AND (a."visibility" <> 'private' OR ${own}))`;
  const forAll = article.sectionsApart ? sql`a."visibility" = 'seminar' AND (a."sectionId" IS NULL OR ${inMySection})` : sql`a."visibility" = 'seminar'`;
  const others = article.seesOthers ? sql`OR (a."status" = 'visible' AND (${forAll} OR (a."visibility" = 'section' AND ${inMySection})))` : empty;
  return sql`((a."status" <> 'withdrawn' AND ${own}) ${others})`;
}

/** The same over several articles at once, each with its own rules; none where there is none. */
export function visibleInSeminar(actor: Actor, articles: readonly { articleId: string; role: Role | null; sectionId: string | null; article: ArticleRules }[]): Sql {
  if (articles.length === 0) return sql`false`;
  // Articles with the same rules share a condition, which most seminars' articles do.
  const byRules = new Map<string, (typeof articles)[number][]>();
  for (const access of articles) {
    const key = JSON.stringify(access.article);
    byRules.set(key, [...(byRules.get(key) ?? []), access]);
  }
  const parts = [...byRules.values()].map((alike) => {
    return sql`(a."articleId" = ${anyOf(alike.map(({ articleId }) => articleId))} AND ${visibleAnnotations(readerOf(actor, alike[0]!))})`;
  });
  return sql`(${join(parts, ' OR ')})`;
}

/** The comments of a readable annotation whose words a member may read, as a condition on an alias. */
export function readableWords(reader: Reader, alias: Sql): Sql {
  if (moderates(reader)) return sql`${alias}."status" <> 'withdrawn'`;
  return sql`(${alias}."status" = 'visible' OR (${alias}."status" <> 'withdrawn' AND ${alias}."authorId" = ${reader.userId}::uuid))`;
}
