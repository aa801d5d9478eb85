import 'server-only';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';

/** Who asks, by the session cookie; `null` when nobody is signed in. */
export async function currentActor(): Promise<Actor | null> {
  return null;
}

/** @throws AppError unauthenticated */
export async function requireActor(): Promise<Actor> {
  const actor = await currentActor();
  if (!actor) throw new AppError('unauthenticated', 'You are signed out. Sign in again; what you typed is kept.');
  return actor;
}
