import { describe, expect, it } from 'vitest';
import type { MemberQuery } from '@/lib/core/people';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import * as invitations from '@/lib/services/invitations';
import * as members from '@/lib/services/members';
import * as roster from '@/lib/services/roster';
import * as sections from '@/lib/services/sections';
import * as settings from '@/lib/services/seminar-settings';
import { joinSeminar, listMembers } from '@/lib/services/seminars';
import { listAudit } from '@/lib/services/audit';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, addMember, makeAnnotation, makeArticle, makeSeminar, makeUser, type TestSeminar } from '@/tests/support/factories';

useTestDatabase();

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string }) => error.code);
const ALL: MemberQuery = { sort: 'name', descending: false };
const membership = (seminar: TestSeminar, user: { id: string }) => db.membership.findUniqueOrThrow({ where: { seminarId_userId: { seminarId: seminar.id, userId: user.id } } });

describe('who may', () => {
  const { name, description, timeZone } = { name: 'Other', description: null, timeZone: 'Europe/Paris' };
  /** Each on a seminar of its own. */
  const ACTIONS: [string, (actor: ReturnType<typeof actorOf>, seminar: TestSeminar) => Promise<unknown>][] = [
    ['change a role', (actor, { id, people }) => members.changeRole(actor, id, people.other.id, 'observer')],
    ['move somebody', async (actor, { id, people }) => members.moveToSection(actor, id, people.other.id, null)],
    ['hand over', (actor, { id, people }) => members.handOver(actor, id, people.other.id, false)],
    ['remove', (actor, { id, people }) => members.removeMember(actor, id, people.other.id)],
    ['let in again', (actor, { id, people }) => members.readmitMember(actor, id, people.other.id)],
    ['make a section', (actor, { id }) => sections.createSection(actor, id, 'Tuesday')],
    ['preview a roster', (actor, { id }) => roster.previewRoster(actor, id, 'email\na@example.org')],
    ['bring in a roster', (actor, { id }) => roster.importRoster(actor, id, 'email\na@example.org')],
    ['invite one', (actor, { id }) => roster.inviteOne(actor, id, { email: 'a@example.org', role: 'participant', section: null })],
    ['change the settings', (actor, { id }) => settings.changeSettings(actor, id, { name, description, timeZone })],
    ['renew the code', (actor, { id }) => settings.renewJoinCode(actor, id)],
    ['close the code', (actor, { id }) => settings.setJoinOpen(actor, id, false)],
  ];
  const LOOKS: typeof ACTIONS = [
    ['see the invitations', (actor, { id }) => invitations.listInvitations(actor, id)],
    ['see the settings', (actor, { id }) => settings.getSettings(actor, id)],
    ['read the log', (actor, { id }) => listAudit(actor, id, { limit: 10 })],
  ];

  it.each([...ACTIONS, ...LOOKS])('%s: an instructor, and nobody else', async (_, act) => {
    const seminar = await makeSeminar();
    for (const role of ['assistant', 'participant', 'observer'] as const) expect(await codeOf(act(actorOf(seminar.people[role]), seminar))).toBe('forbidden');
    expect(await codeOf(act(actorOf(seminar.people.outsider), seminar))).toBe('not_found');
    expect(await codeOf(act(actorOf(seminar.people.instructor), { ...seminar, id: newId() }))).toBe('not_found');
    expect(await codeOf(act(actorOf(seminar.people.instructor), { ...seminar, id: 'no-id' }))).toBe('not_found');
    expect(await codeOf(act(actorOf(seminar.people.instructor), seminar))).toBe('done');
  });

  it.each(ACTIONS)('%s: nobody once the seminar is archived', async (_, act) => {
    const seminar = await makeSeminar();
    await settings.archiveSeminar(actorOf(seminar.people.instructor), seminar.id);
    expect(await codeOf(act(actorOf(seminar.people.instructor), seminar))).toBe('conflict');
  });

  it('see the people: instructors with e-mails, assistants without, others not at all', async () => {
    const { id, people } = await makeSeminar();
    const seen = await members.listPeople(actorOf(people.instructor), id, ALL);
    expect(seen.items.find((row) => row.id === people.participant.id)).toMatchObject({ email: people.participant.email, role: 'participant' });
    const byAssistant = await members.listPeople(actorOf(people.assistant), id, ALL);
    expect(byAssistant.may.change).toBe(false);
    expect(JSON.stringify(byAssistant)).not.toContain('@example.org');
    expect((await members.listPeople(actorOf(people.assistant), id, { ...ALL, search: people.participant.email })).items).toEqual([]);
    for (const role of ['participant', 'observer'] as const) expect(await codeOf(members.listPeople(actorOf(people[role]), id, ALL))).toBe('forbidden');
    expect(await codeOf(members.listPeople(actorOf(people.outsider), id, ALL))).toBe('not_found');
  });
});

