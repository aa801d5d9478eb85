/** What became of annotated passages when the text changed, and who puts it right, by program. */
import { beforeEach, describe, expect, it } from 'vitest';
import { SURE } from '@/lib/core/repair';
import { db } from '@/lib/db/client';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeAnnotation, makeArticle, makeRevision, PARAGRAPHS, type TestUser, tokenOf } from '../../support/factories';

useTestDatabase();

const [HARVEST] = PARAGRAPHS as [string, string, string];
const NEW_PRICES = 'Prices more than tripled within a month, and a minister blamed the long rain.';
/** A long passage with one word changed: its place is sure. */
const LONG = 'In the spring of that year the carters of the lower valley brought their grain to the mill by night, for they feared the toll.';

let article: Awaited<ReturnType<typeof makeArticle>>;
let edited: string;
let gone: string;
let sure: string;
const people = () => article.in.people;
/** One for each, since nobody can have more than twenty. */
const tokens = new Map<string, string>();
const token = async (who: TestUser) => tokens.get(who.id) ?? tokens.set(who.id, await tokenOf(who)).get(who.id)!;
const list = async (who: TestUser, query = '') => ask(`GET /api/v1/articles/${article.id}/repairs${query}`, { token: await token(who) });
const ids = async (who: TestUser, query = ''): Promise<string[]> => (await list(who, query)).json.items.map(({ id }: { id: string }) => id);
const settle = async (who: TestUser, id: string, body: unknown) => ask(`PUT /api/v1/annotations/${id}/place`, { token: await token(who), body });
const takeBack = async (who: TestUser, id: string, query = '?revision=2') => ask(`DELETE /api/v1/annotations/${id}/place${query}`, { token: await token(who) });
const accept = async (who: TestUser, revision = 2, key?: string) =>
  ask(`POST /api/v1/articles/${article.id}/repairs/accept`, { token: await token(who), body: { revision }, ...(key ? { headers: { 'Idempotency-Key': key } } : {}) });
const takeAllBack = async (who: TestUser, at: string, revision: number | string = 2) => ask(`DELETE /api/v1/articles/${article.id}/repairs/accept?revision=${revision}&at=${encodeURIComponent(at)}`, { token: await token(who) });
const CHOSEN = { as: 'chosen', revision: 2, target: { paragraph: 'p1', start: 0, end: 11, exact: 'The harvest' } };
const ACCEPTED = { as: 'accepted', revision: 2 };
const events = () => db.event.count({ where: { articleId: article.id, type: 'annotation.placed' } });
const rows = () => db.anchoring.findMany({ where: { articleId: article.id }, orderBy: [{ annotationId: 'asc' }, { revision: 'asc' }] });

beforeEach(async () => {
  article = await makeArticle({ paragraphs: [...PARAGRAPHS, LONG] });
  edited = (await makeAnnotation(article, { target: { exact: 'the ministry blamed the rain' } })).id;
  gone = (await makeAnnotation(article, { kind: 'claim', target: { exact: 'the barns were full' } })).id;
  sure = (await makeAnnotation(article, { target: { exact: LONG } })).id;
  await makeAnnotation(article, { target: { exact: 'The harvest failed twice in a row.' } });
  await makeRevision(article, [{ key: 'p1', text: HARVEST }, { key: 'p2', text: NEW_PRICES }, { key: 'p4', text: LONG.replace('by night', 'by day') }]);
});

