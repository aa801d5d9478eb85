import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { closeDatabase } from '@/lib/db/client';
import { env } from '@/lib/env';
import { log } from '@/lib/log';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeUser, tokenOf } from '../../support/factories';

useTestDatabase();

// The log would tell of the database that is away on purpose.
const { level } = log;
beforeAll(() => void (log.level = 'silent'));
afterAll(() => void (log.level = level));

describe('health', () => {
  it('needs no token, and asks the database only when told to', async () => {
    expect((await ask('GET /api/health')).json).toEqual({ status: 'ok' });
    for (const query of ['ready', 'ready=', 'ready=1']) expect((await ask(`GET /api/health?${query}`)).status).toBe(200);
    expect((await ask('GET /api/health?deep')).status).toBe(422);
  });

  describe('without a database', () => {
    let url: string;
    let token: string;
    beforeAll(async () => {
      token = await tokenOf(await makeUser());
      url = process.env.DATABASE_URL!;
      await closeDatabase();
      // Port 1 is privileged and unassigned: nothing listens there.
      process.env.DATABASE_URL = 'postgresql://nobody@127.0.0.1:1/nothing';
      env(true);
    });
    afterAll(async () => {
      await closeDatabase();
      process.env.DATABASE_URL = url;
      env(true);
    });

    it('says that the server lives and is not ready', async () => {
      expect((await ask('GET /api/health')).status).toBe(200);
      const away = await ask('GET /api/health?ready');
      expect(away.status).toBe(503);
      expect(away.json.code).toBe('unavailable');
      expect(Number(away.headers.get('retry-after'))).toBeGreaterThan(0);
    });

    it('tells whoever asks for more to come again', async () => {
      const { status, headers } = await ask('GET /api/v1/me', { token });
      expect(status).toBe(503);
      expect(headers.get('retry-after')).not.toBeNull();
    });
  });
});
