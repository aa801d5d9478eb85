import { describe, expect, it } from 'vitest';
import { db, pool } from '@/lib/db/client';
import type { Actor } from '@/lib/policy/actor';
import { exportAccount } from '@/lib/services/account-export';
import { deleteAccount, deletionOutlook } from '@/lib/services/account-deletion';
import { listAudit } from '@/lib/services/audit';
import { flagComment } from '@/lib/services/flags';
import { acceptInvitation } from '@/lib/services/invitations';
import { changeRole, listPeople, readmitMember, removeMember } from '@/lib/services/members';
import { moderateComment } from '@/lib/services/moderation';
import { makePasswordReset } from '@/lib/services/password-resets';
import { importRoster } from '@/lib/services/roster';
import { archiveSeminar } from '@/lib/services/seminar-settings';
import { createSeminar, joinSeminar } from '@/lib/services/seminars';
import { actorOfSession } from '@/lib/services/sessions';
import { getAnnotation, listAnnotations } from '@/lib/services/threads';
import { actorOfToken, createToken } from '@/lib/services/tokens';
import { actorIn, enterAs, makeAccount, PASSWORD } from '../../support/accounts';
import { useTestDatabase } from '../../support/database';
import { actorOf, addMember, makeAnnotation, makeArticle, makeComment, makeSeminar, type TestSeminar, type TestUser } from '../../support/factories';

useTestDatabase();

const NAME = 'Quillon Featherstonehaugh';
const KEEP = { current: PASSWORD, comments: 'keep', sure: 'yes' } as const;
const WITHDRAW = { ...KEEP, comments: 'withdraw' } as const;

/** Somebody with a password, in this seminar. */
async function makePerson(given: { in?: { id: string }; email?: string } = {}): Promise<TestUser & { actor: Actor; sessionId: string }> {
  const account = await makeAccount({ name: NAME, ...(given.email ? { email: given.email } : {}) });
  const user = { id: account.userId, email: account.email, name: NAME };
  if (given.in) await addMember(given.in.id, user);
  const entered = await enterAs(account);
  return { ...user, actor: { ...actorIn(entered), name: NAME }, sessionId: entered.sessionId };
}

/** The tables in which a text stands, in any column. */
async function tablesWith(text: string): Promise<string[]> {
  const { rows } = await pool.query<{ table: string }>(`SELECT "tablename" AS "table" FROM pg_tables WHERE "schemaname" = 'public'`);
  const found: string[] = [];
  for (const { table } of rows) {
    const { rowCount } = await pool.query(`SELECT 1 FROM "${table}" t WHERE position($1 IN t::text) > 0 LIMIT 1`, [text]);
    if (rowCount) found.push(table);
  }
  return found.sort();
}

const roleIn = (seminar: TestSeminar, user: { id: string }) => db.membership.findUniqueOrThrow({ where: { seminarId_userId: { seminarId: seminar.id, userId: user.id } } });
const said = (value: string) => ({ body: { format: 'text/plain' as const, value } });