describe('the table of members', () => {
  it('is searched by name and e-mail, whatever the accents, and filtered', async () => {
    const seminar = await makeSeminar();
    const { id, people } = seminar;
    const zoe = await makeUser({ name: 'Zoë Étienne', email: `${newId()}@lycee.example` });
    await addMember(id, zoe);
    const me = actorOf(people.instructor);
    const tuesday = await sections.createSection(me, id, 'Tuesday');
    await members.moveToSection(me, id, zoe.id, tuesday.id);
    const find = async (query: Partial<MemberQuery>) => (await members.listPeople(me, id, { ...ALL, ...query })).items.map(({ name }) => name);
    expect(await find({ search: 'etienne ZOE' })).toEqual(['Zoë Étienne']);
    expect(await find({ search: 'lycee' })).toEqual(['Zoë Étienne']);
    expect(await find({ search: 'nobody' })).toEqual([]);
    expect(await find({ section: tuesday.id })).toEqual(['Zoë Étienne']);
    expect(await find({ section: 'none', role: 'participant' })).toEqual(['Omar Other', 'Pia Participant']);
    expect(await find({ sort: 'section' })).toEqual(['Zoë Étienne', 'Asad Assistant', 'Ines Instructor', 'Olga Observer', 'Omar Other', 'Pia Participant']);
    expect(await find({ sort: 'role', descending: true })).toEqual(['Olga Observer', 'Omar Other', 'Pia Participant', 'Zoë Étienne', 'Asad Assistant', 'Ines Instructor']);
  });

  it('comes page by page, each member once', async () => {
    const { id, people } = await makeSeminar();
    const csv = `email\n${Array.from({ length: 120 }, (_, n) => `many${n}@example.org`).join('\n')}`;
    await db.user.createMany({ data: Array.from({ length: 120 }, (_, n) => ({ id: newId(), name: 'Same Name', email: `many${n}@example.org` })) });
    await roster.importRoster(actorOf(people.instructor), id, csv);
    const first = await members.listPeople(actorOf(people.instructor), id, ALL);
    const rest = await members.listPeople(actorOf(people.instructor), id, { ...ALL, after: first.next! });
    expect([first.items.length, rest.items.length, rest.next]).toEqual([100, 25, null]);
    expect(new Set([...first.items, ...rest.items].map((row) => row.id)).size).toBe(125);
  });

  it('tells until when somebody is muted, as long as they are', async () => {
    const { id, people } = await makeSeminar();
    const mute = (userId: string, mutedUntil: Date) => db.membership.update({ where: { seminarId_userId: { seminarId: id, userId } }, data: { mutedUntil } });
    await mute(people.other.id, new Date('2999-01-01'));
    await mute(people.participant.id, new Date('2001-01-01'));
    const { items } = await members.listPeople(actorOf(people.assistant), id, { ...ALL, role: 'participant' });
    expect(items.map(({ name, mutedUntil }) => [name, mutedUntil])).toEqual([['Omar Other', '2999-01-01T00:00:00.000Z'], ['Pia Participant', null]]);
  });
});

describe('the last instructor', () => {
  it('cannot be demoted, removed, or leave', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    expect(await codeOf(members.changeRole(me, id, me.userId, 'assistant'))).toBe('conflict');
    expect(await codeOf(members.removeMember(me, id, me.userId))).toBe('conflict');
    expect(await codeOf(members.leaveSeminar(me, id))).toBe('conflict');
    await members.handOver(me, id, people.assistant.id, true);
    expect((await listMembers(me, id)).filter(({ role }) => role === 'instructor').map((row) => row.id)).toEqual([people.assistant.id]);
    await members.leaveSeminar(me, id);
    expect(await codeOf(listMembers(me, id))).toBe('not_found');
  });

  it.each(['changeRole', 'removeMember', 'leave'] as const)('stays when two do it to each other at once (%s)', async (how) => {
    for (let attempt = 0; attempt < 5; attempt++) {
      const seminar = await makeSeminar();
      const { id, people } = seminar;
      const [one, two] = [people.instructor, people.assistant];
      await members.handOver(actorOf(one), id, two.id, false);
      const act = (by: typeof one, whom: typeof one) =>
        codeOf(how === 'changeRole' ? members.changeRole(actorOf(by), id, whom.id, 'participant') : how === 'removeMember' ? members.removeMember(actorOf(by), id, whom.id) : members.leaveSeminar(actorOf(by), id));
      const done = await Promise.all([act(one, two), act(two, one)]);
      expect(done.filter((code) => code === 'done')).toHaveLength(1);
      expect(await db.membership.count({ where: { seminarId: id, role: 'instructor', removedAt: null } })).toBe(1);
    }
  });
});

