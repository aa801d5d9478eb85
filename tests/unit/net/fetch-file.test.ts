import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { gzipSync } from 'node:zlib';
import { afterEach, describe, expect, it } from 'vitest';
import { isPublicAddress } from '@/lib/net/addresses';
import { type FetchError, fetchFile } from '@/lib/net/fetch-file';
import { fetchImages } from '@/lib/net/fetch-images';
import { INTERNET, type Network } from '@/lib/net/network';

const WISH = { types: ['text/html'], maxBytes: 100_000, time: 5_000 };
const open: Server[] = [];
afterEach(async () => {
  for (const server of open.splice(0)) {
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  }
});

/** A site on this computer, and a network on which every name leads to it; `private.test` and rebinding names do not. */
async function site(answer: RequestListener, names: Record<string, string[]> = {}): Promise<Network & { asked: string[] }> {
  const asked: string[] = [];
  const server = createServer((request, response) => {
    asked.push(`${request.headers.host}${request.url}`);
    answer(request, response);
  }).listen(0, '127.0.0.1');
  open.push(server);
  await once(server, 'listening');
  return {
    asked,
    resolve: async (host) => names[host] ?? ['127.0.0.1'],
    allows: (address) => address === '127.0.0.1',
    port: () => String((server.address() as AddressInfo).port),
  };
}
const html = (body: string | Buffer, headers: Record<string, string> = {}): RequestListener => (_, response) => response.writeHead(200, { 'Content-Type': 'text/html; charset=ISO-8859-1', ...headers }).end(body);
const problemOf = (work: Promise<unknown>) => work.then(() => 'fetched', (error: FetchError) => error.problem ?? error.message);

describe('addresses that a server must not ask', () => {
  it.each([
    '127.0.0.1', '127.9.9.9', '10.0.0.1', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254', '100.64.0.1', '0.0.0.0', '0.1.2.3', '255.255.255.255', '224.0.0.1', '240.0.0.1', '192.0.2.7', '198.18.0.1', '198.51.100.1', '203.0.113.9', '192.0.0.8',
    '::', '::1', '::ffff:127.0.0.1', '::ffff:8.8.8.8', '::127.0.0.1', '64:ff9b::7f00:1', '64:ff9b:1::1', '2002:7f00:1::', '2001::1', 'fe80::1', 'fe80::1%eth0', 'fc00::1', 'fd12::1', 'fec0::1', 'ff02::1', '2001:db8::1', '100::1', '', 'localhost', '1.2.3',
  ])('%s', (address) => expect(isPublicAddress(address)).toBe(false));

  it.each(['8.8.8.8', '93.184.215.14', '172.32.0.1', '2606:2800:21f:cb07:6820:80da:af6b:8b2c'])('but %s is public', (address) => expect(isPublicAddress(address)).toBe(true));

  it.each([
    ['http://127.0.0.1/', 'unreachable'],
    ['http://0x7f.1/', 'unreachable'],
    ['http://2130706433/', 'unreachable'],
    ['http://[::1]/', 'unreachable'],
    ['http://[::ffff:7f00:1]/', 'unreachable'],
    ['http://localhost/', 'unreachable'],
    ['http://169.254.169.254/latest/meta-data/', 'unreachable'],
    ['http://example.org:22/', 'address'],
    ['https://user:word@example.org/', 'address'],
    ['ftp://example.org/', 'address'],
    ['file:///etc/passwd', 'address'],
    ['javascript:alert(1)', 'address'],
    ['example', 'address'],
  ])('%s is refused as the server runs', async (address, problem) => {
    expect(await problemOf(fetchFile(address, WISH, { ...INTERNET, resolve: async () => ['127.0.0.1', '::1'] }))).toBe(problem);
  });
});

