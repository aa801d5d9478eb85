import { type Queries, sql } from '../db/sql';
import { AppError } from '../errors';

/** The article's text was changed by somebody else since it was read. */
export class RevisionMoved extends Error {}

/**
 * Makes sure that an article still has the revision that was read. It holds until the transaction
 * ends once the article's row is locked, as it is after an event was appended.
 * @throws RevisionMoved
 */
export async function requireRevision(tx: Queries, articleId: string, revision: number): Promise<void> {
  const [article] = await tx.$queryRaw<{ currentRevision: number }[]>(sql`SELECT "currentRevision" FROM "Article" WHERE "id" = ${articleId}::uuid`);
  if (article?.currentRevision !== revision) throw new RevisionMoved(`The article is not at revision ${revision} any more.`);
}

/** Texts are changed seldom: whoever meets so many changes in a row had better look at what is going on. */
const TRIES = 6;

/** Does something that rests on an article's text, and does it again where that changes meanwhile. @throws conflict */
export async function onSteadyText<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (!(error instanceof RevisionMoved)) throw error;
      if (tried === TRIES) throw new AppError('conflict', 'The text of the article is being changed just now. Please try again in a moment.');
    }
  }
}

/** PostgreSQL's codes for what is worth another try: a deadlock, a serialization failure, a lock that somebody else has. */
const AGAIN = new Set(['40P01', '40001', '55P03']);

/** Does a transaction again that met another one. Each try waits a little longer, and not as long as the other's. */
export async function despiteOthers<Result>(work: () => Promise<Result>): Promise<Result> {
  for (let tried = 1; ; tried += 1) {
    try {
      return await work();
    } catch (error) {
      if (tried > 5 || !AGAIN.has((error as { code?: string }).code ?? '')) throw error;
      await new Promise((resolve) => setTimeout(resolve, Math.random() * 40 * tried));
    }
  }
}
