import { beforeAll, describe, expect, it } from 'vitest';
import { MAX_ARTICLE_BYTES } from '@/lib/core/import/limits';
import { MAX_IMPORT_ARTICLE_BYTES } from '@/lib/schemas/article-import';
import { STARTING_TAGS } from '@/lib/core/claims';
import { MAX_TOKENS } from '@/lib/core/limits';
import { db } from '@/lib/db/client';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeArticle, makeSeminar, makeUser, type TestSeminar, tokenOf } from '../../support/factories';

useTestDatabase();

let seminar: TestSeminar;
let token: string;
beforeAll(async () => {
  seminar = await makeSeminar();
  token = await tokenOf(seminar.people.instructor);
});

describe('seminars', () => {
  it('are made with their maker as instructor, a code and the starting tags', async () => {
    const mine = { token: await tokenOf(await makeUser()) };
    const made = await ask('POST /api/v1/seminars', { ...mine, body: { name: '  Logic \n 101 ', description: 'Mondays' } });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({ name: 'Logic 101', description: 'Mondays', role: 'instructor', joinCode: expect.stringMatching(/^[2-9A-Z]{10}$/) });
    expect((await ask(`GET /api/v1/seminars/${made.json.id}`, mine)).json).toEqual(made.json);
    const { joinCode: _code, marks: _marks, ...listed } = made.json;
    expect((await ask('GET /api/v1/seminars', mine)).json).toEqual({ items: [listed], nextCursor: null });
    const tags = await ask(`GET /api/v1/seminars/${made.json.id}/tags`, mine);
    expect(tags.json.items.map(({ tag }: { tag: string }) => tag)).toEqual([...STARTING_TAGS].sort());
  });

  it('and articles come in pages that lose none, though all were made in the same millisecond', async () => {
    const user = await makeUser();
    const mine = { token: await tokenOf(user) };
    const at = new Date('2026-03-01T10:00:00.123Z');
    for (let index = 0; index < 5; index += 1) await ask('POST /api/v1/seminars', { ...mine, body: { name: `Seminar ${index}` } });
    await db.seminar.updateMany({ where: { createdById: user.id }, data: { createdAt: at } });
    for (let index = 0; index < 5; index += 1) await makeArticle({ seminar, title: `Article ${index}` });
    await db.article.updateMany({ where: { seminarId: seminar.id }, data: { createdAt: at } });
    for (const [list, asked] of [['/api/v1/seminars', mine], [`/api/v1/seminars/${seminar.id}/articles`, { token }]] as const) {
      const seen = new Set<string>();
      let cursor = '';
      for (let page = 0; page < 3; page += 1) {
        const { json } = await ask(`GET ${list}?limit=2${cursor}`, asked);
        for (const { id } of json.items) seen.add(id);
        cursor = `&cursor=${json.nextCursor}`;
        expect(json.nextCursor === null).toBe(page === 2);
      }
      expect(seen.size).toBe(5);
    }
  });

  it('tell who is in them', async () => {
    const { json } = await ask(`GET /api/v1/seminars/${seminar.id}/members`, { token });
    expect(json.items.map(({ name, role }: { name: string; role: string }) => [name, role])).toEqual([
      ['Ines Instructor', 'instructor'], ['Asad Assistant', 'assistant'], ['Omar Other', 'participant'], ['Pia Participant', 'participant'], ['Olga Observer', 'observer'],
    ]);
  });
});

