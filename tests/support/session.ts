/** Requests of a browser that is signed in, for what reads the session's cookie by `next/headers`. */
import { encode } from 'next-auth/jwt';
import { afterEach, beforeEach, vi } from 'vitest';
import { env } from '@/lib/env';
import type { Entered } from '@/lib/services/accounts';
import { enterAs, makeAccount } from './accounts';
import { clearRequest, request } from './next-headers';

export const SECRET = 'a secret of thirty-two characters or more';

/** Each test begins and ends with a request of nobody. Call it in a file or a `describe`. */
export function useSessions(): void {
  beforeEach(() => {
    vi.stubEnv('NEXTAUTH_SECRET', SECRET);
    env(true);
    clearRequest();
  });
  afterEach(() => {
    clearRequest();
    vi.unstubAllEnvs();
    env(true);
  });
}

/** Signs somebody in, and puts the cookie that next-auth would give them into the request. */
export async function arrive(name = 'next-auth.session-token', secret = SECRET): Promise<Entered> {
  const entered = await enterAs(await makeAccount());
  request.cookies.set(name, await encode({ token: { sub: entered.userId, sessionId: entered.sessionId }, secret }));
  return entered;
}
