/** An article that comes as a file in a form of several parts. */
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { MAX_IMPORT_ARTICLE_BYTES } from '@/lib/schemas/article-import';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { wordFile } from '../../support/docx-maker';
import { makeSeminar, type TestSeminar, tokenOf } from '../../support/factories';

useTestDatabase();

let seminar: TestSeminar;
let token: string;
beforeEach(async () => {
  seminar = await makeSeminar();
  token = await tokenOf(seminar.people.instructor);
});

const BOUNDARY = 'a-boundary-of-this-test';
const MARKDOWN = '# The Mill\n\nThe mill stood still for a whole year.\n\nNobody said why.\n';
type Part = { name: string; file?: string; value: string | Uint8Array };
/** As it is sent, so that forms that nobody would make can be made too. */
const bytesOf = (parts: readonly Part[], end = `--${BOUNDARY}--\r\n`): Uint8Array =>
  Buffer.concat([
    ...parts.flatMap(({ name, file, value }) => [
      Buffer.from(`--${BOUNDARY}\r\nContent-Disposition: form-data; name="${name}"${file === undefined ? '' : `; filename="${file}"\r\nContent-Type: application/octet-stream`}\r\n\r\n`),
      Buffer.from(value as string),
      Buffer.from('\r\n'),
    ]),
    Buffer.from(end),
  ]);
const FORM = `multipart/form-data; boundary=${BOUNDARY}`;
const send = (raw: BodyInit | Uint8Array, { key, by = token, type = FORM }: { key?: string; by?: string; type?: string } = {}) =>
  ask(`POST /api/v1/seminars/${seminar.id}/articles`, { token: by, raw: raw as BodyInit, headers: { 'Content-Type': type, ...(key ? { 'Idempotency-Key': key } : {}) } });
const FILE: Part = { name: 'content', file: 'mill.md', value: MARKDOWN };

describe('a file in a form', () => {
  it('becomes an article by what it is, as it would from base64', async () => {
    const text = await send(bytesOf([FILE, { name: 'title', value: 'A title of mine' }]));
    expect(text.status).toBe(201);
    expect(text.json).toMatchObject({ title: 'A title of mine', paragraphs: [{ kind: 'heading' }, { text: 'The mill stood still for a whole year.' }, { text: 'Nobody said why.' }] });
    const word = await wordFile();
    const coded = await ask(`POST /api/v1/seminars/${seminar.id}/articles`, { token, body: { format: 'docx', content: Buffer.from(word).toString('base64'), title: 'Word' } });
    const sent = await send(bytesOf([{ name: 'content', file: 'no ending', value: word }, { name: 'title', value: 'Word' }]));
    expect(sent.status).toBe(201);
    expect(sent.json.paragraphs.length).toBeGreaterThan(1);
    const words = ({ json }: typeof sent) => json.paragraphs.map(({ kind, text }: { kind: string; text: string }) => [kind, text]);
    expect(words(sent)).toEqual(words(coded));
  });

  it('is what it is said to be, where that is said', async () => {
    const { json } = await send(bytesOf([{ ...FILE, file: 'mill' }, { name: 'format', value: 'markdown' }]));
    expect(json.title).toBe('The Mill');
  });

  it('is taken as browsers and programs send it', async () => {
    const form = new FormData();
    form.set('content', new File([MARKDOWN], 'Mühle.md'));
    const made = new Request('http://localhost', { method: 'POST', body: form });
    const { status, json } = await send(new Uint8Array(await made.arrayBuffer()), { type: made.headers.get('content-type')! });
    expect([status, json.title]).toEqual([201, 'The Mill']);
  });

  it('is brought in once under its key, and is another where a letter of it differs', async () => {
    const first = await send(bytesOf([FILE]), { key: 'the-mill-of-today' });
    const again = await send(bytesOf([FILE]), { key: 'the-mill-of-today' });
    expect([again.status, again.json.id]).toEqual([201, first.json.id]);
    const other = await send(bytesOf([{ ...FILE, value: MARKDOWN.replace('still', 'idle') }]), { key: 'the-mill-of-today' });
    expect([other.status, other.json.code]).toEqual([409, 'conflict']);
    expect(await db.article.count({ where: { seminarId: seminar.id } })).toBe(1);
  });
});

