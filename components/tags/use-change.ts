'use client';

import { useState } from 'react';
import type { PublicError, Result } from '@/lib/http/public-error';

const NO_CONNECTION: PublicError = { code: 'unavailable', message: 'There is no connection to Scholium. Nothing was changed; please try again in a moment.' };

/** Sends a change of the vocabulary. `change` answers whether it was made; what was wrong is in `error`. */
export function useChange() {
  const [pending, setPending] = useState(false);
  const [error, setError] = useState<PublicError | null>(null);
  const change = async (work: () => Promise<Result<void>>): Promise<boolean> => {
    setPending(true);
    setError(null);
    const result = await work().catch((): Result<void> => ({ ok: false, error: NO_CONNECTION }));
    setPending(false);
    if (!result.ok) setError(result.error);
    return result.ok;
  };
  return { change, pending, error, setError };
}
