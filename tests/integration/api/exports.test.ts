/** Exports by the API: what a service test cannot see is the address, the file's head, and who is refused. */
import { beforeAll, describe, expect, it } from 'vitest';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeAnnotation, makeArticle, tokenOf } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let places: Record<string, string>;
let token: string;

beforeAll(async () => {
  article = await makeArticle({ title: 'Zwei Mißernten' });
  const { id } = await makeAnnotation(article);
  places = { articles: article.id, seminars: article.in.id, annotations: id };
  token = await tokenOf(article.in.people.participant);
});

describe.each(['articles', 'seminars', 'annotations'])('an export of %s', (kind) => {
  it('is a file with a name, whose addresses lead to this Scholium', async () => {
    const { status, headers, json } = await ask(`GET /api/v1/${kind}/${places[kind]}/export?format=json`, { token, headers: { host: 'read.example.org' } });
    expect(status).toBe(200);
    expect(headers.get('content-type')).toContain('application/json');
    expect(headers.get('content-disposition')).toMatch(/^attachment; filename="[ -~]+\.json"; filename\*=UTF-8''\S+\.json$/);
    expect(JSON.stringify(json)).toContain('http://read.example.org');
    expect(json.articles[0].threads).toHaveLength(1);
  });

  it('is refused with a message, to who may not know of it and for what there is not', async () => {
    const at = (query: string, who = token) => ask(`GET /api/v1/${kind}/${places[kind]}/export?${query}`, { token: who });
    expect((await at('format=json', await tokenOf(article.in.people.outsider))).status).toBe(404);
    for (const wrong of ['', 'format=exe', 'format=json&names=all', 'format=json&more=1']) expect((await at(wrong)).status).toBe(422);
  });
});
