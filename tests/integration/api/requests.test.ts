import { randomBytes } from 'node:crypto';
import { beforeAll, describe, expect, it, vi } from 'vitest';
import { operations } from '@/app/api/v1/operations';
import { MAX_BODY_BYTES } from '@/lib/http/body';
import { METHODS } from '@/lib/http/route';
import { db } from '@/lib/db/client';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeArticle, makeUser, tokenOf } from '../../support/factories';

useTestDatabase();

let token: string;
let annotations: `/api/v1/articles/${string}/annotations`;
let userId: string;
let articleId: string;
let seminarId: string;
beforeAll(async () => {
  const article = await makeArticle();
  userId = article.in.people.participant.id;
  [articleId, seminarId] = [article.id, article.in.id];
  token = await tokenOf(article.in.people.participant);
  annotations = `/api/v1/articles/${article.id}/annotations`;
});

const note = (value: string) => ({ kind: 'note', body: { format: 'text/plain', value } });

describe('who asks', () => {
  it.each<[string, Record<string, string>]>([
    ['nothing', {}],
    ['a cookie', { Cookie: 'next-auth.session-token=abc; __Secure-next-auth.session-token=abc' }],
    ['a password', { Authorization: 'Basic YWxhZGRpbjpvcGVuc2VzYW1l' }],
    ['an empty token', { Authorization: 'Bearer ' }],
  ])('is not told by %s', async (_, headers) => {
    const answer = await ask('GET /api/v1/me', { headers });
    expect(answer.status).toBe(401);
    expect(answer.headers.get('www-authenticate')).toBe('Bearer realm="Scholium"');
  });

  it('is not told by a token that is wrong, or was revoked', async () => {
    const wrong = await ask('GET /api/v1/me', { token: `sch_${randomBytes(32).toString('base64url')}` });
    expect(wrong.status).toBe(401);
    expect(wrong.headers.get('www-authenticate')).toContain('error="invalid_token"');
    const { json } = await ask('POST /api/v1/tokens', { token, body: { name: 'short-lived' } });
    const short = { token: json.secret as string };
    expect((await ask('GET /api/v1/me', short)).json).toMatchObject({ id: userId, token: json.id });
    expect((await ask(`DELETE /api/v1/tokens/${json.id}`, short)).status).toBe(204);
    expect((await ask('GET /api/v1/me', short)).status).toBe(401);
  });

  it('is never taken from what was sent', async () => {
    for (const name of ['author', 'authorId', 'userId', 'id', 'createdAt']) {
      const { status, json } = await ask(`POST ${annotations}`, { token, body: { ...note('mine'), [name]: userId } });
      expect(status).toBe(422);
      expect(json.errors).toEqual([{ pointer: `#/${name}`, detail: expect.stringContaining(`“${name}”`) }]);
    }
  });
});

describe('what is asked', () => {
  it('at an address that the API does not have is a problem, not a page', async () => {
    for (const method of METHODS) expect((await ask(`${method} /api/v1/nothing/here`)).status).toBe(404);
  });

  it('by a method that does nothing there tells those that do', async () => {
    const { status, headers } = await ask('PUT /api/v1/me', { token });
    expect(status).toBe(405);
    expect(headers.get('allow')).toBe('GET, HEAD, OPTIONS');
  });

  it.each(['not-an-id', '%00', '018f3c1e-7d3a-7cc0-8000-000000000000', "';DROP TABLE"])('of an id that is none (%s) does not exist', async (id) => {
    const at = encodeURIComponent(id);
    for (const target of [
      `GET /api/v1/seminars/${at}`, `GET /api/v1/seminars/${at}/articles`, `GET /api/v1/articles/${at}`, `GET /api/v1/articles/${at}/annotations`,
      `GET /api/v1/annotations/${at}`, `DELETE /api/v1/annotations/${at}`, `DELETE /api/v1/comments/${at}`, `DELETE /api/v1/tokens/${at}`,
    ] as const) {
      expect((await ask(target, { token })).status, target).toBe(404);
    }
  });

  it('finds a thing by its id in capitals too', async () => {
    const { json } = await ask(`POST ${annotations}`, { token, body: note('Capital.') });
    const at = `/api/v1/annotations/${(json.id as string).toUpperCase()}` as const;
    const reply = await ask(`POST ${at}/comments`, { token, body: { body: { format: 'text/plain', value: 'Yes.' }, parent: json.comments[0].id } });
    expect(reply.json).toMatchObject({ annotation: json.id, parent: json.comments[0].id });
  });

  it.each([
    ['colour=red', 'colour'],
    ['limit=0', 'limit'],
    ['limit=101', 'limit'],
    ['limit=many', 'limit'],
    ['kind=rant', 'kind'],
    ['mine=perhaps', 'mine'],
    ['kind=note&kind=claim', 'kind'],
    ['cursor=made-up', 'cursor'],
    [`cursor=${Buffer.from('["May 2","018f3c1e-7d3a-7cc0-8000-000000000000"]').toString('base64url')}`, 'cursor'],
    ['sort=position&cursor=WzFlMzAwLCIwMThmM2MxZS03ZDNhLTdjYzAtODAwMC0wMDAwMDAwMDAwMDAiXQ', 'cursor'],
  ])('by ?%s is refused, and the parameter named', async (query, parameter) => {
    const { status, json } = await ask(`GET ${annotations}?${query}`, { token });
    expect(status).toBe(422);
    expect(json.errors[0]).toMatchObject({ parameter });
  });

  it('with a parameter that nothing takes, where a body is sent, is refused as well', async () => {
    const { status, json } = await ask(`POST ${annotations}?dryRun=1`, { token, body: note('Dry?') });
    expect(status).toBe(422);
    expect(json.errors[0]).toMatchObject({ parameter: 'dryRun' });
  });
});

