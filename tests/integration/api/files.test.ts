/** Files that pages send and fetch: of who may not bring one in, none of it is taken in; who may not see one is not shown what the browser has kept. */
import sharp from 'sharp';
import { beforeEach, expect, it, vi } from 'vitest';
import { POST as article } from '@/app/import/[seminar]/article/route';
import { GET as picture } from '@/app/articles/[article]/images/[image]/route';
import { POST as threads } from '@/app/import/[seminar]/route';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { keepArticleInput } from '@/lib/schemas/seminars';
import { keepArticle } from '@/lib/services/articles';
import { keepDraftImages } from '@/lib/services/draft-images';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeSeminar, type TestSeminar } from '../../support/factories';
import { clearRequest } from '../../support/next-headers';
import { arrive, useSessions } from '../../support/session';

useTestDatabase();
useSessions();

let seminar: TestSeminar;
beforeEach(async () => {
  seminar = await makeSeminar();
});

async function arriveAs(role?: 'participant' | 'assistant' | 'instructor') {
  const { userId } = await arrive();
  if (role) await db.membership.create({ data: { seminarId: seminar.id, userId, role, pseudonym: 'Heron' } });
}

async function send(to: typeof article, query = '') {
  const pull = vi.fn((controller: ReadableStreamDefaultController<Uint8Array>) => {
    controller.enqueue(Buffer.from('no JSON'));
    controller.close();
  });
  const body = new ReadableStream<Uint8Array>({ pull }, { highWaterMark: 0 });
  const sent = new Request(`http://localhost:3000/import/${seminar.id}${query}`, { method: 'POST', headers: { Origin: 'http://localhost:3000', Host: 'localhost:3000', 'Content-Type': 'application/json' }, body, duplex: 'half' } as RequestInit);
  const { status, headers } = await to(sent, { params: Promise.resolve({ seminar: seminar.id }) });
  return { status, connection: headers.get('connection'), isRead: pull.mock.calls.length > 0 };
}

it.each([
  ['a participant', 'participant', 403],
  ['an assistant', 'assistant', 403],
  ['somebody else', undefined, 404],
] as const)('of %s, no file is taken in', async (_, role, status) => {
  await arriveAs(role);
  expect(await send(threads)).toEqual({ status, connection: 'close', isRead: false });
  expect(await send(article, '/article?name=a.pdf')).toEqual({ status, connection: 'close', isRead: false });
});

it('of nobody, no file is taken in; of an instructor it is', async () => {
  expect(await send(threads)).toEqual({ status: 401, connection: 'close', isRead: false });
  expect(await send(article, '/article?name=a.pdf')).toEqual({ status: 401, connection: 'close', isRead: false });
  await arriveAs('instructor');
  expect(await send(threads)).toEqual({ status: 422, connection: null, isRead: true });
  expect(await send(article, '/article?name=a.pdf')).toMatchObject({ status: 422, isRead: true });
});

it('a picture that a browser has kept is shown again to who may see it, and to nobody who comes after them', async () => {
  const actor = actorOf(seminar.people.instructor);
  const image = newId();
  await keepDraftImages(actor, seminar.id, [{ id: image, bytes: await sharp({ create: { width: 9, height: 9, channels: 3, background: 'teal' } }).png().toBuffer() }]);
  const block = { kind: 'image' as const, text: 'A lock.', format: { image: { id: image, width: 9, height: 9 } } };
  const { id } = await keepArticle(actor, seminar.id, keepArticleInput.parse({ title: 'A lock', language: 'en', blocks: [block] }));
  const see = (headers: Record<string, string> = {}) => picture(new Request(`http://localhost:3000/articles/${id}/images/${image}`, { headers }), { params: Promise.resolve({ article: id, image }) });
  await arriveAs('participant');
  const first = await see();
  expect([first.status, first.headers.get('content-type'), first.headers.get('cache-control'), first.headers.get('vary')]).toEqual([200, 'image/png', 'private, no-cache', 'Cookie']);
  const kept = { 'If-None-Match': first.headers.get('etag')! };
  const again = await see(kept);
  expect([again.status, await again.text()]).toEqual([304, '']);
  await arrive();
  expect((await see(kept)).status).toBe(404);
  clearRequest();
  expect((await see(kept)).status).toBe(401);
});
