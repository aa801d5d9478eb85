/** Who is told of what, once, and only while they may see it. */
import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { acceptAnswer, unacceptAnswer } from '@/lib/services/answers';
import { updateComment, withdrawComment } from '@/lib/services/comments';
import { appealComment, flagComment } from '@/lib/services/flags';
import { removeMember } from '@/lib/services/members';
import { moderateComment } from '@/lib/services/moderation';
import { countUnread, hasNews, listNotifications, readAllNotifications, readNotification } from '@/lib/services/notifications';
import { createComment } from '@/lib/services/comments';
import { sentenceOf } from '@/lib/core/notifications';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeAnnotation, makeArticle, makeComment, type TestUser, tokenOf } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let people: typeof article.in.people;
beforeEach(async () => {
  article = await makeArticle();
  people = article.in.people;
});

const listOf = async (who: TestUser) => (await listNotifications(actorOf(who), { limit: 50, unread: false })).items;
const kindsOf = async (who: TestUser) => (await listOf(who)).map(({ kind, gone }) => (gone ? 'gone' : kind));
const unread = (who: TestUser) => countUnread(actorOf(who));
const saying = (value: string, ...mentioned: TestUser[]) => ({
  format: 'application/vnd.tiptap+json' as const,
  value: { type: 'doc', content: [{ type: 'paragraph', content: [...mentioned.map(({ id }) => ({ type: 'mention', attrs: { id } })), { type: 'text', text: value }] }] },
});
const decide = (who: TestUser, id: string, decision: 'hide' | 'restore' | 'keep' | 'approve' | 'reject', expectedStatus: 'visible' | 'hidden' | 'pending', more: object = {}) =>
  moderateComment(actorOf(who), id, { decision, expectedStatus, reason: 'please be kind', ...more });

