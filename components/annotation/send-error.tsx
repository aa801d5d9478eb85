import type { PublicError } from '@/lib/http/public-error';
import { Notice } from '../ui/notice';

/** Why a draft came back from the outbox, as an error. */
export const problemOf = ({ problem }: { problem?: string }): PublicError | null => (problem ? { code: 'validation', message: problem } : null);

/** Why something could not be sent, and how to mend that. */
export function SendError({ error }: { error: PublicError | null }) {
  if (!error) return null;
  return (
    <Notice tone="error">
      {error.message}
      {error.code === 'unauthenticated' ? (
        <>
          {' '}
          <a href="/sign-in" target="_blank">
            Sign in in another window
          </a>
          , then come back and post.
        </>
      ) : null}
    </Notice>
  );
}
