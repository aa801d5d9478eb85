import type { MarkCounts, MarkRow, MarkSheet, MarkState } from '../../core/marking';
import { queries } from '../../db/client';
import { type Queries, sql } from '../../db/sql';
import { AppError } from '../../errors';
import type { Actor } from '../../policy/actor';
import { articleFor, seminarFor } from '../access';
import { people } from '../insight/people';
import { scopeFor } from '../insight/scope';
import { utc } from '../utc';

const NONE: MarkCounts = { comments: 0, replies: 0, claims: 0, tags: 0, daysActive: 0 };

export type MarkedRow = MarkState & { id: string; name: string; email: string; section: string | null; former: boolean };

/** @throws not_found where nobody wants marks: then there is nothing of them */
export async function wantsMarks(seminarId: string, tx: Queries): Promise<void> {
  const [row] = await tx.$queryRaw<{ wanted: boolean }[]>(sql`SELECT "marksWanted" AS "wanted" FROM "Seminar" WHERE "id" = ${seminarId}::uuid`);
  if (!row?.wanted) throw new AppError('not_found', 'There are no marks in this seminar. An instructor can turn them on in its settings.');
}

/** Everybody who can have a mark for an article, and everybody who has one, by name. */
export const markedRows = (seminarId: string, articleId: string, tx: Queries): Promise<MarkedRow[]> =>
  tx.$queryRaw<MarkedRow[]>(sql`
    SELECT m."userId" AS "id", u."name", u."email", s."name" AS "section", m."removedAt" IS NOT NULL OR m."role" <> 'participant' AS "former",
      k."mark", k."note", COALESCE(k."version", 0) AS "version", ${utc(sql`k."updatedAt"`)} AS "updatedAt", b."name" AS "updatedBy"
    FROM "Membership" m JOIN "User" u ON u."id" = m."userId" LEFT JOIN "Section" s ON s."id" = m."sectionId"
      LEFT JOIN "Mark" k ON k."articleId" = ${articleId}::uuid AND k."userId" = m."userId" LEFT JOIN "User" b ON b."id" = k."updatedById"
    WHERE m."seminarId" = ${seminarId}::uuid
      AND ((m."role" = 'participant' AND m."removedAt" IS NULL) OR k."mark" IS NOT NULL OR k."note" IS NOT NULL)
    ORDER BY lower(u."name"), u."id"`);

/** The marks of an article with what each member did in it. @throws not_found, forbidden */
export async function readMarks(actor: Actor, id: string): Promise<MarkSheet> {
  return (await readSheet(actor, id)).sheet;
}

/** The same, with e-mails, which the caller tells nobody but an instructor. @throws as `readMarks` */
export async function readSheet(actor: Actor, id: string): Promise<{ sheet: MarkSheet; emails: Map<string, string> }> {
  const { seminarId, articleId, archived, role } = await articleFor(actor, id, 'marks.read');
  await wantsMarks(seminarId, queries);
  const [rows, { participation }, [article]] = await Promise.all([
    markedRows(seminarId, articleId, queries),
    scopeFor(actor, seminarId, { article: articleId }).then(people),
    queries.$queryRaw<{ title: string; language: string; seminar: string; releasedAt: string | null }[]>(sql`
      SELECT x."title", x."language", s."name" AS "seminar", ${utc(sql`x."marksReleasedAt"`)} AS "releasedAt"
      FROM "Article" x JOIN "Seminar" s ON s."id" = x."seminarId" WHERE x."id" = ${articleId}::uuid`),
  ]);
  const counts = new Map(participation.map(({ id, comments, replies, claims, tags, daysActive }) => [id, { comments, replies, claims, tags, daysActive }]));
  const { title, language, seminar, releasedAt } = article!;
  const sheet = {
    seminar: { id: seminarId, name: seminar },
    article: { id: articleId, title, language },
    releasedAt,
    archived,
    rows: rows.map(({ id, name, email: _, ...row }): MarkRow => ({ person: { id, name }, ...row, counts: counts.get(id) ?? NONE })),
  };
  return { sheet, emails: new Map(role === 'instructor' ? rows.map(({ id, email }) => [id, email]) : []) };
}

/** The articles that marks can be given for, in the seminar's order. @throws not_found, forbidden */
export async function listMarkedArticles(actor: Actor, seminarId: string): Promise<{ id: string; title: string; language: string }[]> {
  await seminarFor(actor, seminarId, 'marks.read');
  await wantsMarks(seminarId, queries);
  return queries.$queryRaw(sql`
    SELECT "id", "title", "language" FROM "Article" WHERE "seminarId" = ${seminarId}::uuid ORDER BY "position", "createdAt" DESC, "id" DESC`);
}