describe('a form that is none, or too much', () => {
  it.each<[string, Uint8Array, number, string]>([
    ['nothing', bytesOf([]), 422, '#/content'],
    ['words in place of a file', bytesOf([{ name: 'content', value: MARKDOWN }]), 422, '#/content'],
    ['a part that is not known', bytesOf([FILE, { name: 'author', value: 'me' }]), 422, '#/author'],
    ['two files', bytesOf([FILE, { ...FILE, file: 'other.md' }]), 422, '#/content'],
    ['two titles', bytesOf([FILE, { name: 'title', value: 'A' }, { name: 'title', value: 'B' }]), 422, '#/title'],
    ['a name that reaches into prototypes', bytesOf([FILE, { name: '__proto__', value: 'x' }]), 422, '#/__proto__'],
    ['a format that is none', bytesOf([FILE, { name: 'format', value: 'exe' }]), 422, '#/format'],
    ['a title that is too long', bytesOf([FILE, { name: 'title', value: 'x'.repeat(2_000) }]), 422, '#/title'],
    ['a file that nobody reads', bytesOf([{ ...FILE, file: 'a.png', value: Buffer.from('\x89PNG\r\n\x1a\n', 'latin1') }]), 422, '#/content'],
  ])('%s is refused, and names what to mend', async (_, raw, status, pointer) => {
    const answer = await send(raw);
    expect([answer.status, answer.json.errors[0].pointer]).toEqual([status, pointer]);
    expect(answer.json.errors[0].detail.length).toBeGreaterThan(10);
    expect(await db.article.count({ where: { seminarId: seminar.id } })).toBe(0);
  });

  it.each<[string, string, Uint8Array]>([
    ['broken off', FORM, bytesOf([FILE], '')],
    ['of another boundary', 'multipart/form-data; boundary=another', bytesOf([FILE])],
    ['without a boundary', 'multipart/form-data', bytesOf([FILE])],
    ['of nothing at all', FORM, Buffer.alloc(0)],
    ['of bytes at random', FORM, Buffer.from('\x00\xff\xfe--'.repeat(500), 'latin1')],
  ])('one %s is refused as such', async (_, type, raw) => {
    expect((await send(raw, { type })).status).toBe(400);
  });

  it('has few parts, or is not taken apart at all', async () => {
    const parts = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `p${index}`, value: '' }));
    const many = await send(bytesOf(parts(200_000)));
    expect([many.status, many.json.detail]).toEqual([422, expect.stringContaining('more than 20 parts')]);
    expect((await send(bytesOf(parts(20)))).json.errors.map(({ pointer }: { pointer: string }) => pointer)).toContain('#/p0');
    // No type that could be read as having another boundary than the one that was counted.
    for (const type of [`multipart/form-data; a="boundary=x"; boundary=${BOUNDARY}`, `multipart/form-data; boundary=x; boundary=${BOUNDARY}`, `multipart/form-data; charset=utf-8; boundary=${BOUNDARY}`]) {
      expect((await send(bytesOf([FILE]), { type })).status).toBe(400);
    }
  });

  it('is read no further than it may be long', async () => {
    let sent = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull: (controller) => {
        sent += 1_048_576;
        controller.enqueue(new Uint8Array(1_048_576));
      },
    });
    const { status, headers } = await send(endless);
    expect([status, headers.get('connection')]).toEqual([413, 'close']);
    expect(sent).toBeLessThan(MAX_IMPORT_ARTICLE_BYTES + 4 * 1_048_576);
  });

  it('is not read at all for who may not bring articles in, nor where JSON alone is taken', async () => {
    for (const [person, status] of [['participant', 403], ['assistant', 403]] as const) {
      const unread = new ReadableStream<Uint8Array>({ pull: () => expect.fail('It was read.') }, { highWaterMark: 0 });
      expect((await send(unread, { by: await tokenOf(seminar.people[person]) })).status).toBe(status);
    }
    const elsewhere = await ask('POST /api/v1/seminars', { token, raw: bytesOf([{ name: 'name', value: 'A seminar' }]) as BodyInit, headers: { 'Content-Type': FORM } });
    expect(elsewhere.status).toBe(415);
  });
});
