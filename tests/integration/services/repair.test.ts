/** After a text changed: who sees what became of which passage, and what they say of it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { listAnnotationsInput } from '@/lib/schemas/annotations';
import type { SettleInput } from '@/lib/schemas/repair';
import { settle, undoRepair } from '@/lib/services/repair';
import { listRepairs } from '@/lib/services/repair-list';
import { acceptSure, undoAcceptSure } from '@/lib/services/repair-sure';
import { readArticle } from '@/lib/services/reading';
import { getAnnotation, listAnnotations } from '@/lib/services/threads';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, makeRevision, PARAGRAPHS, type TestUser } from '@/tests/support/factories';

useTestDatabase();

const [HARVEST, PRICES] = PARAGRAPHS as [string, string, string];
const NEW_PRICES = 'Prices more than tripled within a month, and a minister blamed the long rain.';

let article: Awaited<ReturnType<typeof makeArticle>>;
let edited: string;
let gone: string;
const people = () => article.in.people;
const as = (who: TestUser) => actorOf(who);
const seen = async (who: TestUser) => (await listRepairs(as(who), article.id, 30)).items.map(({ id }) => id);
const place = async (id: string) => {
  const { anchorState, target } = await getAnnotation(as(people().participant), id);
  return [anchorState, target.paragraph, target.exact];
};
const events = () => db.event.count({ where: { articleId: article.id, type: 'annotation.placed' } });
const CHOSEN: SettleInput = { as: 'chosen', revision: 2, target: { paragraph: 'p1', start: 0, end: 11, exact: 'The harvest' } };
const refusedWith = (code: string) => ({ code });

beforeEach(async () => {
  article = await makeArticle();
  edited = (await makeAnnotation(article, { target: { exact: 'the ministry blamed the rain' } })).id;
  gone = (await makeAnnotation(article, { kind: 'claim', target: { exact: 'the barns were full' } })).id;
  await makeAnnotation(article, { target: { exact: 'The harvest failed twice in a row.' } });
  await makeRevision(article, [{ key: 'p1', text: HARVEST }, { key: 'p2', text: NEW_PRICES }]);
});

describe('what waits to be looked at', () => {
  it('is told with the old and the new passage, the most doubtful first, and nothing that stayed', async () => {
    const { items, count, sure } = await listRepairs(as(people().participant), article.id, 30);
    expect(items).toMatchObject([
      { id: gone, state: 'orphaned', confidence: 0, words: 'the barns were full', before: { revision: 1, paragraph: 'p3', exact: 'the barns were full', tail: '.' }, now: null, paragraph: null, may: true },
      { id: edited, state: 'edited', before: { revision: 1, lead: 'Prices doubled within a month, and ', exact: 'the ministry blamed the rain' }, now: { paragraph: 'p2' }, paragraph: 'p2' },
    ]);
    expect(items[1]!.now!.exact).toContain('blamed the long rain');
    expect({ count, sure }).toEqual({ count: 2, sure: 0 });
    expect((await listRepairs(as(people().participant), article.id, 1)).items).toHaveLength(1);
  });

  it('is an author’s own, and for instructors all that they may see', async () => {
    const secret = (await makeAnnotation(article, { by: people().other, target: { exact: 'within a month' }, visibility: 'private' })).id;
    await makeRevision(article, [{ key: 'p1', text: HARVEST }, { key: 'p2', text: 'Nobody wrote down what bread cost then.' }]);
    expect((await seen(people().instructor)).sort()).toEqual([edited, gone].sort());
    expect(await seen(people().other)).toEqual([secret]);
    expect(await seen(people().assistant)).toEqual([]);
    expect(await seen(people().observer)).toEqual([]);
    await expect(listRepairs(as(people().outsider), article.id, 30)).rejects.toMatchObject(refusedWith('not_found'));
  });
});

describe('settling', () => {
  it('accepts a place: it stays as it is, waits no more, and is no news', async () => {
    const before = await place(edited);
    await settle(as(people().participant), edited, { as: 'accepted', revision: 2 });
    expect([await place(edited), await seen(people().instructor), await events()]).toEqual([before, [gone], 0]);
    await expect(settle(as(people().instructor), gone, { as: 'accepted', revision: 2 })).rejects.toMatchObject(refusedWith('validation'));
  });

  it('puts it on other words, on the paragraph, or nowhere; and back', async () => {
    const found = await place(edited);
    const author = as(people().participant);
    for (const [input, wanted] of [
      [CHOSEN, ['edited', 'p1', 'The harvest']],
      [{ as: 'paragraph', revision: 2, paragraph: 'p2' }, ['anchored', 'p2', null]],
      [{ as: 'orphaned', revision: 2 }, ['orphaned', null, 'the ministry blamed the rain']],
    ] as [SettleInput, unknown[]][]) {
      await settle(author, edited, input);
      expect([await place(edited), await seen(people().participant)]).toEqual([wanted, [gone]]);
      await undoRepair(author, edited, 2);
      expect([await place(edited), await seen(people().participant)]).toEqual([found, [gone, edited]]);
    }
    expect(await events()).toBe(6);
    await settle(as(people().instructor), gone, { as: 'chosen', revision: 2, target: { paragraph: 'p2', start: 0, end: 6, exact: 'Prices' } });
    expect(await place(gone)).toEqual(['edited', 'p2', 'Prices']);
  });

  it('is remembered: the next text brings it over from where somebody put it, and an orphan that was kept is not asked about again', async () => {
    await settle(as(people().participant), edited, CHOSEN);
    await settle(as(people().participant), gone, { as: 'orphaned', revision: 2 });
    await makeRevision(article, [{ key: 'p1', text: HARVEST }, { key: 'p2', text: PRICES }]);
    expect([await place(edited), await seen(people().participant)]).toEqual([['anchored', 'p1', 'The harvest'], []]);
    // It is found again all the same, once its words are back.
    await makeRevision(article, [{ key: 'p1', text: HARVEST }, { key: 'p2', text: PRICES }, PARAGRAPHS[2]!]);
    expect((await place(gone)).slice(0, 1)).not.toEqual(['orphaned']);
  });

  it('refuses what is not in the text, what was settled, what did not change, and what rests on an older text', async () => {
    const author = as(people().participant);
    const elsewhere = { ...CHOSEN, target: { paragraph: 'p1', start: 0, end: 5, exact: 'nothing of it' } } as SettleInput;
    await expect(settle(author, edited, elsewhere)).rejects.toMatchObject(refusedWith('validation'));
    await expect(settle(author, edited, { as: 'paragraph', revision: 2, paragraph: 'p9' })).rejects.toMatchObject(refusedWith('validation'));
    await expect(settle(author, edited, { as: 'accepted', revision: 1 })).rejects.toMatchObject(refusedWith('conflict'));
    await expect(undoRepair(author, edited, 1)).rejects.toMatchObject(refusedWith('conflict'));
    const stayed = await db.annotation.findFirstOrThrow({ where: { articleId: article.id, exact: HARVEST.split(' Nobody')[0]! } });
    await expect(settle(author, stayed.id, { as: 'orphaned', revision: 2 })).rejects.toMatchObject(refusedWith('conflict'));
    await settle(as(people().instructor), edited, { as: 'accepted', revision: 2 });
    await expect(settle(author, edited, CHOSEN)).rejects.toMatchObject(refusedWith('conflict'));
  });

  it('lets nobody else: not peers, assistants, observers or strangers, not for another’s private note, not when muted or archived', async () => {
    const input: SettleInput = { as: 'orphaned', revision: 2 };
    for (const who of [people().other, people().assistant, people().observer]) await expect(settle(as(who), edited, input)).rejects.toMatchObject(refusedWith('forbidden'));
    await expect(settle(as(people().outsider), edited, input)).rejects.toMatchObject(refusedWith('not_found'));
    await db.annotation.update({ where: { id: edited }, data: { visibility: 'private' } });
    for (const who of [people().instructor, people().other]) await expect(settle(as(who), edited, input)).rejects.toMatchObject(refusedWith('not_found'));
    await db.membership.updateMany({ where: { userId: people().participant.id }, data: { mutedUntil: new Date(Date.now() + 60_000) } });
    await expect(settle(as(people().participant), edited, input)).rejects.toMatchObject(refusedWith('forbidden'));
    await db.seminar.update({ where: { id: article.in.id }, data: { archivedAt: new Date() } });
    await expect(settle(as(people().instructor), gone, input)).rejects.toMatchObject(refusedWith('forbidden'));
    expect((await acceptSure(as(people().instructor), article.id, 2)).count).toBe(0);
  });
});

describe('accepting all that are sure', () => {
  it('accepts what the actor may, and takes that back together', async () => {
    const { id } = await makeAnnotation(article, { by: people().other, target: { exact: NEW_PRICES } });
    await makeRevision(article, [{ key: 'p1', text: HARVEST }, { key: 'p2', text: NEW_PRICES.replace('tripled', 'doubled') }]);
    expect((await listRepairs(as(people().instructor), article.id, 30)).sure).toBe(1);
    expect((await acceptSure(as(people().participant), article.id, 3)).count).toBe(0);
    const { count, at } = await acceptSure(as(people().instructor), article.id, 3);
    expect([count, (await seen(people().instructor)).includes(id)]).toEqual([1, false]);
    expect((await undoAcceptSure(as(people().other), article.id, 3, at)).count).toBe(0);
    await db.seminar.update({ where: { id: article.in.id }, data: { archivedAt: new Date() } });
    expect((await undoAcceptSure(as(people().instructor), article.id, 3, at)).count).toBe(0);
    await db.seminar.update({ where: { id: article.in.id }, data: { archivedAt: null } });
    expect((await undoAcceptSure(as(people().instructor), article.id, 3, at)).count).toBe(1);
    expect(await seen(people().instructor)).toContain(id);
    await expect(acceptSure(as(people().instructor), article.id, 2)).rejects.toMatchObject(refusedWith('conflict'));
    await expect(acceptSure(as(people().outsider), article.id, 3)).rejects.toMatchObject(refusedWith('not_found'));
  });
});

it('the reading page has orphans in a place of their own, apart from what is about the whole article, and says what waits', async () => {
  const whole = (await makeAnnotation(article, { target: {} })).id;
  const view = await readArticle(as(people().participant), article.id, {});
  expect(view.threadCounts).toEqual({ p1: 1, p2: 1, '': 1, gone: 1 });
  expect(view.threads.map(({ id }) => id)).toEqual(expect.arrayContaining([gone, whole]));
  expect([view.revision, view.repairs]).toEqual([2, { all: 2, own: 2 }]);
  expect((await readArticle(as(people().instructor), article.id, {})).repairs).toEqual({ all: 2, own: 0 });
  expect((await readArticle(as(people().other), article.id, {})).repairs).toEqual({ all: 0, own: 0 });
  const listed = async (filter: object) => (await listAnnotations(as(people().participant), article.id, listAnnotationsInput.parse(filter))).items.map(({ id }) => id);
  expect([await listed({ paragraph: 'article' }), await listed({ q: 'is:orphaned' }), await listed({ q: 'p:article' })]).toEqual([[whole], [gone], [whole]]);
});
