import { plain, type Words } from '../core/finding/fold';
import { parseQuery, type State } from '../core/finding/query';
import { tagKey } from '../core/tags';
import { empty, join, sql, type Sql } from '../db/sql';
import { isMasked, moderates, type Reader, readableWords } from '../policy/scopes';
import type { AnnotationFilter } from '../schemas/annotations';
import { isId } from './access';
import { isNew } from './visits';

/** The filter as further conditions on the alias `a`, each with a leading AND. */
export function filterSql(reader: Reader, seminarId: string, filter: AnnotationFilter): Sql {
  const wrote = (person: Sql) => sql`(a."authorId" IN (${person}) OR EXISTS (
    SELECT 1 FROM "Comment" c WHERE c."annotationId" = a."id" AND c."authorId" IN (${person}) AND ${readableWords(reader, sql`c`)}))`;
  const { query } = parseQuery(filter.q ?? '');
  const states: Record<State, Sql> = {
    unanswered: isUnanswered,
    resolved: sql`a."resolvedAt" IS NOT NULL`,
    new: isNew(reader, sql`a."id"`, sql`a."articleId"`),
    mine: wrote(sql`${reader.userId}::uuid`),
    orphaned: sql`a."anchorState" = 'orphaned'`,
    flagged: sql`EXISTS (SELECT 1 FROM "Flag" f WHERE f."annotationId" = a."id" AND f."open" ${moderates(reader) ? empty : sql`AND f."userId" = ${reader.userId}::uuid`})`,
  };
  // What is named and what is typed both hold.
  const kind = (kind: string | undefined) => kind && sql`a."kind"::text = ${kind}`;
  const type = (type: string | undefined) =>
    type &&
    sql`EXISTS (SELECT 1 FROM "Claim" k JOIN "ClaimType" y ON y."seminarId" = k."seminarId" AND y."name" = k."type"
          WHERE k."annotationId" = a."id" AND y."nameKey" = ${tagKey(type)})`;
  const tag = (tag: string | undefined) =>
    tag &&
    sql`EXISTS (SELECT 1 FROM "Tagging" tg JOIN "Tag" g ON g."id" = tg."tagId"
          WHERE tg."annotationId" = a."id" AND g."nameKey" = ${tagKey(tag)})`;
  const conditions = [
    kind(filter.kind), kind(query.kind), type(filter.type), type(query.type), tag(filter.tag), tag(query.tag),
    filter.by && wrote(personOf(reader, seminarId, filter.by)),
    query.by && wrote(isId(query.by) ? personOf(reader, seminarId, query.by) : peopleCalled(reader, seminarId, query.by)),
    filter.mine && states.mine,
    filter.flagged && states.flagged,
    ...query.is.map((state) => states[state]),
    filter.paragraph && (filter.paragraph === 'article' ? onArticle : sql`a."paragraphKey" = ${filter.paragraph}`),
    query.p && (query.p === 'article' ? onArticle : sql`substr(a."paragraphKey", 2)::int BETWEEN ${query.p.from}::int AND ${query.p.to}::int`),
    ...query.words.map((words) => hasWords(reader, seminarId, words)),
  ].filter((condition) => condition !== undefined && condition !== false && condition !== '');
  return conditions.length > 0 ? sql`AND ${join(conditions as Sql[], ' AND ')}` : empty;
}

/** About the article as such: what has lost its passage is about that. */
const onArticle = sql`(a."paragraphKey" IS NULL AND a."anchorState" <> 'orphaned')`;

/**
 * Whom an id means to this reader. Where they are told pseudonyms, a peer's own id means nobody:
 * else trying out the ids of members would tell who is who.
 */
function personOf(reader: Reader, seminarId: string, id: string): Sql {
  if (!isMasked(reader) || id === reader.userId) return sql`${id}::uuid`;
  return sql`(SELECT p."userId" FROM "Membership" p WHERE p."seminarId" = ${seminarId}::uuid AND CASE
    WHEN p."role" IN ('instructor', 'assistant') THEN p."userId" = ${id}::uuid ELSE p."pseudonymId" = ${id}::uuid END)`;
}

/** Everybody whom this reader knows by a name that begins so, or a word of it: by the name that is shown, and no other. */
const peopleCalled = (reader: Reader, seminarId: string, name: string): Sql => {
  const shown = isMasked(reader)
    ? sql`CASE WHEN p."role" IN ('instructor', 'assistant') OR p."userId" = ${reader.userId}::uuid THEN u."name" ELSE p."pseudonym" END`
    : sql`u."name"`;
  return sql`SELECT p."userId" FROM "Membership" p JOIN "User" u ON u."id" = p."userId"
    WHERE p."seminarId" = ${seminarId}::uuid AND strpos(' ' || search_plain(${shown}), ' ' || search_plain(${name})) > 0`;
};

/** As insight counts them: nobody but its author has said anything that all can read, nor was an answer accepted. */
const isUnanswered = sql`(a."kind" = 'question' AND a."resolvedAt" IS NULL AND a."acceptedId" IS NULL AND NOT EXISTS (
  SELECT 1 FROM "Comment" c WHERE c."annotationId" = a."id" AND c."status" = 'visible' AND c."authorId" <> a."authorId"))`;

/**
 * Words in what the reader may read of a thread: comments, the paraphrase, the quotation; of the last
 * two whoever may see the thread may read all. The index gives what has every word; that they follow
 * each other is looked up in what it gives. IS TRUE has PostgreSQL gather the hits once, also where
 * the condition stands in a query that is run for every paragraph.
 */
function hasWords(reader: Reader, seminarId: string, { text, exact }: Words): Sql {
  const said = plain(text);
  const has = (column: Sql) => {
    const indexed = sql`search_terms(${column}) @@ search_query(${said}, ${!exact}::boolean)`;
    if (!said.includes(' ')) return indexed;
    return sql`${indexed} AND strpos(' ' || search_plain(${column}) || ' ', ${` ${said}${exact ? ' ' : ''}`}) > 0`;
  };
  return sql`(a."id" IN (
    SELECT c."annotationId" FROM "Comment" c WHERE c."seminarId" = ${seminarId}::uuid AND ${has(sql`c."text"`)} AND ${readableWords(reader, sql`c`)}
    UNION ALL SELECT k."annotationId" FROM "Claim" k WHERE k."seminarId" = ${seminarId}::uuid AND ${has(sql`k."paraphrase"`)}
    UNION ALL SELECT h."id" FROM "Annotation" h WHERE h."seminarId" = ${seminarId}::uuid AND ${has(sql`h."exact"`)})) IS TRUE`;
}
