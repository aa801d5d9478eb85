import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeAnnotation, makeArticle, makeComment, tokenOf } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let token: string;
let otherToken: string;
beforeAll(async () => {
  article = await makeArticle();
  token = await tokenOf(article.in.people.participant);
  otherToken = await tokenOf(article.in.people.other);
});

const plain = (value: string) => ({ format: 'text/plain', value });
const idsOf = ({ items }: { items: { id: string }[] }) => items.map(({ id }) => id);

describe('an annotation', () => {
  it('is made with claim, comment and tags, and comes back the same alone and in a list', async () => {
    const made = await ask(`POST /api/v1/articles/${article.id}/annotations`, {
      token,
      body: {
        kind: 'claim',
        target: { exact: 'Prices doubled within a month' },
        body: { format: 'text/markdown', value: 'Which *prices*?' },
        claim: { type: 'statistic', paraphrase: ' Prices rose by 100 %. ' },
        tags: ['needs source', 'bread', 'Bread'],
      },
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      kind: 'claim',
      article: article.id,
      author: { id: article.in.people.participant.id, name: 'Pia Participant' },
      target: { paragraph: 'p2', start: 0, end: 29, exact: 'Prices doubled within a month' },
      claim: { type: 'statistic', paraphrase: 'Prices rose by 100 %.' },
      tags: [{ tag: 'Bread', count: 1, mine: true }, { tag: 'needs source', count: 1, mine: true }],
      comments: [{ text: 'Which prices?', parent: null, version: 1, editedAt: null }],
      commentCount: 1,
      resolved: false,
      can: { reply: true, tag: true, update: true, withdraw: true, resolve: true },
    });
    expect((await ask(`GET /api/v1/annotations/${made.json.id}`, { token })).json).toEqual(made.json);
    const list = await ask(`GET /api/v1/articles/${article.id}/annotations?kind=claim&type=statistic&tag=BREAD&paragraph=p2&mine=true`, { token });
    expect(list.json).toEqual({ items: [made.json], nextCursor: null });
    const claims = await ask(`GET /api/v1/articles/${article.id}/claims?type=statistic`, { token });
    expect(claims.json.items).toMatchObject([{ id: made.json.id, commentCount: 1, claim: { type: 'statistic' } }]);
  });

  it.each([
    ['the whole article', {}, { paragraph: null, start: null, exact: null }],
    ['a whole paragraph', { paragraph: 'p3' }, { paragraph: 'p3', start: null, exact: null }],
    ['the second of two equal sentences, by what stands behind it', { exact: 'The harvest failed twice in a row', suffix: ', said' }, { paragraph: 'p3', start: 0 }],
    ['the first of two equal sentences, by its paragraph', { paragraph: 'p1', exact: 'The harvest failed twice in a row' }, { paragraph: 'p1', start: 0 }],
    ['a position in a paragraph', { paragraph: 'p2', start: 7, end: 14 }, { paragraph: 'p2', start: 7, end: 14, exact: 'doubled' }],
    ['a passage over two paragraphs', { exact: 'before.\n\nPrices' }, { paragraph: 'p1', exact: 'before.\n\nPrices' }],
  ])('stands on %s', async (_, target, expected) => {
    const { status, json } = await ask(`POST /api/v1/articles/${article.id}/annotations`, { token, body: { kind: 'note', body: plain('Here.'), target } });
    expect(status).toBe(201);
    expect(json.target).toMatchObject(expected);
  });

  it('is changed part by part, and what is left out stays', async () => {
    const { id } = await makeAnnotation(article, { kind: 'claim' });
    const at = `/api/v1/annotations/${id}` as const;
    expect((await ask(`PATCH ${at}`, { token, body: { claim: { type: 'cause' } } })).json.claim).toEqual({ type: 'cause', paraphrase: 'The harvest failed.' });
    expect((await ask(`PATCH ${at}`, { token, body: { claim: { paraphrase: 'It rained.' } } })).json.claim).toEqual({ type: 'cause', paraphrase: 'It rained.' });
    const resolved = await ask(`PATCH ${at}`, { token, body: { resolved: true, visibility: 'private' } });
    expect(resolved.json).toMatchObject({ resolved: true, visibility: 'private', claim: { type: 'cause', paraphrase: 'It rained.' } });
    expect((await ask(`GET ${at}`, { token: otherToken })).status).toBe(404);
    expect((await ask(`PATCH ${at}`, { token, body: { resolved: false, visibility: 'seminar' } })).json).toMatchObject({ resolved: false, visibility: 'seminar' });
    expect((await ask(`PATCH ${at}`, { token, body: {} })).status).toBe(422);
    expect((await ask(`PATCH ${at}`, { token, body: { target: {} } })).status).toBe(422);
  });

  it('changes nothing of a request that it refuses in part', async () => {
    const { id } = await makeAnnotation(article);
    const at = `/api/v1/annotations/${id}` as const;
    expect((await ask(`PATCH ${at}`, { token, body: { resolved: true, claim: { type: 'fact' } } })).status).toBe(422);
    expect((await ask(`GET ${at}`, { token })).json.resolved).toBe(false);
  });

  it('overwrites no newer claim or visibility unseen, and what is sent again changes nothing more', async () => {
    const { id } = await makeAnnotation(article, { kind: 'claim' });
    const change = (body: object) => ask(`PATCH /api/v1/annotations/${id}`, { token, body });
    expect((await change({ claim: { paraphrase: 'It rained.' }, version: 1 })).json.version).toBe(2);
    const stale = await change({ claim: { paraphrase: 'It was dry.' }, resolved: true, version: 1 });
    expect(stale.status).toBe(409);
    expect(stale.json.current).toMatchObject({ version: 2, resolved: false, claim: { paraphrase: 'It rained.' } });
    expect((await change({ visibility: 'private', version: 1 })).status).toBe(409);
    expect((await change({ claim: { paraphrase: 'It rained.' }, version: 1 })).json).toMatchObject({ version: 2 });
    expect((await change({ resolved: true, version: 1 })).json).toMatchObject({ resolved: true, version: 2 });
    expect((await change({ visibility: 'private' })).json).toMatchObject({ version: 3, visibility: 'private' });
    expect((await change({ version: 3 })).status).toBe(422);
    const statuses = (await Promise.all(['One.', 'Two.'].map((paraphrase) => change({ claim: { paraphrase }, version: 3 })))).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 409]);
  });

  it('does not become private where others have replied', async () => {
    const { id } = await makeAnnotation(article);
    await makeComment(id, article.in.people.other);
    const { status, json } = await ask(`PATCH /api/v1/annotations/${id}`, { token, body: { visibility: 'private' } });
    expect(status).toBe(409);
    expect(json.detail).toContain('replied');
  });

  it('never hides a reply that comes while it is made private', async () => {
    for (let round = 0; round < 5; round += 1) {
      const { id } = await makeAnnotation(article);
      const [hidden, replied] = await Promise.all([
        ask(`PATCH /api/v1/annotations/${id}`, { token, body: { visibility: 'private' } }),
        ask(`POST /api/v1/annotations/${id}/comments`, { token: otherToken, body: { body: plain('In time?') } }),
      ]);
      expect([[200, 404], [409, 201]]).toContainEqual([hidden.status, replied.status]);
    }
  });

  it('goes whole when nobody replied, else leaves the place of its first comment', async () => {
    const alone = await makeAnnotation(article);
    expect((await ask(`DELETE /api/v1/annotations/${alone.id}`, { token })).status).toBe(204);
    expect((await ask(`GET /api/v1/annotations/${alone.id}`, { token })).status).toBe(404);

    const answered = await makeAnnotation(article);
    await makeComment(answered.id, article.in.people.other, 'Stay.');
    const { status, json } = await ask(`DELETE /api/v1/annotations/${answered.id}`, { token });
    expect(status).toBe(200);
    expect(json.comments).toMatchObject([
      { status: 'withdrawn', author: null, body: null, text: null },
      { status: 'visible', text: 'Stay.', parent: answered.comments[0]!.id },
    ]);
    expect(json.commentCount).toBe(1);
    expect((await ask(`DELETE /api/v1/annotations/${answered.id}`, { token })).status).toBe(409);
  });
});

