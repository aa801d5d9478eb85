import type { TagColor } from '../core/tag-colors';
import { MAX_TAGS_PER_ANNOTATION, tagKey, tagName } from '../core/tags';
import type { ThreadView } from '../core/threads';
import { db, queries } from '../db/client';
import { anyOf, sql, type Sql, type Tx } from '../db/sql';
import { invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { visibleInSeminar } from '../policy/scopes';
import { annotationFor, articlesFor, seminarFor } from './access';
import { appendEvent } from './events';
import { getAnnotation } from './threads';
import { isListed, isSeen } from './vocabulary';

/**
 * The words that the actor is offered, by name: those of the vocabulary, and those that stand on
 * something which the actor may see. Retired and merged ones are left out. A word that somebody put
 * on a private note stays with them. @throws not_found
 */
export async function listTags(actor: Actor, seminarId: string): Promise<{ tag: string }[]> {
  await seminarFor(actor, seminarId, 'seminar.read');
  const articles = await articlesFor(actor, seminarId);
  return queries.$queryRaw(sql`
    SELECT g."name" AS "tag" FROM "Tag" g
    WHERE g."seminarId" = ${seminarId}::uuid AND g."retiredAt" IS NULL AND g."mergedIntoId" IS NULL
      AND (${isListed} OR ${isSeen(visibleInSeminar(actor, articles))})
    ORDER BY g."nameKey"`);
}

/** The colours of a seminar's words, by word. Only what an instructor has listed can have one, so all may know. */
export async function tagColorsOf(seminarId: string): Promise<Record<string, TagColor>> {
  const rows = await queries.$queryRaw<{ name: string; color: TagColor }[]>(sql`
    SELECT g."name", g."color" FROM "Tag" g WHERE g."seminarId" = ${seminarId}::uuid AND g."color" IS NOT NULL AND g."listed" AND g."mergedIntoId" IS NULL`);
  return Object.fromEntries(rows.map(({ name, color }) => [name, color]));
}

/** Makes these the actor's tags on an annotation; others' stay. @throws not_found, forbidden, validation */
export async function setTags(actor: Actor, annotationId: string, tags: readonly string[]): Promise<ThreadView> {
  await db.$transaction(async (tx) => {
    // One at a time for each annotation, so that two members cannot pass the limit together.
    const { seminarId, articleId } = await annotationFor(actor, annotationId, 'annotation.tag', tx, 'change');
    const words = await wordsFor(tx, seminarId, tags);
    const removed = await tx.tagging.deleteMany({ where: { annotationId, userId: actor.userId, tagId: { notIn: words.map(({ id }) => id) } } });
    const added = await putWords(tx, actor, { seminarId, annotationId }, words);
    if (removed.count + added > 0) await appendEvent(tx, actor, 'annotation.tagged', { articleId, annotationId });
  });
  return getAnnotation(actor, annotationId);
}

type Where = { seminarId: string; annotationId: string };
type Word = { id: string; name: string; retired: boolean; mergedIntoId: string | null };

/**
 * Puts the actor's tags on an annotation, adding new words to the vocabulary.
 * @returns how many were not there yet @throws validation over the limit, or for a retired word
 */
export async function putTags(tx: Tx, actor: Actor, where: Where, tags: readonly string[]): Promise<number> {
  return putWords(tx, actor, where, await wordsFor(tx, where.seminarId, tags));
}

/** The words of these names, new ones made; in place of a merged one that which stands for it. */
async function wordsFor(tx: Tx, seminarId: string, tags: readonly string[]): Promise<Word[]> {
  // In one order for all, so that two who bring the same new words do not wait for each other in a circle.
  const byKey = new Map(tags.map((tag) => [tagKey(tag), tagName(tag)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (byKey.size === 0) return [];
  await tx.tag.createMany({
    data: [...byKey].map(([nameKey, name]) => ({ id: newId(), seminarId, name, nameKey })),
    skipDuplicates: true,
  });
  // Locked, so that none is merged or retired between here and where it is put.
  const read = (which: Sql) =>
    tx.$queryRaw<Word[]>(sql`
      SELECT g."id", g."name", g."retiredAt" IS NOT NULL AS "retired", g."mergedIntoId" FROM "Tag" g
      WHERE g."seminarId" = ${seminarId}::uuid AND ${which} ORDER BY g."nameKey" FOR SHARE`);
  const words = new Map<string, Word>();
  let found = await read(sql`g."nameKey" = ANY(${[...byKey.keys()]})`);
  while (found.length > 0) {
    for (const word of found) if (!word.mergedIntoId) words.set(word.id, word);
    const next = found.flatMap(({ mergedIntoId }) => (mergedIntoId && !words.has(mergedIntoId) ? [mergedIntoId] : []));
    found = next.length > 0 ? await read(sql`g."id" = ${anyOf(next)}`) : [];
  }
  return [...words.values()];
}

async function putWords(tx: Tx, actor: Actor, { seminarId, annotationId }: Where, words: readonly Word[]): Promise<number> {
  if (words.length === 0) return 0;
  const mine = await tx.tagging.findMany({ where: { annotationId, userId: actor.userId }, select: { tagId: true } });
  const retired = words.find((word) => word.retired && !mine.some(({ tagId }) => tagId === word.id));
  if (retired) throw invalid('tags', `“${retired.name}” is not used in this seminar any more. Please choose another word.`);
  const { count } = await tx.tagging.createMany({
    data: words.map(({ id }) => ({ annotationId, tagId: id, userId: actor.userId, seminarId })),
    skipDuplicates: true,
  });
  const inAll = await tx.tagging.groupBy({ by: ['tagId'], where: { annotationId } });
  if (count > 0 && inAll.length > MAX_TAGS_PER_ANNOTATION) {
    throw invalid('tags', `An annotation can have at most ${MAX_TAGS_PER_ANNOTATION} different tags, those of others included. Please take some away.`);
  }
  return count;
}
