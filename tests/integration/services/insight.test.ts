import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { INSIGHT_TABLES, insightFilter } from '@/lib/schemas/insight';
import { withdrawComment } from '@/lib/services/comments';
import { readInsight, readInsightTable } from '@/lib/services/insight';
import { setTags } from '@/lib/services/tags';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, makeComment, makeSeminar } from '@/tests/support/factories';

useTestDatabase();

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string }) => error.code);
const NOW = Date.parse('2026-11-24T12:00:00Z');

/** A seminar with an article, and ways to make what was said older and to look at it. */
async function setUp() {
  const article = await makeArticle();
  const { id: seminarId, people } = article.in;
  const as = (who: keyof typeof people) => actorOf(people[who]);
  const look = (who: keyof typeof people = 'assistant', filter: object = {}) => readInsight(as(who), seminarId, insightFilter.parse(filter));
  const of = async (name: string, who: keyof typeof people = 'assistant', filter: object = {}) =>
    (await look(who, filter)).participation.find((row) => row.name === name);
  /** Makes a thread, its comments and tags as old as that. */
  const at = async (annotationId: string, time: string) => {
    const createdAt = new Date(time);
    await db.annotation.update({ where: { id: annotationId }, data: { createdAt } });
    await db.comment.updateMany({ where: { annotationId }, data: { createdAt } });
    await db.tagging.updateMany({ where: { annotationId }, data: { createdAt } });
  };
  return { article, seminarId, people, as, look, of, at };
}
const NOTHING = { comments: 0, replies: 0, claims: 0, tags: 0, hidden: 0, daysActive: 0, lastActive: null };

describe('participation', () => {
  it('counts comments, replies, claims and tags, each once, and names everybody who may write', async () => {
    const { article, people, look, of } = await setUp();
    const comment = await makeAnnotation(article, { by: people.participant });
    await makeComment(comment.id, people.other);
    await makeComment(comment.id, people.participant);
    const claim = await makeAnnotation(article, { by: people.other, kind: 'claim', tags: ['vague', 'contested'] });
    await setTags(actorOf(people.participant), claim.id, ['vague']);
    const bare = await makeAnnotation(article, { by: people.other, kind: 'claim', body: null });
    await makeComment(bare.id, people.participant);
    expect((await look()).participation.map(({ name }) => name)).toEqual(['Asad Assistant', 'Ines Instructor', 'Omar Other', 'Pia Participant']);
    expect(await of('Pia Participant')).toMatchObject({ comments: 1, replies: 2, claims: 0, tags: 1, hidden: 0, daysActive: 1, role: 'participant', former: false });
    expect(await of('Omar Other')).toMatchObject({ comments: 0, replies: 1, claims: 2, tags: 2 });
    expect(await of('Ines Instructor')).toMatchObject(NOTHING);
  });

  it('counts nothing private or withdrawn, and what is hidden apart', async () => {
    const { article, people, as, look, of } = await setUp();
    await makeAnnotation(article, { by: people.participant, visibility: 'private', tags: ['vague'] });
    await makeAnnotation(article, { by: people.assistant, visibility: 'private' });
    const gone = await makeAnnotation(article, { by: people.participant });
    await withdrawComment(as('participant'), gone.comments[0]!.id);
    const thread = await makeAnnotation(article, { by: people.participant, tags: ['vague'] });
    const answer = await makeComment(thread.id, people.other);
    await withdrawComment(as('other'), (await makeComment(thread.id, people.other)).id);
    await db.comment.update({ where: { id: answer.id }, data: { status: 'hidden' } });
    expect(await of('Pia Participant')).toMatchObject({ comments: 1, replies: 0, tags: 1, hidden: 0 });
    expect(await of('Omar Other')).toMatchObject({ ...NOTHING, hidden: 1 });
    await db.annotation.update({ where: { id: thread.id }, data: { status: 'hidden' } });
    expect(await of('Pia Participant')).toMatchObject({ ...NOTHING, hidden: 2 });
    const page = await look();
    expect(await of('Asad Assistant')).toMatchObject(NOTHING);
    expect(page.activity).toEqual([]);
    expect(page.heat).toMatchObject({ articles: [{ threads: 0, comments: 0, people: 0 }] });
  });

  it('keeps who has left with what they wrote, and leaves out who left without a word', async () => {
    const { article, people, seminarId, look, of } = await setUp();
    await makeAnnotation(article, { by: people.participant });
    await db.membership.updateMany({ where: { seminarId, userId: { in: [people.participant.id, people.other.id] } }, data: { removedAt: new Date() } });
    expect(await of('Pia Participant')).toMatchObject({ former: true, comments: 1 });
    expect((await look()).participation.map(({ name }) => name)).not.toContain('Omar Other');
  });
});

