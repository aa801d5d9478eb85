import type { CommentView, ThreadView } from '../../core/threads';
import { queries } from '../../db/client';
import { anyOf, sql } from '../../db/sql';
import type { Actor } from '../../policy/actor';
import { readableWords, readerOf, visibleAnnotations } from '../../policy/scopes';
import type { ArticleAccess } from '../access';
import { commentsQuery, type CommentRow, presentComment, presentThread, readable, type ThreadRow, threadsQuery } from '../thread-rows';
import type { LoggedEvent, PostEvent } from './log';

/** What one reader, or one for all of their like, would be shown now. */
export type Shown = { threads: Map<string, ThreadView>; comments: Map<string, CommentView>; counts: Map<string, number> };

const NOTHING: Shown = { threads: new Map(), comments: new Map(), counts: new Map() };

/**
 * Reads what these events are about as the lists would show it to this reader; what they may not see
 * is not in it. Its cost depends on how many things there are, not on how many readers.
 */
export async function show(actor: Actor, access: ArticleAccess, events: readonly LoggedEvent[]): Promise<Shown> {
  if (events.length === 0) return NOTHING;
  const reader = readerOf(actor, access);
  const posts = events.filter((event) => event.about !== 'article');
  const threads = [...new Set(posts.filter(({ about }) => about === 'thread').map(({ annotationId }) => annotationId))];
  const talked = posts.filter(({ about }) => about === 'comment');
  const talkedIn = [...new Set(talked.map(({ annotationId }) => annotationId))];
  const comments = [...new Set(talked.flatMap(({ comment }) => (comment ? [comment.id, ...emptyParent(comment)] : [])))];
  const of = new Map(talked.flatMap((event) => (event.comment ? [event.comment.id, ...emptyParent(event.comment)].map((id) => [id, event] as const) : [])));
  const seen = sql`EXISTS (SELECT 1 FROM "Annotation" a WHERE a."id" = m."annotationId" AND ${visibleAnnotations(reader)})`;
  const [threadRows, commentRows, countRows] = await Promise.all([
    threads.length === 0
      ? []
      : queries.$queryRaw<ThreadRow[]>(threadsQuery(reader, sql`SELECT a.* FROM "Annotation" a WHERE a."id" = ${anyOf(threads)} AND ${visibleAnnotations(reader)}`, sql`a."id"`)),
    comments.length === 0 ? [] : queries.$queryRaw<CommentRow[]>(commentsQuery(reader, sql`m."id" = ${anyOf(comments)} AND ${readable(reader)} AND ${seen}`, ALL)),
    talkedIn.length === 0
      ? []
      : queries.$queryRaw<{ id: string; count: number }[]>(sql`
          SELECT m."annotationId" AS "id", count(*)::int AS "count" FROM "Comment" m
          WHERE m."annotationId" = ${anyOf(talkedIn)} AND ${readableWords(reader, sql`m`)} GROUP BY 1`),
  ]);
  return {
    threads: new Map(threadRows.map((row) => [row.id, presentThread(actor, access, row)])),
    comments: new Map(
      commentRows.map((row) => {
        const { annotationId, thread } = of.get(row.id)!;
        return [row.id, presentComment(actor, { ...access, annotation: thread }, annotationId, row)];
      }),
    ),
    counts: new Map(countRows.map(({ id, count }) => [id, count])),
  };
}

/** More than a round holds: the query's own limit is never what ends it. */
const ALL = 10_000;

/** What a comment answers, where only its place may be left: whether that stays depends on the answers. */
export const emptyParent = ({ parentId, parentStatus }: NonNullable<PostEvent['comment']>): string[] => (parentId && parentStatus !== 'visible' ? [parentId] : []);
