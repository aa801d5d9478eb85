import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { resetPasswordInput } from '@/lib/schemas/accounts';
import { makePasswordReset, resetPassword } from '@/lib/services/password-resets';
import { LIMITS } from '@/lib/services/rate-limits';
import { actorOfSession } from '@/lib/services/sessions';
import { enterAs, from, makeAccount } from '../../support/accounts';
import { useTestDatabase } from '../../support/database';

useTestDatabase();

const OTHER = 'seven loud mountain birds';
const DAY = 86_400_000;
const answerTo = (asked: Promise<unknown>) => asked.then(() => 'done', (error: Error & { code: string }) => `${error.code}: ${error.message}`);

describe('a link to set a new password', () => {
  it('sets it, once, and ends every session and the old password', async () => {
    const account = await makeAccount();
    const before = await enterAs(account);
    const { secret, expiresAt } = await makePasswordReset(account.email);
    expect(Math.abs(expiresAt.getTime() - Date.now() - DAY)).toBeLessThan(60_000);
    await resetPassword({ secret, password: OTHER }, from());
    expect(await actorOfSession(before.sessionId, before.userId)).toBeNull();
    await expect(enterAs(account)).rejects.toMatchObject({ code: 'unauthenticated' });
    await expect(enterAs({ ...account, password: OTHER })).resolves.toBeTruthy();
    await expect(resetPassword({ secret, password: 'again and again' }, from())).rejects.toMatchObject({ code: 'not_found' });
    await expect(enterAs({ ...account, password: OTHER })).resolves.toBeTruthy();
  });

  it('is kept as a hash only', async () => {
    const { userId, email } = await makeAccount();
    const { secret } = await makePasswordReset(email);
    expect(secret).toMatch(/^[\w-]{43}$/);
    const rows = await db.passwordReset.findMany({ where: { userId } });
    expect(rows).toEqual([expect.objectContaining({ hash: expect.stringMatching(/^[0-9a-f]{64}$/) as string })]);
    expect(JSON.stringify(rows)).not.toContain(secret);
  });

  it('is answered alike when it is wrong, expired, used, replaced, or of an account that is gone', async () => {
    const account = await makeAccount();
    const old = await makePasswordReset(account.email, Date.now() - DAY - 1);
    const expired = await answerTo(resetPassword({ secret: old.secret, password: OTHER }, from()));
    const replaced = await makePasswordReset(account.email);
    await makePasswordReset(account.email);
    const gone = await makeAccount();
    const theirs = await makePasswordReset(gone.email);
    await db.user.update({ where: { id: gone.userId }, data: { deletedAt: new Date() } });
    const others = [replaced.secret, theirs.secret, 'x', '', 'A'.repeat(43)].map((secret) => answerTo(resetPassword({ secret, password: OTHER }, from())));
    expect(expired).toMatch(/^not_found: This link is no longer good/);
    expect(await Promise.all(others)).toEqual(others.map(() => expired));
    await expect(enterAs(account)).resolves.toBeTruthy();
  });

  it('of no form that a link has is not told from one that is wrong', () => {
    for (const secret of [undefined, 'x'.repeat(5_000)]) expect(resetPasswordInput.parse({ secret, password: OTHER })).toEqual({ secret: '', password: OTHER });
  });

  it('used twice at once sets one of the two passwords', async () => {
    const account = await makeAccount();
    const { secret } = await makePasswordReset(account.email);
    const both = await Promise.allSettled([OTHER, 'nine patient winter hares'].map((password) => resetPassword({ secret, password }, from())));
    expect(both.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const set = both[0]!.status === 'fulfilled' ? OTHER : 'nine patient winter hares';
    await expect(enterAs({ ...account, password: set })).resolves.toBeTruthy();
  });

  it('cannot be guessed at without end, and using a good one gives the attempt back', async () => {
    const [account, where] = [await makeAccount(), from()];
    for (let n = 0; n < LIMITS.resetAddress.points - 1; n++) await expect(resetPassword({ secret: `guess ${n}`, password: OTHER }, where)).rejects.toMatchObject({ code: 'not_found' });
    await resetPassword({ secret: (await makePasswordReset(account.email)).secret, password: OTHER }, where);
    await expect(resetPassword({ secret: 'one more', password: OTHER }, where)).rejects.toMatchObject({ code: 'not_found' });
    await expect(resetPassword({ secret: 'one too many', password: OTHER }, where)).rejects.toMatchObject({ code: 'rate_limited' });
  });

  it('is made for accounts only', async () => {
    await expect(makePasswordReset('nobody@example.org')).rejects.toMatchObject({ code: 'not_found' });
    const gone = await makeAccount();
    await db.user.update({ where: { id: gone.userId }, data: { deletedAt: new Date() } });
    await expect(makePasswordReset(gone.email)).rejects.toMatchObject({ code: 'not_found' });
  });
});
