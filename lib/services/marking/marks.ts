import { markAction, type MarkState, type OwnMark, sameMark } from '../../core/marking';
import { db, queries } from '../../db/client';
import { sql, type Tx } from '../../db/sql';
import { AppError, invalid } from '../../errors';
import { newId } from '../../ids';
import type { Actor } from '../../policy/actor';
import { can } from '../../policy/authorize';
import type { MarkInput } from '../../schemas/marking';
import { type ArticleAccess, articleFor } from '../access';
import { appendAudits } from '../audit';
import { holdSeminar } from '../desk';
import { utc } from '../utc';
import { type MarkedRow, markedRows, wantsMarks } from './sheet';

/** Whose mark and note become what. */
export type MarkChange = { person: string; before: string | null; mark: string | null; note: string | null };

/**
 * Changes marks of an article, all of it or nothing. The seminar is held meanwhile, so that nothing
 * is overwritten that was not seen. @throws not_found, forbidden
 */
export const marking = <T>(actor: Actor, id: string, work: (tx: Tx, access: ArticleAccess, rows: MarkedRow[]) => Promise<T>): Promise<T> =>
  db.$transaction(
    async (tx) => {
      const { seminarId } = await articleFor(actor, id, 'marks.write', tx);
      await holdSeminar(seminarId, tx);
      // Again, by what is so now that nothing changes any more.
      const access = await articleFor(actor, id, 'marks.write', tx);
      await wantsMarks(seminarId, tx);
      return work(tx, access, await markedRows(seminarId, access.articleId, tx));
    },
    // A file of two thousand rows takes its time on a small machine.
    { timeout: 30_000 },
  );

/**
 * Sets one member's mark and note. What stands there already is no change, whoever sends it again.
 * @throws not_found, forbidden, validation for somebody who is no participant, conflict with the
 * newer mark when it is not the one that was read
 */
export async function setMark(actor: Actor, articleId: string, { person, version, ...given }: MarkInput): Promise<MarkState> {
  const after = { mark: given.mark ?? null, note: given.note ?? null };
  return marking(actor, articleId, async (tx, access, rows) => {
    const row = rows.find(({ id }) => id === person.toLowerCase());
    if (!row) throw invalid('person', 'This is no participant of the seminar, so there is nothing to mark.');
    if (sameMark(row, after)) return stateOf(row);
    if (row.version !== version) {
      throw new AppError('conflict', 'Somebody else has changed this mark meanwhile. Look at theirs, then keep yours or take it.', { current: stateOf(row) });
    }
    await writeMarks(tx, actor, access, [{ person: row.id, before: row.mark, ...after }]);
    return stateOf((await markedRows(access.seminarId, access.articleId, tx)).find(({ id }) => id === row.id) ?? { ...row, ...after, version: version + 1 });
  });
}

const stateOf = ({ mark, note, version, updatedAt, updatedBy }: MarkState): MarkState => ({ mark, note, version, updatedAt, updatedBy });

/** Writes what `marking` has let through, and that it was done: by whom and for whom, not what. */
export async function writeMarks(tx: Tx, actor: Actor, { seminarId, articleId }: ArticleAccess, changes: readonly MarkChange[], by: { by?: string } = {}): Promise<void> {
  if (changes.length === 0) return;
  const rows = changes.map((change) => ({ id: newId(), ...change }));
  await tx.$executeRaw(sql`
    INSERT INTO "Mark" AS k ("id", "seminarId", "articleId", "userId", "mark", "note", "updatedById")
    SELECT r."id", ${seminarId}::uuid, ${articleId}::uuid, r."person", r."mark", r."note", ${actor.userId}::uuid
    FROM jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) AS r("id" uuid, "person" uuid, "mark" text, "note" text)
    ON CONFLICT ("articleId", "userId") DO UPDATE SET "mark" = EXCLUDED."mark", "note" = EXCLUDED."note",
      "version" = k."version" + 1, "updatedById" = EXCLUDED."updatedById", "updatedAt" = now()`);
  const { title } = await tx.article.findUniqueOrThrow({ where: { id: articleId }, select: { title: true } });
  await appendAudits(tx, actor, seminarId, changes.map(({ person, before, mark }) => ({ action: markAction(before, mark), about: { person, article: articleId, title, ...by } })));
}

/** Lets members see their own marks of an article, or no more. @throws not_found, forbidden */
export async function releaseMarks(actor: Actor, id: string, released: boolean): Promise<{ releasedAt: string | null }> {
  return marking(actor, id, async (tx, { seminarId, articleId }) => {
    const { title, marksReleasedAt } = await tx.article.findUniqueOrThrow({ where: { id: articleId }, select: { title: true, marksReleasedAt: true } });
    if ((marksReleasedAt !== null) === released) return { releasedAt: marksReleasedAt?.toISOString() ?? null };
    const now = released ? new Date() : null;
    await tx.article.update({ where: { id: articleId }, data: { marksReleasedAt: now } });
    await appendAudits(tx, actor, seminarId, [{ action: released ? 'marks.released' : 'marks.taken-back', about: { article: articleId, title } }]);
    return { releasedAt: now?.toISOString() ?? null };
  });
}

/** The actor's own mark for an article, once it is released; never the note. @throws not_found for the article */
export async function ownMark(actor: Actor, id: string): Promise<OwnMark | null> {
  const access = await articleFor(actor, id, 'article.read');
  const [row] = await queries.$queryRaw<{ mark: string | null; released: boolean; releasedAt: string }[]>(sql`
    SELECT k."mark", s."marksWanted" AND x."marksReleasedAt" IS NOT NULL AS "released", ${utc(sql`x."marksReleasedAt"`)} AS "releasedAt"
    FROM "Mark" k JOIN "Article" x ON x."id" = k."articleId" JOIN "Seminar" s ON s."id" = k."seminarId"
    WHERE k."articleId" = ${access.articleId}::uuid AND k."userId" = ${actor.userId}::uuid`);
  if (!row || row.mark === null) return null;
  const mark = { userId: actor.userId, released: row.released };
  return can(actor, 'mark.read', { ...access, mark }) ? { mark: row.mark, releasedAt: row.releasedAt } : null;
}
