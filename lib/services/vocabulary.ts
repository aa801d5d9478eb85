import { STARTING_TAGS } from '../core/claims';
import type { TagColor } from '../core/tag-colors';
import { tagKey } from '../core/tags';
import type { Vocabulary, Word } from '../core/vocabulary';
import { db, queries } from '../db/client';
import { empty, join, sql, type Sql, type Tx } from '../db/sql';
import { AppError, invalid, notFound } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { can } from '../policy/authorize';
import { visibleInSeminar } from '../policy/scopes';
import type { WordInput } from '../schemas/vocabulary';
import { articlesFor, isId, seminarFor } from './access';
import { appendAudit } from './audit';
import { holdSeminar } from './desk';
import { appendTagged, moveTaggings } from './taggings';

/** Words that every member is offered: a seminar begins with some, and an instructor puts in others. */
export const isListed = sql`(g."listed" OR g."nameKey" IN (${join(STARTING_TAGS.map(tagKey))}))`;

/** Whether the word `g` stands on something that the actor may see, as `scope` on the alias `a` says. */
export const isSeen = (scope: Sql): Sql => sql`EXISTS (
  SELECT 1 FROM "Tagging" tg JOIN "Annotation" a ON a."id" = tg."annotationId" WHERE tg."tagId" = g."id" AND ${scope})`;

/**
 * The seminar's words with how much they are used, counting what the actor may see. Merged words,
 * and who put a word, are for those who moderate. A word that stands on somebody's private note only
 * stays with them. @throws not_found
 */
export async function listVocabulary(actor: Actor, seminarId: string): Promise<Vocabulary> {
  const access = await seminarFor(actor, seminarId, 'seminar.read');
  const seePeople = can(actor, 'seminar.moderate', access);
  const scope = visibleInSeminar(actor, await articlesFor(actor, seminarId));
  const words = await queries.$queryRaw<Word[]>(sql`
    SELECT g."id", g."name", g."description", g."color", g."retiredAt" IS NOT NULL AS "retired",
      CASE WHEN i."id" IS NOT NULL THEN json_build_object('id', i."id", 'name', i."name") END AS "mergedInto",
      COALESCE(t."uses", 0) AS "uses", COALESCE(t."members", 0) AS "members", COALESCE(t."people", '[]'::json) AS "people"
    FROM "Tag" g LEFT JOIN "Tag" i ON i."id" = g."mergedIntoId"
    LEFT JOIN (
      SELECT x."tagId", sum(x."count")::int AS "uses", count(*)::int AS "members",
        ${seePeople ? sql`json_agg(json_build_object('name', u."name", 'count', x."count") ORDER BY x."count" DESC, u."name")` : sql`NULL::json`} AS "people"
      FROM (SELECT tg."tagId", tg."userId", count(*)::int AS "count"
            FROM "Tagging" tg JOIN "Annotation" a ON a."id" = tg."annotationId"
            WHERE tg."seminarId" = ${seminarId}::uuid AND ${scope} GROUP BY tg."tagId", tg."userId") x
      JOIN "User" u ON u."id" = x."userId" GROUP BY x."tagId") t ON t."tagId" = g."id"
    WHERE g."seminarId" = ${seminarId}::uuid AND (${isListed} OR t."uses" > 0) ${seePeople ? empty : sql`AND g."mergedIntoId" IS NULL AND (g."retiredAt" IS NULL OR t."uses" > 0)`}
    ORDER BY g."nameKey"`);
  return { words, can: { change: can(actor, 'seminar.tags', access), seePeople } };
}

type Row = { id: string; name: string; nameKey: string; description: string | null; color: TagColor | null; retired: boolean; mergedIntoId: string | null; known: boolean };

const COLUMNS = sql`g."id", g."name", g."nameKey", g."description", g."color", g."retiredAt" IS NOT NULL AS "retired", g."mergedIntoId"`;

/** Lets one change of a seminar's words happen after the other, each with who may make it. @throws not_found, forbidden */
export async function changing<T>(actor: Actor, seminarId: string, work: (tx: Tx, find: (where: Sql) => Promise<Row | undefined>) => Promise<T>): Promise<T> {
  return db.$transaction(async (tx) => {
    await holdSeminar(seminarId, tx);
    await seminarFor(actor, seminarId, 'seminar.tags', tx);
    const scope = visibleInSeminar(actor, await articlesFor(actor, seminarId, tx));
    // The lock keeps out who is putting the word at this moment.
    return work(tx, async (where) => {
      const [row] = await tx.$queryRaw<Row[]>(sql`
        SELECT ${COLUMNS}, ${isListed} OR g."mergedIntoId" IS NOT NULL OR ${isSeen(scope)} AS "known"
        FROM "Tag" g WHERE g."seminarId" = ${seminarId}::uuid AND ${where} FOR UPDATE OF g`);
      return row;
    });
  });
}

