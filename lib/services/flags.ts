import type { MyFlag } from '../core/queue';
import { db, queries } from '../db/client';
import { anyOf, literal, sql, type Tx } from '../db/sql';
import { AppError } from '../errors';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { visibleInSeminar } from '../policy/scopes';
import type { AppealInput, FlagInput } from '../schemas/moderation';
import { type AnnotationAccess, annotationFor, articlesFor, commentFor, lockThreadOf, seminarFor } from './access';
import { openingOf } from './posts';
import { utc } from './utc';

/*
 * Flags and appeals append no event: an article's log is read by its members, and who flagged what
 * is for moderators alone.
 */

/** Reports a comment to the moderators; who has an open flag on it changes that. @throws not_found, forbidden */
export async function flagComment(actor: Actor, id: string, input: FlagInput): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockThreadOf(id, tx);
    await putFlag(tx, actor, await commentFor(actor, id, 'comment.flag', tx), id, input);
  });
}

/** Reports the opening of a thread that has no comment, such as a claim. @throws not_found, forbidden */
export async function flagAnnotation(actor: Actor, id: string, input: FlagInput): Promise<void> {
  await db.$transaction(async (tx) => putFlag(tx, actor, await annotationFor(actor, id, 'annotation.flag', tx, 'change'), null, input));
}

/** The thread's lock, which the caller holds, keeps one person from having two open flags. */
async function putFlag(tx: Tx, actor: Actor, { seminarId, articleId, annotation }: AnnotationAccess, commentId: string | null, input: FlagInput): Promise<void> {
  const words = { reason: input.reason, note: input.note || null };
  const mine = { annotationId: annotation.id, commentId, userId: actor.userId };
  const changed = await tx.flag.updateMany({ where: { ...mine, open: true }, data: words });
  if (changed.count === 0) await tx.flag.create({ data: { id: newId(), seminarId, articleId, ...mine, ...words } });
}

/** Takes one's open flag back; without one nothing happens. @throws not_found when the comment cannot be read */
export async function unflagComment(actor: Actor, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockThreadOf(id, tx);
    await commentFor(actor, id, 'comment.read', tx);
    await tx.flag.deleteMany({ where: { commentId: id, userId: actor.userId, open: true } });
  });
}

/** The same for the opening of a thread. @throws not_found */
export async function unflagAnnotation(actor: Actor, id: string): Promise<void> {
  await db.$transaction(async (tx) => {
    await annotationFor(actor, id, 'annotation.read', tx, 'change');
    await tx.flag.deleteMany({ where: { annotationId: id, commentId: null, userId: actor.userId, open: true } });
  });
}

/** Asks, once, for a second look at one's own hidden comment. @throws conflict the second time; not_found, forbidden */
export async function appealComment(actor: Actor, id: string, { text }: AppealInput): Promise<void> {
  await db.$transaction(async (tx) => {
    await lockThreadOf(id, tx);
    await commentFor(actor, id, 'comment.appeal', tx);
    const { count } = await tx.comment.updateMany({ where: { id, appealedAt: null }, data: { appeal: text, appealedAt: new Date() } });
    if (count === 0) throw askedAlready();
  });
}

/** The same for one's own hidden thread; where its opening has a comment, it is that one's. @throws the same */
export async function appealAnnotation(actor: Actor, id: string, { text }: AppealInput): Promise<void> {
  await db.$transaction(async (tx) => {
    await annotationFor(actor, id, 'annotation.appeal', tx, 'change');
    const { commentId } = await openingOf(tx, id);
    const asked = { where: { id: commentId ?? id, appealedAt: null }, data: { appeal: text, appealedAt: new Date() } };
    const { count } = await (commentId ? tx.comment.updateMany(asked) : tx.annotation.updateMany(asked));
    if (count === 0) throw askedAlready();
  });
}

const askedAlready = () => new AppError('conflict', 'You have asked for a second look at this already. That can be done once.');

/** As many as a list needs that is looked through, the newest. */
const SHOWN_FLAGS = 20;

/** What became of the actor's own reports in a seminar, the newest first. @throws not_found */
export async function listMyFlags(actor: Actor, seminarId: string): Promise<MyFlag[]> {
  await seminarFor(actor, seminarId, 'seminar.read');
  const articles = await articlesFor(actor, seminarId);
  if (articles.length === 0) return [];
  return queries.$queryRaw<MyFlag[]>(sql`
    SELECT f."id", json_build_object('id', x."id", 'title', x."title") AS "article", f."reason", f."note",
      CASE WHEN ${visibleInSeminar(actor, articles)} THEN a."id" END AS "annotation",
      COALESCE(f."resolution", CASE WHEN COALESCE(c."status", a."status") = 'withdrawn' THEN 'withdrawn' END) AS "resolution",
      ${utc(sql`f."createdAt"`)} AS "createdAt", ${utc(sql`f."resolvedAt"`)} AS "resolvedAt"
    FROM "Flag" f JOIN "Annotation" a ON a."id" = f."annotationId" JOIN "Article" x ON x."id" = f."articleId" LEFT JOIN "Comment" c ON c."id" = f."commentId"
    WHERE f."seminarId" = ${seminarId}::uuid AND f."userId" = ${actor.userId}::uuid
      AND f."articleId" = ${anyOf(articles.map(({ articleId }) => articleId))}
    ORDER BY f."createdAt" DESC, f."id" DESC LIMIT ${literal(SHOWN_FLAGS)}`);
}
