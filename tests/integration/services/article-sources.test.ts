import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import type { Network } from '@/lib/net/network';
import { importArticleInput } from '@/lib/schemas/article-import';
import { importArticle, previewArticle } from '@/lib/services/article-sources';
import { getImage } from '@/lib/services/images';
import { forget, LIMITS, spend } from '@/lib/services/rate-limits';
import { ask } from '@/tests/support/api';
import { useTestDatabase } from '@/tests/support/database';
import { wordFile } from '@/tests/support/docx-maker';
import { actorOf, makeSeminar, type TestSeminar, tokenOf } from '@/tests/support/factories';

useTestDatabase();

const PAGE = `<!doctype html><html lang="en"><head><title>Who Pays for the Dikes?</title></head><body><article>
<h1>Who Pays for the Dikes?</h1>
<p>Nobody in the lower town had asked for a new dike, and yet the bill came to <strong>every single house</strong> in it, as the council had promised.</p>
<figure><img src="/barn.png" alt="A barn in the flood"><figcaption>The barn, last spring.</figcaption></figure>
<img src="/gone.png" alt="Not there"><img src="/dot.png" width="1" height="1">
<h2>What the river takes</h2><p>It takes what it is given, said the <a href="/mayor">mayor</a>, and the rest it comes to fetch in the years after.</p>
</article><script>alert(1)</script></body></html>`;

let seminar: TestSeminar;
let server: Server;
let network: Network;
beforeAll(async () => {
  seminar = await makeSeminar();
  const word = await wordFile();
  const pictures: Record<string, Buffer> = { '/barn.png': await picture(60, 40), '/dot.png': await picture(1, 1) };
  const answer: RequestListener = ({ url }, response) => {
    if (url === '/dikes') response.writeHead(200, { 'Content-Type': 'text/html' }).end(PAGE);
    else if (pictures[url!]) response.writeHead(200, { 'Content-Type': 'image/png' }).end(pictures[url!]);
    else if (url === '/latin') response.writeHead(200, { 'Content-Type': 'text/plain; charset=windows-1252' }).end(Buffer.from('Die Br\xfccke\n\nSie steht seit hundert Jahren \xfcber dem Flu\xdf, und niemand hat sie je gez\xe4hlt.', 'latin1'));
    else if (url === '/harvests') response.writeHead(200, { 'Content-Type': 'text/plain; charset=iso-8859-1' }).end(word);
    else response.writeHead(404).end();
  };
  server = createServer(answer).listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  network = { resolve: async () => ['127.0.0.1'], allows: (address) => address === '127.0.0.1', port: () => String(port) };
});
afterAll(async () => {
  server.closeAllConnections();
  await new Promise((resolve) => server.close(resolve));
});

const picture = (width: number, height: number) => sharp({ create: { width, height, channels: 3, background: 'green' } }).png().toBuffer();
const instructor = () => actorOf(seminar.people.instructor);
const bring = (format: string, content: string) => importArticle(instructor(), seminar.id, importArticleInput.parse({ format, content }), undefined, network);

describe('an article from an address', () => {
  it('is read with its pictures, which are kept here, and says what is missing', async () => {
    const { id, title, language, paragraphs, notices } = await bring('url', 'http://news.test/dikes');
    expect({ title, language }).toEqual({ title: 'Who Pays for the Dikes?', language: 'en' });
    expect(paragraphs.map(({ kind }) => kind)).toEqual(['paragraph', 'image', 'figure_caption', 'heading', 'paragraph']);
    const [first, image, , , last] = paragraphs;
    const bold = first!.format!.spans!.find(({ kind }) => kind === 'strong')!;
    expect(first!.text.slice(bold.start, bold.end)).toBe('every single house');
    expect(image).toMatchObject({ text: 'A barn in the flood', format: { image: { width: 60, height: 40 } } });
    expect(last!.format!.spans).toMatchObject([{ kind: 'link', href: 'http://news.test/mayor' }]);
    expect(notices.join(' ')).toMatch(/One picture was left out/);
    const { mediaType } = await getImage(actorOf(seminar.people.observer), id, image!.format!.image!.id);
    expect(mediaType).toBe('image/png');
  });

  it('is read in the encoding that the site tells', async () => {
    const { paragraphs } = await bring('url', 'http://news.test/latin');
    expect(paragraphs.at(-1)!.text).toContain('über dem Fluß');
    // A file that is no text is none because the site says so.
    expect((await bring('url', 'http://news.test/harvests')).paragraphs.length).toBeGreaterThan(3);
  });

  it('is refused in words for people, with nothing kept, where it cannot be fetched', async () => {
    const before = await db.article.count();
    const refused = importArticle(instructor(), seminar.id, { format: 'url', content: 'http://localhost/secrets' });
    await expect(refused).rejects.toMatchObject({ code: 'validation', fields: { content: expect.stringMatching(/public internet/) } });
    await expect(bring('url', 'http://news.test/nowhere')).rejects.toMatchObject({ code: 'validation', message: expect.stringMatching(/no such page/) });
    expect(await db.article.count()).toBe(before);
  });

  it('is fetched so often an hour', async () => {
    const { userId } = instructor();
    const spent = async () => spend('articleFetch', userId).then(() => true, () => false);
    for (let times = 0; times < LIMITS.articleFetch.points && (await spent()); times += 1);
    await expect(bring('url', 'http://news.test/dikes')).rejects.toMatchObject({ code: 'rate_limited' });
    await forget('articleFetch', userId);
  });
});

