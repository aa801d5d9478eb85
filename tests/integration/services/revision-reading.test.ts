/** Older texts, their places and what lies between two of them: for each reader what they may see, and nothing else. */
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { listRevisionHistory } from '@/lib/services/revision-list';
import { lastRevisionOf, readComparison, readRevision } from '@/lib/services/revision-reading';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, makeRevision, PARAGRAPHS, type TestUser } from '@/tests/support/factories';

useTestDatabase();

const [HARVEST, PRICES] = PARAGRAPHS as [string, string, string];
const LONG_RAIN = PRICES.replace('the rain', 'the long rain');

let article: Awaited<ReturnType<typeof makeArticle>>;
const people = () => article.in.people;
const revised = () => makeRevision(article, [HARVEST, LONG_RAIN], 'The rain was long; the mayor took back what he said.');
const idsIn = async (who: TestUser, number: number) => Object.values((await readRevision(actorOf(who), article.id, number)).threads).flat().map(({ id }) => id).sort();
const rule = (rules: { othersAfterPost?: boolean; sectionsApart?: boolean; pseudonymous?: boolean }) => db.article.update({ where: { id: article.id }, data: rules });

beforeEach(async () => {
  article = await makeArticle();
});

describe('the list of revisions', () => {
  it('says who made each, why, and what became of the annotations, counting only those that the reader may see', async () => {
    await makeAnnotation(article, { target: { exact: 'the ministry blamed the rain' } });
    await makeAnnotation(article, { target: { exact: 'the barns were full' } });
    await makeAnnotation(article, { target: { exact: 'said the mayor' }, visibility: 'private' });
    await revised();
    const of = async (who: TestUser) => (await listRevisionHistory(actorOf(who), article.id)).revisions.map(({ number, current, moved, edited, orphaned }) => ({ number, current, moved, edited, orphaned }));
    const first = { number: 1, current: false, moved: 0, edited: 0, orphaned: 0 };
    expect(await of(people().participant)).toEqual([{ number: 2, current: true, moved: 0, edited: 1, orphaned: 2 }, first]);
    expect(await of(people().instructor)).toEqual([{ number: 2, current: true, moved: 0, edited: 1, orphaned: 1 }, first]);
    const { revisions, article: about } = await listRevisionHistory(actorOf(people().observer), article.id);
    expect(revisions[0]).toMatchObject({ author: { name: people().instructor.name }, note: 'The rain was long; the mayor took back what he said.', state: 'ready' });
    expect(about).toMatchObject({ current: 2, mayRevise: false });
  });

  it('keeps one that is not ready from whoever cannot make one, in list and address alike', async () => {
    await revised();
    await db.article.update({ where: { id: article.id }, data: { currentRevision: 1 } });
    await db.revision.updateMany({ where: { articleId: article.id, number: 2 }, data: { readyAt: null, done: 1, total: 3 } });
    const numbers = async (who: TestUser) => (await listRevisionHistory(actorOf(who), article.id)).revisions.map(({ number, state }) => [number, state]);
    expect(await numbers(people().participant)).toEqual([[1, 'ready']]);
    expect(await numbers(people().instructor)).toEqual([[2, 'under_way'], [1, 'ready']]);
    for (const who of [people().participant, people().instructor]) {
      await expect(readRevision(actorOf(who), article.id, 2)).rejects.toMatchObject({ code: 'not_found' });
      await expect(readComparison(actorOf(who), article.id, 1, 2)).rejects.toMatchObject({ code: 'not_found' });
    }
  });
});

