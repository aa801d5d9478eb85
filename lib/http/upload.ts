import 'server-only';
import { requireActor } from '../auth/session';
import { AppError } from '../errors';
import type { Actor } from '../policy/actor';
import { isForeign } from './headers';
import { jsonResponse } from './json';
import { ALWAYS, CLOSE, RequestError } from './problem';
import type { Result } from './public-error';
import { report, STATUS } from './report';

/**
 * Answers a page of ours that sends a file: too large for an action, and for proxy.ts, which would
 * hold it a second time. So this looks itself that no page of another site sent it.
 * @param unreadable what is said of a body that cannot be taken apart
 */
export async function uploadResponse<T>(request: Request, unreadable: string, work: (actor: Actor) => Promise<T>): Promise<Response> {
  try {
    const { headers, method } = request;
    const host = headers.get('x-forwarded-host') ?? headers.get('host');
    if (isForeign({ method, origin: headers.get('origin'), host, fetchSite: headers.get('sec-fetch-site') })) throw new AppError('forbidden', 'This was sent by the page of another site, so nothing was done.');
    return answer({ ok: true, data: await work(await requireActor()) }, false);
  } catch (error) {
    const told = report(error instanceof RequestError ? new AppError('validation', unreadable) : error);
    return answer({ ok: false, error: told }, told.code === 'too_large' || !request.bodyUsed);
  }
}

/** Of whom too much, or all, is refused, the rest is not taken in. */
const answer = (result: Result<unknown>, isUnread: boolean): Response =>
  jsonResponse(result, result.ok ? 200 : STATUS[result.error.code], 'application/json', { ...ALWAYS, ...(isUnread ? CLOSE : {}) });