describe('a body', () => {
  const post = (raw: BodyInit, headers: Record<string, string> = {}) => ask(`POST ${annotations}`, { token, raw, headers });

  it('that is not said to be JSON is refused with 415', async () => {
    for (const type of ['text/plain', 'application/x-www-form-urlencoded', 'multipart/form-data', 'application/jsonp']) {
      expect((await post('{}', { 'Content-Type': type })).status).toBe(415);
    }
    expect((await post(JSON.stringify(note('With a charset.')), { 'Content-Type': 'Application/JSON; charset=utf-8' })).status).toBe(201);
  });

  it.each<[string, BodyInit]>([
    ['broken', '{"kind": "note",'],
    ['empty', ''],
    ['blank', '  \n'],
    ['not UTF-8', new Uint8Array([0x22, 0xff, 0xfe, 0x22])],
  ])('that is %s is refused with 400', async (_, raw) => {
    expect((await post(raw)).status).toBe(400);
  });

  it.each(['null', '[]', '"text"', '7', 'true'])('that is JSON but no object (%s) is refused with 422', async (raw) => {
    expect((await post(raw)).status).toBe(422);
  });

  it('is read no further than it may be long', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        sent += 65_536;
        controller.enqueue(new Uint8Array(65_536).fill(0x20));
      },
    });
    const cut = await post(endless);
    expect(cut.status).toBe(413);
    expect(cut.headers.get('connection')).toBe('close');
    expect(sent).toBeLessThan(2 * MAX_BODY_BYTES);
    expect((await post(' '.repeat(MAX_BODY_BYTES + 1))).status).toBe(413);
    expect((await post('{}', { 'Content-Length': String(MAX_BODY_BYTES + 1) })).status).toBe(413);
  });

  it('that may be large is not taken in from who may not send it', async () => {
    const stranger = await tokenOf(await makeUser());
    const large = operations().filter(({ maxBodyBytes }) => maxBodyBytes !== undefined);
    expect(large.length).toBeGreaterThan(2);
    for (const { method, path } of large) {
      const address = path.replace('{article}', articleId).replace('{seminar}', seminarId) as `/${string}`;
      for (const [who, status] of [[token, 403], [stranger, 404], [undefined, 401]] as const) {
        // Whoever asks for a first piece of it is told of that.
        const pull = vi.fn((controller: ReadableStreamDefaultController<Uint8Array>) => controller.enqueue(new Uint8Array(65_536)));
        const raw = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
        const { headers, ...answer } = await ask(`${method} ${address}`, { token: who, raw });
        expect([path, answer.status, headers.get('connection')]).toEqual([path, status, 'close']);
        expect(pull).not.toHaveBeenCalled();
      }
    }
  });

  it('that lies too deep in itself is refused', async () => {
    for (const depth of [1_000, 400_000]) {
      expect((await post(`${'['.repeat(depth)}${']'.repeat(depth)}`)).status).toBe(422);
    }
    let document: object = { type: 'paragraph', content: [{ type: 'text', text: 'deep' }] };
    for (let level = 0; level < 40; level += 1) document = { type: 'blockquote', content: [document] };
    const value = { type: 'doc', content: [document] };
    const { status, json } = await ask(`POST ${annotations}`, { token, body: { kind: 'note', body: { format: 'application/vnd.tiptap+json', value } } });
    expect(status).toBe(422);
    expect(json.errors[0].pointer).toBe('#/body');
  });

  it('that reaches into prototypes is refused, and changes nothing', async () => {
    for (const raw of [
      '{"__proto__": {"admin": true}, "kind": "note", "body": {"format": "text/plain", "value": "x"}}',
      '{"kind": "note", "body": {"format": "application/vnd.tiptap+json", "value": {"type": "doc", "content": [{"type": "paragraph", "__proto__": {"text": 1}}]}}}',
      '{"constructor": {"prototype": {"admin": true}}, "kind": "note", "body": {"format": "text/plain", "value": "x"}}',
    ]) {
      expect((await post(raw)).status).toBe(422);
    }
    expect(({} as Record<string, unknown>).admin).toBeUndefined();
  });
});

