/** What lies between two revisions, for programs; and how much of that one person, and all together, may ask for. */
import { renderToStaticMarkup } from 'react-dom/server';
import { beforeEach, describe, expect, it } from 'vitest';
import ComparePage from '@/app/articles/[article]/revisions/compare/page';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { LIMITS, spend } from '@/lib/services/rate-limits';
import { turnsOf } from '@/lib/turns';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { addMember, makeAnnotation, makeArticle, makeRevision, PARAGRAPHS, type TestUser, tokenOf } from '../../support/factories';
import { arrive, useSessions } from '../../support/session';

useTestDatabase();

const [HARVEST, PRICES, BARNS] = PARAGRAPHS as [string, string, string];
const LONG_RAIN = PRICES.replace('the rain', 'the long rain');

let article: Awaited<ReturnType<typeof makeArticle>>;
const people = () => article.in.people;
const compare = async (who: TestUser, number: number | string = 2, query = '', id = article.id) => ask(`GET /api/v1/articles/${id}/revisions/${number}/compare${query}`, { token: await tokenOf(who) });

beforeEach(async () => {
  article = await makeArticle();
});

describe('GET …/revisions/{number}/compare', () => {
  it('tells the words that came and went by paragraph, what moved, and the threads that this touches', async () => {
    const rain = await makeAnnotation(article, { target: { exact: 'the ministry blamed the rain' } });
    await makeAnnotation(article, { target: { exact: 'Prices doubled' } });
    await makeRevision(article, [{ key: 'p3', text: BARNS }, { key: 'p1', text: HARVEST }, { key: 'p2', text: LONG_RAIN }, 'A new ending.']);
    const { status, json } = await compare(people().other);
    expect([status, json.from.number, json.to.number, json.wordsAdded, json.wordsRemoved, json.touchedCount]).toEqual([200, 1, 2, 4, 0, 1]);
    expect(json.paragraphs).toMatchObject([
      { key: 'p3', state: 'moved', follows: null, touched: [] },
      { key: 'p2', state: 'edited', follows: 'p1', kind: 'paragraph', touched: [{ id: rain.id, state: 'edited', exact: 'the ministry blamed the long rain' }] },
      { key: 'p4', state: 'added', follows: 'p2', pieces: [{ how: 'added', text: 'A new ending.' }], touched: [] },
    ]);
    const text = (how: string) => json.paragraphs[1].pieces.filter((piece: { how: string }) => piece.how === 'same' || piece.how === how).map((piece: { text: string }) => piece.text).join('');
    expect([text('removed'), text('added')]).toEqual([PRICES, LONG_RAIN]);
  });

  it('goes either way, and with any revision that can be read', async () => {
    await makeRevision(article, [{ key: 'p1', text: HARVEST }, { key: 'p2', text: LONG_RAIN }]);
    await makeRevision(article, [{ key: 'p1', text: HARVEST }]);
    const states = async (number: number, query = '') => (await compare(people().observer, number, query)).json.paragraphs.map(({ key, state }: { key: string; state: string }) => `${key} ${state}`);
    expect(await states(3)).toEqual(['p2 removed']);
    expect(await states(3, '?with=1')).toEqual(['p2 removed', 'p3 removed']);
    expect(await states(1, '?with=3')).toEqual(['p2 added', 'p3 added']);
    expect(await states(1)).toEqual([]);
    for (const [number, query] of [[9, ''], [2, '?with=9'], ['zero', ''], [-1, ''], [2 ** 40, '']] as const) expect((await compare(people().observer, number, query)).status).toBe(404);
    for (const query of ['?with=0', '?with=two', '?with=1.5', '?with=1&with=2', '?without=1']) expect((await compare(people().observer, 2, query)).status).toBe(422);
  });

  it('is as closed as the page: nothing for strangers and before an article opens, and no thread that the reader may not see', async () => {
    const secret = await makeAnnotation(article, { target: { exact: 'said the mayor' }, visibility: 'private' });
    await makeRevision(article, [{ key: 'p1', text: HARVEST }, { key: 'p2', text: PRICES }]);
    const touched = async (who: TestUser) => JSON.stringify((await compare(who)).json);
    expect(await touched(people().participant)).toContain(secret.id);
    for (const who of [people().other, people().instructor]) expect(await touched(who)).not.toContain(secret.id);
    const elsewhere = await makeArticle();
    for (const who of [people().outsider, elsewhere.in.people.instructor]) expect((await compare(who)).status).toBe(404);
    expect((await ask(`GET /api/v1/articles/${article.id}/revisions/2/compare`)).status).toBe(401);
    await db.revision.updateMany({ where: { articleId: article.id, number: 2 }, data: { readyAt: null } });
    await db.article.update({ where: { id: article.id }, data: { currentRevision: 1 } });
    for (const who of [people().participant, people().instructor]) expect((await compare(who)).status).toBe(404);
    await db.article.update({ where: { id: article.id }, data: { opensAt: new Date(Date.now() + 86_400_000) } });
    expect((await compare(people().participant, 1, '?with=1')).status).toBe(404);
  });

  it('tells a pseudonym where the article has those', async () => {
    await makeAnnotation(article, { target: { exact: 'said the mayor' } });
    await makeRevision(article, [{ key: 'p1', text: HARVEST }, { key: 'p2', text: PRICES }]);
    await db.article.update({ where: { id: article.id }, data: { pseudonymous: true } });
    const { json } = await compare(people().other);
    expect(json.touchedCount).toBe(1);
    expect(JSON.stringify(json)).not.toContain(people().participant.name);
  });
});

