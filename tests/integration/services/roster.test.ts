import { describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/core/csv';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { acceptInvitation, listInvitations } from '@/lib/services/invitations';
import { changeRole, removeMember } from '@/lib/services/members';
import { importRoster, previewRoster } from '@/lib/services/roster';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, makeSeminar, makeUser } from '@/tests/support/factories';

useTestDatabase();

const unique = (name: string) => `${name}.${newId()}@example.org`;
/** All that an import may touch. */
const everything = async (seminarId: string) => ({
  members: await db.membership.findMany({ where: { seminarId }, orderBy: { userId: 'asc' } }),
  invitations: await db.invitation.findMany({ where: { seminarId }, orderBy: { id: 'asc' } }),
  sections: await db.section.findMany({ where: { seminarId }, orderBy: { id: 'asc' } }),
  log: await db.auditEntry.count({ where: { seminarId } }),
});

describe('a roster', () => {
  it('does what its preview says, row by row; the preview does nothing', async () => {
    const seminar = await makeSeminar();
    const { id, people } = seminar;
    const me = actorOf(people.instructor);
    await removeMember(me, id, people.observer.id);
    const newcomer = unique('new');
    const csv = [
      'Section;Name;E-Mail;Role',
      `Tuesday;Otto;${people.outsider.email.toUpperCase()};`,
      `Tuesday;Nadia New;${newcomer};assistant`,
      `tuesday;;${people.other.email};`,
      `;;${people.participant.email};participant`,
      `;;${people.observer.email};`,
      ';Nobody;;participant',
      ';Bad;not-an-address;participant',
      `;Bad;${unique('x')};professor`,
      `;Me;${people.instructor.email};observer`,
      `;Twice;${newcomer};observer`,
    ].join('\r\n');
    const before = await everything(id);
    const preview = await previewRoster(me, id, csv);
    expect(await everything(id)).toEqual(before);
    expect(preview.rows.map(({ row, effect }) => [row, effect])).toEqual([
      [2, 'added'], [3, 'invited'], [4, 'changed'], [5, 'same'], [6, 'readmitted'], [7, 'wrong'], [8, 'wrong'], [9, 'wrong'], [10, 'wrong'], [11, 'wrong'],
    ]);
    expect(preview.rows.slice(5).map(({ note }) => note)).toEqual([
      expect.stringMatching(/e-mail is missing/), expect.stringMatching(/not an e-mail address/), expect.stringMatching(/no role “professor”.*assistant/),
      expect.stringMatching(/This is you/), expect.stringMatching(/row 3/),
    ]);

    const done = await importRoster(me, id, csv);
    expect(done.rows).toEqual(preview.rows);
    expect(done.newSections).toEqual(['Tuesday']);
    const [tuesday] = await db.section.findMany({ where: { seminarId: id } });
    const memberOf = (user: { id: string }) => db.membership.findUnique({ where: { seminarId_userId: { seminarId: id, userId: user.id } } });
    expect(await memberOf(people.outsider)).toMatchObject({ role: 'participant', sectionId: tuesday!.id });
    expect(await memberOf(people.other)).toMatchObject({ role: 'participant', sectionId: tuesday!.id });
    expect(await memberOf(people.observer)).toMatchObject({ role: 'observer', removedAt: null });
    expect(done.links).toEqual([{ email: newcomer, name: 'Nadia New', secret: expect.stringMatching(/^[\w-]{43}$/) }]);
    const guest = await makeUser();
    await acceptInvitation(actorOf(guest), done.links[0]!.secret);
    expect(await memberOf(guest)).toMatchObject({ role: 'assistant', sectionId: tuesday!.id });
  });

  it('a second time changes nothing, and makes no link anew', async () => {
    const { id, people } = await makeSeminar();
    const csv = `name,email,role,section\nA,${unique('a')},observer,Friday\nB,${people.other.email},assistant,Friday\nC,${people.outsider.email},,`;
    expect((await importRoster(actorOf(people.instructor), id, csv)).links).toHaveLength(1);
    const before = await everything(id);
    const again = await importRoster(actorOf(people.instructor), id, csv);
    expect(again.rows.map(({ effect }) => effect)).toEqual(['same', 'same', 'same']);
    expect(again.links).toEqual([]);
    expect(await everything(id)).toEqual(before);
  });

  it('changes an open invitation without a new link', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    const email = unique('a');
    const first = await importRoster(me, id, `email\n${email}`);
    const second = await importRoster(me, id, `email,role,name,section\n${email},assistant,Ada,Friday`);
    expect(second).toMatchObject({ links: [], rows: [{ effect: 'changed', note: 'role: participant → assistant; section: none → Friday; name: none → Ada' }] });
    expect(await listInvitations(me, id)).toMatchObject([{ name: 'Ada', role: 'assistant', section: { name: 'Friday' } }]);
    const guest = await makeUser();
    await acceptInvitation(actorOf(guest), first.links[0]!.secret);
    expect(await db.membership.findFirst({ where: { seminarId: id, userId: guest.id } })).toMatchObject({ role: 'assistant' });
  });

  it('adds who was invited and has made an account since, with what was promised, and ends the link', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    const email = unique('a');
    await importRoster(me, id, `email,role\n${email},assistant`);
    const user = await makeUser({ email });
    expect(await importRoster(me, id, `email\n${email}`)).toMatchObject({ rows: [{ effect: 'added', role: 'assistant' }] });
    expect(await db.membership.findFirst({ where: { seminarId: id, userId: user.id } })).toMatchObject({ role: 'assistant' });
    expect(await listInvitations(me, id)).toEqual([]);
  });

  it('moves what its people wrote with them', async () => {
    const article = await makeArticle();
    const { id, people } = article.in;
    const thread = await makeAnnotation(article);
    await importRoster(actorOf(people.instructor), id, `email,section\n${people.participant.email},Friday`);
    const annotation = await db.annotation.findUniqueOrThrow({ where: { id: thread.id }, include: { section: true } });
    expect(annotation.section?.name).toBe('Friday');
  });

  it('is held against what is there when it is brought in, not when it was previewed', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    const csv = `email,role\n${people.other.email},observer`;
    expect((await previewRoster(me, id, csv)).rows[0]!.effect).toBe('changed');
    await changeRole(me, id, people.other.id, 'observer');
    expect((await importRoster(me, id, csv)).rows[0]!.effect).toBe('same');
  });

  it('keeps a formula as a name, and runs nothing when the links are taken away', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    const { links } = await importRoster(me, id, `name,email\n"=cmd|' /C calc'!A0",${unique('a')}`);
    expect((await listInvitations(me, id))[0]!.name).toBe("=cmd|' /C calc'!A0");
    expect(toCsv([['name'], ...links.map(({ name }) => [name])])).toContain("'=cmd");
  });

  it('of a thousand rows comes in within the limits of a transaction, each with a pseudonym of their own', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    const accounts = Array.from({ length: 500 }, (_, n) => ({ id: newId(), name: `Person ${n}`, email: unique(`p${n}`) }));
    await db.user.createMany({ data: accounts });
    const csv = ['name,email,section', ...accounts.map(({ email }, n) => `A,${email},Group ${n % 20}`), ...accounts.map((_, n) => `B,${unique(`new${n}`)},Group ${n % 20}`)].join('\n');
    const done = await importRoster(me, id, csv);
    const count = (effect: string) => done.rows.filter((row) => row.effect === effect).length;
    expect([count('added'), count('invited'), done.links.length, done.newSections.length]).toEqual([500, 500, 500, 20]);
    const members = await db.membership.findMany({ where: { seminarId: id } });
    expect(members).toHaveLength(505);
    expect(new Set(members.map(({ pseudonym }) => pseudonym)).size).toBe(505);
    expect(new Set(members.map(({ pseudonymId }) => pseudonymId)).size).toBe(505);
    expect((await importRoster(me, id, csv)).rows.every(({ effect }) => effect === 'same')).toBe(true);
    expect(await db.auditEntry.count({ where: { seminarId: id } })).toBe(1 + 20 + 1000);
  });

  it('brought in twice at once makes everything once', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    const csv = `email,section\n${unique('a')},Friday\n${people.outsider.email},Friday`;
    const both = await Promise.all([importRoster(me, id, csv), importRoster(me, id, csv)]);
    expect(both.flatMap(({ links }) => links)).toHaveLength(1);
    expect(await db.section.count({ where: { seminarId: id } })).toBe(1);
    expect(await db.membership.count({ where: { seminarId: id } })).toBe(6);
  });

  it('that cannot be read changes nothing', async () => {
    const { id, people } = await makeSeminar();
    const before = await everything(id);
    for (const csv of ['', 'name\nA', 'email,email\na@b.org,c@d.org', 'email\n"a@b.org']) {
      await expect(importRoster(actorOf(people.instructor), id, csv)).rejects.toMatchObject({ code: 'validation', fields: { csv: expect.any(String) } });
    }
    expect(await everything(id)).toEqual(before);
  });
});