describe('who sees it', () => {
  it('is moderators for everybody, and others for themselves alone', async () => {
    const { article, people, look, seminarId, as } = await setUp();
    const mine = await makeAnnotation(article, { by: people.participant, kind: 'question' });
    const theirs = await makeAnnotation(article, { by: people.other, kind: 'question', target: { paragraph: 'p2' } });
    await makeComment(theirs.id, people.participant);
    const claim = await makeAnnotation(article, { by: people.other, kind: 'claim', tags: ['vague'] });
    await setTags(as('participant'), claim.id, ['contested']);
    for (const who of ['instructor', 'assistant'] as const) expect((await look(who)).participation).toHaveLength(4);
    const own = await look('participant', { article: article.id });
    expect(own).toMatchObject({ own: true, dividedTags: null, sections: [], claimTypes: [], claimTags: [{ tag: 'contested', claims: 1, taggings: 1, members: 1 }] });
    expect(own.participation).toEqual([expect.objectContaining({ id: people.participant.id, comments: 1, replies: 1, claims: 0, tags: 1 })]);
    expect(own.activity).toEqual([expect.objectContaining({ comments: 1, replies: 1, claims: 0, tags: 1 })]);
    expect(own.heat).toMatchObject({ paragraphs: [{ key: 'p1', threads: 1, comments: 1, people: 1 }, { key: 'p2', threads: 0, comments: 1, people: 1 }, { key: 'p3', threads: 0 }] });
    expect(own.questions.items.map(({ thread }) => thread)).toEqual([mine.id]);
    expect(JSON.stringify(own)).not.toContain(people.other.name);
    expect((await look('observer')).participation).toEqual([expect.objectContaining({ ...NOTHING, id: people.observer.id })]);
    expect(await codeOf(look('outsider'))).toBe('not_found');
    for (const table of INSIGHT_TABLES) {
      const rows = await readInsightTable(as('participant'), seminarId, table, {}, NOW).catch((error: { code: string }) => error.code);
      expect(JSON.stringify(rows), table).not.toContain(people.other.name);
      expect(rows === 'forbidden', table).toBe(table === 'divided-tags');
      expect(await codeOf(readInsightTable(as('outsider'), seminarId, table, {}, NOW))).toBe('not_found');
    }
  });

  it('keeps an article back that has not opened, and one of another seminar', async () => {
    const { article, people, look } = await setUp();
    await makeAnnotation(article, { by: people.participant });
    await db.article.update({ where: { id: article.id }, data: { opensAt: new Date('2999-01-01') } });
    expect((await look('participant')).participation[0]).toMatchObject(NOTHING);
    expect(await codeOf(look('participant', { article: article.id }))).toBe('not_found');
    expect(await codeOf(look('assistant', { article: (await makeArticle()).id }))).toBe('not_found');
    expect((await look('assistant', { article: article.id })).heat).toMatchObject({ of: 'article' });
  });
});

