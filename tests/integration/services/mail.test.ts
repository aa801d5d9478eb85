/** E-mail, as a real mail server gets it: one of each, of what may be seen, to who wants it. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { GET, POST } from '@/app/api/unsubscribe/[token]/route';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { runJobs } from '@/lib/jobs/runner';
import { withdrawComment } from '@/lib/services/comments';
import { JOB_HANDLERS } from '@/lib/services/job-handlers';
import { acceptInvitation, listInvitations, mailInvitationAgain, remakeInvitation } from '@/lib/services/invitations';
import { forgotPassword, mailInvitation, mailReset } from '@/lib/services/letters';
import { setMailChoice } from '@/lib/services/mail-settings';
import { moderateComment } from '@/lib/services/moderation';
import { listNotifications, readAllNotifications } from '@/lib/services/notifications';
import { mailDigests, mailWord } from '@/lib/services/notifications/mail';
import { resetPassword } from '@/lib/services/password-resets';
import { LIMITS } from '@/lib/services/rate-limits';
import { inviteOne } from '@/lib/services/roster';
import { enterAs, from, makeAccount } from '../../support/accounts';
import { useTestDatabase } from '../../support/database';
import { actorOf, addMember, makeAnnotation, makeArticle, makeComment, makeSeminar, makeUser, type TestUser } from '../../support/factories';
import { MAIL_BASE, useMailServer } from '../../support/mail';

useTestDatabase({ NEXTAUTH_SECRET: 'a secret of this test alone, and long enough' });
const { received, state } = useMailServer();

const WAIT = { timeout: 30_000 };
let article: Awaited<ReturnType<typeof makeArticle>>;
let people: typeof article.in.people;
/** A participant with a password, who opened `thread`. */
let me: TestUser;
let thread: string;

beforeAll(async () => {
  // The queue is made; what does the jobs is started by the tests that want it.
  await (await runJobs(JOB_HANDLERS)).end();
});
beforeEach(async () => {
  await db.$executeRaw`DELETE FROM pgboss.job`;
  article = await makeArticle();
  people = article.in.people;
  const account = await makeAccount({ name: 'Amal Haddad' });
  me = { id: account.userId, email: account.email, name: 'Amal Haddad' };
  await addMember(article.in.id, me);
  thread = (await makeAnnotation(article, { by: me, target: { exact: 'Prices doubled' } })).id;
});

const choose = (word: 'at_once' | 'daily' | 'none', more: object = {}) => setMailChoice(actorOf(me), { word, hour: 7, timeZone: 'UTC', ...more });
const jobsFor = async (name: string) =>
  Number((await db.$queryRaw<{ count: bigint }[]>`SELECT count(*) FROM pgboss.job WHERE "name" = ${name} AND "data"->>'user' = ${me.id}`)[0]!.count);
/** Does what waits until `done`. */
async function doJobs(done: () => unknown): Promise<void> {
  const runner = await runJobs(JOB_HANDLERS);
  try {
    await expect.poll(done, WAIT).toBeTruthy();
  } finally {
    await runner.end();
  }
}

