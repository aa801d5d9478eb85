import type { PostStatus } from '@/lib/core/annotations';

/** What stands where others' answers hang on words that this reader is not shown. */
export const PLACES: Record<PostStatus, string> = {
  withdrawn: 'This comment was withdrawn by its author.',
  hidden: 'This comment was hidden by a moderator.',
  pending: 'This comment waits for review.',
  visible: 'This comment is not shown.',
};
