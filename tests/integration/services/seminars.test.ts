import { describe, expect, it } from 'vitest';
import { STARTING_TAGS } from '@/lib/core/claims';
import { db } from '@/lib/db/client';
import { createSeminarInput } from '@/lib/schemas/seminars';
import { withdrawAnnotation } from '@/lib/services/comments';
import { getSeminarDesk, listArticleCards, listSeminarCards } from '@/lib/services/overviews';
import { createSeminar, getSeminar, joinSeminar, listMembers, listSeminars, seminarOfCode } from '@/lib/services/seminars';
import { listTags } from '@/lib/services/tags';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, addMember, makeAnnotation, makeArticle, makeComment, makeSeminar, makeUser } from '@/tests/support/factories';

useTestDatabase();

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string }) => error.code);

describe('a new seminar', () => {
  it('has who made it as its instructor, a code, and words to begin with', async () => {
    const me = actorOf(await makeUser());
    const seminar = await createSeminar(me, createSeminarInput.parse({ name: ' Close \n Reading ', description: ' ' }));
    expect(seminar).toMatchObject({ name: 'Close Reading', description: null, role: 'instructor', joinCode: expect.stringMatching(/^[2-9A-HJ-NP-Z]{10}$/) });
    expect(await listMembers(me, seminar.id)).toEqual([{ id: me.userId, name: me.name, role: 'instructor' }]);
    expect((await listTags(me, seminar.id)).map(({ tag }) => tag)).toEqual([...STARTING_TAGS].sort());
  });

  it('is made once under one key, also at once', async () => {
    const me = actorOf(await makeUser());
    const make = () => createSeminar(me, { name: 'Once' }, { key: 'the-same-key-twice', request: 'Once' });
    const [one, two] = await Promise.all([make(), make()]);
    expect(two.id).toBe(one.id);
    expect(await db.seminar.count({ where: { createdById: me.userId } })).toBe(1);
  });

  it.each([['', 'name'], ['a\u0000b', 'name'], ['a\u202Eb', 'name'], ['a'.repeat(121), 'name']])('needs a name that can be shown (%j)', (name, path) => {
    expect(createSeminarInput.safeParse({ name }).error?.issues.map((issue) => issue.path.join('.'))).toContain(path);
  });
});

describe('who sees a seminar', () => {
  it('is who is in it; its code only instructors see', async () => {
    const { id, joinCode, people } = await makeSeminar();
    expect(await getSeminar(actorOf(people.instructor), id)).toMatchObject({ role: 'instructor', joinCode });
    for (const role of ['assistant', 'participant', 'observer'] as const) {
      expect(await getSeminar(actorOf(people[role]), id)).toMatchObject({ role, joinCode: null });
      expect(await getSeminarDesk(actorOf(people[role]), id)).toMatchObject({ joinCode: null, can: { import: false } });
    }
    expect((await getSeminarDesk(actorOf(people.instructor), id)).can).toEqual({ import: true, arrange: true });
    for (const look of [getSeminar, getSeminarDesk, listMembers, listArticleCards]) {
      expect(await codeOf(look(actorOf(people.outsider), id))).toBe('not_found');
      expect(await codeOf(look(actorOf(people.instructor), 'no-id'))).toBe('not_found');
    }
    expect((await listSeminars(actorOf(people.outsider), { limit: 20 })).items).toEqual([]);
    expect(await listSeminarCards(actorOf(people.outsider))).toEqual([]);
  });

  it('finds its members by role, then by name', async () => {
    const { id, people } = await makeSeminar();
    expect((await listMembers(actorOf(people.observer), id)).map(({ name }) => name)).toEqual([
      'Ines Instructor', 'Asad Assistant', 'Omar Other', 'Pia Participant', 'Olga Observer',
    ]);
  });
});