describe('deleting an account', () => {
  it('leaves the name and the e-mail nowhere, and what was written as a former member’s', async () => {
    const article = await makeArticle();
    const { id: seminarId, people } = article.in;
    const instructor = actorOf(people.instructor);
    // Invited before there is an account, by one address with a name that is put right, and by another.
    const email = 'quillon@example.org';
    await importRoster(instructor, seminarId, `email,name\n${email},Quill\n`);
    await importRoster(instructor, seminarId, `email,name\n${email},${NAME}\n`);
    const { links } = await importRoster(instructor, seminarId, 'email\nsecond@elsewhere.example\n');
    expect(await tablesWith(NAME)).toEqual(['AuditEntry', 'Invitation']);
    const me = await makePerson({ email });
    await acceptInvitation(me.actor, links[0]!.secret);
    const thread = await makeAnnotation(article, { by: me, ...said('words that stay') });
    await flagComment(me.actor, (await makeComment(thread.id, people.other)).id, { reason: 'spam', note: null });
    const { secret } = await createToken(me.actor, { name: 'mine' });
    await makePasswordReset(me.email);
    expect(await tablesWith(NAME)).toEqual(['AuditEntry', 'Invitation', 'User']);
    expect(await tablesWith('second@elsewhere.example')).toEqual(['AuditEntry']);

    await deleteAccount(me.actor, KEEP);

    for (const text of [NAME, email, 'second@elsewhere.example']) expect(await tablesWith(text), text).toEqual([]);
    expect(await actorOfSession(me.sessionId, me.id)).toBeNull();
    expect(await actorOfToken(secret)).toBeNull();
    const where = { userId: me.id };
    expect([await db.session.count({ where }), await db.apiToken.count({ where }), await db.idempotencyKey.count({ where }), await db.passwordReset.count({ where })]).toEqual([0, 0, 0, 0]);
    await expect(enterAs({ email, password: PASSWORD })).rejects.toMatchObject({ code: 'unauthenticated' });

    const left = await getAnnotation(instructor, thread.id);
    expect(left).toMatchObject({ author: { name: 'Former member' }, comments: [{ text: 'words that stay', author: { name: 'Former member' } }, {}] });
    const [entry] = (await listAudit(instructor, seminarId, { limit: 1 })).items;
    expect(entry).toMatchObject({ action: 'member.deleted', actor: { name: 'Former member' }, about: { from: 'participant' } });
    const { removedAt, pseudonym } = await roleIn(article.in, me);
    expect([removedAt, pseudonym]).toEqual([expect.any(Date), expect.stringMatching(/\w+/)]);
  });

  it('frees the e-mail for a new account, which has nothing of the old one', async () => {
    const seminar = await makeSeminar();
    const me = await makePerson({ in: seminar });
    await deleteAccount(me.actor, KEEP);
    const fresh = await makeAccount({ email: me.email, name: 'Somebody New' });
    expect(fresh.userId).not.toBe(me.id);
    expect(await db.membership.count({ where: { userId: fresh.userId } })).toBe(0);
    await expect(exportAccount(me.actor)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('withdraws what was written, by choice, but not what others need or moderators hid', async () => {
    const article = await makeArticle();
    const { people } = article.in;
    const me = await makePerson(article);
    const instructor = actorOf(people.instructor);
    const alone = await makeAnnotation(article, { by: me, ...said('alone') });
    const answered = await makeAnnotation(article, { by: me, ...said('answered') });
    await makeComment(answered.id, people.other, 'an answer', answered.comments[0]!.id);
    const claim = await makeAnnotation(article, { by: me, kind: 'claim', claim: { type: 'fact', paraphrase: 'mine alone' } });
    const theirs = await makeAnnotation(article, { by: people.other, ...said('theirs') });
    await makeComment(theirs.id, me, 'my reply');
    const hidden = await makeComment(theirs.id, me, 'hidden reply');
    await moderateComment(instructor, hidden.id, { decision: 'hide', reason: 'no', expectedStatus: 'visible' });
    const before = (await db.article.findUniqueOrThrow({ where: { id: article.id } })).eventSequence;

    await deleteAccount(me.actor, WITHDRAW);

    const { items } = await listAnnotations(instructor, article.id, { sort: 'oldest', limit: 100 });
    expect(items.map(({ id }) => id).sort()).toEqual([answered.id, theirs.id].sort());
    const seen = await getAnnotation(actorOf(people.other), answered.id);
    expect(seen.comments.map(({ status, text, author }) => [status, text, author?.name])).toEqual([['withdrawn', null, undefined], ['visible', 'an answer', 'Omar Other']]);
    expect((await getAnnotation(actorOf(people.other), theirs.id)).comments.map(({ text }) => text)).toEqual(['theirs']);
    expect((await db.comment.findUniqueOrThrow({ where: { id: hidden.id } })).text).toBe('hidden reply');
    for (const words of ['alone', 'my reply', 'mine alone']) expect(await tablesWith(words)).toEqual([]);
    const events = await db.event.findMany({ where: { articleId: article.id, sequence: { gt: before } }, orderBy: { sequence: 'asc' } });
    expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, n) => before + 1 + n));
    expect((await db.article.findUniqueOrThrow({ where: { id: article.id } })).eventSequence).toBe(before + events.length);
    expect(events.filter(({ type }) => type === 'annotation.withdrawn').map(({ annotationId }) => annotationId).sort()).toEqual([alone.id, claim.id].sort());
    expect(events.filter(({ type }) => type === 'comment.withdrawn')).toHaveLength(4);
  });

  it('withdraws private notes in any case, and leaves an archived seminar otherwise as it is', async () => {
    const article = await makeArticle();
    const me = await makePerson(article);
    const open = await makeAnnotation(article, { by: me, ...said('for all') });
    const note = await makeAnnotation(article, { by: me, kind: 'note', visibility: 'private', ...said('a secret note') });
    await archiveSeminar(actorOf(article.in.people.instructor), article.in.id);
    await deleteAccount(me.actor, WITHDRAW);
    expect(await db.annotation.findUniqueOrThrow({ where: { id: note.id } })).toMatchObject({ status: 'withdrawn' });
    expect(await tablesWith('a secret note')).toEqual([]);
    expect(await getAnnotation(actorOf(article.in.people.other), open.id)).toMatchObject({ author: { name: 'Former member' }, comments: [{ text: 'for all' }] });
  });

  it('is refused with a wrong password, for a person of the demo, and when it was done already', async () => {
    const me = await makePerson();
    await expect(deleteAccount(me.actor, { ...KEEP, current: 'not the right one' })).rejects.toMatchObject({ code: 'validation', fields: { current: expect.any(String) } });
    const { people } = await makeSeminar();
    await expect(deleteAccount(actorOf(people.participant), KEEP)).rejects.toMatchObject({ code: 'conflict' });
    expect(await db.user.count({ where: { id: { in: [me.id, people.participant.id] }, deletedAt: null } })).toBe(2);
    const both = await Promise.allSettled([deleteAccount(me.actor, KEEP), deleteAccount(me.actor, WITHDRAW)]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    await expect(deleteAccount(me.actor, KEEP)).rejects.toMatchObject({ code: expect.stringMatching(/conflict|validation/) });
  });

  it('cannot be guessed at without end', async () => {
    const me = await makePerson();
    for (let n = 0; n < 10; n++) await expect(deleteAccount(me.actor, { ...KEEP, current: `guess ${n}` })).rejects.toMatchObject({ code: 'validation' });
    await expect(deleteAccount(me.actor, KEEP)).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('lets nobody in again: not by an instructor, by roster, or by what was under way', async () => {
    const seminar = await makeSeminar();
    const me = await makePerson({ in: seminar });
    const instructor = actorOf(seminar.people.instructor);
    await deleteAccount(me.actor, KEEP);
    await expect(readmitMember(instructor, seminar.id, me.id)).rejects.toMatchObject({ code: 'conflict' });
    expect((await listPeople(instructor, seminar.id, { sort: 'name', descending: false }, true)).items).toEqual([]);
    const { rows } = await importRoster(instructor, seminar.id, `email\nformer:${me.id}\n${me.email}\n`);
    expect(rows.map(({ effect }) => effect)).toEqual(['wrong', 'invited']);
    await expect(joinSeminar(me.actor, (await makeSeminar()).joinCode)).rejects.toMatchObject({ code: 'forbidden' });
    await expect(createToken(me.actor, { name: 'late' })).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('the last instructor', () => {
  it('is told to hand over first, and nothing is changed', async () => {
    const seminar = await makeSeminar('Slow Reading');
    const me = await makePerson({ in: seminar });
    await changeRole(actorOf(seminar.people.instructor), seminar.id, me.id, 'instructor');
    await removeMember(me.actor, seminar.id, seminar.people.instructor.id);
    expect(await deletionOutlook(me.actor)).toEqual([expect.objectContaining({ name: 'Slow Reading', role: 'instructor', effect: 'stuck' })]);
    await expect(deleteAccount(me.actor, WITHDRAW)).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('“Slow Reading”') });
    expect(await db.user.findUniqueOrThrow({ where: { id: me.id } })).toMatchObject({ name: NAME, deletedAt: null });
    expect((await roleIn(seminar, me)).removedAt).toBeNull();
    await changeRole(me.actor, seminar.id, seminar.people.other.id, 'instructor');
    expect(await deletionOutlook(me.actor)).toMatchObject([{ effect: 'leaves' }]);
    await deleteAccount(me.actor, KEEP);
  });

  it('of two who go at once stays', async () => {
    const seminar = await makeSeminar();
    const two = [await makePerson({ in: seminar }), await makePerson({ in: seminar })];
    for (const { id } of two) await changeRole(actorOf(seminar.people.instructor), seminar.id, id, 'instructor');
    await removeMember(two[0]!.actor, seminar.id, seminar.people.instructor.id);
    const both = await Promise.allSettled(two.map(({ actor }) => deleteAccount(actor, KEEP)));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.membership.count({ where: { seminarId: seminar.id, role: 'instructor', removedAt: null } })).toBe(1);
  });

  it('of nobody else may go, and the seminar is archived', async () => {
    const me = await makePerson();
    const { id } = await createSeminar(me.actor, { name: 'Mine alone' });
    expect(await deletionOutlook(me.actor)).toMatchObject([{ effect: 'closes' }]);
    await deleteAccount(me.actor, KEEP);
    expect((await db.seminar.findUniqueOrThrow({ where: { id } })).archivedAt).not.toBeNull();
  });
});
