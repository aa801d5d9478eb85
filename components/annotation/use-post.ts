'use client';

import type { PublicError } from '@/lib/http/public-error';
import { useReader } from '../article/reader-context';
import { type Post, putWaiting, whyWaits } from './outbox';
import { type Sent, send as sendPost } from './outbox-send';
import { useSend } from './use-send';

/**
 * Sends what was written. `post` answers what came of it; `waits` when that could not be now, and it
 * is in the outbox; or `null` after an error, which is then in `error`. A conflict is also told to
 * `onConflict`: of an edit with what stands now; of a new post, that its draft needs another id.
 */
export function usePost() {
  const { send, ...rest } = useSend();
  const { me, articleId } = useReader((state) => state.view);
  const post = async (what: Post, place: string, onConflict?: (error: PublicError) => void): Promise<Sent | 'waits' | null> => {
    let waits = false;
    const sent = await send(
      () => sendPost(me.id, { articleId, post: what }),
      (error) => {
        if (error.code === 'conflict' && error.current) onConflict?.(error);
        const why = whyWaits(error, navigator.onLine);
        waits = why !== null && putWaiting(me.id, { articleId, place, post: what, why, tries: 1 });
        return waits;
      },
    );
    return waits ? 'waits' : sent;
  };
  return { post, ...rest };
}