describe('removing', () => {
  it('ends what somebody sees and keeps what they wrote; they come back as what they were', async () => {
    const article = await makeArticle();
    const { in: seminar } = article;
    const { id, joinCode, people } = seminar;
    const me = actorOf(people.instructor);
    await makeAnnotation(article);
    const before = await membership(seminar, people.participant);
    await members.removeMember(me, id, people.participant.id);
    expect(await codeOf(listMembers(actorOf(people.participant), id))).toBe('not_found');
    expect(await codeOf(joinSeminar(actorOf(people.participant), joinCode))).toBe('forbidden');
    expect(await db.annotation.count({ where: { seminarId: id, authorId: people.participant.id } })).toBe(1);
    expect((await members.listPeople(me, id, ALL, true)).items.map((row) => row.id)).toEqual([people.participant.id]);
    expect(await codeOf(members.changeRole(me, id, people.participant.id, 'observer'))).toBe('conflict');
    await members.readmitMember(me, id, people.participant.id);
    expect(await membership(seminar, people.participant)).toEqual(before);
  });

  it('of somebody who is not there finds nobody', async () => {
    const { id, people } = await makeSeminar();
    for (const work of [members.removeMember, members.readmitMember]) {
      expect(await codeOf(work(actorOf(people.instructor), id, people.outsider.id))).toBe('not_found');
      expect(await codeOf(work(actorOf(people.instructor), id, 'no-id'))).toBe('not_found');
    }
  });
});

describe('sections', () => {
  it('take their members’ annotations along, in this seminar alone', async () => {
    const article = await makeArticle();
    const { id, people } = article.in;
    const elsewhere = await makeArticle();
    await addMember(elsewhere.in.id, people.participant);
    const me = actorOf(people.instructor);
    const [tuesday, friday] = [await sections.createSection(me, id, 'Tuesday'), await sections.createSection(me, id, 'Friday')];
    await members.moveToSection(me, id, people.participant.id, tuesday.id);
    const thread = await makeAnnotation(article);
    const other = await makeAnnotation(elsewhere, { by: people.participant });
    const sectionOf = async (annotation: string) => (await db.annotation.findUniqueOrThrow({ where: { id: annotation } })).sectionId;
    expect(await members.moveToSection(me, id, people.participant.id, friday.id)).toEqual({ from: tuesday.id });
    expect([await sectionOf(thread.id), await sectionOf(other.id)]).toEqual([friday.id, null]);
    await sections.deleteSection(me, id, friday.id);
    expect(await sectionOf(thread.id)).toBeNull();
    expect((await membership(article.in, people.participant)).sectionId).toBeNull();
    expect(await sections.listSections(me, id)).toEqual([{ id: tuesday.id, name: 'Tuesday', members: 0 }]);
  });

  it('have names of their own, and stay in their seminar', async () => {
    const { id, people } = await makeSeminar();
    const other = await makeSeminar();
    const me = actorOf(people.instructor);
    const tuesday = await sections.createSection(me, id, 'Tuesday');
    expect(await codeOf(sections.createSection(me, id, 'TUESDAY'))).toBe('validation');
    await sections.renameSection(me, id, tuesday.id, 'TUESDAY');
    const foreign = await sections.createSection(actorOf(other.people.instructor), other.id, 'Tuesday');
    expect(await codeOf(sections.renameSection(me, id, foreign.id, 'Mine'))).toBe('not_found');
    expect(await codeOf(sections.deleteSection(me, id, foreign.id))).toBe('not_found');
    expect(await codeOf(members.moveToSection(me, id, people.participant.id, foreign.id))).toBe('not_found');
  });
});
