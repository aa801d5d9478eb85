import { type Queries, sql } from '../db/sql';

/** What is known of an article beside its text. What is left out stays; `null` takes it away. */
export type ArticleAbout = {
  title?: string | undefined;
  byline?: string | null | undefined;
  authorNote?: string | null | undefined;
  dateline?: string | null | undefined;
  source?: string | null | undefined;
  language?: string | undefined;
};

/** Changes what is known of an article, in the transaction that holds its row. @returns its title, and whether anything changed */
export async function changeAbout(tx: Queries, articleId: string, about: ArticleAbout): Promise<{ title: string; changed: boolean }> {
  const given = Object.fromEntries(Object.entries(about).filter(([, value]) => value !== undefined));
  const changed = await tx.$executeRaw(sql`
    UPDATE "Article" x SET "title" = r."title", "byline" = r."byline", "authorNote" = r."authorNote", "dateline" = r."dateline", "source" = r."source", "language" = r."language"
    FROM (SELECT o."id", n.* FROM "Article" o, jsonb_to_record(to_jsonb(o) || ${JSON.stringify(given)}::jsonb)
      AS n("title" text, "byline" text, "authorNote" text, "dateline" text, "source" text, "language" text) WHERE o."id" = ${articleId}::uuid) r
    WHERE x."id" = r."id" AND (x."title", x."byline", x."authorNote", x."dateline", x."source", x."language")
      IS DISTINCT FROM (r."title", r."byline", r."authorNote", r."dateline", r."source", r."language")`);
  const [article] = await tx.$queryRaw<{ title: string }[]>(sql`SELECT "title" FROM "Article" WHERE "id" = ${articleId}::uuid`);
  return { title: article!.title, changed: changed > 0 };
}