describe('hostile text', () => {
  const NUL = '\u0000';
  const HALF = '\ud83d';
  const doc = (text: string, more: object = {}) => ({ format: 'application/vnd.tiptap+json', value: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text, ...more }] }] } });
  const link = (href: string) => doc('here', { marks: [{ type: 'link', attrs: { href } }] });

  it.each<[string, object]>([
    ['a NUL in plain text', note(`a${NUL}b`)],
    ['a NUL in Markdown', { kind: 'note', body: { format: 'text/markdown', value: `a${NUL}b` } }],
    ['a NUL in a document', { kind: 'note', body: doc(`a${NUL}b`) }],
    ['half a character in plain text', note(`a${HALF}b`)],
    ['half a character in a document', { kind: 'note', body: doc(`a${HALF}b`) }],
    ['a NUL in a quotation', { ...note('x'), target: { exact: `har${NUL}vest` } }],
    ['a NUL in a paraphrase', { kind: 'claim', claim: { type: 'fact', paraphrase: NUL } }],
    ['a NUL in a tag', { ...note('x'), tags: [`va${NUL}gue`] }],
    ['an override of the direction in a tag', { ...note('x'), tags: ['\u202Eeugav'] }],
    ['an isolate in a tag', { ...note('x'), tags: ['\u2066vague'] }],
    ['an escape in a tag', { ...note('x'), tags: ['\u001b[31mred'] }],
    ['a tag that nobody can see', { ...note('x'), tags: ['\u200B\u2060'] }],
    ['a tag that is too long', { ...note('x'), tags: ['x'.repeat(65)] }],
    ['thirteen tags', { ...note('x'), tags: Array.from({ length: 13 }, (_, index) => `tag ${index}`) }],
    ['a comment that nobody can see', note('\u200B \n\u2060')],
    ['a script as a link', { kind: 'note', body: link('javascript:alert(1)') }],
    ['a script as a link, in disguise', { kind: 'note', body: link('java\nscript:alert(1)') }],
    ['a document with a picture', { kind: 'note', body: { format: 'application/vnd.tiptap+json', value: { type: 'doc', content: [{ type: 'image', attrs: { src: 'x' } }] } } }],
    ['a format that there is not', { kind: 'note', body: { format: 'text/html', value: '<b>x</b>' } }],
    ['a claim without its type', { kind: 'claim' }],
    ['a type of claim that there is not', { kind: 'claim', claim: { type: 'rumour' } }],
    ['a claim on what is none', { ...note('x'), claim: { type: 'fact' } }],
    ['words that the article does not have', { ...note('x'), target: { exact: 'The cat sat on the mat.' } }],
    ['words that stand twice', { ...note('x'), target: { exact: 'The harvest failed twice in a row' } }],
    ['a place beyond the end', { ...note('x'), target: { start: 10_000, end: 10_001 } }],
    ['a place that ends before it begins', { ...note('x'), target: { start: 5, end: 5 } }],
    ['a paragraph that there is not', { ...note('x'), target: { paragraph: 'p99' } }],
  ])('such as %s is refused with a message, and nothing is kept', async (_, body) => {
    const before = await db.annotation.count();
    const { status, json } = await ask(`POST ${annotations}`, { token, body });
    expect(status).toBe(422);
    expect(json.detail).toMatch(/\w{3}/);
    expect(json.errors[0].pointer).toMatch(/^#\//);
    expect(await db.annotation.count()).toBe(before);
  });

  it.each(['<script>alert(1)</script>', '<img src=x onerror=alert(1)>', '\u202Eright to left', 'نص عربي 中文 👩‍👩‍👧 é', '\\u0000 and \\ud83d are escapes', "'; DROP TABLE \"User\"; --"])(
    'such as %s stays the text that it is',
    async (text) => {
      const plain = await ask(`POST ${annotations}`, { token, body: note(text) });
      expect(plain.status).toBe(201);
      expect(plain.json.comments[0].text).toBe(text);
      const rich = await ask(`POST ${annotations}`, { token, body: { kind: 'note', body: doc(text) } });
      expect(rich.json.comments[0].body.content).toEqual([{ type: 'paragraph', content: [{ type: 'text', text }] }]);
    },
  );

  it('keeps markup in Markdown, tags and names as text', async () => {
    const html = '<b onclick="x()">bold</b>';
    const { json } = await ask(`POST ${annotations}`, { token, body: { kind: 'note', body: { format: 'text/markdown', value: html }, tags: [html] } });
    expect(json.comments[0].text).toBe(html);
    expect(json.tags).toEqual([{ tag: html, count: 1, mine: true }]);
    const seminar = await ask('POST /api/v1/seminars', { token, body: { name: html, description: html } });
    expect(seminar.json).toMatchObject({ name: html, description: html });
  });
});

describe('a comment', () => {
  it('of 20,000 characters is taken; of one more, refused with the limit', async () => {
    expect((await ask(`POST ${annotations}`, { token, body: note('x'.repeat(20_000)) })).status).toBe(201);
    const long = 'x'.repeat(20_001);
    for (const format of ['text/plain', 'text/markdown']) {
      const { status, json } = await ask(`POST ${annotations}`, { token, body: { kind: 'note', body: { format, value: long } } });
      expect(status).toBe(422);
      expect(json.detail).toContain('20,000');
    }
  });
});