describe('a reply', () => {
  it('tells whose thread it is and whose comment it answers, once, and not who wrote it', async () => {
    const thread = await makeAnnotation(article, { kind: 'question' });
    const answer = await makeComment(thread.id, people.other, 'The mayor says so.');
    await makeComment(thread.id, people.assistant, 'And who else?', answer.id);
    const mine = await listOf(people.participant);
    expect(mine.map(({ person, excerpt, thread: of, comment }) => [person?.name, excerpt, of?.id, comment === null])).toEqual([
      [people.assistant.name, 'And who else?', thread.id, false],
      [people.other.name, 'The mayor says so.', thread.id, false],
    ]);
    expect(mine.map(sentenceOf)[1]).toBe('Omar Other answered in your question');
    expect(await kindsOf(people.other)).toEqual(['reply']);
    expect(await kindsOf(people.assistant)).toEqual([]);
    await makeComment(thread.id, people.participant, 'I see.');
    expect(await unread(people.participant)).toBe(2);
  });

  it('that mentions them too is one mention; an edit tells nobody again', async () => {
    const thread = await makeAnnotation(article);
    const made = await createComment(actorOf(people.other), thread.id, { body: saying(' look', people.participant, people.assistant) });
    expect(await kindsOf(people.participant)).toEqual(['mention']);
    await updateComment(actorOf(people.other), made.id, { body: saying(' look again', people.participant, people.assistant, people.instructor) });
    expect(await kindsOf(people.participant)).toEqual(['mention']);
    expect(await kindsOf(people.instructor)).toEqual(['mention']);
    expect((await listOf(people.assistant))[0]).toMatchObject({ excerpt: '@Pia Participant@Asad Assistant@Ines Instructor look again' });
    await updateComment(actorOf(people.other), made.id, { body: saying('nobody') });
    expect(await kindsOf(people.assistant)).toEqual(['gone']);
  });

  it('that waits for a moderator is news once it is approved, and nothing before', async () => {
    const thread = await makeAnnotation(article);
    await db.article.update({ where: { id: article.id }, data: { reviewedFirst: true } });
    const { id } = await makeComment(thread.id, people.other);
    await db.notification.updateMany({ data: { createdAt: new Date('2020-01-01') } });
    const me = actorOf(people.participant);
    expect([await unread(people.participant), await listOf(people.participant), await hasNews(me, 60)]).toEqual([0, [], false]);
    await readAllNotifications(me);
    await decide(people.instructor, id, 'approve', 'pending');
    expect([await unread(people.participant), await kindsOf(people.participant), await hasNews(me, 60)]).toEqual([1, ['reply'], true]);
    expect(await kindsOf(people.other)).toEqual(['approved']);
  });

  it('that goes leaves its place to who has seen it, without a word of it, and nothing to others', async () => {
    const thread = await makeAnnotation(article, { by: people.participant });
    const reply = await makeComment(thread.id, people.other, 'words that go');
    const second = await makeComment(thread.id, people.assistant, 'more words that go', reply.id);
    expect(await kindsOf(people.participant)).toEqual(['reply', 'reply']);
    for (const [who, { id }] of [[people.assistant, second], [people.other, reply]] as const) await withdrawComment(actorOf(who), id);
    const left = await listOf(people.participant);
    expect(left).toMatchObject([{ gone: true, person: null, excerpt: null, comment: null, thread: null }, { gone: true }]);
    expect(JSON.stringify(left)).not.toContain('words');
    expect(await unread(people.participant)).toBe(0);
    // `other` never looked at what answered them.
    expect(await listOf(people.other)).toEqual([]);
  });

  it('is told by pseudonym where names are kept from peers', async () => {
    await db.article.update({ where: { id: article.id }, data: { pseudonymous: true } });
    const thread = await makeAnnotation(article);
    await makeComment(thread.id, people.other, 'Who am I?');
    const { pseudonym } = await db.membership.findUniqueOrThrow({ where: { seminarId_userId: { seminarId: article.in.id, userId: people.other.id } } });
    const told = await listOf(people.participant);
    expect(told[0]!.person!.name).toBe(pseudonym);
    for (const secret of [people.other.id, people.other.name]) expect(JSON.stringify(told)).not.toContain(secret);
  });

  it('is nothing to who has left: not its words, nor where it was', async () => {
    const thread = await makeAnnotation(article);
    await makeComment(thread.id, people.other, 'after all');
    expect(await unread(people.participant)).toBe(1);
    await listOf(people.participant);
    await removeMember(actorOf(people.instructor), article.in.id, people.participant.id);
    expect(await unread(people.participant)).toBe(0);
    expect(await listOf(people.participant)).toMatchObject([{ gone: true, article: null, seminar: null, excerpt: null }]);
  });
});

describe('an accepted answer', () => {
  it('tells who gave it, and who asked when somebody else accepted; taken back, it is gone', async () => {
    const thread = await makeAnnotation(article, { kind: 'question' });
    const { id } = await makeComment(thread.id, people.other, 'Because.');
    await acceptAnswer(actorOf(people.instructor), thread.id, id);
    expect(await kindsOf(people.other)).toEqual(['accepted']);
    expect((await listOf(people.participant)).map(sentenceOf)[0]).toBe('Ines Instructor chose an answer to your question');
    await unacceptAnswer(actorOf(people.participant), thread.id);
    await acceptAnswer(actorOf(people.participant), thread.id, id);
    expect(await kindsOf(people.other)).toEqual(['accepted']);
    await unacceptAnswer(actorOf(people.participant), thread.id);
    expect(await kindsOf(people.other)).toEqual(['gone']);
  });
});