describe('an older revision', () => {
  it('has its text, and the annotations where they stood in it', async () => {
    const rain = await makeAnnotation(article, { target: { exact: 'blamed the rain' } });
    const gone = await makeAnnotation(article, { kind: 'claim', target: { exact: 'the barns were full' } });
    await revised();
    const later = await makeAnnotation(article, { target: { exact: 'the long rain' } });
    const reading = await readRevision(actorOf(people().other), article.id, 1);
    expect(reading.paragraphs.map(({ text }) => text)).toEqual(PARAGRAPHS);
    expect(reading.threads).toMatchObject({ p2: [{ id: rain.id, exact: 'blamed the rain', state: 'anchored', text: 'Is that so?' }], p3: [{ id: gone.id, claim: 'The harvest failed.' }] });
    expect(reading.tints.map(({ start, end, claim }) => [PARAGRAPHS.join('\n\n').slice(start, end), claim])).toEqual([['blamed the rain', false], ['the barns were full', true]]);
    expect(await idsIn(people().other, 1)).not.toContain(later.id);
    expect(reading).toMatchObject({ previous: null, next: 2, revision: { current: false } });
    // The current one too, with the orphan beside no paragraph.
    const now = await readRevision(actorOf(people().other), article.id, 2);
    expect(now.threads['']).toMatchObject([{ id: gone.id, state: 'orphaned', exact: 'the barns were full' }]);
  });

  it('shows nobody more than the article does', async () => {
    const own = await makeAnnotation(article, { target: { exact: 'blamed the rain' }, visibility: 'private' });
    const toInstructors = await makeAnnotation(article, { target: { exact: 'Prices' }, visibility: 'instructors' });
    const open = await makeAnnotation(article, { target: { exact: 'the valley' } });
    await revised();
    expect(await idsIn(people().participant, 1)).toEqual([own.id, toInstructors.id, open.id].sort());
    expect(await idsIn(people().instructor, 1)).toEqual([toInstructors.id, open.id].sort());
    expect(await idsIn(people().other, 1)).toEqual([open.id]);
    await rule({ othersAfterPost: true });
    expect(await idsIn(people().other, 1)).toEqual([]);
    expect((await listRevisionHistory(actorOf(people().other), article.id)).revisions[0]).toMatchObject({ moved: 0, edited: 0, orphaned: 0 });
    await rule({ othersAfterPost: false });
    await db.annotation.update({ where: { id: open.id }, data: { status: 'hidden' } });
    expect(await idsIn(people().other, 1)).toEqual([]);
    await db.annotation.update({ where: { id: open.id }, data: { status: 'visible' } });
    await rule({ pseudonymous: true });
    expect(JSON.stringify(await readRevision(actorOf(people().other), article.id, 1))).not.toContain(people().participant.name);
  });

  it('is there for members only, once the article is open, and by a number that there is', async () => {
    await revised();
    const refused = { code: 'not_found' };
    await expect(readRevision(actorOf(people().outsider), article.id, 1)).rejects.toMatchObject(refused);
    await expect(listRevisionHistory(actorOf(people().outsider), article.id)).rejects.toMatchObject(refused);
    await expect(readComparison(actorOf(people().outsider), article.id, 1, 2)).rejects.toMatchObject(refused);
    await expect(lastRevisionOf(actorOf(people().outsider), article.id, 'p3')).rejects.toMatchObject(refused);
    await expect(readRevision(actorOf(people().participant), article.id, 3)).rejects.toMatchObject(refused);
    await expect(readRevision(actorOf(people().participant), article.id, 2 ** 40)).rejects.toMatchObject(refused);
    await db.article.update({ where: { id: article.id }, data: { opensAt: new Date(Date.now() + 86_400_000) } });
    await expect(readRevision(actorOf(people().participant), article.id, 1)).rejects.toMatchObject(refused);
    await expect(readRevision(actorOf(people().assistant), article.id, 1)).resolves.toMatchObject({ revision: { number: 1 } });
  });
});

describe('two revisions compared', () => {
  it('have the words that came and went, with the threads that this touches', async () => {
    const rain = await makeAnnotation(article, { target: { exact: 'the ministry blamed the rain' } });
    await makeAnnotation(article, { target: { exact: 'Prices doubled' } });
    const hidden = await makeAnnotation(article, { target: { exact: 'said the mayor' }, visibility: 'private' });
    await revised();
    const seen = await readComparison(actorOf(people().other), article.id, 1, 2);
    expect(seen.rows.map(({ key, state }) => [key, state])).toEqual([['p1', 'same'], ['p2', 'edited'], ['p3', 'removed']]);
    expect(seen.touched).toMatchObject({ p2: [{ id: rain.id, state: 'edited', exact: 'the ministry blamed the long rain' }] });
    expect(seen.touchedCount).toBe(1);
    expect((await readComparison(actorOf(people().participant), article.id, 1, 2)).touched).toMatchObject({ p3: [{ id: hidden.id, state: 'orphaned' }] });
    // Backwards, and with itself.
    expect((await readComparison(actorOf(people().other), article.id, 2, 1)).rows.map(({ state }) => state)).toEqual(['same', 'edited', 'added']);
    expect((await readComparison(actorOf(people().other), article.id, 2, 2)).touchedCount).toBe(0);
  });
});

it('an old link to a paragraph that is gone finds the revision in which it last stood', async () => {
  await revised();
  await makeRevision(article, [LONG_RAIN]);
  const at = (key: string) => lastRevisionOf(actorOf(people().observer), article.id, key);
  expect([await at('p3'), await at('p1'), await at('p2')]).toEqual([{ revision: 1 }, { revision: 2 }, { revision: 3 }]);
  await expect(at('p9')).rejects.toMatchObject({ code: 'not_found' });
});
