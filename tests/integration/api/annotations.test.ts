import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeArticle, tokenOf } from '../../support/factories';

useTestDatabase();

describe('me', () => {
  it('tells who the token is', async () => {
    const article = await makeArticle();
    const { participant } = article.in.people;
    const token = await tokenOf(participant);
    const { status, json } = await ask('GET /api/v1/me', { token });
    expect(status).toBe(200);
    expect(json).toMatchObject({ id: participant.id, name: participant.name, email: participant.email });
  });
});

describe('annotations', () => {
  let article: Awaited<ReturnType<typeof makeArticle>>;
  let token: string;
  beforeAll(async () => {
    article = await makeArticle();
    token = await tokenOf(article.in.people.participant);
  });

  it('are made, read and listed', async () => {
    const made = await ask(`POST /api/v1/articles/${article.id}/annotations`, {
      token,
      body: {
        kind: 'claim',
        target: { exact: 'Prices doubled within a month' },
        body: { format: 'text/markdown', value: 'Which *prices*?' },
        claim: { type: 'statistic', paraphrase: 'Prices rose by 100 %.' },
        tags: ['needs source', 'bread'],
      },
    });
    expect(made.status).toBe(201);
    expect(made.json).toMatchObject({
      kind: 'claim',
      target: { paragraph: 'p2', start: 0, end: 29, exact: 'Prices doubled within a month' },
      claim: { type: 'statistic', paraphrase: 'Prices rose by 100 %.' },
      tags: [{ tag: 'bread', count: 1, mine: true }, { tag: 'needs source', count: 1, mine: true }],
      commentCount: 1,
    });
    expect((await ask(`GET /api/v1/annotations/${made.json.id}`, { token })).json).toEqual(made.json);
    const list = await ask(`GET /api/v1/articles/${article.id}/annotations?kind=claim&tag=Bread`, { token });
    expect(list.json).toEqual({ items: [made.json], nextCursor: null });
  });
});
