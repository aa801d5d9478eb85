import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { isMember, lookUpCode } from '@/lib/services/joining';
import { LIMITS } from '@/lib/services/rate-limits';
import { joinSeminar } from '@/lib/services/seminars';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeSeminar, makeUser } from '../../support/factories';

useTestDatabase();

describe('joining', () => {
  it('by the code makes a participant, once', async () => {
    const seminar = await makeSeminar();
    const actor = actorOf(await makeUser());
    expect(await isMember(actor, seminar.id)).toBe(false);
    await Promise.all([joinSeminar(actor, seminar.joinCode), joinSeminar(actor, seminar.joinCode)]);
    expect(await isMember(actor, seminar.id)).toBe(true);
    expect(await db.membership.findMany({ where: { seminarId: seminar.id, userId: actor.userId } })).toMatchObject([{ role: 'participant' }]);
  });

  it('leaves who is in already what they are', async () => {
    const { id, joinCode, people } = await makeSeminar();
    for (const role of ['instructor', 'assistant', 'observer'] as const) {
      await joinSeminar(actorOf(people[role]), joinCode);
      expect(await db.membership.findUniqueOrThrow({ where: { seminarId_userId: { seminarId: id, userId: people[role].id } } })).toMatchObject({ role });
    }
  });

  it('by a code that no seminar has is refused', async () => {
    await expect(joinSeminar(actorOf(await makeUser()), 'ZZZZZZZZZZ')).rejects.toMatchObject({ code: 'not_found' });
  });
});

describe('looking a code up', () => {
  it('tells the seminar’s name and nothing else', async () => {
    const { id, joinCode } = await makeSeminar('Reading Slowly');
    expect(await lookUpCode(joinCode, newId())).toEqual({ id, name: 'Reading Slowly' });
  });

  it('counts wrong codes only, so that a whole class can open the link', async () => {
    const { joinCode } = await makeSeminar();
    const address = newId();
    for (let index = 0; index < LIMITS.joinMiss.points + 5; index++) expect(await lookUpCode(joinCode, address)).not.toBeNull();
    for (let index = 0; index < LIMITS.joinMiss.points; index++) expect(await lookUpCode('ZZZZZZZZZZ', address)).toBeNull();
    await expect(lookUpCode(joinCode, address)).rejects.toMatchObject({ code: 'rate_limited' });
  });
});
