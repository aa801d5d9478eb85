import type { PostStatus } from '../../core/annotations';
import type { LiveMessage } from '../../core/live';
import type { Actor } from '../../policy/actor';
import { can } from '../../policy/authorize';
import type { Subject } from '../../policy/table';
import type { LoggedEvent, PostEvent } from './log';
import { emptyParent, type Shown } from './render';

/**
 * What an event means to one reader: nothing where they can see the thing neither now nor before it.
 * @param subject how they stand towards the article
 * @param shown what they, or one of their like, would be shown
 */
export function tell(actor: Actor, subject: Subject & { currentRevision: number }, event: LoggedEvent, shown: Shown): LiveMessage | null {
  if (event.about === 'article') return { event: 'revised', data: { revision: subject.currentRevision } };
  return event.about === 'thread' ? tellThread(actor, subject, event, shown) : tellComment(actor, subject, event, shown);
}

function tellThread(actor: Actor, subject: Subject, { annotationId, thread, threadBefore }: PostEvent, shown: Shown): LiveMessage | null {
  const before = threadBefore !== null && can(actor, 'annotation.read', { ...subject, annotation: { ...thread, ...threadBefore } });
  if (can(actor, 'annotation.read', { ...subject, annotation: thread })) {
    const view = shown.threads.get(annotationId);
    // What has changed once more since the log was read has a later event of its own.
    return view ? { event: 'thread', data: { change: before ? 'changed' : 'new', thread: view } } : null;
  }
  return before ? { event: 'thread', data: { change: 'gone', gone: annotationId } } : null;
}

function tellComment(actor: Actor, subject: Subject, event: PostEvent, shown: Shown): LiveMessage | null {
  const { annotationId, comment, commentBefore, thread } = event;
  const within: Subject = { ...subject, annotation: thread };
  if (!comment || !can(actor, 'annotation.read', within)) return null;
  const reads = (status: PostStatus) => can(actor, 'comment.read', { ...within, comment: { authorId: comment.authorId, status } });
  const [now, before] = [reads(comment.status), commentBefore !== null && reads(commentBefore)];
  const ids = [comment.id, ...emptyParent(comment)];
  const comments = ids.flatMap((id) => shown.comments.get(id) ?? []);
  if ((!now && !before) || (now && comments[0]?.id !== comment.id)) return null;
  const change = now ? (before ? 'changed' : 'new') : 'gone';
  const gone = ids.filter((id) => !shown.comments.has(id));
  return { event: 'comment', data: { change, annotation: annotationId, comment: comment.id, comments, gone, commentCount: shown.counts.get(annotationId) ?? 0 } };
}