describe('filters', () => {
  it('take days of the seminar’s time zone, both included, and fill the quiet ones', async () => {
    const { article, people, seminarId, look, of, at } = await setUp();
    await db.seminar.update({ where: { id: seminarId }, data: { timeZone: 'Pacific/Auckland' } });
    // Thirteen hours ahead: the first is the 3rd there, the second still the 5th.
    await at((await makeAnnotation(article, { by: people.participant })).id, '2026-11-02T11:30:00Z');
    await at((await makeAnnotation(article, { by: people.participant })).id, '2026-11-05T10:30:00Z');
    expect((await look()).activity.map(({ day, comments }) => [day, comments])).toEqual([['2026-11-03', 1], ['2026-11-04', 0], ['2026-11-05', 1]]);
    expect(await of('Pia Participant')).toMatchObject({ comments: 2, daysActive: 2, lastActive: '2026-11-05T10:30:00.000Z' });
    expect(await of('Pia Participant', 'assistant', { from: '2026-11-03', to: '2026-11-03' })).toMatchObject({ comments: 1, lastActive: '2026-11-02T11:30:00.000Z' });
    expect(await of('Pia Participant', 'assistant', { to: '2026-11-02' })).toMatchObject(NOTHING);
    expect(await of('Pia Participant', 'assistant', { from: '2026-11-05' })).toMatchObject({ comments: 1 });
    expect((await look('assistant', { from: '2026-11-04', article: article.id })).heat).toMatchObject({ paragraphs: [{ key: 'p1', threads: 1 }, {}, {}] });
  });

  it('take one article, or one section', async () => {
    const seminar = await makeSeminar();
    const [one, two] = [await makeArticle({ seminar, title: 'One' }), await makeArticle({ seminar, title: 'Two' })];
    const section = await db.section.create({ data: { id: newId(), seminarId: seminar.id, name: 'Tuesday' } });
    await db.membership.update({ where: { seminarId_userId: { seminarId: seminar.id, userId: seminar.people.other.id } }, data: { sectionId: section.id } });
    const thread = await makeAnnotation(one, { by: seminar.people.participant });
    await makeComment(thread.id, seminar.people.other);
    await makeAnnotation(two, { by: seminar.people.participant });
    const look = (filter: object) => readInsight(actorOf(seminar.people.instructor), seminar.id, insightFilter.parse(filter));
    expect((await look({})).heat).toMatchObject({ articles: [{ title: 'Two', threads: 1, comments: 1 }, { title: 'One', threads: 1, comments: 2, people: 2 }] });
    expect((await look({ article: one.id })).participation.find(({ name }) => name === 'Pia Participant')).toMatchObject({ comments: 1 });
    const tuesday = await look({ section: section.id });
    expect(tuesday.participation).toEqual([expect.objectContaining({ name: 'Omar Other', section: 'Tuesday', replies: 1 })]);
    expect(tuesday.activity).toEqual([expect.objectContaining({ comments: 0, replies: 1 })]);
    expect(tuesday.heat).toMatchObject({ articles: [{ title: 'Two', comments: 0 }, { title: 'One', threads: 0, comments: 1, people: 1 }] });
    expect((await look({ section: newId() })).participation).toEqual([]);
  });
});

