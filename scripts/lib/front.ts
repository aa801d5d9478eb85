import compression from 'compression';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { headersOf } from '../../lib/http/headers';

export type Handler = (request: IncomingMessage, response: ServerResponse) => unknown;
const compress = compression();

export type Front = { server: Server; answerWith: (handler: Handler) => void };

/**
 * The HTTP server. It answers 503 until it is told who answers, so that a taken port is noticed
 * first of all, and whoever comes too early comes again. It compresses for who asks for that, which
 * Next does less cheaply: it prepares to also where nobody asks. It sets the headers that every
 * answer has, for which Next would compare the address with patterns.
 * @param trustProxy whether what the request says of its origin is believed
 */
export function createFront(trustProxy: boolean): Front {
  let handler: Handler = notYet;
  const server = createServer((request, response) => {
    // Who asks is told to the app by us alone, unless a proxy in front is trusted to.
    if (!trustProxy) {
      for (const name of Object.keys(request.headers)) {
        if (name === 'forwarded' || name.startsWith('x-forwarded-')) delete request.headers[name];
      }
      request.headers['x-forwarded-for'] = request.socket.remoteAddress ?? '';
    }
    for (const [name, value] of headersOf(request.url)) response.setHeader(name, value);
    const answer = () => void handler(request, response);
    if (request.headers['accept-encoding']) compress(request as never, response as never, answer);
    else answer();
  });
  return { server, answerWith: (next) => (handler = next) };
}

const notYet: Handler = (_, response) => {
  response.writeHead(503, { 'Content-Type': 'text/plain; charset=utf-8', 'Retry-After': '2', Refresh: '2', 'Cache-Control': 'no-store' });
  response.end('Scholium is starting. This page comes by itself in a moment.\n');
};
