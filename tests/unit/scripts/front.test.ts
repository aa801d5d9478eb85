import { request, type IncomingMessage } from 'node:http';
import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { gunzipSync } from 'node:zlib';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { createFront, type Front } from '@/scripts/lib/front';

const LONG = 'words '.repeat(1_000);
let front: Front;

beforeEach(async () => {
  front = createFront(false);
  front.server.listen(0, '127.0.0.1');
  await once(front.server, 'listening');
});
afterEach(() => void front.server.close());

async function get(headers: Record<string, string> = {}, path = '/'): Promise<IncomingMessage & { body: Buffer }> {
  const { port } = front.server.address() as AddressInfo;
  const sent = request({ port, host: '127.0.0.1', path, headers }).end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response) chunks.push(chunk as Buffer);
  return Object.assign(response, { body: Buffer.concat(chunks) });
}

describe('the server in front', () => {
  it('asks to come again until it is told who answers', async () => {
    const { statusCode, headers } = await get();
    expect([statusCode, headers['retry-after']]).toEqual([503, '2']);
  });

  it('compresses what is long, for who asks for that', async () => {
    front.answerWith((_, response) => response.setHeader('Content-Type', 'text/plain').end(LONG));
    const small = await get({ 'accept-encoding': 'gzip' });
    expect(small.headers['content-encoding']).toBe('gzip');
    expect(gunzipSync(small.body).toString()).toBe(LONG);
    const plain = await get();
    expect(plain.headers['content-encoding']).toBeUndefined();
    expect(plain.body.toString()).toBe(LONG);
  });

  it('does not compress what is short', async () => {
    front.answerWith((_, response) => response.setHeader('Content-Type', 'application/json').setHeader('Content-Length', '2').end('{}'));
    expect((await get({ 'accept-encoding': 'gzip' })).headers['content-encoding']).toBeUndefined();
  });

  it('sets the usual headers of every answer, and a policy that runs nothing on the API’s', async () => {
    for (const path of ['/', '/api/v1/me']) {
      const { headers } = await get({}, path);
      expect(headers).toMatchObject({
        'x-content-type-options': 'nosniff',
        'x-frame-options': 'DENY',
        'referrer-policy': 'same-origin',
        'cross-origin-opener-policy': 'same-origin',
        'cross-origin-resource-policy': 'same-origin',
        'permissions-policy': expect.stringContaining('camera=()') as string,
      });
    }
    expect((await get({}, '/api/v1/me')).headers['content-security-policy']).toMatch(/^default-src 'none'; frame-ancestors 'none'/);
    expect((await get()).headers['content-security-policy']).toBeUndefined();
  });

  it('believes nobody about where a request comes from, unless a proxy is trusted to', async () => {
    front.answerWith((incoming, response) => response.end(JSON.stringify([incoming.headers['x-forwarded-for'], incoming.headers['x-forwarded-host'] ?? null])));
    const { body } = await get({ 'x-forwarded-for': '203.0.113.9', 'x-forwarded-host': 'elsewhere.example' });
    expect(JSON.parse(body.toString())).toEqual(['127.0.0.1', null]);
  });
});
