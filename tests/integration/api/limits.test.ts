import { randomBytes } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { MAX_FAILURES } from '@/lib/http/bearer';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeUser, tokenOf } from '../../support/factories';

useTestDatabase({ API_RATE_LIMIT: '5' });

const wrong = (address: string) => ask('GET /api/v1/me', { token: `sch_${randomBytes(32).toString('base64url')}`, headers: { 'X-Forwarded-For': address } });

describe('a token', () => {
  it('that asks too often waits as long as it is told, and no other waits with it', async () => {
    const user = await makeUser();
    const [busy, calm] = [await tokenOf(user), await tokenOf(user)];
    const statuses = [];
    for (let index = 0; index < 5; index += 1) statuses.push((await ask('GET /api/v1/seminars', { token: busy })).status);
    expect(statuses).toEqual([200, 200, 200, 200, 200]);
    const refused = await ask('POST /api/v1/seminars', { token: busy, body: { name: 'One too many' } });
    expect(refused.status).toBe(429);
    expect(refused.json.code).toBe('rate_limited');
    const wait = Number(refused.headers.get('retry-after'));
    expect(wait).toBeGreaterThan(0);
    expect(wait).toBeLessThanOrEqual(60);
    expect((await ask('GET /api/v1/seminars', { token: calm })).json.items).toEqual([]);
  });
});

describe('an address', () => {
  it('that sends wrong tokens is told to wait; no other address is, nor a right token from the same', async () => {
    const token = await tokenOf(await makeUser());
    for (let index = 0; index < MAX_FAILURES; index += 1) expect((await wrong('192.0.2.1')).status).toBe(401);
    const refused = await wrong('192.0.2.1');
    expect(refused.status).toBe(429);
    expect(Number(refused.headers.get('retry-after'))).toBeGreaterThan(0);
    expect((await wrong('192.0.2.2')).status).toBe(401);
    expect((await ask('GET /api/v1/me', { token, headers: { 'X-Forwarded-For': '192.0.2.1' } })).status).toBe(200);
  });

  it('is what the nearest proxy saw, whatever the client says', async () => {
    for (let index = 0; index < MAX_FAILURES; index += 1) await wrong(`198.51.100.${index}, 192.0.2.3`);
    expect((await wrong('203.0.113.9, 192.0.2.3')).status).toBe(429);
  });
});