describe('a list of threads', () => {
  it.each(['oldest', 'newest', 'position'])('sorted by %s loses none and shows none twice, though all were made in the same millisecond', async (sort) => {
    const many = await makeArticle({ seminar: article.in });
    const made = [];
    for (let index = 0; index < 9; index += 1) made.push((await makeAnnotation(many, { target: { paragraph: `p${1 + (index % 2)}` } })).id);
    await db.annotation.updateMany({ where: { articleId: many.id }, data: { createdAt: new Date('2026-03-01T10:00:00.123Z') } });
    const seen: string[] = [];
    let cursor: string | null = null;
    let pages = 0;
    do {
      const { json } = await ask(`GET /api/v1/articles/${many.id}/annotations?limit=2&sort=${sort}${cursor ? `&cursor=${cursor}` : ''}`, { token });
      seen.push(...idsOf(json));
      cursor = json.nextCursor as string | null;
      pages += 1;
    } while (cursor && pages < 20);
    expect(pages).toBe(5);
    expect(seen.toSorted()).toEqual(made.toSorted());
    const whole = await ask(`GET /api/v1/articles/${many.id}/annotations?limit=100&sort=${sort}`, { token });
    expect(seen).toEqual(idsOf(whole.json));
  });

  it('goes on after a thread that was withdrawn meanwhile', async () => {
    const many = await makeArticle({ seminar: article.in });
    const made = [];
    for (let index = 0; index < 4; index += 1) made.push((await makeAnnotation(many)).id);
    const first = await ask(`GET /api/v1/articles/${many.id}/annotations?limit=2`, { token });
    await ask(`DELETE /api/v1/annotations/${made[1]}`, { token });
    const second = await ask(`GET /api/v1/articles/${many.id}/annotations?limit=2&cursor=${first.json.nextCursor}`, { token });
    expect(idsOf(second.json)).toEqual([made[2], made[3]]);
  });

  it('finds threads by who wrote in them, also a reply', async () => {
    const many = await makeArticle({ seminar: article.in });
    const { other, participant } = article.in.people;
    const mine = await makeAnnotation(many, { by: participant });
    const theirs = await makeAnnotation(many, { by: other });
    const both = await makeAnnotation(many, { by: other });
    await makeComment(both.id, participant);
    const list = async (query: string) => idsOf((await ask(`GET /api/v1/articles/${many.id}/annotations?${query}`, { token })).json);
    expect(await list('mine=true')).toEqual([mine.id, both.id]);
    expect(await list('mine=false')).toEqual([mine.id, theirs.id, both.id]);
    expect(await list(`by=${other.id}`)).toEqual([theirs.id, both.id]);
  });

  it('finds flagged threads: all for those who moderate, for others those that they flagged themselves', async () => {
    const many = await makeArticle({ seminar: article.in });
    const { other, participant, assistant, observer } = article.in.people;
    const [first] = [await makeAnnotation(many, { by: participant }), await makeAnnotation(many, { by: participant })];
    const flagged = await ask(`PUT /api/v1/comments/${first.comments[0]!.id}/flag`, { token: await tokenOf(other), body: { reason: 'off_topic' } });
    expect(flagged.status).toBeLessThan(300);
    const list = async (who: typeof other) => idsOf((await ask(`GET /api/v1/articles/${many.id}/annotations?flagged=true`, { token: await tokenOf(who) })).json);
    expect(await list(assistant)).toEqual([first.id]);
    expect(await list(other)).toEqual([first.id]);
    for (const who of [participant, observer]) expect(await list(who)).toEqual([]);
  });

  it('brings the first 20 comments of each, tells how many there are, and the rest comes in pages', async () => {
    const many = await makeArticle({ seminar: article.in });
    const thread = await makeAnnotation(many);
    for (let index = 1; index < 25; index += 1) await makeComment(thread.id, article.in.people.other, `Reply ${index}.`);
    await db.comment.updateMany({ where: { annotationId: thread.id }, data: { createdAt: new Date('2026-03-01T10:00:00.123Z') } });
    const { json } = await ask(`GET /api/v1/articles/${many.id}/annotations`, { token });
    expect(json.items[0].comments).toHaveLength(20);
    expect(json.items[0].commentCount).toBe(25);
    const whole = await ask(`GET /api/v1/annotations/${thread.id}`, { token });
    expect(whole.json.comments).toHaveLength(25);
    const paged = [];
    let cursor: string | null = null;
    do {
      const page = await ask(`GET /api/v1/annotations/${thread.id}/comments?limit=10${cursor ? `&cursor=${cursor}` : ''}`, { token });
      paged.push(...page.json.items);
      cursor = page.json.nextCursor as string | null;
    } while (cursor && paged.length < 40);
    expect(paged).toEqual(whole.json.comments);
  });
});
