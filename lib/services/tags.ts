import { STARTING_TAGS } from '../core/claims';
import { MAX_TAGS_PER_ANNOTATION, tagKey, tagName } from '../core/tags';
import type { ThreadView } from '../core/threads';
import { db } from '../db/client';
import { join, sql, type Tx } from '../db/sql';
import { invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { visibleInSeminar } from '../policy/scopes';
import { annotationFor, articlesFor, seminarFor } from './access';
import { appendEvent } from './events';
import { getAnnotation } from './threads';

/**
 * The seminar's vocabulary, by name: the words that it starts with, and those that stand on
 * something which the actor may see. A word that somebody put on a private note stays with them.
 * @throws not_found
 */
export async function listTags(actor: Actor, seminarId: string): Promise<{ tag: string }[]> {
  await seminarFor(actor, seminarId, 'seminar.read');
  const articles = await articlesFor(actor, seminarId);
  return db.$queryRaw(sql`
    SELECT g."name" AS "tag" FROM "Tag" g WHERE g."seminarId" = ${seminarId}::uuid AND (
      g."nameKey" IN (${join(STARTING_TAGS.map(tagKey))}) OR EXISTS (
        SELECT 1 FROM "Tagging" tg JOIN "Annotation" a ON a."id" = tg."annotationId"
        WHERE tg."tagId" = g."id" AND ${visibleInSeminar(actor, articles)}))
    ORDER BY g."nameKey"`);
}

/** Makes these the actor's tags on an annotation; others' stay. @throws not_found, forbidden, validation */
export async function setTags(actor: Actor, annotationId: string, tags: readonly string[]): Promise<ThreadView> {
  await db.$transaction(async (tx) => {
    // One at a time for each annotation, so that two members cannot pass the limit together.
    const { seminarId, articleId } = await annotationFor(actor, annotationId, 'annotation.tag', tx, 'change');
    const removed = await tx.tagging.deleteMany({ where: { annotationId, userId: actor.userId, tag: { nameKey: { notIn: tags.map(tagKey) } } } });
    const added = await putTags(tx, actor, { seminarId, annotationId }, tags);
    if (removed.count + added > 0) await appendEvent(tx, actor, 'annotation.tagged', { articleId, annotationId });
  });
  return getAnnotation(actor, annotationId);
}

/**
 * Puts the actor's tags on an annotation, adding new words to the vocabulary.
 * @returns how many were not there yet @throws validation over the limit
 */
export async function putTags(
  tx: Tx,
  actor: Actor,
  { seminarId, annotationId }: { seminarId: string; annotationId: string },
  tags: readonly string[],
): Promise<number> {
  // In one order for all, so that two who bring the same new words do not wait for each other in a circle.
  const byKey = new Map(tags.map((tag) => [tagKey(tag), tagName(tag)] as const).sort(([a], [b]) => (a < b ? -1 : 1)));
  if (byKey.size === 0) return 0;
  await tx.tag.createMany({
    data: [...byKey].map(([nameKey, name]) => ({ id: newId(), seminarId, name, nameKey })),
    skipDuplicates: true,
  });
  const vocabulary = await tx.tag.findMany({ where: { seminarId, nameKey: { in: [...byKey.keys()] } }, select: { id: true } });
  const { count } = await tx.tagging.createMany({
    data: vocabulary.map(({ id }) => ({ annotationId, tagId: id, userId: actor.userId, seminarId })),
    skipDuplicates: true,
  });
  const inAll = await tx.tagging.groupBy({ by: ['tagId'], where: { annotationId } });
  if (count > 0 && inAll.length > MAX_TAGS_PER_ANNOTATION) {
    throw invalid('tags', `An annotation can have at most ${MAX_TAGS_PER_ANNOTATION} different tags, those of others included. Please take some away.`);
  }
  return count;
}