describe('GET …/repairs', () => {
  it('tells what waits, with the old and the new passage, the most doubtful first, in pages that nothing shifts', async () => {
    const { status, json } = await list(people().participant);
    expect([status, json.revision, json.count, json.sure, json.nextCursor]).toEqual([200, 2, 3, 1, null]);
    expect(json.items).toMatchObject([
      { id: gone, state: 'orphaned', confidence: 0, words: 'the barns were full', claim: 'The harvest failed.', before: { revision: 1, paragraph: 'p3' }, now: null, may: true },
      { id: edited, state: 'edited', before: { revision: 1, exact: 'the ministry blamed the rain' }, now: { paragraph: 'p2' }, may: true },
      { id: sure, state: 'edited', now: { paragraph: 'p4' } },
    ]);
    expect(json.items[2].confidence).toBeGreaterThanOrEqual(SURE);
    const first = await list(people().participant, '?limit=1');
    expect(first.json.items.map(({ id }: { id: string }) => id)).toEqual([gone]);
    // What the cursor stands on is settled meanwhile.
    expect((await settle(people().participant, gone, { as: 'orphaned', revision: 2 })).status).toBe(200);
    const second = await list(people().participant, `?limit=1&cursor=${first.json.nextCursor}`);
    expect(second.json.items.map(({ id }: { id: string }) => id)).toEqual([edited]);
    const last = await list(people().participant, `?limit=1&cursor=${second.json.nextCursor}`);
    expect([last.json.items.map(({ id }: { id: string }) => id), last.json.nextCursor]).toEqual([[sure], null]);
  });

  it('goes through orphans of the same place and doubt without losing or repeating one', async () => {
    for (let index = 0; index < 5; index += 1) await makeAnnotation(article, { target: { exact: 'a minister blamed the long rain' } });
    await makeRevision(article, [{ key: 'p1', text: HARVEST }]);
    const all = await ids(people().participant, '?limit=100');
    const found: string[] = [];
    for (let cursor: string | null = ''; cursor !== null; ) {
      const { json } = await list(people().participant, `?limit=2${cursor && `&cursor=${cursor}`}`);
      found.push(...json.items.map(({ id }: { id: string }) => id));
      cursor = json.nextCursor;
    }
    expect(all.length).toBe(8);
    expect(found).toEqual(all);
  });

  it('is bounded, and refuses cursors that it did not make', async () => {
    const other = Buffer.from(JSON.stringify([3, edited])).toString('base64url');
    const hostile = Buffer.from(JSON.stringify([["0'; DROP TABLE x; --", 1], edited])).toString('base64url');
    for (const query of ['?limit=0', '?limit=101', '?limit=many', '?cursor=nonsense', `?cursor=${other}`, `?cursor=${hostile}`, '?offset=3']) expect((await list(people().participant, query)).status).toBe(422);
  });

  it('tells an author their own, instructors all that they may see, strangers nothing', async () => {
    const secret = (await makeAnnotation(article, { by: people().other, target: { exact: 'within a month' }, visibility: 'private' })).id;
    await makeRevision(article, [{ key: 'p1', text: HARVEST }]);
    expect(await ids(people().other)).toEqual([secret]);
    const instructor = await list(people().instructor);
    expect([instructor.json.count, JSON.stringify(instructor.json).includes(secret)]).toEqual([3, false]);
    for (const who of [people().assistant, people().observer]) expect(await ids(who)).toEqual([]);
    const elsewhere = await makeArticle();
    for (const who of [people().outsider, elsewhere.in.people.instructor]) expect((await list(who)).status).toBe(404);
    expect((await ask(`GET /api/v1/articles/${article.id}/repairs`)).status).toBe(401);
  });
});

