import { beforeAll, describe, expect, it } from 'vitest';
import { STARTING_CLAIM_TYPES } from '@/lib/core/claims';
import { wordInput } from '@/lib/schemas/vocabulary';
import { addClaimType, retireClaimType } from '@/lib/services/claim-type-changes';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeArticle, tokenOf } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let token: string;
beforeAll(async () => {
  article = await makeArticle();
  token = await tokenOf(article.in.people.participant);
});
const make = (type: unknown) => ask(`POST /api/v1/articles/${article.id}/annotations`, { token, body: { kind: 'claim', claim: { type, paraphrase: 'So it is.' } } });

describe('claim types', () => {
  it('are listed in the order in which they are offered, and a claim is of one of them', async () => {
    const chief = actorOf(article.in.people.instructor);
    const { id } = await addClaimType(chief, article.in.id, wordInput.parse({ name: '<b>Vergleich</b>', color: 'plum' }));
    const { status, json } = await ask(`GET /api/v1/seminars/${article.in.id}/claim-types`, { token });
    expect(status).toBe(200);
    expect(json.items.map(({ type }: { type: string }) => type)).toEqual([...STARTING_CLAIM_TYPES, '<b>Vergleich</b>']);
    expect(json.items.at(-1)).toEqual({ type: '<b>Vergleich</b>', description: null, color: 'plum', retired: false });
    const made = await make('<B>vergleich</B>');
    expect(made.json.claim).toEqual({ type: '<b>Vergleich</b>', paraphrase: 'So it is.' });
    const found = await ask(`GET /api/v1/articles/${article.id}/annotations?type=${encodeURIComponent('<b>Vergleich</b>')}`, { token });
    expect(found.json.items).toEqual([made.json]);
    await retireClaimType(chief, article.in.id, id, true);
    expect(await make('<b>Vergleich</b>')).toMatchObject({ status: 422, json: { errors: [{ pointer: '#/claim/type', detail: expect.stringContaining('not used in this seminar any more') }] } });
    expect((await ask(`PATCH /api/v1/annotations/${made.json.id}`, { token, body: { claim: { type: 'nonsense' } } })).status).toBe(422);
  });

  it.each([
    ['one that there is not', 'opinion', /no claim type “opinion”.*fact, statistic/],
    ['none', '', /missing/],
    ['a NUL', 'fa\u0000ct', /NUL/],
    ['an override of direction', 'fact\u202E', /invisible/],
    ['half a character', 'fact\uD800', /./],
    ['more than fits', 'f'.repeat(65), /64/],
    ['a number', 7, /./],
  ])('refuse %s, and say why', async (_, type, why) => {
    const { status, json } = await make(type);
    expect(status).toBe(422);
    expect(json.errors).toMatchObject([{ pointer: '#/claim/type', detail: expect.stringMatching(why) }]);
    if (typeof type === 'string') expect(wordInput.safeParse({ name: type }).success).toBe(type === 'opinion');
  });
});
