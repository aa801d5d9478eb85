import { decode } from 'next-auth/jwt';
import { env } from '../env';
import type { Actor } from '../policy/actor';
import { actorOfSession } from '../services/sessions';
import { isSecure } from './client';

/** What next-auth calls its cookie, over TLS and without. */
export const cookieName = (secure: boolean) => `${secure ? '__Secure-' : ''}next-auth.session-token`;

/** Who asks, for a handler of the API that answers both a page's session and a token. */
export async function actorOfRequest({ headers }: Request): Promise<Actor | null> {
  const name = cookieName(isSecure(env().NEXTAUTH_URL, headers.get('x-forwarded-proto')));
  const pairs = (headers.get('cookie') ?? '').split(/; */).map((pair) => pair.split(/=(.*)/s));
  return actorOfCookie(pairs.find(([each]) => each === name)?.[1]);
}

/** Who has this cookie's session; `null` when it was ended, or the cookie is not ours. */
export async function actorOfCookie(cookie: string | undefined): Promise<Actor | null> {
  const secret = env().NEXTAUTH_SECRET;
  if (!cookie || !secret) return null;
  // A cookie that is not ours, or of another secret, is no cookie.
  const token = await decode({ token: cookie, secret }).catch(() => null);
  if (!token?.sub || !token.sessionId) return null;
  return actorOfSession(token.sessionId, token.sub);
}
