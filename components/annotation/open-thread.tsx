'use client';

import type { ThreadView } from '@/lib/core/threads';
import { HiddenNote } from '../moderation/hidden-note';
import { ThreadActions } from './thread-actions';
import { ThreadComments } from './thread-comments';
import { ThreadTags } from './thread-tags';

/** What a thread's card holds once it is open. Its code comes with the first one; see later-parts.ts. */
export function OpenThread({ thread }: { thread: ThreadView }) {
  return (
    <>
      <ThreadTags thread={thread} />
      {thread.status === 'hidden' && thread.comments[0]?.status !== 'hidden' ? <HiddenNote post={{ annotation: thread.id, comment: null, hidden: thread.hidden, can: thread.can }} /> : null}
      <ThreadComments thread={thread} />
      <ThreadActions thread={thread} />
    </>
  );
}
