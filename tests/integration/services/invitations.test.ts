import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { acceptInvitation, listInvitations, lookUpInvitation, newInvitationSecret, remakeInvitation, revokeInvitation } from '@/lib/services/invitations';
import { changeRole, removeMember } from '@/lib/services/members';
import { inviteOne } from '@/lib/services/roster';
import { archiveSeminar } from '@/lib/services/seminar-settings';
import { createSection } from '@/lib/services/sections';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeSeminar, makeUser, type TestSeminar } from '@/tests/support/factories';
import type { Role } from '@/lib/core/annotations';

useTestDatabase();

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string }) => error.code);
const membership = (seminar: TestSeminar, userId: string) => db.membership.findUnique({ where: { seminarId_userId: { seminarId: seminar.id, userId } } });

/** An invitation to somebody without an account. @returns its secret */
async function invite(seminar: TestSeminar, role: Role = 'participant', section: string | null = null) {
  const { link } = await inviteOne(actorOf(seminar.people.instructor), seminar.id, { email: `${newId()}@example.org`, name: 'Nadia', role, section });
  return link!.secret;
}

describe('an invitation', () => {
  it('lets its bearer in, once, with its role and section', async () => {
    const seminar = await makeSeminar();
    const tuesday = await createSection(actorOf(seminar.people.instructor), seminar.id, 'Tuesday');
    const secret = await invite(seminar, 'assistant', tuesday.id);
    expect(await lookUpInvitation(secret)).toEqual({ seminar: { id: seminar.id, name: 'Close Reading' }, role: 'assistant', section: 'Tuesday' });
    const { outsider } = seminar.people;
    expect(await acceptInvitation(actorOf(outsider), secret)).toEqual({ id: seminar.id, name: 'Close Reading' });
    expect(await membership(seminar, outsider.id)).toMatchObject({ role: 'assistant', sectionId: tuesday.id, removedAt: null });
    expect(await lookUpInvitation(secret)).toBeNull();
    expect(await codeOf(acceptInvitation(actorOf(await makeUser()), secret))).toBe('not_found');
    expect(await listInvitations(actorOf(seminar.people.instructor), seminar.id)).toEqual([]);
  });

  it('lets in one of two who use it at once', async () => {
    const seminar = await makeSeminar();
    const secret = await invite(seminar);
    const done = await Promise.all([makeUser(), makeUser()].map(async (user) => codeOf(acceptInvitation(actorOf(await user), secret))));
    expect(done.sort()).toEqual(['done', 'not_found']);
  });

  it('is kept as a hash alone, and is in no list', async () => {
    const seminar = await makeSeminar();
    const secret = await invite(seminar);
    const kept = await db.invitation.findMany({ where: { seminarId: seminar.id } });
    const entries = await db.auditEntry.findMany({ where: { seminarId: seminar.id } });
    const listed = await listInvitations(actorOf(seminar.people.instructor), seminar.id);
    expect(listed).toMatchObject([{ name: 'Nadia', role: 'participant', section: null, invitedBy: 'Ines Instructor' }]);
    expect(JSON.stringify([kept, entries, listed])).not.toContain(secret);
    expect(JSON.stringify([entries, listed])).not.toContain(kept[0]!.hash);
  });

  it('gives who is in already its role, but makes no instructor less', async () => {
    const seminar = await makeSeminar();
    await acceptInvitation(actorOf(seminar.people.participant), await invite(seminar, 'assistant'));
    expect(await membership(seminar, seminar.people.participant.id)).toMatchObject({ role: 'assistant' });
    await acceptInvitation(actorOf(seminar.people.instructor), await invite(seminar, 'observer'));
    expect(await membership(seminar, seminar.people.instructor.id)).toMatchObject({ role: 'instructor' });
  });

  it('made after somebody was removed lets them in again, as what it says', async () => {
    const seminar = await makeSeminar();
    const { instructor, assistant } = seminar.people;
    await changeRole(actorOf(instructor), seminar.id, assistant.id, 'instructor');
    await removeMember(actorOf(instructor), seminar.id, assistant.id);
    await acceptInvitation(actorOf(assistant), await invite(seminar, 'observer'));
    expect(await membership(seminar, assistant.id)).toMatchObject({ role: 'observer', removedAt: null });
  });

  it('is dead at once when it is revoked or made anew', async () => {
    const seminar = await makeSeminar();
    const me = actorOf(seminar.people.instructor);
    const first = await invite(seminar);
    const { id } = (await listInvitations(me, seminar.id))[0]!;
    const { secret } = await remakeInvitation(me, seminar.id, id);
    expect(await lookUpInvitation(first)).toBeNull();
    expect(await lookUpInvitation(secret)).not.toBeNull();
    await revokeInvitation(me, seminar.id, id);
    expect(await codeOf(acceptInvitation(actorOf(seminar.people.outsider), secret))).toBe('not_found');
    expect(await codeOf(remakeInvitation(me, seminar.id, id))).toBe('not_found');
    expect(await codeOf(revokeInvitation(me, seminar.id, id))).toBe('not_found');
    expect(await membership(seminar, seminar.people.outsider.id)).toBeNull();
  });

  it('is changed by instructors of its own seminar alone', async () => {
    const seminar = await makeSeminar();
    await invite(seminar);
    const { id } = await db.invitation.findFirstOrThrow({ where: { seminarId: seminar.id } });
    const other = await makeSeminar();
    for (const work of [remakeInvitation, revokeInvitation]) {
      for (const role of ['assistant', 'participant', 'observer'] as const) expect(await codeOf(work(actorOf(seminar.people[role]), seminar.id, id))).toBe('forbidden');
      expect(await codeOf(work(actorOf(other.people.instructor), seminar.id, id))).toBe('not_found');
      expect(await codeOf(work(actorOf(other.people.instructor), other.id, id))).toBe('not_found');
    }
  });

  it('opens no archived seminar, and nothing by a guess', async () => {
    const seminar = await makeSeminar();
    const secret = await invite(seminar);
    await archiveSeminar(actorOf(seminar.people.instructor), seminar.id);
    expect(await codeOf(acceptInvitation(actorOf(seminar.people.outsider), secret))).toBe('not_found');
    expect(await lookUpInvitation(newInvitationSecret())).toBeNull();
  });
});

describe('inviting one person', () => {
  it('adds who has an account, without a link', async () => {
    const seminar = await makeSeminar();
    const { instructor, outsider } = seminar.people;
    const input = { email: outsider.email, role: 'observer', section: null } as const;
    expect(await inviteOne(actorOf(instructor), seminar.id, input)).toMatchObject({ done: { effect: 'added' }, link: null });
    expect(await inviteOne(actorOf(instructor), seminar.id, input)).toMatchObject({ done: { effect: 'same' }, link: null });
    expect(await membership(seminar, outsider.id)).toMatchObject({ role: 'observer' });
  });

  it('does not make oneself less, nor take a section of elsewhere', async () => {
    const seminar = await makeSeminar();
    const other = await makeSeminar();
    const foreign = await createSection(actorOf(other.people.instructor), other.id, 'Theirs');
    const { instructor } = seminar.people;
    expect(await codeOf(inviteOne(actorOf(instructor), seminar.id, { email: instructor.email, role: 'observer', section: null }))).toBe('validation');
    expect(await codeOf(inviteOne(actorOf(instructor), seminar.id, { email: 'a@example.org', role: 'observer', section: foreign.id }))).toBe('not_found');
  });
});
