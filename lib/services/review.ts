import type { PostStatus, Role, Visibility } from '../core/annotations';
import type { ArticleRules } from '../policy/table';
import { moderates } from '../policy/scopes';
import type { Tx } from '../db/sql';
import { lastEntry } from './moderation-entries';

/** Whether what somebody writes here waits for a moderator before others see it. */
export const isReviewed = (access: { role: Role | null; article: ArticleRules }): boolean => access.article.reviewedFirst && !moderates(access);

/** How something new begins. What nobody else sees needs nobody's approval. */
export const firstStatus = (access: { role: Role | null; article: ArticleRules }, visibility: Visibility): PostStatus =>
  isReviewed(access) && visibility !== 'private' && visibility !== 'instructors' ? 'pending' : 'visible';

/** How something begins again that nobody else saw for a while: what a moderator holds back stays held. */
export async function statusAgain(
  tx: Tx,
  access: { role: Role | null; article: ArticleRules },
  visibility: Visibility,
  post: { annotationId: string; commentId: string | null },
): Promise<PostStatus> {
  const last = await lastEntry(tx, post, 'hold');
  return last?.to === 'pending' && visibility !== 'private' ? 'pending' : firstStatus(access, visibility);
}
