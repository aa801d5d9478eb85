import { createHash } from 'node:crypto';
import { RateLimiterPostgres, RateLimiterRes } from 'rate-limiter-flexible';
import { pool } from '../db/client';
import { AppError } from '../errors';

const MINUTE = 60;
const HOUR = 60 * MINUTE;

/**
 * What is counted, how often it may happen, and in how many seconds. Every window ends by itself,
 * so nobody is locked out for good.
 */
export const LIMITS = {
  /** One account from one address: enough for somebody who tries all their passwords. */
  signInPair: { points: 10, duration: 15 * MINUTE },
  /** All accounts from one address, which may be a whole campus behind one router. */
  signInAddress: { points: 100, duration: 15 * MINUTE },
  /** One account from everywhere: only a guess spread over many addresses gets this far. */
  signInAccount: { points: 100, duration: HOUR },
  /** A class of forty signs up within its first hour, all from one address. */
  signUpAddress: { points: 100, duration: HOUR },
  /** Guesses of the present password, at a screen that was left open. */
  changePassword: { points: 10, duration: 15 * MINUTE },
  /** Links to set a password that are no longer good, or never were. */
  resetAddress: { points: 20, duration: 15 * MINUTE },
  /** Links for a forgotten password that are mailed to one address, by whomever. */
  forgotAccount: { points: 4, duration: HOUR },
  /** The same from one place, which may be a whole campus. */
  forgotAddress: { points: 40, duration: HOUR },
  /** An export reads all that somebody wrote. */
  accountExport: { points: 20, duration: HOUR },
  /** Files that are read as articles, each in a thread of its own. */
  articleFile: { points: 120, duration: HOUR },
  /** Pages that are fetched from other servers, with their pictures. */
  articleFetch: { points: 30, duration: HOUR },
  /** Large texts that are compared for a place in an older one, each in a thread of its own. */
  largeTexts: { points: 60, duration: HOUR },
  /** Large texts that are compared to be looked at: apart, so that looking keeps nobody from writing. */
  largeComparisons: { points: 60, duration: HOUR },
  /** Wrong join codes; right ones do not count. */
  joinMiss: { points: 30, duration: 10 * MINUTE },
} as const;
export type Limit = keyof typeof LIMITS;

/** What there was too much of, where that is no attempt at anything. */
const TOO_MUCH: Partial<Record<Limit, string>> = {
  largeTexts: 'You have written on older versions of many long texts within the last hour.',
  largeComparisons: 'You have had many long texts compared within the last hour.',
};

const limiters = new Map<Limit, RateLimiterPostgres>();

function limiter(limit: Limit): RateLimiterPostgres {
  let made = limiters.get(limit);
  if (!made) {
    made = new RateLimiterPostgres({
      ...LIMITS[limit],
      storeClient: pool,
      storeType: 'pool',
      tableName: 'RateLimit',
      tableCreated: true,
      keyPrefix: limit,
      // They share one table; one of them sweeps it.
      clearExpiredByTimeout: limiters.size === 0,
    });
    limiters.set(limit, made);
  }
  return made;
}

/** What is counted by is hashed: no e-mail or network address is kept, and any length fits. */
const keyOf = (parts: string[]) => createHash('sha256').update(parts.join('\0')).digest('base64url');

/**
 * Counts one attempt. @param parts by what is counted: an e-mail, an address
 * @throws AppError rate_limited with the seconds to wait
 */
export async function spend(limit: Limit, ...parts: string[]): Promise<void> {
  try {
    await limiter(limit).consume(keyOf(parts));
  } catch (error) {
    if (error instanceof RateLimiterRes) throw tooMany(limit, Math.max(1, Math.ceil(error.msBeforeNext / 1000)));
    throw error;
  }
}

/** Takes one attempt back, because it was a right one. */
export async function giveBack(limit: Limit, ...parts: string[]): Promise<void> {
  await limiter(limit).reward(keyOf(parts));
}

/** Begins counting anew. */
export async function forget(limit: Limit, ...parts: string[]): Promise<void> {
  await limiter(limit).delete(keyOf(parts));
}

function tooMany(limit: Limit, seconds: number): AppError {
  const minutes = Math.ceil(seconds / MINUTE);
  const wait = minutes === 1 ? 'a minute' : `${minutes} minutes`;
  return new AppError('rate_limited', `${TOO_MUCH[limit] ?? 'Too many attempts.'} Please wait ${wait}, then try again.`, { retryAfter: seconds });
}