describe('heat, claims and questions', () => {
  it('tell paragraphs from what is about the whole article or found no more', async () => {
    const { article, people, look } = await setUp();
    await makeComment((await makeAnnotation(article, { target: { paragraph: 'p2' } })).id, people.other);
    await makeAnnotation(article, { target: {} });
    const lost = await makeAnnotation(article, { target: { paragraph: 'p3' } });
    await db.annotation.update({ where: { id: lost.id }, data: { anchorState: 'orphaned' } });
    expect((await look('assistant', { article: article.id })).heat).toMatchObject({
      of: 'article',
      title: article.title,
      paragraphs: [
        { key: 'p1', threads: 0, comments: 0, people: 0, words: expect.stringMatching(/^The harvest failed/) },
        { key: 'p2', threads: 1, comments: 2, people: 2 },
        { key: 'p3', threads: 0 },
      ],
      whole: { threads: 1, comments: 1, people: 1 },
      orphaned: { threads: 1, comments: 1, people: 1 },
    });
  });

  it('count claims by type and tag', async () => {
    const { article, as, look } = await setUp();
    const [one, two] = [await makeAnnotation(article, { kind: 'claim', tags: ['vague'] }), await makeAnnotation(article, { kind: 'claim', tags: ['vague', 'contested'] })];
    await makeAnnotation(article, { kind: 'claim', claim: { type: 'cause', paraphrase: 'Rain.' } });
    await makeAnnotation(article, { tags: ['vague'] });
    await setTags(as('other'), one.id, ['vague']);
    expect((await look()).claimTypes).toEqual([{ type: 'fact', color: null, claims: 2 }, { type: 'cause', color: null, claims: 1 }]);
    expect((await look()).claimTags).toEqual([
      { tag: 'vague', color: null, claims: 2, taggings: 3, members: 2 },
      { tag: 'contested', color: null, claims: 1, taggings: 1, members: 1 },
    ]);
    await db.annotation.update({ where: { id: two.id }, data: { status: 'hidden' } });
    expect((await look()).claimTags.map(({ tag }) => tag)).toEqual(['vague']);
  });

  it('call a tag divided that some, and at most half, of three or more taggers put', async () => {
    const { article, as, look } = await setUp();
    const claim = await makeAnnotation(article, { kind: 'claim', tags: ['vague', 'contested'] });
    await setTags(as('other'), claim.id, ['vague']);
    expect((await look()).dividedTags).toEqual([]);
    await setTags(as('assistant'), claim.id, ['vague']);
    await setTags(as('instructor'), claim.id, ['contested', 'key claim']);
    // vague 3 of 4: most. contested 2 of 4: as divided as can be. key claim 1 of 4.
    expect((await look()).dividedTags!.map(({ tag, put, of, thread }) => [tag, put, of, thread])).toEqual([['contested', 2, 4, claim.id], ['key claim', 1, 4, claim.id]]);
  });

  it('list questions that nobody has answered, the oldest first, with their age', async () => {
    const { article, seminarId, people, as, look, at } = await setUp();
    const ask = (value: string) => makeAnnotation(article, { kind: 'question', body: { format: 'text/plain', value } });
    const [young, old, answered, resolved, selfAnswered] = [await ask('Why now?'), await ask('Who says so?'), await ask('a?'), await ask('b?'), await ask('c?')];
    await at(young.id, '2026-11-20T12:00:01Z');
    await at(old.id, '2026-11-01T00:00:00Z');
    await makeComment(answered.id, people.other);
    await makeComment(selfAnswered.id, people.participant);
    await at(selfAnswered.id, '2026-11-21T00:00:00Z');
    await db.annotation.update({ where: { id: resolved.id }, data: { resolvedAt: new Date() } });
    const { questions } = await look();
    expect(questions.total).toBe(3);
    expect(questions.items.map(({ thread, text }) => [thread, text])).toEqual([[old.id, 'Who says so?'], [young.id, 'Why now?'], [selfAnswered.id, 'c?']]);
    expect(questions.items[0]).toMatchObject({ author: 'Pia Participant', paragraph: 'p1', articleTitle: article.title, askedAt: '2026-11-01T00:00:00.000Z' });
    const rows = await readInsightTable(as('assistant'), seminarId, 'unanswered-questions', {}, NOW);
    expect(rows.slice(1, 3).map((row) => row[3])).toEqual([23, 3]);
    await db.comment.updateMany({ where: { annotationId: answered.id, authorId: people.other.id }, data: { status: 'hidden' } });
    expect((await look()).questions.total).toBe(4);
  });

  it('give each table a header and rows as long as it', async () => {
    const { article, seminarId, as } = await setUp();
    await makeAnnotation(article, { kind: 'question' });
    await makeAnnotation(article, { kind: 'claim', tags: ['vague'] });
    for (const table of INSIGHT_TABLES) {
      for (const filter of [{}, { article: article.id }]) {
        const [head, ...rows] = await readInsightTable(as('instructor'), seminarId, table, filter, NOW);
        expect(new Set(head).size, table).toBe(head!.length);
        for (const row of rows) expect(row, table).toHaveLength(head!.length);
        expect(rows.length > 0, table).toBe(table !== 'divided-tags');
      }
    }
  });
});
