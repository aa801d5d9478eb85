'use client';

import { usePathname } from 'next/navigation';
import type { PublicError } from '@/lib/http/public-error';

/** The way back in, for somebody whose session has ended meanwhile. */
export function SignedOut({ error }: { error: PublicError }) {
  const here = usePathname();
  return error.code === 'unauthenticated' ? <a href={`/sign-in?next=${encodeURIComponent(here)}`}>Sign in</a> : null;
}
