import { RateLimiterMemory, RateLimiterRes } from 'rate-limiter-flexible';
import { clientAddress } from '../auth/client';
import { env } from '../env';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { actorOfToken } from '../services/tokens';
import { RequestError } from './problem';

/** Counted in this process alone: a write to the database for each request would cost more than most requests. */
const limiters = { token: undefined as RateLimiterMemory | undefined, failures: undefined as RateLimiterMemory | undefined };

/**
 * Wrong tokens that one address may send in a minute before it is told to slow down. Nobody guesses
 * 256 bits, so right tokens from the same address, which a whole campus may share, go on.
 */
export const MAX_FAILURES = 30;
const SECONDS = 60;

function byToken(): RateLimiterMemory {
  const points = env().API_RATE_LIMIT;
  if (limiters.token?.points !== points) limiters.token = new RateLimiterMemory({ points, duration: SECONDS });
  return limiters.token;
}
const byAddress = () => (limiters.failures ??= new RateLimiterMemory({ points: MAX_FAILURES, duration: SECONDS }));

/**
 * Who asks, by the bearer token alone: a session's cookie gives nothing here, so that no other
 * site can make a browser ask. @throws RequestError unauthenticated; AppError rate_limited
 */
export async function tokenActor(request: Request): Promise<Actor> {
  const given = request.headers.get('authorization');
  const secret = /^Bearer +([\w~+/.-]{1,200}=*) *$/i.exec(given ?? '')?.[1];
  if (!secret) {
    throw new RequestError('unauthenticated', 'Send a token: Authorization: Bearer sch_…. You make one on your account page.', {
      'WWW-Authenticate': 'Bearer realm="Scholium"',
    });
  }
  const actor = await actorOfToken(secret);
  if (!actor) {
    const address = clientAddress(request.headers.get('x-forwarded-for'));
    await byAddress().consume(address).catch((refusal: unknown) => {
      throw refusal instanceof RateLimiterRes ? tooMany(refusal, 'Too many wrong tokens came from your address.') : refusal;
    });
    throw new RequestError('unauthenticated', 'This token is wrong or was revoked. Make a new one on your account page.', {
      'WWW-Authenticate': 'Bearer realm="Scholium", error="invalid_token"',
    });
  }
  await byToken().consume(actor.via.id).catch((refusal: unknown) => {
    throw refusal instanceof RateLimiterRes ? tooMany(refusal, `A token can ask ${env().API_RATE_LIMIT} times a minute.`) : refusal;
  });
  return actor;
}

function tooMany({ msBeforeNext }: RateLimiterRes, why: string): AppError {
  const retryAfter = Math.max(1, Math.ceil(msBeforeNext / 1_000));
  return new AppError('rate_limited', `${why} Please wait ${retryAfter} seconds.`, { retryAfter });
}
