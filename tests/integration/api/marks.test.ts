import { beforeAll, describe, expect, it } from 'vitest';
import { setMarksWanted } from '@/lib/services/seminar-settings';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeArticle, tokenOf } from '../../support/factories';

useTestDatabase();

const ROLES = ['instructor', 'assistant', 'participant', 'other', 'observer', 'outsider'] as const;
type Who = (typeof ROLES)[number];
let article: Awaited<ReturnType<typeof makeArticle>>;
let tokens: Record<Who, string>;
let at: `/api/v1/articles/${string}/marks`;
let give: (mark: string | null, version: number, more?: object) => object;

beforeAll(async () => {
  article = await makeArticle();
  at = `/api/v1/articles/${article.id}/marks`;
  const { people } = article.in;
  tokens = Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, await tokenOf(people[role])]))) as Record<Who, string>;
  give = (mark, version, more = {}) => ({ person: people.participant.id, mark, version, ...more });
});
const statuses = async (target: Parameters<typeof ask>[0], body?: object) =>
  Object.fromEntries(await Promise.all(ROLES.map(async (role) => [role, (await ask(target, { token: tokens[role], ...(body ? { body } : {}) })).status])));

describe('marks in the API', () => {
  it('are there for nobody before they are wanted, which only those who moderate can tell', async () => {
    expect(await statuses(`GET ${at}`)).toEqual({ instructor: 404, assistant: 404, participant: 403, other: 403, observer: 403, outsider: 404 });
    expect((await ask(`GET ${at}`)).status).toBe(401);
    await setMarksWanted(actorOf(article.in.people.instructor), article.in.id, true);
    expect(await statuses(`GET ${at}`)).toEqual({ instructor: 200, assistant: 200, participant: 403, other: 403, observer: 403, outsider: 404 });
  });

  it('are set by version; a stale one is answered with the newer', async () => {
    const token = tokens.instructor;
    expect((await ask(`PUT ${at}`, { token, body: give('A', 0, { note: 'SECRET' }) })).json).toMatchObject({ mark: 'A', note: 'SECRET', version: 1 });
    const stale = await ask(`PUT ${at}`, { token: tokens.assistant, body: give('B', 0) });
    expect(stale).toMatchObject({ status: 409, json: { code: 'conflict', current: { mark: 'A', note: 'SECRET', version: 1 } } });
    expect((await ask(`PUT ${at}`, { token: tokens.assistant, body: give('2,3', 1, { note: 'SECRET' }) })).status).toBe(200);
    expect(await statuses(`PUT ${at}`, give('C', 2, { extra: true }))).toMatchObject({ instructor: 422 });
    for (const role of ['participant', 'other', 'observer'] as const) {
      const refused = await ask(`PUT ${at}`, { token: tokens[role], body: give('1', 0) });
      expect(refused.status).toBe(403);
      expect(JSON.stringify(refused.json)).not.toContain('2,3');
    }
    expect((await ask(`PUT ${at}`, { token, body: give('x'.repeat(21), 2) })).json.errors[0].pointer).toBe('#/mark');
    expect((await ask(`PUT ${at}`, { token, body: give('1', 2, { note: 'x'.repeat(4_001) }) })).status).toBe(422);
    expect((await ask(`GET ${at}`, { token })).json).toMatchObject({ releasedAt: null, items: [{ mark: null, version: 0 }, { mark: '2,3', note: 'SECRET', version: 2 }] });
  });

  it('are told to each member alone, and only when released', async () => {
    expect(await statuses(`GET ${at}/mine`)).toEqual({ instructor: 404, assistant: 404, participant: 404, other: 404, observer: 404, outsider: 404 });
    expect(await statuses(`PUT ${at}/release`, { released: true })).toEqual({ instructor: 200, assistant: 200, participant: 403, other: 403, observer: 403, outsider: 404 });
    expect(await statuses(`GET ${at}/mine`)).toEqual({ instructor: 404, assistant: 404, participant: 200, other: 404, observer: 404, outsider: 404 });
    const mine = await ask(`GET ${at}/mine`, { token: tokens.participant });
    expect(Object.keys(mine.json).sort()).toEqual(['mark', 'releasedAt']);
    expect(mine.json.mark).toBe('2,3');
    await ask(`PUT ${at}/release`, { token: tokens.instructor, body: { released: false } });
    expect((await ask(`GET ${at}/mine`, { token: tokens.participant })).status).toBe(404);
  });

  it('of an address that is none are not found', async () => {
    for (const path of ['/api/v1/articles/nonsense/marks', '/api/v1/articles/nonsense/marks/mine'] as const) {
      expect((await ask(`GET ${path}`, { token: tokens.instructor })).status).toBe(404);
    }
  });
});