describe('joining', () => {
  it('makes a participant of somebody new, and leaves others what they are', async () => {
    const { id, joinCode, people } = await makeSeminar();
    expect(await seminarOfCode(joinCode)).toEqual({ id, name: 'Close Reading' });
    await joinSeminar(actorOf(people.outsider), joinCode);
    await joinSeminar(actorOf(people.outsider), joinCode);
    await joinSeminar(actorOf(people.instructor), joinCode);
    expect((await getSeminar(actorOf(people.outsider), id)).role).toBe('participant');
    expect((await getSeminar(actorOf(people.instructor), id)).role).toBe('instructor');
    expect(await listMembers(actorOf(people.observer), id)).toHaveLength(6);
  });

  it('needs the right code', async () => {
    const { people } = await makeSeminar();
    expect(await codeOf(joinSeminar(actorOf(people.outsider), 'ABCDEFGHJK'))).toBe('not_found');
    expect(await seminarOfCode('ABCDEFGHJK')).toBeNull();
  });
});

describe('the home page', () => {
  it('lists my seminars, the one I joined last first, with what is in them', async () => {
    const article = await makeArticle();
    const me = article.in.people.participant;
    const other = await makeSeminar('Another');
    await addMember(other.id, me, 'observer');
    expect(await listSeminarCards(actorOf(me))).toEqual([
      { id: other.id, name: 'Another', description: null, role: 'observer', articles: 0, members: 6 },
      { id: article.in.id, name: 'Close Reading', description: null, role: 'participant', articles: 1, members: 5 },
    ]);
  });

  it('pages through seminars of one moment without losing any', async () => {
    const me = await makeUser();
    const made: string[] = [];
    for (const name of ['A', 'B', 'C']) made.push((await createSeminar(actorOf(me), { name })).id);
    await db.seminar.updateMany({ where: { createdById: me.id }, data: { createdAt: new Date('2026-01-01T00:00:00Z') } });
    const first = await listSeminars(actorOf(me), { limit: 2 });
    const rest = await listSeminars(actorOf(me), { limit: 2, cursor: first.nextCursor! });
    expect([...first.items, ...rest.items].map(({ id }) => id)).toEqual(made);
    expect(rest.nextCursor).toBeNull();
  });
});

describe("a seminar's articles", () => {
  const cardOf = async (user: { id: string; email: string; name: string }, seminarId: string) => (await listArticleCards(actorOf(user), seminarId))[0]!;

  it('come the newest first, quiet ones too', async () => {
    const article = await makeArticle({ title: 'First' });
    await makeArticle({ seminar: article.in, title: 'Second' });
    const cards = await listArticleCards(actorOf(article.in.people.observer), article.in.id);
    expect(cards.map(({ title, threads, lastActivity }) => [title, threads, lastActivity])).toEqual([['Second', 0, null], ['First', 0, null]]);
  });

  it('tell how many threads there are, and when somebody last spoke', async () => {
    const article = await makeArticle();
    const { people, id } = article.in;
    const thread = await makeAnnotation(article);
    await makeAnnotation(article);
    const reply = await makeComment(thread.id, people.other);
    expect(await cardOf(people.observer, id)).toMatchObject({ title: article.title, byline: 'R. Writer', threads: 2, lastActivity: reply.createdAt });
  });

  it('tell nothing of what others keep private, nor of what was withdrawn', async () => {
    const article = await makeArticle();
    const { people, id } = article.in;
    const thread = await makeAnnotation(article);
    const note = await makeAnnotation(article, { by: people.other, visibility: 'private' });
    const seen = { threads: 1, lastActivity: thread.comments[0]!.createdAt };
    for (const user of [people.instructor, people.assistant, people.participant, people.observer]) expect(await cardOf(user, id)).toMatchObject(seen);
    expect(await cardOf(people.other, id)).toMatchObject({ threads: 2, lastActivity: note.comments[0]!.createdAt });
    await withdrawAnnotation(actorOf(people.participant), thread.id);
    expect(await cardOf(people.observer, id)).toMatchObject({ threads: 0, lastActivity: null });
  });
});
