import type { ExportArticle, ExportPreview, ExportSource, ExportThread } from '../core/exports/model';
import { queries } from '../db/client';
import { readSnapshot, type Snapshot } from '../db/snapshot';
import { literal, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import type { AnnotationFilter } from '../schemas/annotations';
import type { ExportInput, ExportScope } from '../schemas/exports';
import type { ArticleAccess } from './access';
import { articleOf } from './articles';
import { presenterFor } from './export-people';
import { picturesFrom } from './export-pictures';
import { exportQuery, type ExportRow, sizeQuery } from './export-rows';
import { asked, type Asked, partsOf } from './export-scope';
import { titles } from './insight/places';

type Opened = ExportSource['articles'] extends AsyncIterable<infer Part> ? Part : never;

export type OpenExport = {
  source: ExportSource;
  /** What the file is about, for its name. */
  title: string;
};

/** Threads are fetched so many at once: enough to keep the database busy, few enough for any memory. */
const BATCH = 100;

/**
 * Opens an export of what the actor may see and asked for. Nothing is read until the source is; then
 * all of it, who may see what included, is as it was at one moment.
 * @param now when it is made @param base where this Scholium is, without a slash at the end
 * @throws not_found
 */
export async function openExport(actor: Actor, what: ExportScope, input: ExportInput, filter: AnnotationFilter, now: Date, base: string): Promise<OpenExport> {
  const asking = asked(actor, what, input, filter);
  const { seminarId, parts } = await partsOf(asking);
  const [seminar] = await queries.$queryRaw<{ id: string; name: string }[]>(sql`SELECT "id", "name" FROM "Seminar" WHERE "id" = ${seminarId}::uuid`);
  const title = what.seminar ? seminar!.name : (await titles([parts[0]!.access.articleId]))[0]!.title;
  const { names, text, replies, tags, resolved } = asking.input;
  return {
    title,
    source: {
      head: { exportedAt: now.toISOString(), base, seminar: seminar!, options: { names, text, replies, tags, resolved } },
      articles: readSnapshot((at) => articlesIn(at, asking)),
    },
  };
}

async function* articlesIn(at: Snapshot, asking: Asked): AsyncGenerator<Opened> {
  const { seminarId, parts } = await partsOf(asking, at);
  const present = await presenterFor(at, seminarId, asking.input.names);
  const pictures = picturesFrom(at);
  for (const { access, reader, threads } of parts) {
    const rows = at.rows<ExportRow>(exportQuery(reader, threads, asking.input), BATCH);
    yield { article: await articleView(access, at), picture: pictures(access.articleId), threads: mapped(rows, (row) => present(reader, row)) };
  }
}

async function* mapped<From, To>(items: AsyncIterable<From>, to: (item: From) => To): AsyncGenerator<To> {
  for await (const item of items) yield to(item);
}

async function articleView(access: ArticleAccess, at: Snapshot): Promise<ExportArticle> {
  const { id, title, byline, authorNote, dateline, source, language, revision, paragraphs } = await articleOf(access, at);
  return { id, title, byline, authorNote, dateline, source, language, revision, paragraphs };
}

/** How much an export would hold, and its first thread. @throws not_found */
export async function measureExport(actor: Actor, what: ExportScope, input: ExportInput, filter: AnnotationFilter): Promise<ExportPreview> {
  const asking = asked(actor, what, input, filter);
  const { seminarId, parts } = await partsOf(asking);
  const size = { threads: 0, comments: 0, characters: 0 };
  let first: ExportThread | null = null;
  for (const { reader, threads } of parts) {
    const [part] = await queries.$queryRaw<(typeof size)[]>(sizeQuery(reader, threads, asking.input));
    for (const key of Object.keys(size) as (keyof typeof size)[]) size[key] += part![key];
    if (first || part!.threads === 0) continue;
    const [row] = await queries.$queryRaw<ExportRow[]>(sql`${exportQuery(reader, threads, asking.input)} LIMIT ${literal(1)}`);
    if (row) first = (await presenterFor(queries, seminarId, asking.input.names))(reader, row);
  }
  return { ...size, first };
}
