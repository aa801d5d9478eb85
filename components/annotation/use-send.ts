'use client';

import { useRouter } from 'next/navigation';
import { useCallback, useState } from 'react';
import type { PublicError, Result } from '@/lib/http/public-error';

export const NO_CONNECTION: PublicError = {
  code: 'unavailable',
  message: 'There is no connection to Scholium. What you typed is kept on this device; try again in a moment.',
};

/**
 * Sends something to the server. `send` answers what came back, or `null` after an error, which is
 * then in `error` unless `otherwise` dealt with it; whatever was typed is still there. After a change that shows in the text or in
 * counts, `refresh` fetches them anew.
 */
export function useSend() {
  const { refresh } = useRouter();
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const send = useCallback(async <T>(work: () => Promise<Result<T>>, otherwise: (error: PublicError) => boolean = () => false): Promise<T | null> => {
    setPending(true);
    setError(null);
    const result = await work().catch((): Result<T> => ({ ok: false, error: NO_CONNECTION }));
    setPending(false);
    if (result.ok) return result.data;
    if (!otherwise(result.error)) setError(result.error);
    // A type or tag that was renamed or retired since the page came: it gets those that there are.
    if (result.error.fields?.['claim.type'] || result.error.fields?.tags) refresh();
    return null;
  }, [refresh]);
  return { send, pending, error, setError, refresh };
}
