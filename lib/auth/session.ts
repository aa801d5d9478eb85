import 'server-only';
import { cookies } from 'next/headers';
import { cache } from 'react';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { actorOfCookie, cookieName } from './cookie';
import { requestIsSecure } from './request';

/**
 * Who asks, by the session cookie; `null` when nobody is signed in or the session was ended. One
 * look into the database a request, however often it is called.
 */
export const currentActor = cache(async (): Promise<Actor | null> => actorOfCookie((await cookies()).get(cookieName(await requestIsSecure()))?.value));

/** @throws AppError unauthenticated */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new AppError('unauthenticated', 'You are signed out. Sign in again; what you typed is kept.');
  return actor;
}
