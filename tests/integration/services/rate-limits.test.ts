import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { changePassword, signIn, signUp } from '@/lib/services/accounts';
import { LIMITS, giveBack, spend } from '@/lib/services/rate-limits';
import { actorIn, enterAs, from, makeAccount, PASSWORD, passSeconds } from '../../support/accounts';
import { useTestDatabase } from '../../support/database';

useTestDatabase();

const times = async (count: number, work: () => Promise<unknown>) => {
  for (let index = 0; index < count; index++) await work();
};

describe('a limit', () => {
  it('lets so many through, then says how long to wait, and ends by itself', async () => {
    const key = newId();
    await times(LIMITS.joinMiss.points, () => spend('joinMiss', key));
    const refused = await spend('joinMiss', key).catch((error: unknown) => error);
    expect(refused).toMatchObject({ code: 'rate_limited', message: 'Too many attempts. Please wait 10 minutes, then try again.' });
    const { retryAfter } = refused as { retryAfter: number };
    expect(retryAfter).toBeGreaterThan(LIMITS.joinMiss.duration - 30);
    expect(retryAfter).toBeLessThanOrEqual(LIMITS.joinMiss.duration);

    await passSeconds(LIMITS.joinMiss.duration);
    await expect(spend('joinMiss', key)).resolves.toBeUndefined();
  });

  it('is not made longer by those who go on trying', async () => {
    const key = newId();
    await times(LIMITS.joinMiss.points, () => spend('joinMiss', key));
    await passSeconds(LIMITS.joinMiss.duration - 60);
    await expect(spend('joinMiss', key)).rejects.toMatchObject({ code: 'rate_limited' });
    await passSeconds(61);
    await expect(spend('joinMiss', key)).resolves.toBeUndefined();
  });

  it('counts each key and each limit by itself', async () => {
    const key = newId();
    await times(LIMITS.joinMiss.points, () => spend('joinMiss', key));
    await expect(spend('joinMiss', newId())).resolves.toBeUndefined();
    await expect(spend('signUpAddress', key)).resolves.toBeUndefined();
  });

  it('does not count what was given back', async () => {
    const key = newId();
    await times(LIMITS.joinMiss.points + 5, async () => {
      await spend('joinMiss', key);
      await giveBack('joinMiss', key);
    });
    await expect(spend('joinMiss', key)).resolves.toBeUndefined();
  });

  it('keeps no e-mail and no address', async () => {
    await spend('signInPair', 'secret@example.org', '203.0.113.9');
    const kept = JSON.stringify(await db.rateLimit.findMany(), (_, value: unknown) => (typeof value === 'bigint' ? String(value) : value));
    expect(kept).not.toContain('example.org');
    expect(kept).not.toContain('203.0.113.9');
  });
});

describe('signing in', () => {
  const guess = (email: string, where: { address: string; userAgent: null }) =>
    signIn({ email, password: 'not the right one' }, where).catch((error: { code: string }) => error.code);

  it.each(['a known', 'an unknown'])('stops %s account’s guesses from one address, and lets its owner in from another', async (which) => {
    const account = await makeAccount();
    const email = which === 'a known' ? account.email : `${newId()}@example.org`;
    const where = { address: newId(), userAgent: null };
    await times(LIMITS.signInPair.points, async () => expect(await guess(email, where)).toBe('unauthenticated'));
    expect(await guess(email, where)).toBe('rate_limited');
    await expect(signIn({ email: account.email, password: PASSWORD }, from())).resolves.toBeTruthy();
  });

  it('refuses the right password too while guesses are stopped, and takes it afterwards', async () => {
    const account = await makeAccount();
    const where = { address: newId(), userAgent: null };
    await times(LIMITS.signInPair.points, () => guess(account.email, where));
    await expect(enterAs(account, where)).rejects.toMatchObject({ code: 'rate_limited' });
    await passSeconds(LIMITS.signInPair.duration);
    await expect(enterAs(account, where)).resolves.toBeTruthy();
  });

  it('begins to count anew after a right password', async () => {
    const account = await makeAccount();
    const where = { address: newId(), userAgent: null };
    await times(LIMITS.signInPair.points - 1, () => guess(account.email, where));
    await enterAs(account, where);
    expect(await guess(account.email, where)).toBe('unauthenticated');
  });

  it('is counted before the password is looked at, so that guesses at the same time are no way around', async () => {
    const account = await makeAccount();
    const where = { address: newId(), userAgent: null };
    const answers = await Promise.all(Array.from({ length: LIMITS.signInPair.points + 5 }, () => guess(account.email, where)));
    expect(answers.filter((code) => code === 'rate_limited')).toHaveLength(5);
  });

  it('stops one address that tries many accounts', async () => {
    const where = { address: newId(), userAgent: null };
    await times(LIMITS.signInAddress.points, () => spend('signInAddress', where.address));
    expect(await guess(`${newId()}@example.org`, where)).toBe('rate_limited');
  });

  it('stops guesses at one account from many addresses, for an hour at most', async () => {
    const account = await makeAccount();
    await times(LIMITS.signInAccount.points, () => spend('signInAccount', account.email));
    expect(await guess(account.email, { address: newId(), userAgent: null })).toBe('rate_limited');
    await passSeconds(LIMITS.signInAccount.duration);
    await expect(enterAs(account)).resolves.toBeTruthy();
  });
});

it('signing up stops an address that makes too many accounts', async () => {
  const where = { address: newId(), userAgent: null };
  await times(LIMITS.signUpAddress.points, () => spend('signUpAddress', where.address));
  const email = `${newId()}@example.org`;
  await expect(signUp({ email, name: 'Amal', password: PASSWORD }, where)).rejects.toMatchObject({ code: 'rate_limited' });
  expect(await db.user.count({ where: { email } })).toBe(0);
});

it('changing the password stops guesses of the present one', async () => {
  const actor = actorIn(await enterAs(await makeAccount()));
  const guess = () => changePassword(actor, { current: 'not the right one', password: PASSWORD }).catch((error: { code: string }) => error.code);
  await times(LIMITS.changePassword.points, guess);
  expect(await guess()).toBe('rate_limited');
});