/** The word of an id, as `find` of `changing` sees it. @throws not_found, also for what only others' private notes bear */
export async function wordOf(find: (where: Sql) => Promise<Row | undefined>, id: string): Promise<Row> {
  const row = isId(id) ? await find(sql`g."id" = ${id}::uuid`) : undefined;
  if (!row?.known) throw notFound('tag');
  return row;
}

/** Puts a word into the vocabulary, so that all members are offered it. @returns its id @throws not_found, forbidden, validation */
export async function addWord(actor: Actor, seminarId: string, { name, description = null, color = null }: WordInput): Promise<{ id: string }> {
  return changing(actor, seminarId, async (tx, find) => {
    const nameKey = tagKey(name);
    const there = await find(sql`g."nameKey" = ${nameKey}`);
    if (there?.known) throw taken(there);
    const [row] = await tx.$queryRaw<{ id: string }[]>(sql`
      INSERT INTO "Tag" ("id", "seminarId", "name", "nameKey", "description", "color", "listed")
      VALUES (${newId()}::uuid, ${seminarId}::uuid, ${name}, ${nameKey}, ${description}, ${color}, true)
      ON CONFLICT ("seminarId", "nameKey") DO UPDATE
        SET "name" = excluded."name", "description" = excluded."description", "color" = excluded."color", "listed" = true
      RETURNING "id"`);
    await appendAudit(tx, actor, seminarId, 'tag.added', { tag: row!.id, name, description, color });
    return row!;
  });
}

/** Renames, describes and colours a word. @throws not_found, forbidden, validation for a name that another word has, conflict */
export async function changeWord(actor: Actor, seminarId: string, id: string, { name, description = null, color = null }: WordInput): Promise<void> {
  await changing(actor, seminarId, async (tx, find) => {
    const word = await wordOf(find, id);
    if (word.mergedIntoId) throw new AppError('conflict', `“${word.name}” was merged into another word. Undo that first.`);
    const nameKey = tagKey(name);
    const other = nameKey === word.nameKey ? undefined : await find(sql`g."nameKey" = ${nameKey} AND g."id" <> ${word.id}::uuid`);
    if (other?.known) throw taken(other);
    // On private notes only: nobody is told that it is there, and for its owners it stays the same word.
    if (other) {
      await moveTaggings(tx, other.id, word.id);
      await tx.$executeRaw(sql`DELETE FROM "Tag" WHERE "id" = ${other.id}::uuid`);
    }
    await tx.$executeRaw(sql`
      UPDATE "Tag" SET "name" = ${name}, "nameKey" = ${nameKey}, "description" = ${description}, "color" = ${color}, "listed" = true
      WHERE "id" = ${word.id}::uuid`);
    const changes = [
      ['tag.renamed', word.name, name],
      ['tag.described', word.description, description],
      ['tag.coloured', word.color, color],
    ] as const;
    for (const [action, from, to] of changes) if (from !== to) await appendAudit(tx, actor, seminarId, action, { tag: word.id, name, from, to });
    if (word.name !== name) await appendTagged(tx, actor, word.id);
  });
}

/** Offers a word no longer, or again; where it stands it stays. @throws not_found, forbidden, conflict for a merged one */
export async function retireWord(actor: Actor, seminarId: string, id: string, retired: boolean): Promise<void> {
  await changing(actor, seminarId, async (tx, find) => {
    const word = await wordOf(find, id);
    if (word.mergedIntoId) throw new AppError('conflict', `“${word.name}” was merged into another word. Undo that first.`);
    if (word.retired === retired) return;
    await tx.$executeRaw(sql`UPDATE "Tag" SET "retiredAt" = ${retired ? sql`now()` : sql`NULL`}, "listed" = true WHERE "id" = ${word.id}::uuid`);
    await appendAudit(tx, actor, seminarId, retired ? 'tag.retired' : 'tag.offered', { tag: word.id, name: word.name });
  });
}

/** Why a word cannot have this name. */
export function taken({ name, retired, mergedIntoId }: Pick<Row, 'name' | 'retired' | 'mergedIntoId'>): AppError {
  const how = mergedIntoId ? 'was merged into another one. Undo that, or choose another name.' : retired ? 'is retired. Offer it again, or choose another name.' : 'is there already. Choose another name, or merge the two.';
  return invalid('name', `“${name}” ${how}`);
}
