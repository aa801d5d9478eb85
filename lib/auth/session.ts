import 'server-only';
import { decode } from 'next-auth/jwt';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { env } from '../env';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { actorOfSession } from '../services/sessions';
import { isSecure } from './client';
import { requestIsSecure } from './request';

/** What next-auth calls its cookie, over TLS and without. */
const cookieName = (secure: boolean) => `${secure ? '__Secure-' : ''}next-auth.session-token`;

/**
 * Who asks, by the session cookie; `null` when nobody is signed in or the session was ended. One
 * look into the database a request, however often it is called.
 */
export const currentActor = cache(async (): Promise<Actor | null> => actorOfCookie((await cookies()).get(cookieName(await requestIsSecure()))?.value));

/** The same for a route handler that answers both a page's session and a token. */
export async function actorOfRequest({ headers }: Request): Promise<Actor | null> {
  const name = cookieName(isSecure(env().NEXTAUTH_URL, headers.get('x-forwarded-proto')));
  const pairs = (headers.get('cookie') ?? '').split(/; */).map((pair) => pair.split(/=(.*)/s));
  return actorOfCookie(pairs.find(([each]) => each === name)?.[1]);
}

async function actorOfCookie(cookie: string | undefined): Promise<Actor | null> {
  const secret = env().NEXTAUTH_SECRET;
  if (!cookie || !secret) return null;
  // A cookie that is not ours, or of another secret, is no cookie.
  const token = await decode({ token: cookie, secret }).catch(() => null);
  if (!token?.sub || !token.sessionId) return null;
  return actorOfSession(token.sessionId, token.sub);
}

/** @throws AppError unauthenticated */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new AppError('unauthenticated', 'You are signed out. Sign in again; what you typed is kept.');
  return actor;
}
