import { beforeAll, describe, expect, it, vi } from 'vitest';
import { db } from '@/lib/db/client';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeAnnotation, makeArticle, tokenOf } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let token: string;
let instructor: string;
let annotation: string;
beforeAll(async () => {
  article = await makeArticle();
  token = await tokenOf(article.in.people.participant);
  instructor = await tokenOf(article.in.people.instructor);
  annotation = (await makeAnnotation(article)).id;
});

let keys = 0;
const newKey = () => `retry-${(keys += 1)}`;
const text = (value: string) => ({ format: 'text/plain', value });
type Target = Parameters<typeof ask>[0];
const post = (target: Target, key: string, body: unknown, by = token) => ask(target, { token: by, body, headers: { 'Idempotency-Key': key } });

const count = async () => ({
  seminars: await db.seminar.count(),
  articles: await db.article.count(),
  annotations: await db.annotation.count(),
  comments: await db.comment.count(),
  events: await db.event.count(),
});

const MAKERS: [keyof Awaited<ReturnType<typeof count>>, () => [Target, unknown]][] = [
  ['seminars', () => ['POST /api/v1/seminars', { name: 'Once' }]],
  ['articles', () => [`POST /api/v1/seminars/${article.in.id}/articles`, { format: 'text/plain', content: 'One.\n\nTwo.' }]],
  ['annotations', () => [`POST /api/v1/articles/${article.id}/annotations`, { kind: 'note', body: text('Once.') }]],
  ['comments', () => [`POST /api/v1/annotations/${annotation}/comments`, { body: text('Once.') }]],
];

describe.each(MAKERS)('of %s, a request that is sent again', (noun, ask) => {
  it('makes one, and answers the same', async () => {
    const before = await count();
    const key = newKey();
    const first = await post(...withKey(ask(), key), instructor);
    const after = await count();
    const again = await post(...withKey(ask(), key), instructor);
    expect([first.status, again.status]).toEqual([201, 201]);
    expect(again.json).toEqual(first.json);
    expect(after[noun]).toBe(before[noun] + 1);
    expect(await count()).toEqual(after);
  });

  it('makes one, also when all come at the same time', async () => {
    const before = await count();
    const key = newKey();
    const answers = await Promise.all(Array.from({ length: 5 }, () => post(...withKey(ask(), key), instructor)));
    expect(answers.map(({ status }) => status)).toEqual([201, 201, 201, 201, 201]);
    expect(new Set(answers.map(({ json }) => json.id)).size).toBe(1);
    expect((await count())[noun]).toBe(before[noun] + 1);
  });
});
const withKey = ([target, body]: [Target, unknown], key: string): [Target, string, unknown] => [target, key, body];

describe('an Idempotency-Key', () => {
  const reply = (key: string, value: string, by = token) => post(`POST /api/v1/annotations/${annotation}/comments`, key, { body: text(value) }, by);

  it('is refused for another body or another address', async () => {
    const key = newKey();
    expect((await reply(key, 'First.')).status).toBe(201);
    expect((await reply(key, 'Second.')).status).toBe(409);
    const elsewhere = await makeAnnotation(article);
    expect((await post(`POST /api/v1/annotations/${elsewhere.id}/comments`, key, { body: text('First.') })).status).toBe(409);
  });

  it('is each person’s own', async () => {
    const key = newKey();
    const [mine, theirs] = [await reply(key, 'The same.'), await reply(key, 'The same.', instructor)];
    expect([mine.status, theirs.status]).toEqual([201, 201]);
    expect(mine.json.id).not.toBe(theirs.json.id);
  });

  it('is free again when its request was refused', async () => {
    const key = newKey();
    expect((await reply(key, ' ')).status).toBe(422);
    expect((await post(`POST /api/v1/annotations/${annotation}/comments`, key, { body: text('x'), parent: article.id })).status).toBe(422);
    expect((await reply(key, 'Now with words.')).status).toBe(201);
  });

  it('answers for what was made before the thread was locked or the article closed, to who may still see it', async () => {
    const place = await makeArticle();
    const thread = await makeAnnotation(place);
    const by = await tokenOf(place.in.people.other);
    const replying = (key: string) => post(`POST /api/v1/annotations/${thread.id}/comments`, key, { body: text('Made in time.') }, by);
    const annotating = (key: string) => post(`POST /api/v1/articles/${place.id}/annotations`, key, { kind: 'note', body: text('In time as well.') }, by);
    const [replied, annotated] = [newKey(), newKey()];
    const [reply, note] = [await replying(replied), await annotating(annotated)];

    await db.annotation.update({ where: { id: thread.id }, data: { lockedAt: new Date() } });
    expect((await replying(newKey())).status).toBe(403);
    expect(await replying(replied)).toMatchObject({ status: 201, json: { id: reply.json.id, text: 'Made in time.' } });

    await db.annotation.update({ where: { id: thread.id }, data: { lockedAt: null } });
    await db.article.update({ where: { id: place.id }, data: { closedAt: new Date() } });
    expect([(await replying(newKey())).status, (await annotating(newKey())).status]).toEqual([403, 403]);
    expect([(await replying(replied)).json.id, (await annotating(annotated)).json.id]).toEqual([reply.json.id, note.json.id]);
    expect(await db.comment.count({ where: { annotationId: thread.id, authorId: place.in.people.other.id } })).toBe(1);

    await db.annotation.update({ where: { id: thread.id }, data: { visibility: 'private' } });
    expect((await replying(replied)).status).toBe(404);
    await db.membership.updateMany({ where: { userId: place.in.people.other.id }, data: { removedAt: new Date() } });
    expect((await annotating(annotated)).status).toBe(404);
  });

  it('is forgotten after seven days, with all others that are as old', async () => {
    const [old, key] = [newKey(), newKey()];
    await reply(old, 'Long ago.');
    const first = await reply(key, 'Once a week.');
    const userId = article.in.people.participant.id;
    const age = (days: number) => db.idempotencyKey.updateMany({ where: { userId, key: { in: [old, key] } }, data: { createdAt: new Date(Date.now() - days * 86_400_000) } });
    await age(6.9);
    expect((await reply(key, 'Once a week.')).json.id).toBe(first.json.id);
    await age(7.1);
    const second = await reply(key, 'Another week.');
    expect(second.status).toBe(201);
    expect(second.json.id).not.toBe(first.json.id);
    expect((await reply(key, 'Another week.')).json.id).toBe(second.json.id);
    // All others are looked for once an hour.
    vi.spyOn(Date, 'now').mockReturnValue(Date.now() + 3_600_000);
    await reply(newKey(), 'An hour later.');
    vi.restoreAllMocks();
    expect(await db.idempotencyKey.count({ where: { userId, key: old } })).toBe(0);
  });

  it.each(['', 'two words', 'ключ', 'x'.repeat(201)])('that is none (%s) is refused', async (key) => {
    // Headers carry bytes: what is no Latin-1 arrives as its UTF-8 bytes.
    expect((await reply(Buffer.from(key).toString('latin1'), 'x')).status).toBe(422);
  });

  it('does not tell a token’s secret twice, nor make a second token', async () => {
    const key = newKey();
    expect((await post('POST /api/v1/tokens', key, { name: 'once' })).status).toBe(201);
    const before = await db.apiToken.count();
    const again = await post('POST /api/v1/tokens', key, { name: 'once' });
    expect(again.status).toBe(409);
    expect(JSON.stringify(again.json)).not.toContain('sch_');
    expect(await db.apiToken.count()).toBe(before);
  });
});