describe('an article', () => {
  const post = (body: unknown) => ask(`POST /api/v1/seminars/${seminar.id}/articles`, { token, body });

  it('is brought in as plain text, understood, and read back', async () => {
    const content = 'A Bridge Too Many\n\nA Bridge Too Many\n\nBy Rosa Writer\n\nLISBON - The bridge was finished in May. Nobody crossed it.\n\nIn June the toll was lifted, and still nobody came.';
    const made = await post({ format: 'text/plain', content });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      title: 'A Bridge Too Many',
      byline: 'Rosa Writer',
      dateline: 'LISBON',
      language: 'en',
      direction: 'ltr',
      revision: 1,
      seminar: { id: seminar.id, name: 'Close Reading' },
      paragraphs: [
        { key: 'p1', kind: 'paragraph', text: 'The bridge was finished in May. Nobody crossed it.', start: 0, end: 50 },
        { key: 'p2', kind: 'paragraph', text: 'In June the toll was lifted, and still nobody came.', start: 52 },
      ],
    });
    const { notices, ...article } = made.json;
    expect(notices).toEqual([]);
    expect((await ask(`GET /api/v1/articles/${made.json.id}`, { token })).json).toEqual(article);
  });

  it('takes the title that is given', async () => {
    expect((await post({ format: 'text/plain', content: 'One.\n\nTwo.', title: 'Counting' })).json.title).toBe('Counting');
  });

  it.each<[string, unknown, number]>([
    ['empty', { format: 'text/plain', content: ' \n ' }, 422],
    ['binary', { format: 'text/plain', content: 'PK\u0003\u0004\u0000\u0000' }, 422],
    ['of a format that there is not', { format: 'doc', content: 'x' }, 422],
    ['no text at all', { format: 'text/plain', content: 7 }, 422],
    ['with a title that reads as another', { format: 'text/plain', content: 'x', title: '\u202Exslx' }, 422],
    ['longer than an article may be', { format: 'text/plain', content: 'x'.repeat(MAX_ARTICLE_BYTES + 1) }, 422],
  ])('that is %s is refused with a message, and nothing is kept', async (_, body, status) => {
    const before = await db.article.count();
    const answer = await post(body);
    expect(answer.status).toBe(status);
    expect(answer.json.detail).toMatch(/\w{3}/);
    expect(await db.article.count()).toBe(before);
  });

  it('that is longer than a request may be is not even taken in', async () => {
    const { status } = await ask(`POST /api/v1/seminars/${seminar.id}/articles`, { token, raw: '{}', headers: { 'Content-Length': String(MAX_IMPORT_ARTICLE_BYTES + 1) } });
    expect(status).toBe(413);
  });

  it('may be far larger than a comment', async () => {
    const sentences = 'مقالة طويلة جدا عن الجسر والنهر والمدينة. '.repeat(100);
    const content = Array.from({ length: 300 }, (_, index) => `${index}: ${sentences}`).join('\n\n');
    const { status, json } = await post({ format: 'text/plain', content, title: 'الجسر' });
    expect(status).toBe(201);
    expect(json.paragraphs).toHaveLength(300);
    expect(json.direction).toBe('rtl');
  });
});

describe('tokens', () => {
  it('are told once, listed without their secret, and revoked', async () => {
    const mine = { token: await tokenOf(await makeUser()) };
    const made = await ask('POST /api/v1/tokens', { ...mine, body: { name: 'notebook' } });
    expect(made.status).toBe(201);
    expect(made.json.secret).toMatch(/^sch_[\w-]{43}$/);
    const { items } = (await ask('GET /api/v1/tokens', mine)).json;
    expect(items).toHaveLength(2);
    expect(JSON.stringify(items)).not.toContain(made.json.secret);
    expect(items[0]).toMatchObject({ id: made.json.id, name: 'notebook', hint: made.json.secret.slice(-4) });
    expect((await ask(`DELETE /api/v1/tokens/${made.json.id}`, { token })).status).toBe(404);
    expect((await ask(`DELETE /api/v1/tokens/${made.json.id}`, mine)).status).toBe(204);
    expect((await ask(`DELETE /api/v1/tokens/${made.json.id}`, mine)).status).toBe(404);
  });

  it(`are at most ${MAX_TOKENS} for each person`, async () => {
    const mine = { token: await tokenOf(await makeUser()) };
    const statuses = [];
    for (let index = 0; index < MAX_TOKENS; index += 1) statuses.push((await ask('POST /api/v1/tokens', { ...mine, body: { name: `token ${index}` } })).status);
    expect(statuses.filter((status) => status === 201)).toHaveLength(MAX_TOKENS - 1);
    expect(statuses.at(-1)).toBe(409);
  });
});