describe('an e-mail of what concerns somebody', () => {
  it('comes at once to who wants that, with the words, the passage, a link, and how to stop it', async () => {
    await choose('at_once');
    const reply = await makeComment(thread, people.other, 'Not <b>so</b> & never.');
    await doJobs(() => received.length > 0);
    expect(received).toHaveLength(1);
    const [{ to, headers, text, html }] = received as [(typeof received)[number]];
    expect(to).toEqual([me.email]);
    expect(headers.get('subject')).toBe('Omar Other replied in your thread in “Two Failed Harvests”');
    expect(headers.get('message-id')).toMatch(/^<[0-9a-f-]{36}@scholium\.example\.org>$/);
    for (const part of ['Not <b>so</b> & never.', '> Prices doubled', `${MAIL_BASE}/articles/${article.id}#comment-${reply.id}`, `${MAIL_BASE}/unsubscribe/`]) expect(text).toContain(part);
    expect(html).toContain('Not &lt;b&gt;so&lt;/b&gt; &amp; never.');
    expect(html).toMatch(/<html lang="en" dir="ltr">[^]*<blockquote lang="en" dir="ltr"/);
    expect(headers.get('list-unsubscribe-post')).toBe('List-Unsubscribe=One-Click');
    expect(headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('is sent for, with what it tells, whichever way that is written', async () => {
    await choose('at_once');
    await makeComment(thread, people.other);
    expect(await jobsFor('word-mail')).toBe(1);
    const mine = await makeComment(thread, me, 'my own');
    await moderateComment(actorOf(people.instructor), mine.id, { decision: 'hide', reason: 'please be kind', expectedStatus: 'visible' });
    expect(await jobsFor('word-mail')).toBe(2);
  });

  it('is sent once, also when the server was away, and by its id is the same each time', async () => {
    await makeComment(thread, people.other, 'first');
    state.away = true;
    await expect(mailWord(me.id)).rejects.toThrow();
    const begun = await db.notification.findFirstOrThrow({ where: { userId: me.id } });
    expect([begun.mailId === null, begun.mailedAt]).toEqual([false, null]);
    await makeComment(thread, people.other, 'second');
    state.away = false;
    await Promise.all([mailWord(me.id), mailWord(me.id)]);
    await mailWord(me.id);
    const about = (word: string) => received.filter(({ text }) => text.includes(word));
    expect([about('first').length, about('second').length]).toEqual([1, 1]);
    expect(about('first')[0]!.headers.get('message-id')).toContain(begun.mailId!);
  });

  it('is sent again, and can be told by its id to be the same, when the process was killed that sent it', async () => {
    await choose('at_once');
    state.silent = true;
    await makeComment(thread, people.other, 'before the blow');
    const script = path.resolve(import.meta.dirname, '../../support/all-jobs.mjs');
    const other = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
    try {
      await expect.poll(() => received.length, WAIT).toBe(1);
    } finally {
      other.kill('SIGKILL');
      await once(other, 'close');
    }
    state.silent = false;
    const runner = await runJobs(JOB_HANDLERS);
    try {
      // The next try comes a minute later, which has passed.
      const putBack = () => db.$executeRaw`UPDATE pgboss.job SET "start_after" = now() WHERE "name" = 'word-mail' AND "state" = 'retry'`;
      await expect.poll(() => runner.takeBack(0).then(putBack).then(() => received.length), WAIT).toBe(2);
      await expect.poll(() => db.notification.count({ where: { userId: me.id, mailedAt: { not: null } } }), WAIT).toBe(1);
    } finally {
      await runner.end();
    }
    expect(new Set(received.map(({ headers }) => headers.get('message-id'))).size).toBe(1);
    await mailWord(me.id);
    expect(received).toHaveLength(2);
  });

  it('tells nothing that was hidden, taken back or read before it is sent, also between two tries', async () => {
    const hidden = await makeComment(thread, people.other, 'to be hidden');
    const withdrawn = await makeComment(thread, people.other, 'to be taken back');
    state.away = true;
    await expect(mailWord(me.id)).rejects.toThrow();
    state.away = false;
    await moderateComment(actorOf(people.instructor), hidden.id, { decision: 'hide', reason: 'please be kind', expectedStatus: 'visible' });
    await withdrawComment(actorOf(people.other), withdrawn.id);
    await mailWord(me.id);
    await makeComment(thread, people.other, 'to be read');
    await readAllNotifications(actorOf(me));
    await mailWord(me.id);
    expect(received).toEqual([]);
    // What nobody showed or mailed leaves no place either.
    expect((await listNotifications(actorOf(me), { limit: 10, unread: false })).items).toMatchObject([{ excerpt: 'to be read' }]);
  });

  it('tells pseudonyms where names are kept from peers, in every part of it', async () => {
    await db.article.update({ where: { id: article.id }, data: { pseudonymous: true } });
    await makeComment(thread, people.other, 'Who am I?');
    await mailWord(me.id);
    const { pseudonym } = await db.membership.findUniqueOrThrow({ where: { seminarId_userId: { seminarId: article.in.id, userId: people.other.id } } });
    const [{ headers, text, html }] = received as [(typeof received)[number]];
    for (const part of [headers.get('subject')!, text, html]) expect(part).toContain(pseudonym);
    for (const secret of [people.other.name, people.other.id, people.other.email]) expect(JSON.stringify([[...headers], text, html])).not.toContain(secret);
  });

  it('is not sent to who wants none, has left, or cannot sign in', async () => {
    const imported = await makeUser();
    await addMember(article.in.id, imported);
    const theirs = await makeAnnotation(article, { by: imported });
    await makeComment(theirs.id, people.other);
    await choose('none');
    await makeComment(thread, people.other);
    for (const id of [me.id, imported.id, newId()]) await mailWord(id);
    expect([received.length, await jobsFor('word-mail')]).toEqual([0, 0]);
  });
});

describe('the daily e-mail', () => {
  it('comes once a day from the hour on, by the clock of the seminar or one’s own, when there is news', async () => {
    await db.seminar.update({ where: { id: article.in.id }, data: { timeZone: 'Asia/Karachi' } });
    const due = async (at: string) => {
      const before = await jobsFor('word-mail');
      await mailDigests(new Date(at));
      return (await jobsFor('word-mail')) - before;
    };
    expect(await due('2026-11-20T03:00:00Z')).toBe(0); // no news
    await makeComment(thread, people.other, 'one');
    await makeComment(thread, people.assistant, 'two');
    // By default at seven, which is two o'clock in UTC.
    expect(await due('2026-11-21T01:59:00Z')).toBe(0);
    expect(await due('2026-11-21T02:00:00Z')).toBe(1);
    expect(await due('2026-11-21T18:00:00Z')).toBe(0);
    expect(await due('2026-11-22T01:59:00Z')).toBe(0);
    await choose('daily', { hour: 22, timeZone: 'America/New_York' });
    expect(await due('2026-11-23T02:00:00Z')).toBe(0);
    expect(await due('2026-11-23T03:00:00Z')).toBe(1);
    await doJobs(() => received.length > 0);
    const { headers, text } = received[0]!;
    expect(headers.get('subject')).toBe('2 things for you on Scholium');
    expect(text.indexOf('one')).toBeLessThan(text.indexOf('two'));
    expect(await due('2026-11-30T12:00:00Z')).toBe(0); // all of it is told
  });
});

describe('unsubscribing', () => {
  it('takes one request, without signing in, by a link that cannot be made up', async () => {
    await makeComment(thread, people.other);
    await mailWord(me.id);
    const address = /^<(.+)>$/.exec(received[0]!.headers.get('list-unsubscribe')!)![1]!;
    expect(address.startsWith(`${MAIL_BASE}/api/unsubscribe/`)).toBe(true);
    const token = address.slice(`${MAIL_BASE}/api/unsubscribe/`.length);
    const ask = (handler: typeof POST, given: string) => handler(new Request(address, { method: handler === POST ? 'POST' : 'GET' }), { params: Promise.resolve({ token: given }) });
    const word = async () => (await db.mailSetting.findUnique({ where: { userId: me.id } }))?.word;
    // Programs that look at links change nothing, nor does a link with another person or mark in it.
    expect((await ask(GET, token)).headers.get('location')).toBe(`/unsubscribe/${token}`);
    for (const wrong of [`${people.other.id}.${token.split('.')[1]}`, `${me.id}.`, me.id, `${token}x`.slice(1), 'x']) expect((await ask(POST, wrong)).status).toBe(404);
    expect(await word()).toBeUndefined();
    expect([(await ask(POST, token)).status, (await ask(POST, token)).status, await word()]).toEqual([200, 200, 'none']);
    await makeComment(thread, people.other, 'more');
    await mailWord(me.id);
    expect(received).toHaveLength(1);
  });
});

describe('a forgotten password', () => {
  it('is mended by a link that is mailed to the account, and to nobody else', async () => {
    await forgotPassword({ email: me.email }, from());
    await forgotPassword({ email: 'nobody@example.org' }, from());
    await forgotPassword({ email: people.other.email }, from()); // has no password
    await doJobs(() => received.length > 0);
    await mailReset(people.other.id);
    expect(received.map(({ to }) => to)).toEqual([[me.email]]);
    const secret = new RegExp(`${MAIL_BASE}/reset#([\\w-]{43})\\s`).exec(received[0]!.text)![1]!;
    const kept = await db.$queryRaw<object[]>`SELECT "data" FROM pgboss.job`;
    expect(JSON.stringify(kept)).not.toContain(secret);
    await resetPassword({ secret, password: 'seven loud mountain birds' }, from());
    await expect(enterAs({ email: me.email, password: 'seven loud mountain birds' })).resolves.toBeTruthy();
  });

  it('is asked for a few times an hour, alike for who is there and who is not', async () => {
    for (const email of [me.email, `${newId()}@example.org`]) {
      for (let n = 0; n < LIMITS.forgotAccount.points; n++) await expect(forgotPassword({ email }, from())).resolves.toBeUndefined();
      await expect(forgotPassword({ email }, from())).rejects.toMatchObject({ code: 'rate_limited' });
    }
  });
});

describe('an invitation', () => {
  it('is mailed, its link is told to nobody else, and the list says how it stands', async () => {
    const seminar = await makeSeminar('Reading “Closely”\r\nBcc: x@example.org'.replace('\r\n', ' '));
    const instructor = actorOf(seminar.people.instructor);
    const email = `${newId()}@example.org`;
    const { done, link } = await inviteOne(instructor, seminar.id, { email, name: 'Nadia', role: 'assistant', section: null });
    expect([done.effect, link]).toEqual(['invited', null]);
    const listed = async () => (await listInvitations(instructor, seminar.id))[0]!;
    const { id, mail } = await listed();
    expect(mail).toBe('waiting');
    state.away = true;
    await expect(mailInvitation(id)).rejects.toThrow();
    state.away = false;
    await mailInvitation(id);
    await mailInvitation(id);
    expect([received.length, received[0]!.to, (await listed()).mail]).toEqual([1, [email], 'sent']);
    const secretOf = (text: string) => new RegExp(`${MAIL_BASE}/join/invitation/([\\w-]{43})\\s`).exec(text)![1]!;
    await mailInvitationAgain(instructor, seminar.id, id);
    await mailInvitation(id);
    const joining = actorOf(seminar.people.outsider);
    await expect(acceptInvitation(joining, secretOf(received[0]!.text))).rejects.toMatchObject({ code: 'not_found' });
    await expect(acceptInvitation(joining, secretOf(received[1]!.text))).resolves.toMatchObject({ id: seminar.id });
  });

  it('whose link was made anew by hand, or that was used, is mailed no more', async () => {
    const seminar = await makeSeminar();
    const instructor = actorOf(seminar.people.instructor);
    await inviteOne(instructor, seminar.id, { email: `${newId()}@example.org`, name: null, role: 'participant', section: null });
    const { id } = (await listInvitations(instructor, seminar.id))[0]!;
    const { secret } = await remakeInvitation(instructor, seminar.id, id);
    await mailInvitation(id);
    expect(received).toEqual([]);
    await acceptInvitation(actorOf(seminar.people.outsider), secret);
    await mailInvitation(id);
    expect(received).toEqual([]);
  });
});