describe('a page of the web', () => {
  it('comes with its address, type and charset, over redirects, and decompressed', async () => {
    const network = await site((request, response) => (request.url === '/old' ? response.writeHead(302, { Location: '/new#part' }).end() : html(gzipSync('<p>hello'), { 'Content-Encoding': 'gzip' })(request, response)));
    const { bytes, ...file } = await fetchFile('http://news.test/old', WISH, network);
    expect(file).toEqual({ address: 'http://news.test/new', mediaType: 'text/html', charset: 'ISO-8859-1' });
    expect(Buffer.from(bytes).toString()).toBe('<p>hello');
    expect(network.asked).toEqual(['news.test/old', 'news.test/new']);
  });

  it.each(['http://private.test/', 'http://10.0.0.1/', 'http://news.test:8080/', 'file:///etc/passwd'])('is not left for %s by a redirect', async (Location) => {
    const network = await site((_, response) => response.writeHead(301, { Location }).end(), { 'private.test': ['10.0.0.1'] });
    expect(await problemOf(fetchFile('http://news.test/', WISH, network))).toMatch(/unreachable|address/);
    expect(network.asked).toEqual(['news.test/']);
  });

  it('is not reached by a name that has one private address among others', async () => {
    const network = await site(html('x'), { 'both.test': ['127.0.0.1', '10.0.0.1'] });
    expect(await problemOf(fetchFile('http://both.test/', WISH, network))).toBe('unreachable');
    expect(network.asked).toEqual([]);
  });

  it('is asked for at the address that was checked, though its name leads elsewhere the next time', async () => {
    let asked = 0;
    const network = await site(html('x'));
    // Allowed first, private from then on, as a name server does that means harm.
    const rebinding = { ...network, resolve: async () => (++asked === 1 ? ['127.0.0.1'] : ['10.0.0.1']) };
    expect(await problemOf(fetchFile('http://rebind.test/', WISH, rebinding))).toBe('fetched');
    expect(asked).toBe(1);
  });

  it('is not taken from an address that turns out to be another one', async () => {
    const network = await site(html('x'));
    // The check of the name is fooled; that of the connection is not.
    let checks = 0;
    expect(await problemOf(fetchFile('http://news.test/', WISH, { ...network, allows: () => ++checks < 2 }))).toBe('unreachable');
    expect(network.asked).toEqual([]);
  });

  it.each<[string, RequestListener, string]>([
    ['redirects without end', (_, response) => response.writeHead(302, { Location: '/again' }).end(), 'redirects'],
    ['is not there', (_, response) => response.writeHead(404).end(), 'status'],
    ['asks for a sign-in', (_, response) => response.writeHead(403).end(), 'status'],
    ['is a film', (_, response) => response.writeHead(200, { 'Content-Type': 'video/mp4' }).end('x'), 'type'],
    ['says that it is too large', html('x', { 'Content-Length': '100001' }), 'large'],
    ['is too large without saying so', (_, response) => response.writeHead(200, { 'Content-Type': 'text/html' }).end(Buffer.alloc(200_000)), 'large'],
    ['becomes too large when it is decompressed', html(gzipSync(Buffer.alloc(5_000_000)), { 'Content-Encoding': 'gzip' }), 'large'],
    ['breaks off', (_, response) => void response.writeHead(200, { 'Content-Type': 'text/html', 'Content-Length': '50' }).write('x', () => response.destroy()), 'broken'],
    ['is no HTTP', (_, response) => void response.socket!.end('SSH-2.0-x\r\n'), 'broken'],
  ])('is refused when it %s', async (_, answer, problem) => {
    expect(await problemOf(fetchFile('http://news.test/', WISH, await site(answer)))).toBe(problem);
  });

  it('is waited for so long, and no longer than whoever asked waits', async () => {
    const network = await site(() => undefined);
    expect(await problemOf(fetchFile('http://news.test/', { ...WISH, time: 20 }, network))).toBe('slow');
    const gone = new AbortController();
    const fetching = problemOf(fetchFile('http://news.test/', { ...WISH, signal: gone.signal }, network));
    gone.abort(new Error('went away'));
    expect(await fetching).toBe('went away');
  });
});

it('the pictures of a page come in their order, without those that do not', async () => {
  const network = await site((request, response) => (request.url === '/2' ? response.writeHead(404).end() : response.writeHead(200, { 'Content-Type': 'image/png' }).end(request.url)));
  const images = ['1', '2', '3'].map((id) => ({ id, address: `http://news.test/${id}` }));
  const came = await fetchImages([...images, { id: '4', address: 'http://10.0.0.1/4' }], undefined, network);
  expect(came.map(({ id, bytes }) => [id, Buffer.from(bytes).toString()])).toEqual([['1', '/1'], ['3', '/3']]);
});

it('the pictures of a page are so large together at most, to the byte', async () => {
  const large = Buffer.alloc(9 * 1024 * 1024);
  const network = await site((_, response) => response.writeHead(200, { 'Content-Type': 'image/png', 'Content-Length': large.length }).end(large));
  const came = await fetchImages(Array.from({ length: 8 }, (_, index) => ({ id: `${index}`, address: `http://news.test/${index}` })), undefined, network);
  // Six of nine MiB are 54 of the 60 that may come; a seventh has no room.
  expect(came).toHaveLength(6);
}, 30_000);
