import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { articleRulesInput } from '@/lib/schemas/article-rules';
import { getArticleRules, moveArticle, updateArticleRules } from '@/lib/services/article-rules';
import { listAudit } from '@/lib/services/audit';
import { listArticleCards } from '@/lib/services/overviews';
import { readArticle } from '@/lib/services/reading';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeAnnotation, makeArticle } from '../../support/factories';

useTestDatabase();

const PLAIN = { opens: '', due: '', closes: '', reviewedFirst: false, pseudonymous: false, othersAfterPost: false, sectionsApart: false };
const rules = (given: object = {}) => articleRulesInput.parse({ ...PLAIN, ...given });

let article: Awaited<ReturnType<typeof makeArticle>>;
beforeEach(async () => {
  article = await makeArticle();
  await db.seminar.update({ where: { id: article.in.id }, data: { timeZone: 'Europe/Berlin' } });
});
const as = (who: keyof typeof article.in.people) => actorOf(article.in.people[who]);
const log = async () => (await listAudit(as('instructor'), article.in.id, { limit: 50 })).items.filter(({ action }) => action.startsWith('article.'));

describe('the rules of an article', () => {
  it('keep times of the seminar’s clocks as moments, and tell them back', async () => {
    const set = await updateArticleRules(as('instructor'), article.id, rules({ opens: '2026-03-29T02:30', due: '2026-07-01T18:00' }));
    expect(set).toMatchObject({ opensAt: '2026-03-29T01:30:00.000Z', dueAt: '2026-07-01T16:00:00.000Z', closedAt: null });
    expect(await getArticleRules(as('instructor'), article.id)).toEqual(set);
  });

  it('are set by instructors alone, while the seminar is not archived', async () => {
    for (const who of ['assistant', 'participant', 'observer'] as const) {
      await expect(updateArticleRules(as(who), article.id, rules())).rejects.toMatchObject({ code: 'forbidden' });
      expect((await getArticleRules(as(who), article.id)).mayManage).toBe(false);
    }
    await expect(updateArticleRules(as('outsider'), article.id, rules())).rejects.toMatchObject({ code: 'not_found' });
    await expect(getArticleRules(as('outsider'), article.id)).rejects.toMatchObject({ code: 'not_found' });
    await db.seminar.update({ where: { id: article.in.id }, data: { archivedAt: new Date() } });
    await expect(updateArticleRules(as('instructor'), article.id, rules())).rejects.toMatchObject({ code: 'forbidden' });
  });

  it('are written down with what changed, and only then', async () => {
    await updateArticleRules(as('instructor'), article.id, rules());
    expect(await log()).toEqual([]);
    await updateArticleRules(as('instructor'), article.id, rules({ reviewedFirst: true, due: '2026-07-01T18:00' }));
    const [entry] = await log();
    expect(entry).toMatchObject({
      action: 'article.rules',
      about: { article: article.id, from: { dueAt: null, reviewedFirst: false }, to: { dueAt: '2026-07-01T16:00:00.000Z', reviewedFirst: true } },
    });
  });

  it.each([
    [{ opens: '2026-07-02T18:00', due: '2026-07-01T18:00' }, 'due'],
    [{ opens: '2026-07-02T18:00', closes: '2026-07-01T18:00' }, 'closes'],
    [{ due: '2026-07-02T18:00', closes: '2026-07-01T18:00' }, 'closes'],
    [{ due: '1 July' }, 'due'],
    [{ opens: '2026-02-30T10:00' }, 'opens'],
  ])('cannot be %j', (given, field) => {
    const parsed = articleRulesInput.safeParse({ ...PLAIN, ...given });
    expect(parsed.error?.issues.map(({ path }) => path[0])).toEqual([field]);
  });
});

describe('what a reader is told of them', () => {
  const told = async (who: keyof typeof article.in.people) => (await readArticle(as(who), article.id, {})).rules;

  it('is how they bear on that reader', async () => {
    await updateArticleRules(as('instructor'), article.id, rules({ reviewedFirst: true, pseudonymous: true, othersAfterPost: true, sectionsApart: true }));
    const section = await db.section.create({ data: { id: article.id, seminarId: article.in.id, name: 'Tuesday' } });
    const key = { seminarId_userId: { seminarId: article.in.id, userId: article.in.people.participant.id } };
    const { pseudonym } = await db.membership.update({ where: key, data: { sectionId: section.id } });
    expect(await told('participant')).toMatchObject({ reviewed: true, pseudonym, section: 'Tuesday', sectionsApart: true, othersLater: true, timeZone: 'Europe/Berlin' });
    expect(await told('instructor')).toMatchObject({ reviewed: false, pseudonym: null, section: null, othersLater: false, moderates: true });
    expect(await told('observer')).toMatchObject({ observes: true, othersLater: false });
    await makeAnnotation(article);
    expect(await told('participant')).toMatchObject({ othersLater: false });
  });

  it('is whether they may write', async () => {
    const writes = async (who: keyof typeof article.in.people) => (await readArticle(as(who), article.id, {})).mayWrite;
    expect([await writes('participant'), await writes('observer')]).toEqual([true, false]);
    await updateArticleRules(as('instructor'), article.id, rules({ closes: '2001-01-01T00:00' }));
    expect([await writes('participant'), await writes('assistant')]).toEqual([false, true]);
    expect((await told('participant')).closed).toBe(true);
    await db.seminar.update({ where: { id: article.in.id }, data: { archivedAt: new Date() } });
    expect([await writes('participant'), await writes('instructor')]).toEqual([false, false]);
  });
});

describe('the order of a seminar’s articles', () => {
  it('is the newest first until an instructor moves them, and a new one comes on top', async () => {
    const [second, third] = [await makeArticle({ seminar: article.in, title: 'Second' }), await makeArticle({ seminar: article.in, title: 'Third' })];
    const order = async () => (await listArticleCards(as('participant'), article.in.id)).map(({ id }) => id);
    expect(await order()).toEqual([third.id, second.id, article.id]);
    await moveArticle(as('instructor'), article.id, 'up');
    expect(await order()).toEqual([third.id, article.id, second.id]);
    await moveArticle(as('instructor'), third.id, 'down');
    await moveArticle(as('instructor'), second.id, 'down');
    expect(await order()).toEqual([article.id, third.id, second.id]);
    const fresh = await makeArticle({ seminar: article.in, title: 'Fresh' });
    expect(await order()).toEqual([fresh.id, article.id, third.id, second.id]);
    // A move past the end is none, and nothing is written down.
    expect((await log()).map(({ action, about }) => [action, about.title])).toEqual([['article.moved', 'Third'], ['article.moved', article.title]]);
  });

  it('is for instructors to change', async () => {
    await expect(moveArticle(as('assistant'), article.id, 'up')).rejects.toMatchObject({ code: 'forbidden' });
  });
});