describe('long texts', () => {
  const LONG = Array.from({ length: 40 }, (_, index) => `Paragraph ${index}. ${'The harvest was carried to the barn. '.repeat(100)}`);

  /** An article with a second revision that anybody may read. */
  async function long() {
    article = await makeArticle({ paragraphs: LONG });
    const revision = newId();
    await db.revision.create({ data: { id: revision, articleId: article.id, number: 2, createdById: people().instructor.id, readyAt: new Date() } });
    await db.paragraph.createMany({ data: [...LONG, 'A new ending.'].map((text, position) => ({ revisionId: revision, position, key: `p${position + 1}`, kind: 'paragraph' as const, text })) });
    await db.article.update({ where: { id: article.id }, data: { currentRevision: 2 } });
  }

  const spent = async () => (await db.rateLimit.aggregate({ where: { key: { startsWith: 'largeComparisons' } }, _sum: { points: true } }))._sum.points ?? 0;
  const spendAll = async (who: TestUser) => {
    for (let index = 0; index < LIMITS.largeComparisons.points; index += 1) await spend('largeComparisons', who.id);
  };

  it('are compared once for all, and count for who had it done; short ones do not count', async () => {
    await makeRevision(article, [HARVEST]);
    const before = await spent();
    expect((await compare(people().other)).status).toBe(200);
    expect(await spent()).toBe(before);
    await long();
    const { status, json } = await compare(people().other);
    expect([status, json.wordsAdded, json.paragraphs.length]).toEqual([200, 3, 1]);
    expect(await spent()).toBe(before + 1);
    expect((await compare(people().participant)).status).toBe(200);
    expect(await spent()).toBe(before + 1);
  });

  it('are not compared without end for one person, who is told how long to wait; what is known is shown all the same', async () => {
    await long();
    const { other, participant } = people();
    await spendAll(other);
    const refused = await compare(other);
    expect([refused.status, refused.json.detail]).toEqual([429, 'You have had many long texts compared within the last hour. Please wait 60 minutes, then try again.']);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(60);
    // Who wrote on the old text goes on writing.
    await expect(spend('largeTexts', other.id)).resolves.toBeUndefined();
    expect((await compare(participant)).status).toBe(200);
    expect((await compare(other)).status).toBe(200);
  });

  it('wait for each other, but no more of them than can be held', async () => {
    await long();
    const turn = turnsOf('comparing large texts', 1);
    const first = await turn();
    const waiting = Array.from({ length: 8 }, () => turn().then((leave) => leave()));
    const refused = await compare(people().other);
    expect([refused.status, refused.headers.get('retry-after'), refused.json.detail]).toEqual([503, '60', expect.stringContaining('try again in a minute')]);
    first();
    await Promise.all(waiting);
    expect((await compare(people().other)).status).toBe(200);
  });

  describe('on the page', () => {
    useSessions();

    it('are refused in words, with a way to try again', async () => {
      await long();
      const { userId } = await arrive();
      const reader = await db.user.findUniqueOrThrow({ where: { id: userId } });
      await addMember(article.in.id, reader);
      const page = async () => renderToStaticMarkup(await ComparePage({ params: Promise.resolve({ article: article.id }), searchParams: Promise.resolve({ from: '1', to: '2' }) }));
      await spendAll(reader);
      const refused = await page();
      expect(refused).toContain('You have had many long texts compared within the last hour. Please wait');
      expect(refused).toContain(`href="/articles/${article.id}/revisions/compare?from=1&amp;to=2"`);
      await db.rateLimit.deleteMany();
      expect(await page()).toContain('3 words added');
    });
  });
});
