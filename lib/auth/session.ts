import 'server-only';
import { decode } from 'next-auth/jwt';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { env } from '../env';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { actorOfSession } from '../services/sessions';
import { requestIsSecure } from './request';

/** What next-auth calls its cookie, over TLS and without. */
const cookieName = (secure: boolean) => `${secure ? '__Secure-' : ''}next-auth.session-token`;

/**
 * Who asks, by the session cookie; `null` when nobody is signed in or the session was ended. One
 * look into the database a request, however often it is called.
 */
export const currentActor = cache(async (): Promise<Actor | null> => {
  const cookie = (await cookies()).get(cookieName(await requestIsSecure()))?.value;
  const secret = env().NEXTAUTH_SECRET;
  if (!cookie || !secret) return null;
  // A cookie that is not ours, or of another secret, is no cookie.
  const token = await decode({ token: cookie, secret }).catch(() => null);
  if (!token?.sub || !token.sessionId) return null;
  return actorOfSession(token.sessionId, token.sub);
});

/** @throws AppError unauthenticated */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new AppError('unauthenticated', 'You are signed out. Sign in again; what you typed is kept.');
  return actor;
}
