import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { changeName, changePassword, getAccount, signIn, signInWithoutPassword, signUp } from '@/lib/services/accounts';
import { actorOfSession } from '@/lib/services/sessions';
import { actorIn, enterAs, from, makeAccount, PASSWORD } from '../../support/accounts';
import { useTestDatabase } from '../../support/database';
import { makeUser } from '../../support/factories';

useTestDatabase();

const OTHER = 'seven loud mountain birds';

describe('signing up', () => {
  it('makes an account whose password is kept as an argon2id hash only', async () => {
    const account = await makeAccount();
    const row = await db.user.findUniqueOrThrow({ where: { id: account.userId } });
    expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/);
    expect(JSON.stringify(row)).not.toContain(PASSWORD);
  });

  it('refuses an e-mail that has an account, and changes nothing of that account', async () => {
    const account = await makeAccount({ name: 'Amal Haddad' });
    await expect(signUp({ email: account.email, name: 'Somebody Else', password: OTHER }, from())).rejects.toMatchObject({ code: 'conflict' });
    expect(await db.user.findUniqueOrThrow({ where: { id: account.userId } })).toMatchObject({ name: 'Amal Haddad' });
    await expect(enterAs(account)).resolves.toBeTruthy();
  });

  it('makes one account of two requests at the same time', async () => {
    const email = 'twice@example.org';
    const both = await Promise.allSettled([makeAccount({ email }), makeAccount({ email })]);
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    expect(await db.user.count({ where: { email } })).toBe(1);
  });
});

describe('signing in', () => {
  it('begins a session of the person', async () => {
    const account = await makeAccount({ name: 'Noor Rahimi' });
    const entered = await enterAs(account, from('Firefox'));
    expect(await actorOfSession(entered.sessionId, entered.userId)).toEqual({
      userId: account.userId,
      name: 'Noor Rahimi',
      via: { kind: 'session', id: entered.sessionId },
    });
    expect(await db.session.findUniqueOrThrow({ where: { id: entered.sessionId } })).toMatchObject({ userAgent: 'Firefox' });
  });

  it('answers alike for a wrong password, an unknown account and one without a password', async () => {
    const account = await makeAccount();
    const demo = await makeUser();
    const answers = await Promise.all(
      [account.email, 'nobody@example.org', demo.email].map((email) => signIn({ email, password: OTHER }, from()).catch((error: Error) => ({ ...error, message: error.message }))),
    );
    expect(answers[0]).toMatchObject({ code: 'unauthenticated' });
    expect(answers[1]).toEqual(answers[0]);
    expect(answers[2]).toEqual(answers[0]);
  });

  it('begins no session when it fails', async () => {
    const account = await makeAccount();
    await expect(signIn({ email: account.email, password: OTHER }, from())).rejects.toThrow();
    expect(await db.session.count({ where: { userId: account.userId } })).toBe(0);
  });

  it('takes a password typed with composed or combining characters as the same', async () => {
    const account = await makeAccount({ password: 'caf\u00e9 au petit matin' });
    await expect(enterAs({ ...account, password: 'cafe\u0301 au petit matin' })).resolves.toBeTruthy();
  });

  it('without a password is for accounts that have none', async () => {
    const account = await makeAccount();
    const demo = await makeUser();
    await expect(signInWithoutPassword(demo.email, from())).resolves.toMatchObject({ userId: demo.id });
    await expect(signInWithoutPassword(account.email, from())).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(signInWithoutPassword('nobody@example.org', from())).rejects.toMatchObject({ code: 'unauthenticated' });
  });
});

describe('an account', () => {
  it('can be renamed by its owner', async () => {
    const account = await makeAccount();
    const actor = actorIn(await enterAs(account));
    await changeName(actor, { name: 'Amal Haddad-Weiss' });
    expect(await getAccount(actor)).toEqual({ id: account.userId, name: 'Amal Haddad-Weiss', email: account.email, hasPassword: true });
  });

  it('gets a new password, which ends every other session and the old password', async () => {
    const account = await makeAccount();
    const [here, there] = [await enterAs(account), await enterAs(account)];
    expect(await changePassword(actorIn(here), { current: PASSWORD, password: OTHER })).toBe(1);
    expect(await actorOfSession(here.sessionId, here.userId)).not.toBeNull();
    expect(await actorOfSession(there.sessionId, there.userId)).toBeNull();
    await expect(enterAs(account)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(enterAs({ ...account, password: OTHER })).resolves.toBeTruthy();
  });

  it('keeps its password and sessions when the present one is typed wrong', async () => {
    const account = await makeAccount();
    const [here, there] = [await enterAs(account), await enterAs(account)];
    await expect(changePassword(actorIn(here), { current: OTHER, password: OTHER })).rejects.toMatchObject({
      code: 'validation',
      fields: { current: expect.stringContaining('present password') as string },
    });
    expect(await actorOfSession(there.sessionId, there.userId)).not.toBeNull();
    await expect(enterAs(account)).resolves.toBeTruthy();
  });
});
