import { createRequestListener } from '@remix-run/node-fetch-server';
import { findHandler } from '../../app/api/v1/router';
import { problem } from '../../lib/http/problem';
import type { Handler } from './front';

/**
 * Answers the API beside Next instead of through it, by the same handlers: they need nothing of
 * Next, and its way from the socket to a handler and back takes as long as most of them.
 * @param otherwise what answers everything else
 */
export function apiBeside(otherwise: Handler): Handler {
  return (incoming, outgoing) => {
    const found = incoming.url?.startsWith('/api/') && findHandler(incoming.method ?? 'GET', incoming.url.split('?', 1)[0]!);
    if (!found) return otherwise(incoming, outgoing);
    const answer = async (request: Request) => {
      const response = await found.handler(request, { params: Promise.resolve(found.params) });
      // Nobody will read it: what makes it, a snapshot of the database or a thread, would wait for that.
      if (request.method === 'HEAD' || request.signal.aborted) await response.body?.cancel().catch(() => undefined);
      return response;
    };
    // What a request says of its host is for those who read its headers; here it could only break its address.
    return createRequestListener(answer, { host: 'localhost', protocol: 'http:', onError: (error) => problem(error, 'query') })(incoming, outgoing);
  };
}
