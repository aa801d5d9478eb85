import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { listAudit } from '@/lib/services/audit';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeArticle, tokenOf } from '../../support/factories';

useTestDatabase();

const WHO = ['instructor', 'assistant', 'participant', 'observer', 'outsider', 'nobody'] as const;

let article: Awaited<ReturnType<typeof makeArticle>>;
let path: `/${string}`;
beforeAll(async () => {
  article = await makeArticle();
  path = `/api/v1/articles/${article.id}/rules`;
});
const of = async (who: (typeof WHO)[number]) => (who === 'nobody' ? {} : { token: await tokenOf(article.in.people[who]) });

describe('the rules of an article', () => {
  it.each(WHO)('are read by members and set by instructors: %s', async (who) => {
    const reader = await of(who);
    const outside = who === 'nobody' ? 401 : who === 'outsider' ? 404 : null;
    const read = await ask(`GET ${path}`, reader);
    expect(read.status).toBe(outside ?? 200);
    if (!outside) expect(read.json).toMatchObject({ article: { id: article.id }, reviewedFirst: false, mayManage: who === 'instructor' });
    const { status } = await ask(`PATCH ${path}`, { ...reader, body: { sectionsApart: false } });
    expect(status).toBe(outside ?? (who === 'instructor' ? 200 : 403));
  });

  it('change where they are named, stay where they are not, and are written down', async () => {
    const instructor = await of('instructor');
    const first = await ask(`PATCH ${path}`, { ...instructor, body: { dueAt: '2026-07-01T18:00:00+02:00', reviewedFirst: true } });
    expect(first.json).toMatchObject({ opensAt: null, dueAt: '2026-07-01T16:00:00.000Z', reviewedFirst: true, pseudonymous: false });
    const second = await ask(`PATCH ${path}`, { ...instructor, body: { pseudonymous: true, reviewedFirst: true } });
    expect(second.json).toMatchObject({ dueAt: '2026-07-01T16:00:00.000Z', reviewedFirst: true, pseudonymous: true });
    const { items } = await listAudit(actorOf(article.in.people.instructor), article.in.id, { action: 'article.rules', limit: 1 });
    expect(items[0]!.about).toMatchObject({ from: { pseudonymous: false }, to: { pseudonymous: true } });
    expect(items[0]!.about.to).not.toHaveProperty('reviewedFirst');
  });

  it('are held against those that stay: it cannot close before it is due', async () => {
    const instructor = await of('instructor');
    await db.article.update({ where: { id: article.id }, data: { dueAt: new Date('2026-07-01T16:00:00Z') } });
    const early = await ask(`PATCH ${path}`, { ...instructor, body: { closedAt: '2026-06-30T00:00:00Z' } });
    expect(early.json).toMatchObject({ status: 422, errors: [{ pointer: '#/closedAt', detail: 'It cannot close before it is due.' }] });
    for (const body of [{}, { due: 'tomorrow' }, { dueAt: '2026-07-01T18:00' }, { reviewedFirst: 'yes' }]) expect((await ask(`PATCH ${path}`, { ...instructor, body })).status).toBe(422);
    expect((await ask(`GET ${path}`, instructor)).json).toMatchObject({ closedAt: null });
  });
});
