import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { listAudit } from '@/lib/services/audit';
import { changeRole, removeMember } from '@/lib/services/members';
import { assignRole, auditOf, listUsers } from '@/lib/services/operator';
import { archiveSeminar } from '@/lib/services/seminar-settings';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeSeminar, makeUser } from '../../support/factories';

useTestDatabase();

describe('the operator', () => {
  it('lists accounts with where they are what, and finds them by e-mail or name', async () => {
    const { id, people } = await makeSeminar();
    await makeUser({ email: 'a_b%c@example.org', name: 'Zoë Lindqvist' });
    const gone = await makeUser({ name: 'Gone Zoë' });
    await db.user.update({ where: { id: gone.id }, data: { deletedAt: new Date() } });
    const [found] = await listUsers(people.assistant.email.toUpperCase());
    expect(found).toMatchObject({ name: 'Asad Assistant', email: people.assistant.email, lastSeenAt: null, memberships: [{ seminar: id, role: 'assistant' }] });
    expect((await listUsers('lindq')).map(({ memberships, name }) => [name, memberships])).toEqual([['Zoë Lindqvist', []]]);
    expect((await listUsers('_b%')).map(({ name }) => name)).toEqual(['Zoë Lindqvist']);
    const emails = (await listUsers()).map(({ email }) => email);
    expect(emails).toHaveLength(7);
    expect(emails).not.toContain(gone.email);
    expect(await listUsers('nobody at all')).toEqual([]);
  });

  it('changes a role, which the log tells as the operator’s doing', async () => {
    const { id, people } = await makeSeminar('Slow Reading');
    expect(await assignRole(people.participant.email, id, 'instructor')).toEqual({ name: 'Pia Participant', seminar: 'Slow Reading', from: 'participant' });
    expect(await assignRole(people.participant.email, id, 'instructor')).toMatchObject({ from: 'instructor' });
    const [first, second] = (await listAudit(actorOf(people.instructor), id, { limit: 10 })).items;
    expect(first).toMatchObject({ action: 'member.role', actor: { name: 'The operator' }, person: { name: 'Pia Participant' }, about: { from: 'participant', to: 'instructor' } });
    expect(second!.action).toBe('seminar.created');
    expect((await auditOf(id, 1)).map(({ id: entry }) => entry)).toEqual([first!.id]);
  });

  it('keeps to the rules: the last instructor stays, and who is not in is not let in', async () => {
    const { id, people } = await makeSeminar();
    await expect(assignRole(people.instructor.email, id, 'observer')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('needs an instructor') });
    await expect(assignRole(people.outsider.email, id, 'instructor')).rejects.toMatchObject({ code: 'not_found' });
    await expect(assignRole('nobody@example.org', id, 'instructor')).rejects.toMatchObject({ code: 'not_found' });
    await expect(assignRole(people.other.email, 'not-an-id', 'instructor')).rejects.toMatchObject({ code: 'not_found', message: expect.stringContaining('no seminar not-an-id') });
    await removeMember(actorOf(people.instructor), id, people.other.id);
    await expect(assignRole(people.other.email, id, 'instructor')).rejects.toMatchObject({ code: 'conflict' });
    await archiveSeminar(actorOf(people.instructor), id);
    await expect(assignRole(people.participant.email, id, 'assistant')).rejects.toMatchObject({ code: 'conflict', message: expect.stringContaining('archived') });
  });

  it('and an instructor who demote the two last ones at once leave one', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    await changeRole(me, id, people.other.id, 'instructor');
    await Promise.allSettled([assignRole(people.instructor.email, id, 'observer'), changeRole(me, id, people.other.id, 'observer')]);
    expect(await db.membership.count({ where: { seminarId: id, role: 'instructor' } })).toBe(1);
  });
});
