import type { PostStatus, Role, Visibility } from '../core/annotations';
import type { ArticleRules } from '../policy/table';
import { moderates } from '../policy/scopes';

/** Whether what somebody writes here waits for a moderator before others see it. */
export const isReviewed = (access: { role: Role | null; article: ArticleRules }): boolean => access.article.reviewedFirst && !moderates(access);

/** How something new begins. What nobody else sees needs nobody's approval. */
export const firstStatus = (access: { role: Role | null; article: ArticleRules }, visibility: Visibility): PostStatus =>
  isReviewed(access) && visibility !== 'private' && visibility !== 'instructors' ? 'pending' : 'visible';
