import { decode, encode } from 'next-auth/jwt';
import { describe, expect, it } from 'vitest';
import { currentActor, requireActor } from '@/lib/auth/session';
import { endAllSessions } from '@/lib/services/sessions';
import { actorIn, enterAs, makeAccount } from '../../support/accounts';
import { useTestDatabase } from '../../support/database';
import { request } from '../../support/next-headers';
import { SECRET, arrive, useSessions } from '../../support/session';

useTestDatabase();

useSessions();

describe('who asks', () => {
  it('is the person of the session in the cookie', async () => {
    const entered = await arrive();
    expect(await currentActor()).toEqual(actorIn(entered));
  });

  it('is nobody without a cookie', async () => {
    expect(await currentActor()).toBeNull();
    await expect(requireActor()).rejects.toMatchObject({ code: 'unauthenticated' });
  });

  it('is nobody from the moment on that the session was ended', async () => {
    const entered = await arrive();
    await endAllSessions(actorIn(entered));
    expect(await currentActor()).toBeNull();
  });

  it('is nobody for a cookie that is not ours', async () => {
    await arrive(undefined, 'another secret of thirty-two characters');
    expect(await currentActor()).toBeNull();
    for (const value of ['', 'x', 'a.b.c.d.e', '\u0000']) {
      request.cookies.set('next-auth.session-token', value);
      expect(await currentActor(), value).toBeNull();
    }
  });

  it('is nobody for a token that names somebody else’s session, or none', async () => {
    const [mine, theirs] = [await enterAs(await makeAccount()), await enterAs(await makeAccount())];
    for (const token of [{ sub: mine.userId, sessionId: theirs.sessionId }, { sub: mine.userId }, { sessionId: mine.sessionId }, {}]) {
      request.cookies.set('next-auth.session-token', await encode({ token, secret: SECRET }));
      expect(await currentActor(), JSON.stringify(token)).toBeNull();
    }
  });

  it('is taken over TLS from the cookie that browsers send over TLS alone', async () => {
    await arrive('__Secure-next-auth.session-token');
    expect(await currentActor()).toBeNull();
    request.headers = new Headers({ 'x-forwarded-proto': 'https' });
    expect(await currentActor()).not.toBeNull();
    await arrive('next-auth.session-token');
    request.cookies.delete('__Secure-next-auth.session-token');
    expect(await currentActor()).toBeNull();
  });

  it('does not stand in the cookie in a way that others can read', async () => {
    const { userId } = await arrive();
    const cookie = request.cookies.get('next-auth.session-token')!;
    expect(cookie).not.toContain(Buffer.from(userId).toString('base64url').slice(0, 20));
    expect(await decode({ token: cookie, secret: SECRET })).toMatchObject({ sub: userId });
  });
});