describe('moderation', () => {
  it('tells the author what was decided, and who reported what became of it', async () => {
    const thread = await makeAnnotation(article);
    const { id } = await makeComment(thread.id, people.other);
    await flagComment(actorOf(people.observer), id, { reason: 'spam' }).catch(() => undefined);
    await flagComment(actorOf(people.participant), id, { reason: 'spam' });
    await decide(people.instructor, id, 'hide', 'visible');
    expect(await kindsOf(people.other)).toEqual(['hidden']);
    // The reply itself is gone from who could see it, and was never shown.
    expect(await kindsOf(people.participant)).toEqual(['flag_upheld']);
    await appealComment(actorOf(people.other), id, { text: 'Why?' });
    await decide(people.instructor, id, 'keep', 'hidden');
    await decide(people.assistant, id, 'restore', 'hidden');
    expect(await kindsOf(people.other)).toEqual(['restored', 'appeal_kept', 'hidden']);
    expect((await listOf(people.other))[0]).toMatchObject({ person: null, comment: id });
  });

  it('that is taken back before they have seen it leaves nothing', async () => {
    const thread = await makeAnnotation(article);
    const { id } = await makeComment(thread.id, people.other);
    await flagComment(actorOf(people.participant), id, { reason: 'spam' });
    await decide(people.instructor, id, 'hide', 'visible');
    await decide(people.instructor, id, 'restore', 'hidden', { undo: true });
    expect([await kindsOf(people.other), await kindsOf(people.participant)]).toEqual([[], ['reply']]);
  });

  it('of an edit tells its author', async () => {
    await db.article.update({ where: { id: article.id }, data: { reviewedFirst: true } });
    const thread = await makeAnnotation(article);
    const comment = thread.comments[0]!.id;
    await decide(people.instructor, comment, 'approve', 'pending', { version: 1 });
    for (const [decision, told] of [['reject', 'edit_rejected'], ['approve', 'edit_approved']] as const) {
      const { version } = await updateComment(actorOf(people.participant), comment, { body: saying(decision) });
      await decide(people.instructor, comment, decision, 'visible', { version });
      expect((await kindsOf(people.participant))[0]).toBe(told);
    }
  });

  it('of an edit leaves mentioned whom the words mention that stand, or wait', async () => {
    await db.article.update({ where: { id: article.id }, data: { reviewedFirst: true } });
    const thread = await makeAnnotation(article);
    const comment = thread.comments[0]!.id;
    const edit = async (...mentioned: TestUser[]) => (await updateComment(actorOf(people.participant), comment, { body: saying('better', ...mentioned) })).version;
    const mentioned = async () => (await db.mention.findMany({ where: { commentId: comment } })).map(({ userId }) => userId).toSorted();
    await decide(people.instructor, comment, 'approve', 'pending', { version: await edit(people.other) });
    await edit(people.assistant);
    expect(await mentioned()).toEqual([people.other.id, people.assistant.id].toSorted());
    const version = await edit(people.instructor);
    expect(await mentioned()).toEqual([people.other.id, people.instructor.id].toSorted());
    await decide(people.instructor, comment, 'approve', 'visible', { version });
    expect(await mentioned()).toEqual([people.instructor.id]);
  });
});

describe('by the API', () => {
  it('they are listed, read, unread and all read, by their owner alone', async () => {
    const thread = await makeAnnotation(article);
    for (const text of ['one', 'two', 'three']) await makeComment(thread.id, people.other, text);
    const token = await tokenOf(people.participant);
    const first = (await ask('GET /api/v1/notifications?limit=2', { token })).json;
    expect([first.unread, first.items.map(({ excerpt }: { excerpt: string }) => excerpt)]).toEqual([3, ['three', 'two']]);
    const rest = (await ask(`GET /api/v1/notifications?limit=2&cursor=${first.nextCursor}`, { token })).json;
    expect([rest.nextCursor, rest.items]).toMatchObject([null, [{ excerpt: 'one', read: false }]]);
    const one = `PATCH /api/v1/notifications/${rest.items[0].id}` as const;
    expect((await ask(one, { token, body: { read: true } })).json).toMatchObject({ read: true });
    expect((await ask('GET /api/v1/notifications?unread=true', { token })).json).toMatchObject({ unread: 2, items: [{}, {}] });
    expect((await ask(one, { token, body: { read: false } })).json).toMatchObject({ read: false });
    expect((await ask(one, { token: await tokenOf(people.other), body: { read: true } })).status).toBe(404);
    await expect(readNotification(actorOf(people.participant), 'nonsense')).rejects.toMatchObject({ code: 'not_found' });
    expect((await ask('POST /api/v1/notifications/read', { token })).status).toBe(204);
    expect((await ask('GET /api/v1/notifications?unread=true', { token })).json).toEqual({ items: [], nextCursor: null, unread: 0 });
  });
});