describe('PUT and DELETE …/place', () => {
  it.each([
    ['where it was put', ACCEPTED, ['edited', 'p2'], 0],
    ['on other words', CHOSEN, ['edited', 'p1'], 2],
    ['on the whole paragraph', { as: 'paragraph', revision: 2, paragraph: 'p2' }, ['anchored', 'p2'], 2],
    ['nowhere', { as: 'orphaned', revision: 2 }, ['orphaned', null], 2],
  ])('lets it stand %s, and back; sent again, either changes nothing', async (_, body, placed, told) => {
    const before = (await ask(`GET /api/v1/annotations/${edited}`, { token: await token(people().participant) })).json;
    const first = await settle(people().participant, edited, body);
    expect([first.status, first.json.anchorState, first.json.target.paragraph]).toEqual([200, ...placed]);
    const after = await rows();
    expect((await settle(people().participant, edited, body)).json).toEqual(first.json);
    expect(await rows()).toEqual(after);
    expect(await ids(people().participant)).not.toContain(edited);
    const back = await takeBack(people().participant, edited);
    expect([back.status, back.json.anchorState, back.json.target]).toEqual([200, before.anchorState, before.target]);
    expect((await takeBack(people().participant, edited)).json).toEqual(back.json);
    expect(await ids(people().participant)).toContain(edited);
    expect(await events()).toBe(told);
  });

  it('refuses what another settled, what rests on another text, what is not in it, and what did not change', async () => {
    const author = people().participant;
    expect((await settle(people().instructor, edited, ACCEPTED)).status).toBe(200);
    const before = await rows();
    for (const body of [CHOSEN, ACCEPTED, { as: 'orphaned', revision: 2 }]) expect((await settle(author, edited, body)).status).toBe(409);
    // By the same person, but elsewhere.
    expect((await settle(people().instructor, edited, CHOSEN)).status).toBe(409);
    for (const revision of [1, 3]) expect((await settle(author, sure, { as: 'accepted', revision })).status).toBe(409);
    expect((await takeBack(author, edited, '?revision=1')).status).toBe(409);
    const stayed = await db.annotation.findFirstOrThrow({ where: { articleId: article.id, paragraphKey: 'p1' } });
    expect((await settle(author, stayed.id, { as: 'orphaned', revision: 2 })).status).toBe(409);
    expect((await takeBack(author, stayed.id)).status).toBe(409);
    for (const body of [
      { ...CHOSEN, target: { ...CHOSEN.target, exact: 'nothing of it' } },
      { ...CHOSEN, target: { ...CHOSEN.target, start: 11, end: 11 } },
      { ...CHOSEN, target: { ...CHOSEN.target, end: 10_000_001 } },
      { as: 'paragraph', revision: 2, paragraph: 'p9' },
      { as: 'paragraph', revision: 2, paragraph: '"><b>' },
      { as: 'accepted' },
      { as: 'settled', revision: 2 },
      { ...ACCEPTED, by: people().instructor.id },
      { ...ACCEPTED, settledAs: 'accepted' },
    ]) {
      expect((await settle(author, sure, body)).status).toBe(422);
    }
    expect((await settle(author, gone, ACCEPTED)).status).toBe(422);
    for (const query of ['', '?revision=0', '?revision=x', '?revision=2&force=true']) expect((await takeBack(author, edited, query)).status).toBe(422);
    expect(await rows()).toEqual(before);
  });

  it('is for the author and for instructors: nobody else, not for another’s private note, not when muted, an observer, or archived', async () => {
    const before = await rows();
    const refused = async (who: TestUser, id = edited) => {
      const statuses = [(await settle(who, id, { as: 'orphaned', revision: 2 })).status, (await takeBack(who, id)).status];
      expect(statuses[0]).toBe(statuses[1]);
      return statuses[0];
    };
    for (const who of [people().other, people().assistant, people().observer]) expect(await refused(who)).toBe(403);
    const elsewhere = await makeArticle();
    for (const who of [people().outsider, elsewhere.in.people.instructor]) expect(await refused(who)).toBe(404);
    expect(await refused(people().participant, 'not-an-id')).toBe(404);
    expect((await ask(`PUT /api/v1/annotations/${edited}/place`, { body: ACCEPTED })).status).toBe(401);
    await db.annotation.update({ where: { id: edited }, data: { visibility: 'private' } });
    for (const who of [people().instructor, people().assistant, people().other]) expect(await refused(who)).toBe(404);
    const standing = { seminarId_userId: { seminarId: article.in.id, userId: people().participant.id } };
    await db.membership.update({ where: standing, data: { mutedUntil: new Date(Date.now() + 600_000) } });
    expect(await refused(people().participant)).toBe(403);
    await db.membership.update({ where: standing, data: { mutedUntil: null, role: 'observer' } });
    expect(await refused(people().participant)).toBe(403);
    await db.seminar.update({ where: { id: article.in.id }, data: { archivedAt: new Date() } });
    expect(await refused(people().instructor, gone)).toBe(403);
    expect(await rows()).toEqual(before);
  });
});

