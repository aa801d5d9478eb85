import type { ExportArticle, ExportSource, ExportThread } from '../core/exports/model';
import { type KnownPerson, namerOf } from '../core/exports/people';
import { NO_NAME, type Redact, redactDocument, redactor } from '../core/exports/redact';
import { queries } from '../db/client';
import { empty, literal, sql, type Sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { isMasked, moderates, type Reader, readerOf, visibleAnnotations } from '../policy/scopes';
import type { AnnotationFilter } from '../schemas/annotations';
import type { ExportInput, ExportScope } from '../schemas/exports';
import { annotationFor, type ArticleAccess, articleFor, articlesFor, seminarFor } from './access';
import { articleOf } from './articles';
import { exportQuery, type ExportRow, wanted } from './export-rows';
import { titles } from './insight/places';
import { filterSql } from './threads';

export type OpenExport = {
  /** How many threads are in it, and about how many bytes of text; read afresh each time. */
  measure: () => Promise<{ threads: number; comments: number; characters: number }>;
  source: ExportSource;
  /** What the file is about, for its name. */
  title: string;
};

/** Threads are read so many at once: enough to keep the database busy, few enough for any memory. */
const BATCH = 200;

/**
 * Opens an export of what the actor may see and asked for. Nothing is read until the source is; what
 * changes meanwhile is in it as it is when its turn comes, each thread whole.
 * @param now when it is made @param base where this Scholium is, without a slash at the end
 * @throws not_found
 */
export async function openExport(actor: Actor, what: ExportScope, given: ExportInput, filter: AnnotationFilter, now: Date, base: string): Promise<OpenExport> {
  // Who names one thread means it, whoever else may see it.
  const input = what.annotation ? { ...given, instructors: true, private: true, resolved: true } : given;
  const { seminarId, articles, only } = await scopeOf(actor, what);
  const [seminar] = await queries.$queryRaw<{ id: string; name: string }[]>(sql`SELECT "id", "name" FROM "Seminar" WHERE "id" = ${seminarId}::uuid`);
  const { names, text, replies, tags, resolved } = input;
  const parts = articles.map((access) => ({ access, reader: readerOf(actor, access), threads: threadsOf(readerOf(actor, access), access, input, filter, only) }));
  const title = what.seminar ? seminar!.name : (await titles([articles[0]!.articleId]))[0]!.title;
  const people = await peopleOf(seminarId);
  const redact = names === 'real' ? null : redactor([...people.values()], names === 'removed' ? () => NO_NAME : ({ id }) => namerOf({ names, masked: true, readerId: '', withEmail: false, people })(id).name);
  return {
    title,
    measure: async () => {
      const sizes = await Promise.all(parts.map(({ threads }) => sizeOf(threads)));
      return sizes.reduce((sum, size) => ({ threads: sum.threads + size.threads, comments: sum.comments + size.comments, characters: sum.characters + size.characters }), { threads: 0, comments: 0, characters: 0 });
    },
    source: {
      head: { exportedAt: now.toISOString(), base, seminar: seminar!, options: { names, text, replies, tags, resolved } },
      articles: (async function* () {
        for (const { access, reader, threads } of parts) {
          const naming = { names, masked: isMasked(reader), readerId: actor.userId, withEmail: moderates(reader), people };
          yield { article: await articleView(access), threads: namedThreads(reader, threads, input, () => namerOf(naming), redact) };
        }
      })(),
    },
  };
}

/** What an export is of, as far as the actor may read it. @throws not_found */
export async function scopeOf(actor: Actor, what: ExportScope): Promise<{ seminarId: string; articles: ArticleAccess[]; only: Sql }> {
  if (what.annotation) {
    const access = await annotationFor(actor, what.annotation, 'annotation.read');
    return { seminarId: access.seminarId, articles: [access], only: sql`AND a."id" = ${what.annotation}::uuid` };
  }
  if (what.article) {
    const access = await articleFor(actor, what.article, 'article.read');
    return { seminarId: access.seminarId, articles: [access], only: empty };
  }
  const { seminarId } = await seminarFor(actor, what.seminar ?? '', 'seminar.read');
  const articles = await articlesFor(actor, seminarId);
  return { seminarId, articles, only: empty };
}

/** The threads of one article that go out, as a query for `FROM`. */
const threadsOf = (reader: Reader, { articleId, seminarId }: ArticleAccess, input: ExportInput, filter: AnnotationFilter, only: Sql): Sql => sql`
  SELECT a.* FROM "Annotation" a
  WHERE a."articleId" = ${articleId}::uuid AND ${visibleAnnotations(reader)} AND ${wanted(reader, input)} ${filterSql(reader, seminarId, filter)} ${only}`;

async function* namedThreads(reader: Reader, threads: Sql, input: ExportInput, thread: () => ReturnType<typeof namerOf>, redact: Redact | null): AsyncGenerator<ExportThread> {
  let after = empty;
  for (;;) {
    const page = sql`SELECT * FROM (${threads}) a WHERE true ${after} ORDER BY a."position", a."id" LIMIT ${literal(BATCH)}`;
    const rows = await queries.$queryRaw<ExportRow[]>(exportQuery(reader, page, input));
    for (const row of rows) yield present(row, thread(), redact);
    const last = rows.at(-1);
    if (!last || rows.length < BATCH) return;
    after = sql`AND (a."position", a."id") > (${last.position}::int, ${last.id}::uuid)`;
  }
}

function present({ paragraph, start, end, exact, prefix, suffix, ...row }: ExportRow, person: ReturnType<typeof namerOf>, redact: Redact | null): ExportThread {
  const words = (text: string) => (redact ? redact(text) : text);
  return {
    ...row,
    target: { paragraph, start, end, exact, prefix, suffix },
    author: person(row.author),
    claim: row.claim && { ...row.claim, paraphrase: words(row.claim.paraphrase) },
    comments: row.comments.map((comment) => ({
      ...comment,
      author: comment.author === null ? null : person(comment.author),
      body: comment.body && redact ? redactDocument(redact, comment.body) : comment.body,
      text: comment.text === null ? null : words(comment.text),
    })),
    tags: row.tags.map(({ name, people }) => ({ name: words(name), people: people.map(person) })),
  };
}

async function sizeOf(threads: Sql): Promise<{ threads: number; comments: number; characters: number }> {
  const [size] = await queries.$queryRaw<{ threads: number; comments: number; characters: number }[]>(sql`
    SELECT count(DISTINCT a."id")::int AS "threads", count(c."id")::int AS "comments", COALESCE(sum(length(c."text")), 0)::int AS "characters"
    FROM (${threads}) a LEFT JOIN "Comment" c ON c."annotationId" = a."id" AND c."status" = 'visible'`);
  return size!;
}

async function articleView(access: ArticleAccess): Promise<ExportArticle> {
  const { id, title, byline, authorNote, dateline, source, language, revision, paragraphs } = await articleOf(access);
  return { id, title, byline, authorNote, dateline, source, language, revision, paragraphs };
}

/** Everybody who is or was in a seminar. */
async function peopleOf(seminarId: string): Promise<Map<string, KnownPerson>> {
  const rows = await queries.$queryRaw<KnownPerson[]>(sql`
    SELECT u."id", u."name", CASE WHEN u."deletedAt" IS NULL THEN u."email" ELSE '' END AS "email", u."deletedAt" IS NOT NULL AS "former", m."role"::text AS "role", m."pseudonym", m."pseudonymId"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId" WHERE m."seminarId" = ${seminarId}::uuid`);
  return new Map(rows.map((row) => [row.id, row]));
}
