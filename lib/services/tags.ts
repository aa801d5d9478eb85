import { MAX_TAGS_PER_ANNOTATION, tagKey, tagName } from '../core/tags';
import type { ThreadView } from '../core/threads';
import { db } from '../db/client';
import { sql, type Tx } from '../db/sql';
import { invalid } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { annotationFor, seminarFor } from './access';
import { appendEvent } from './events';
import { getAnnotation } from './threads';

/** The seminar's vocabulary, by name. @throws not_found */
export async function listTags(actor: Actor, seminarId: string): Promise<{ tag: string }[]> {
  await seminarFor(actor, seminarId, 'seminar.read');
  return db.$queryRaw(sql`SELECT g."name" AS "tag" FROM "Tag" g WHERE g."seminarId" = ${seminarId}::uuid ORDER BY g."nameKey"`);
}

/** Makes these the actor's tags on an annotation; others' stay. @throws not_found, forbidden, validation */
export async function setTags(actor: Actor, annotationId: string, tags: readonly string[]): Promise<ThreadView> {
  await db.$transaction(async (tx) => {
    const { seminarId, articleId } = await annotationFor(actor, annotationId, 'annotation.tag', tx);
    // One at a time for each annotation, so that two members cannot pass the limit together.
    await tx.$queryRaw(sql`SELECT 1 FROM "Annotation" WHERE "id" = ${annotationId}::uuid FOR UPDATE`);
    await tx.tagging.deleteMany({ where: { annotationId, userId: actor.userId } });
    await putTags(tx, actor, { seminarId, annotationId }, tags);
    await appendEvent(tx, actor, 'annotation.tagged', { articleId, annotationId });
  });
  return getAnnotation(actor, annotationId);
}

/** Puts the actor's tags on an annotation, adding new words to the vocabulary. @throws validation over the limit */
export async function putTags(
  tx: Tx,
  actor: Actor,
  { seminarId, annotationId }: { seminarId: string; annotationId: string },
  tags: readonly string[],
): Promise<void> {
  const byKey = new Map(tags.map((tag) => [tagKey(tag), tagName(tag)]));
  if (byKey.size === 0) return;
  await tx.tag.createMany({
    data: [...byKey].map(([nameKey, name]) => ({ id: newId(), seminarId, name, nameKey })),
    skipDuplicates: true,
  });
  const vocabulary = await tx.tag.findMany({ where: { seminarId, nameKey: { in: [...byKey.keys()] } }, select: { id: true } });
  await tx.tagging.createMany({
    data: vocabulary.map(({ id }) => ({ annotationId, tagId: id, userId: actor.userId, seminarId })),
    skipDuplicates: true,
  });
  const inAll = await tx.tagging.groupBy({ by: ['tagId'], where: { annotationId } });
  if (inAll.length > MAX_TAGS_PER_ANNOTATION) {
    throw invalid('tags', `An annotation can have at most ${MAX_TAGS_PER_ANNOTATION} different tags, those of others included. Please take some away.`);
  }
}
