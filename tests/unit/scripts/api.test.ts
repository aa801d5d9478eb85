import { createServer, request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { afterEach, beforeEach, expect, it, vi } from 'vitest';
import * as router from '@/app/api/v1/router';
import { apiBeside } from '@/scripts/lib/api';

const server = createServer(apiBeside((_, response) => response.writeHead(299).end('otherwise')));

beforeEach(async () => {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
});
afterEach(() => {
  server.close();
  vi.restoreAllMocks();
});

async function ask(method: string, path: string, headers: Record<string, string> = {}) {
  const { port } = server.address() as AddressInfo;
  const sent = request({ port, host: '127.0.0.1', method, path, headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString() };
}

it('answers what the API has', async () => {
  expect(await ask('GET', '/api/health')).toMatchObject({ status: 200, body: '{"status":"ok"}' });
  expect((await ask('GET', '/api/v1/openapi.json')).body).toContain('"openapi":"3.1.0"');
});

it('answers HEAD by the headers of GET, and nothing more', async () => {
  expect(await ask('HEAD', '/api/health')).toMatchObject({ status: 200, body: '', headers: { 'content-length': '15' } });
});

it('refuses what an address does not take, and whoever sends no token', async () => {
  expect(await ask('DELETE', '/api/health')).toMatchObject({ status: 405, headers: { allow: 'GET, HEAD, OPTIONS' } });
  expect((await ask('GET', '/api/v1/articles/%zz')).status).toBe(401);
  expect((await ask('GET', '/api/v1/me?x', { Host: 'not a host' })).status).toBe(401);
});

it.each([
  ['GET', '/'],
  ['GET', '/api/v1/nothing'],
  ['GET', '/api/v1/me/'],
  ['GET', '/api/auth/session'],
  ['PROPFIND', '/api/health'],
])('leaves %s %s to what answers otherwise', async (method, path) => {
  expect((await ask(method, path)).status).toBe(299);
});

/** A handler whose answer never ends by itself. @returns what settles once nobody reads it any more */
function endless(): Promise<void> {
  return new Promise((resolve) => {
    const body = () => new ReadableStream({ pull: (controller) => controller.enqueue(new Uint8Array(1_024)), cancel: resolve });
    const handler = async (request: Request) => {
      if (request.method === 'GET') await new Promise((gone) => request.signal.addEventListener('abort', gone));
      return new Response(body());
    };
    vi.spyOn(router, 'findHandler').mockReturnValue({ handler, params: {} });
  });
}

it('ends the making of a file of which only the headers are asked for', async () => {
  const ended = endless();
  expect(await ask('HEAD', '/api/file')).toMatchObject({ status: 200, body: '' });
  await ended;
});

it('ends the making of a file whose reader left before it began', async () => {
  const ended = endless();
  const { port } = server.address() as AddressInfo;
  const left = request({ port, host: '127.0.0.1', path: '/api/file' }).on('error', () => undefined).end();
  await once(server, 'request');
  left.destroy();
  await ended;
});
