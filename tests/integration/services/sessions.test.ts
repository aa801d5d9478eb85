import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { actorOfSession, endAllSessions, endSession, listSessions, SESSION_SECONDS, startSession } from '@/lib/services/sessions';
import { actorIn } from '../../support/accounts';
import { useTestDatabase } from '../../support/database';
import { makeUser } from '../../support/factories';

useTestDatabase();

const NOW = Date.UTC(2031, 4, 6, 9);
const MINUTE = 60_000;

/** A session of a new person, or of `userId`, that began at NOW. */
async function begin(userId?: string, userAgent: string | null = null, now = NOW) {
  const owner = userId ?? (await makeUser()).id;
  return { userId: owner, sessionId: (await startSession(owner, null, userAgent, now))! };
}

describe('a session', () => {
  it('is its owner’s alone', async () => {
    const session = await begin();
    const somebody = await makeUser();
    expect(await actorOfSession(session.sessionId, session.userId, NOW)).toMatchObject({ userId: session.userId });
    expect(await actorOfSession(session.sessionId, somebody.id, NOW)).toBeNull();
    expect(await actorOfSession(newId(), session.userId, NOW)).toBeNull();
  });

  it('runs out', async () => {
    const session = await begin();
    expect(await actorOfSession(session.sessionId, session.userId, NOW + SESSION_SECONDS * 1000 - 1)).not.toBeNull();
    expect(await actorOfSession(session.sessionId, session.userId, NOW + SESSION_SECONDS * 1000)).toBeNull();
  });

  it('is swept away after it ran out, when its owner signs in again', async () => {
    const old = await begin();
    await begin(old.userId, null, NOW + SESSION_SECONDS * 1000);
    expect(await db.session.findUnique({ where: { id: old.sessionId } })).toBeNull();
  });

  it('remembers when it was last seen, to the minute', async () => {
    const session = await begin();
    const seen = async () => (await db.session.findUniqueOrThrow({ where: { id: session.sessionId } })).lastSeenAt.getTime();
    await actorOfSession(session.sessionId, session.userId, NOW + MINUTE);
    expect(await seen()).toBe(NOW);
    await actorOfSession(session.sessionId, session.userId, NOW + MINUTE + 1);
    expect(await seen()).toBe(NOW + MINUTE + 1);
  });

  it('does not begin when the password was changed since it was checked', async () => {
    const user = await makeUser();
    expect(await startSession(user.id, 'an older hash', null, NOW)).toBeNull();
    expect(await db.session.count({ where: { userId: user.id } })).toBe(0);
  });

  it('takes a device’s name of any length', async () => {
    const session = await begin(undefined, 'x'.repeat(5_000));
    expect(await db.session.findUniqueOrThrow({ where: { id: session.sessionId } })).toMatchObject({ userAgent: 'x'.repeat(300) });
  });
});

describe('the list of sessions', () => {
  it('has one’s own that still count, the latest seen first, and says which one this is', async () => {
    const first = await begin(undefined, 'Firefox');
    const second = await begin(first.userId, 'Safari', NOW + MINUTE);
    await begin();
    const list = await listSessions(actorIn(first), NOW + MINUTE);
    expect(list.map(({ id, userAgent, current }) => ({ id, userAgent, current }))).toEqual([
      { id: second.sessionId, userAgent: 'Safari', current: false },
      { id: first.sessionId, userAgent: 'Firefox', current: true },
    ]);
    expect(await listSessions(actorIn(first), NOW + SESSION_SECONDS * 1000)).toMatchObject([{ id: second.sessionId }]);
  });
});

describe('ending', () => {
  it('one session counts at once, and leaves the others', async () => {
    const [here, there] = await (async () => {
      const one = await begin();
      return [one, await begin(one.userId)];
    })();
    await endSession(actorIn(here), there.sessionId);
    expect(await actorOfSession(there.sessionId, there.userId, NOW)).toBeNull();
    expect(await actorOfSession(here.sessionId, here.userId, NOW)).not.toBeNull();
    await expect(endSession(actorIn(here), there.sessionId)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('another’s session is not possible', async () => {
    const [mine, theirs] = [await begin(), await begin()];
    await expect(endSession(actorIn(mine), theirs.sessionId)).rejects.toMatchObject({ code: 'not_found' });
    expect(await actorOfSession(theirs.sessionId, theirs.userId, NOW)).not.toBeNull();
  });

  it('all of them ends this one too, and nobody else’s', async () => {
    const mine = await begin();
    await begin(mine.userId);
    const theirs = await begin();
    expect(await endAllSessions(actorIn(mine))).toBe(2);
    expect(await actorOfSession(mine.sessionId, mine.userId, NOW)).toBeNull();
    expect(await actorOfSession(theirs.sessionId, theirs.userId, NOW)).not.toBeNull();
  });
});