describe('POST and DELETE …/repairs/accept', () => {
  it('accepts what is sure, and takes that back together', async () => {
    const accepted = await accept(people().participant);
    expect([accepted.status, accepted.json.count]).toEqual([201, 1]);
    expect(await ids(people().participant)).toEqual([gone, edited]);
    expect((await takeAllBack(people().other, accepted.json.at)).json).toEqual({ count: 0 });
    const back = await takeAllBack(people().participant, accepted.json.at);
    expect([back.status, back.json]).toEqual([200, { count: 1 }]);
    expect((await takeAllBack(people().participant, accepted.json.at)).json).toEqual({ count: 0 });
    expect(await ids(people().participant)).toEqual([gone, edited, sure]);
  });

  it('sent again under its key, is done once, and answers when that was', async () => {
    const first = await accept(people().participant, 2, 'sure-1');
    const before = await rows();
    const all = await Promise.all(Array.from({ length: 3 }, () => accept(people().participant, 2, 'sure-1')));
    expect(all.map(({ json }) => json)).toEqual([first.json, first.json, first.json]);
    expect(await rows()).toEqual(before);
    expect((await accept(people().participant, 1, 'sure-1')).status).toBe(409);
    expect((await takeAllBack(people().participant, first.json.at)).json).toEqual({ count: 1 });
    // As it then is: not accepted once more.
    expect((await accept(people().participant, 2, 'sure-1')).json).toEqual({ ...first.json, count: 0 });
    expect(await ids(people().participant)).toContain(sure);
  });

  it('a request that was refused does not use its key up', async () => {
    expect((await accept(people().participant, 7, 'sure-2')).status).toBe(409);
    expect(await db.idempotencyKey.count({ where: { key: 'sure-2' } })).toBe(0);
  });

  it('accepts nothing of others’, nothing for who is muted, observes or came too late, and nothing for strangers', async () => {
    const before = await rows();
    for (const who of [people().other, people().assistant, people().observer]) expect((await accept(who)).json.count).toBe(0);
    expect((await accept(people().outsider)).status).toBe(404);
    expect((await takeAllBack(people().outsider, '2026-01-01T00:00:00.000Z')).status).toBe(404);
    expect((await accept(people().participant, 1)).status).toBe(409);
    const standing = { seminarId_userId: { seminarId: article.in.id, userId: people().participant.id } };
    await db.membership.update({ where: standing, data: { mutedUntil: new Date(Date.now() + 600_000) } });
    expect((await accept(people().participant)).json.count).toBe(0);
    await db.membership.update({ where: standing, data: { mutedUntil: null, role: 'observer' } });
    expect((await accept(people().participant)).json.count).toBe(0);
    await db.seminar.update({ where: { id: article.in.id }, data: { archivedAt: new Date() } });
    expect((await accept(people().instructor)).json.count).toBe(0);
    expect(await rows()).toEqual(before);
  });

  it('refuses times that are none', async () => {
    for (const at of ['', 'yesterday', '0000-01-01T00:00:00.000Z', '2026-01-01', '2026-01-01T00:00:00.000+02:00', "2026-01-01T00:00:00.000Z' OR true --"]) expect((await takeAllBack(people().participant, at)).status).toBe(422);
    expect((await takeAllBack(people().participant, '9999-12-31T23:59:59.999Z')).json).toEqual({ count: 0 });
    expect((await takeAllBack(people().participant, '2026-01-01T00:00:00.000Z', '2x')).status).toBe(422);
  });
});
