import pg from 'pg';
import { afterEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import type { LiveComment, LiveThread } from '@/lib/core/live';
import { updateAnnotation } from '@/lib/services/annotations';
import { patchArticleRules } from '@/lib/services/article-rules';
import { withdrawComment } from '@/lib/services/comments';
import { hub } from '@/lib/services/live/hub';
import { endLive } from '@/lib/services/live/kept';
import { moderateAnnotation, moderateComment } from '@/lib/services/moderation';
import { setTags } from '@/lib/services/tags';
import { revokeToken } from '@/lib/services/tokens';
import { actorOf, makeAnnotation, makeArticle, makeComment, type TestUser, tokenOf } from '../../support/factories';
import { useTestDatabase } from '../../support/database';
import { LiveReader } from '../../support/live';

useTestDatabase();

const opened: LiveReader[] = [];
afterEach(async () => {
  await Promise.all(opened.splice(0).map((reader) => reader.close()));
  await endLive();
});

/** A stream of this person, which is ended after the test. */
async function follow(article: { id: string }, user: TestUser, given: { since?: string; lastEventId?: string; reads?: boolean } = {}): Promise<LiveReader> {
  const { reads = true, ...rest } = given;
  const reader = await LiveReader.open(article.id, { token: await tokenOf(user), ...rest }, reads);
  opened.push(reader);
  if (reads) await reader.until(() => reader.cursor !== null);
  return reader;
}

/** The words of a thread's first comment, or the id of one that went. */
const wordsOf = (data: LiveThread) => (data.change === 'gone' ? `gone ${data.gone}` : data.thread.comments[0]?.text);
const commentOf = (data: LiveComment) => `${data.change} ${data.comments[0]?.text ?? ''}`;
/** A last thread that everybody sees: what was to come before it has come, or will never. */
async function mark(article: Awaited<ReturnType<typeof makeArticle>>, ...readers: LiveReader[]): Promise<void> {
  await makeAnnotation(article, { by: article.in.people.instructor, body: { format: 'text/plain', value: 'mark' } });
  for (const reader of readers) await reader.until(() => reader.of('thread').some((data) => wordsOf(data) === 'mark'));
}
const section = async (seminarId: string, name: string, ...users: TestUser[]) => {
  const { id } = await db.section.create({ data: { id: crypto.randomUUID(), seminarId, name } });
  await db.membership.updateMany({ where: { seminarId, userId: { in: users.map((user) => user.id) } }, data: { sectionId: id } });
};

describe('live updates', () => {
  it('tell whom it concerns that there is news, wherever they read, and nobody else, nor of what waits for approval', async () => {
    const article = await makeArticle();
    const elsewhere = await makeArticle({ seminar: article.in, title: 'Elsewhere' });
    const { participant, other, instructor } = article.in.people;
    const thread = await makeAnnotation(article);
    await db.article.update({ where: { id: article.id }, data: { reviewedFirst: true } });
    const [mine, theirs] = [await follow(elsewhere, participant), await follow(elsewhere, other)];
    const reply = await makeComment(thread.id, other, 'It waits.');
    await mark(elsewhere, mine, theirs);
    expect([mine.news, theirs.news]).toEqual([0, 0]);
    await moderateComment(actorOf(instructor), reply.id, { decision: 'approve', expectedStatus: 'pending', reason: undefined });
    await Promise.all([mine, theirs].map((reader) => reader.until(() => reader.news > 0)));
  });

  it('tell of news also where it came before anybody listened', async () => {
    const article = await makeArticle();
    const { participant, other, observer } = article.in.people;
    const thread = await makeAnnotation(article);
    await makeComment(thread.id, other, 'Said before the first stream of this process stood.');
    const [mine, theirs] = [await follow(article, participant), await follow(article, observer)];
    await mine.until(() => mine.news > 0);
    await mark(article, theirs);
    expect(theirs.news).toBe(0);
  });

  it('tell everybody who reads of a thread, a reply and a change, as the lists show them', async () => {
    const article = await makeArticle();
    const { participant, other, instructor } = article.in.people;
    const readers = [await follow(article, participant), await follow(article, other), await follow(article, instructor)];
    const thread = await makeAnnotation(article, { kind: 'claim' });
    const reply = await makeComment(thread.id, other, 'Which harvest?');
    await setTags(actorOf(other), thread.id, ['vague']);
    for (const reader of readers) {
      await reader.until(() => reader.heard.length === 3);
      const [made, answered, tagged] = [reader.of('thread')[0]!, reader.of('comment')[0]!, reader.of('thread')[1]!];
      expect(made).toMatchObject({ change: 'new', thread: { id: thread.id, claim: thread.claim } });
      expect(answered).toMatchObject({ change: 'new', annotation: thread.id, comment: reply.id, commentCount: 2, comments: [{ text: 'Which harvest?', author: { name: other.name } }] });
      expect(tagged).toMatchObject({ change: 'changed', thread: { tags: [{ tag: 'vague', count: 1, mine: reader === readers[1] }] } });
    }
    expect(readers[0]!.of('thread')[0]).toMatchObject({ thread: { can: { update: true } } });
    expect(readers[1]!.of('thread')[0]).toMatchObject({ thread: { can: { update: false } } });
    expect(readers[1]!.headers.get('content-type')).toContain('text/event-stream');
    expect(readers[1]!.headers.get('cache-control')).toContain('no-transform');
  });

  it('go on after the event that was read last, with nothing missed and nothing twice', async () => {
    const article = await makeArticle();
    const { other } = article.in.people;
    const first = await follow(article, other);
    const thread = await makeAnnotation(article);
    await first.until(() => first.heard.length === 1);
    await first.close();
    for (const words of ['one', 'two', 'three']) await makeComment(thread.id, article.in.people.participant, words);
    const second = await follow(article, other, { lastEventId: first.cursor });
    await makeComment(thread.id, article.in.people.participant, 'four');
    await second.until(() => second.heard.length >= 4);
    await mark(article, second);
    expect(second.of('comment').map(commentOf)).toEqual(['new one', 'new two', 'new three', 'new four']);
    const third = await follow(article, other, { since: first.cursor });
    await third.until(() => third.heard.length === 5);
    expect(third.of('reset')).toEqual([]);
  });

  it('hold what is private, for instructors, for another section or not approved, back from who may not see it', async () => {
    const article = await makeArticle();
    const { participant, other, instructor, observer } = article.in.people;
    await section(article.in.id, 'Tuesday', participant);
    await section(article.in.id, 'Thursday', other);
    const [mine, others, teacher, watcher] = [await follow(article, participant), await follow(article, other), await follow(article, instructor), await follow(article, observer)];
    const say = (value: string, more: object) => makeAnnotation(article, { body: { format: 'text/plain', value }, ...more });
    const secret = await say('private', { visibility: 'private' });
    await say('section', { visibility: 'section' });
    await say('instructors', { visibility: 'instructors' });
    await makeComment(secret.id, participant, 'private reply');
    await setTags(actorOf(participant), secret.id, ['vague']);
    const told = (reader: LiveReader) => new Set(reader.of('thread').map(wordsOf));
    // The switch to "reviewed first" changes everybody's rights, so that all read anew what has not come yet.
    await Promise.all([teacher.until(() => told(teacher).size === 2), mine.until(() => mine.of('comment').length === 1)]);
    await patchArticleRules(actorOf(instructor), article.id, { reviewedFirst: true });
    await Promise.all([mine, others, teacher, watcher].map((reader) => reader.until(() => reader.of('reset').length === 1)));
    await say('pending', {});
    await mark(article, mine, others, teacher, watcher);
    for (const reader of [others, watcher]) {
      expect(told(reader)).toEqual(new Set(['mark']));
      expect(reader.of('comment')).toEqual([]);
      expect(reader.raw).not.toContain(secret.id);
    }
    expect(told(teacher)).toEqual(new Set(['section', 'instructors', 'pending', 'mark']));
    expect(mine.of('comment').map(commentOf)).toEqual(['new private reply']);
  });

  it('tell nobody anything of another section where sections are apart', async () => {
    const article = await makeArticle();
    const { participant, other } = article.in.people;
    await section(article.in.id, 'Tuesday', participant);
    await section(article.in.id, 'Thursday', other);
    await db.article.update({ where: { id: article.id }, data: { sectionsApart: true } });
    const reader = await follow(article, other);
    const thread = await makeAnnotation(article);
    await makeComment(thread.id, article.in.people.instructor, 'Look again.');
    await mark(article, reader);
    expect(reader.heard).toHaveLength(1);
    expect(reader.raw).not.toContain(thread.id);
  });

  it('tell of a thread that was hidden, or taken back from others, by its id alone, and only to who could see it', async () => {
    const article = await makeArticle();
    const { participant, other, instructor } = article.in.people;
    const thread = await makeAnnotation(article, { body: { format: 'text/plain', value: 'Rude words' }, target: { exact: 'Prices doubled' } });
    const [author, peer, teacher] = [await follow(article, participant), await follow(article, other), await follow(article, instructor)];
    await moderateComment(actorOf(instructor), thread.comments[0]!.id, { decision: 'hide', reason: 'Rude', expectedStatus: 'visible' });
    for (const reader of [author, peer, teacher]) await reader.until(() => reader.heard.length === 1);
    expect(peer.heard).toEqual([{ event: 'thread', data: { change: 'gone', gone: thread.id } }]);
    expect(peer.raw).not.toMatch(/Rude|Prices/);
    expect(author.of('thread')[0]).toMatchObject({ change: 'changed', thread: { status: 'hidden', comments: [{ hidden: { reason: 'Rude' } }] } });
    await moderateComment(actorOf(instructor), thread.comments[0]!.id, { decision: 'restore', expectedStatus: 'hidden' });
    await peer.until(() => peer.heard.length === 2);
    expect(peer.of('thread')[1]).toMatchObject({ change: 'new', thread: { id: thread.id } });
    await updateAnnotation(actorOf(participant), thread.id, { visibility: 'private' });
    await peer.until(() => peer.heard.length === 3);
    expect(peer.of('thread')[2]).toEqual({ change: 'gone', gone: thread.id });
    const before = peer.heard.length;
    // What happens to it now is nobody else's business, not even that it happens.
    await makeComment(thread.id, participant, 'To myself');
    await setTags(actorOf(participant), thread.id, ['vague']);
    await updateAnnotation(actorOf(participant), thread.id, { resolved: true });
    await mark(article, peer);
    expect(peer.heard).toHaveLength(before + 1);
  });

  it('tell of a comment that went: its place where others answered, else nothing but its id', async () => {
    const article = await makeArticle();
    const { participant, other, instructor, observer } = article.in.people;
    const thread = await makeAnnotation(article);
    const answered = await makeComment(thread.id, participant, 'answered');
    const answer = await makeComment(thread.id, other, 'answer', answered.id);
    const reader = await follow(article, observer);
    await withdrawComment(actorOf(participant), answered.id);
    await reader.until(() => reader.heard.length === 1);
    expect(reader.of('comment')[0]).toMatchObject({ change: 'gone', comment: answered.id, gone: [], commentCount: 2, comments: [{ id: answered.id, text: null, author: null }] });
    await moderateComment(actorOf(instructor), answer.id, { decision: 'hide', reason: 'Off topic', expectedStatus: 'visible' });
    await reader.until(() => reader.heard.length === 2);
    // The empty place goes with the answer that had kept it.
    expect(reader.of('comment')[1]).toMatchObject({ change: 'gone', comment: answer.id, comments: [], gone: [answer.id, answered.id], commentCount: 1 });
    await moderateAnnotation(actorOf(instructor), thread.id, { decision: 'lock', expectedStatus: 'open' });
    await reader.until(() => reader.heard.length === 3);
    expect(reader.of('thread')[0]).toMatchObject({ change: 'changed', thread: { locked: true } });
  });

  it('tell who has to post first of nothing but their own, and then to read anew', async () => {
    const article = await makeArticle();
    await db.article.update({ where: { id: article.id }, data: { othersAfterPost: true } });
    const { participant, other } = article.in.people;
    const [waits, earlier] = [await follow(article, other), await follow(article, participant)];
    const thread = await makeAnnotation(article, { body: { format: 'text/plain', value: 'Mine comes first' } });
    await earlier.until(() => earlier.heard.length > 0);
    const gone = await follow(article, other);
    await gone.close();
    await makeAnnotation(article, { by: other, visibility: 'private', body: { format: 'text/plain', value: 'To myself' } });
    await waits.until(() => waits.heard.length === 1);
    expect(waits.of('thread').map(wordsOf)).toEqual(['To myself']);
    expect(waits.raw).not.toContain(thread.id);
    expect(waits.presence).toEqual([]);
    await makeAnnotation(article, { by: other, body: { format: 'text/plain', value: 'Now I have posted' } });
    await waits.until(() => waits.of('reset').length === 1);
    await mark(article, waits);
    // Who was away when that happened hears of it as well.
    const back = await follow(article, other, { lastEventId: gone.cursor });
    await back.until(() => back.of('reset').length === 1);
  });

  it('never tell peers a real name where pseudonyms are shown', async () => {
    const article = await makeArticle();
    await db.article.update({ where: { id: article.id }, data: { pseudonymous: true } });
    const { participant, other, instructor } = article.in.people;
    const [peer, teacher, self] = [await follow(article, other), await follow(article, instructor), await follow(article, participant)];
    const thread = await makeAnnotation(article);
    await makeComment(thread.id, participant, 'And again');
    for (const reader of [peer, teacher, self]) await reader.until(() => reader.heard.length === 2 && reader.presence.some(({ data }) => (data as { count: number }).count === 3));
    const { pseudonym } = await db.membership.findFirstOrThrow({ where: { userId: participant.id } });
    expect(peer.raw).toContain(pseudonym);
    for (const told of [participant.name, participant.id]) expect(peer.raw).not.toContain(told);
    for (const reader of [teacher, self]) expect(reader.of('thread')[0]).toMatchObject({ thread: { author: { name: participant.name } } });
  });

  it('tell who is here, to sections apart only of their own and of those who moderate', async () => {
    const article = await makeArticle();
    const { participant, other, instructor } = article.in.people;
    await section(article.in.id, 'Tuesday', participant);
    await section(article.in.id, 'Thursday', other);
    await db.article.update({ where: { id: article.id }, data: { sectionsApart: true } });
    const [reader, far, teacher] = [await follow(article, participant), await follow(article, other), await follow(article, instructor)];
    const names = (of: LiveReader) => (of.presence.at(-1)?.data as { people: { name: string }[] } | undefined)?.people.map(({ name }) => name);
    await teacher.until(() => names(teacher)?.length === 3);
    await reader.until(() => names(reader)?.length === 2);
    expect(names(reader)).toEqual([instructor.name, participant.name]);
    expect(reader.raw).not.toContain(other.name);
    await far.close();
    await teacher.until(() => names(teacher)?.length === 2);
  });

  it('end when the token is revoked, the membership removed or the article closed to readers', async () => {
    const article = await makeArticle();
    const { participant, other, observer } = article.in.people;
    const [revoked, removed, left] = [await follow(article, participant), await follow(article, other), await follow(article, observer)];
    const { id } = await db.apiToken.findFirstOrThrow({ where: { userId: participant.id } });
    await revokeToken(actorOf(participant), id);
    await db.membership.updateMany({ where: { userId: other.id }, data: { removedAt: new Date() } });
    const thread = await makeAnnotation(article, { by: article.in.people.instructor });
    for (const reader of [revoked, removed]) {
      await reader.until(() => reader.ended);
      expect(reader.heard).toEqual([{ event: 'end', data: {} }]);
    }
    await left.until(() => left.heard.length === 1);
    expect(left.raw).toContain(thread.id);
    await db.article.update({ where: { id: article.id }, data: { opensAt: new Date(Date.now() + 86_400_000) } });
    // Of what nobody was told, the next beat finds out.
    await hub().beat();
    await left.until(() => left.ended);
  });

  it('survive that the listening connection is killed', async () => {
    const article = await makeArticle();
    const reader = await follow(article, article.in.people.other);
    const thread = await makeAnnotation(article);
    await reader.until(() => reader.heard.length === 1);
    const client = new pg.Client({ connectionString: process.env.DATABASE_URL });
    await client.connect();
    const { rowCount } = await client.query(`SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE application_name = 'scholium live' AND datname = current_database()`);
    await client.end();
    expect(rowCount).toBe(1);
    for (const words of ['one', 'two', 'three']) await makeComment(thread.id, article.in.people.participant, words);
    await reader.until(() => reader.of('comment').length === 3);
    expect(reader.of('comment').map(commentOf)).toEqual(['new one', 'new two', 'new three']);
  });

  it('wait for who reads slowly, cut who does not read, and miss nothing after that', async () => {
    const article = await makeArticle();
    const { other, participant } = article.in.people;
    const start = await follow(article, other);
    await follow(article, other, { reads: false });
    await start.close();
    const quick = await follow(article, article.in.people.observer);
    const thread = await makeAnnotation(article);
    const long = 'x'.repeat(18_000);
    const written = Array.from({ length: 30 }, (_, index) => `${index} ${long}`);
    for (const words of written) await makeComment(thread.id, participant, words);
    await quick.until(() => quick.of('comment').length === 30);
    await hub().beat();
    await hub().beat();
    expect(hub().countOf(other.id)).toBe(0);
    expect(hub().countOf(article.in.people.observer.id)).toBe(1);
    const late = await follow(article, other, { lastEventId: start.cursor });
    await late.until(() => late.of('comment').length === 30);
    expect(late.of('comment').map(({ comments }) => comments[0]!.text)).toEqual(written);
  });

  it('are told to nobody who may not read the article, and to nobody too often', async () => {
    const article = await makeArticle();
    const { outsider, other } = article.in.people;
    const ask = async (given: object) => {
      const reader = await LiveReader.open(article.id, given);
      opened.push(reader);
      return reader.status;
    };
    expect(await ask({})).toBe(401);
    expect(await ask({ cookie: 'next-auth.session-token=nonsense' })).toBe(401);
    expect(await ask({ token: await tokenOf(outsider) })).toBe(404);
    expect(await ask({ token: await tokenOf(other), since: 'x'.repeat(101) })).toBe(422);
    const token = await tokenOf(other);
    for (let index = 0; index < 12; index++) expect(await ask({ token })).toBe(200);
    expect(await ask({ token })).toBe(429);
  });

  it('ask who comes with a place of another article, or with none of ours, to read anew', async () => {
    const [one, two] = [await makeArticle(), await makeArticle()];
    const elsewhere = await follow(one, one.in.people.other);
    for (const since of [elsewhere.cursor, 'nonsense']) {
      const reader = await LiveReader.open(two.id, { token: await tokenOf(two.in.people.other), since });
      opened.push(reader);
      await reader.until(() => reader.of('reset').length === 1);
    }
  });
});