describe('an article from a file', () => {
  it('is read as what its bytes are, and keeps its pictures for the draft alone', async () => {
    const noise = { width: 30, height: 20, channels: 3 as const, background: 'green', noise: { type: 'gaussian' as const, mean: 128, sigma: 30 } };
    const data = (await sharp({ create: noise }).png().toBuffer()).toString('base64');
    const html = Buffer.from(PAGE.replace('/barn.png', `data:image/png;base64,${data}`).replace(/<img src="\/(gone|dot)[^>]*>/g, ''));
    const { draft, notices } = await previewArticle(instructor(), seminar.id, { name: 'dikes.html', bytes: html });
    expect(notices).toEqual([]);
    const image = draft.blocks.find(({ kind }) => kind === 'image')!.format!.image!;
    expect(await db.articleImage.findUnique({ where: { id: image.id }, select: { articleId: true, width: true } })).toEqual({ articleId: null, width: 30 });
    await expect(previewArticle(instructor(), seminar.id, { name: 'dikes.txt', bytes: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') })).rejects.toMatchObject({ code: 'validation' });
  });

  it('is for instructors, before anything of it is read or fetched', async () => {
    const { participant, outsider } = seminar.people;
    const source = { address: 'http://news.test/dikes' };
    await expect(previewArticle(actorOf(participant), seminar.id, source)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(previewArticle(actorOf(outsider), seminar.id, source)).rejects.toMatchObject({ code: 'not_found' });
    const taken = vi.fn(async () => ({ text: 'A text.' }));
    await expect(previewArticle(actorOf(participant), seminar.id, taken)).rejects.toMatchObject({ code: 'forbidden' });
    expect(taken).not.toHaveBeenCalled();
    expect((await previewArticle(instructor(), seminar.id, taken)).draft.blocks).toMatchObject([{ text: 'A text.' }]);
  });

  it('is not waited for by whoever went away', async () => {
    const gone = new AbortController();
    gone.abort(new Error('went away'));
    await expect(previewArticle(instructor(), seminar.id, { format: 'html', bytes: Buffer.from(PAGE) }, { signal: gone.signal })).rejects.toThrow('went away');
  });

  it('is answered again under its key, though it is not to be fetched any more', async () => {
    const input = importArticleInput.parse({ format: 'url', content: 'http://news.test/dikes' });
    const once = { key: 'dikes-fetched', request: input };
    const { id } = await importArticle(instructor(), seminar.id, input, once, network);
    const kept = () => db.articleImage.count({ where: { seminarId: seminar.id } });
    const before = await kept();
    const away: Network = { ...network, resolve: async () => [] };
    expect(await importArticle(instructor(), seminar.id, input, once, away)).toMatchObject({ id, notices: [] });
    expect(await kept()).toBe(before);
  });

  it('comes by the API too, once under one key', async () => {
    const token = await tokenOf(seminar.people.instructor);
    const body = { format: 'markdown', content: '# On Dikes\n\nThe *river* rose, and nobody had written down how far it came the year before.', title: 'On Dikes, Again' };
    const post = () => ask(`POST /api/v1/seminars/${seminar.id}/articles`, { token, body, headers: { 'Idempotency-Key': 'dikes-once' } });
    const { status, json } = await post();
    expect([status, json.title, json.notices]).toEqual([201, 'On Dikes, Again', []]);
    expect(json.paragraphs.at(-1).format.spans).toEqual([{ kind: 'emphasis', start: 4, end: 9 }]);
    expect((await post()).json.id).toBe(json.id);
    const wrong = await ask(`POST /api/v1/seminars/${seminar.id}/articles`, { token, body: { format: 'docx', content: 'not base64!' } });
    expect([wrong.status, wrong.json.errors[0].pointer]).toEqual([422, '#/content']);
    const none = await ask(`POST /api/v1/seminars/${seminar.id}/articles`, { token, body: { format: 'docx', content: Buffer.from('no archive').toString('base64') } });
    expect(none.status).toBe(422);
  });
});
