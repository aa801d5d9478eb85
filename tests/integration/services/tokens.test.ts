import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_TOKENS } from '@/lib/core/limits';
import { db } from '@/lib/db/client';
import { actorOfToken, createToken, listTokens, revokeToken } from '@/lib/services/tokens';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeUser } from '../../support/factories';

useTestDatabase();

const NOW = Date.UTC(2031, 4, 6, 9);

describe('a token', () => {
  it('speaks for who made it', async () => {
    const user = await makeUser();
    const { id, secret } = await createToken(actorOf(user), { name: 'script' });
    expect(secret).toMatch(/^sch_[A-Za-z0-9_-]{43}$/);
    expect(await actorOfToken(secret)).toEqual({ userId: user.id, name: user.name, via: { kind: 'token', id } });
  });

  it('is kept as a hash only', async () => {
    const { id, secret } = await createToken(actorOf(await makeUser()), { name: 'script' });
    const row = await db.apiToken.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ hash: createHash('sha256').update(secret).digest('hex'), hint: secret.slice(-4) });
    expect(JSON.stringify(row)).not.toContain(secret.slice(4, -4));
  });

  it('of any other form, or that nobody made, speaks for nobody', async () => {
    const { secret } = await createToken(actorOf(await makeUser()), { name: 'script' });
    const wrong = [`sch_${'A'.repeat(43)}`, secret.slice(0, -1), `${secret}A`, secret.toUpperCase(), secret.slice(4), '', 'sch_', `${secret}\u0000`];
    for (const each of wrong) expect(await actorOfToken(each), each).toBeNull();
  });

  it('tells when it was last used, to the minute', async () => {
    const actor = actorOf(await makeUser());
    const { secret } = await createToken(actor, { name: 'script' });
    expect(await listTokens(actor)).toMatchObject([{ lastUsedAt: null }]);
    await actorOfToken(secret, NOW);
    await actorOfToken(secret, NOW + 60_000);
    expect(await listTokens(actor)).toMatchObject([{ lastUsedAt: new Date(NOW).toISOString() }]);
    await actorOfToken(secret, NOW + 60_001);
    expect(await listTokens(actor)).toMatchObject([{ lastUsedAt: new Date(NOW + 60_001).toISOString() }]);
  });

  it('is refused at once when revoked', async () => {
    const actor = actorOf(await makeUser());
    const { id, secret } = await createToken(actor, { name: 'script' });
    await revokeToken(actor, id);
    expect(await actorOfToken(secret)).toBeNull();
    await expect(revokeToken(actor, id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('cannot be seen or revoked by another', async () => {
    const [mine, other] = [actorOf(await makeUser()), actorOf(await makeUser())];
    const { id, secret } = await createToken(mine, { name: 'script' });
    expect(await listTokens(other)).toEqual([]);
    await expect(revokeToken(other, id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await actorOfToken(secret)).not.toBeNull();
  });
});

it(`nobody has more than ${MAX_TOKENS} tokens, however many they ask for at once`, async () => {
  const actor = actorOf(await makeUser());
  for (let made = 0; made < MAX_TOKENS - 1; made++) await createToken(actor, { name: `script ${made}` });
  const asked = await Promise.allSettled(['a', 'b', 'c'].map((name) => createToken(actor, { name })));
  expect(asked.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  const refused = asked.filter((each) => each.status === 'rejected');
  for (const { reason } of refused) expect(reason).toMatchObject({ code: 'conflict' });
  const list = await listTokens(actor);
  expect(list).toHaveLength(MAX_TOKENS);
  expect(list[0]).not.toHaveProperty('secret');
});
