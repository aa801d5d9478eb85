import 'server-only';
import { headers } from 'next/headers';
import { notFound, redirect } from 'next/navigation';
import { currentActor } from '../auth/session';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { originOf } from './origin';

/** Who reads the page. Somebody who is not signed in is asked to, and comes back to `path`. */
export async function pageActor(path: string): Promise<Actor> {
  return (await currentActor()) ?? redirect(`/sign-in?next=${encodeURIComponent(path)}`);
}

/** What a service found; what it does not find, will not show, or keeps for another role, is the page "not found". */
export async function orNotFound<T>(found: Promise<T>): Promise<T> {
  try {
    return await found;
  } catch (error) {
    if (error instanceof AppError && (error.code === 'not_found' || error.code === 'forbidden')) notFound();
    throw error;
  }
}

/** What a service found, or in words why that is too much work just now, for one person or for all. */
export async function orTooMuch<T>(found: Promise<T>): Promise<{ found: T } | { tooMuch: string }> {
  try {
    return { found: await found };
  } catch (error) {
    if (error instanceof AppError && (error.code === 'rate_limited' || error.code === 'unavailable')) return { tooMuch: error.message };
    throw error;
  }
}

/** The address of this Scholium, for links of a page or an action that leave it. */
export const requestOrigin = async (): Promise<string> => originOf(await headers());
