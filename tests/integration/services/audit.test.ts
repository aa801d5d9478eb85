import pg from 'pg';
import { describe, expect, it } from 'vitest';
import { db, pool } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { appendAudit, auditChoices, listAudit } from '@/lib/services/audit';
import { changeRole, moveToSection } from '@/lib/services/members';
import { createSection } from '@/lib/services/sections';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, makeSeminar } from '@/tests/support/factories';

const { ownerUrl } = useTestDatabase();

describe('the log of a seminar', () => {
  it('tells who did what to whom, the newest first', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    const { id: tuesday } = await createSection(me, id, 'Tuesday');
    await changeRole(me, id, people.other.id, 'observer');
    await moveToSection(me, id, people.participant.id, tuesday);
    const { items, nextCursor } = await listAudit(me, id, { limit: 10 });
    expect(nextCursor).toBeNull();
    expect(items.map(({ action, actor, person, about }) => [action, actor.name, person?.name ?? null, about.from ?? null, about.to ?? null])).toEqual([
      ['member.section', 'Ines Instructor', 'Pia Participant', null, 'Tuesday'],
      ['member.role', 'Ines Instructor', 'Omar Other', 'participant', 'observer'],
      ['section.created', 'Ines Instructor', null, null, 'Tuesday'],
      ['seminar.created', 'Ines Instructor', null, null, 'Close Reading'],
    ]);
  });

  it('is filtered by action and by person, whether they did it or it was done to them', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    await changeRole(me, id, people.other.id, 'instructor');
    await changeRole(actorOf(people.other), id, people.participant.id, 'observer');
    await createSection(me, id, 'Tuesday');
    const actionsOf = async (filter: { action?: string; person?: string }) => (await listAudit(me, id, { ...filter, limit: 10 })).items.map(({ about }) => about.to);
    expect(await actionsOf({ person: people.other.id })).toEqual(['observer', 'instructor']);
    expect(await actionsOf({ action: 'section.created' })).toEqual(['Tuesday']);
    expect(await actionsOf({ action: 'member.role', person: people.participant.id })).toEqual(['observer']);
    expect(await auditChoices(me, id)).toEqual({
      actions: ['member.role', 'section.created', 'seminar.created'],
      people: [people.instructor, people.other, people.participant].map((user) => ({ id: user.id, name: user.name })),
    });
  });

  it('comes page by page, entries of one moment included', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    // In one transaction, so that all have one time.
    await db.$transaction(async (tx) => {
      for (let n = 1; n <= 5; n++) await appendAudit(tx, me, id, 'test.done', { to: n });
    });
    const seen: unknown[] = [];
    let cursor: string | undefined;
    do {
      const page = await listAudit(me, id, { action: 'test.done', limit: 2, cursor });
      seen.push(...page.items.map(({ about }) => about.to));
      cursor = page.nextCursor ?? undefined;
    } while (cursor);
    expect(seen).toEqual([5, 4, 3, 2, 1]);
    await expect(listAudit(me, id, { limit: 2, cursor: 'bogus' })).rejects.toMatchObject({ code: 'validation' });
  });

  it('tells nothing of another seminar', async () => {
    const one = await makeSeminar();
    const two = await makeSeminar();
    await createSection(actorOf(two.people.instructor), two.id, 'Theirs');
    expect((await listAudit(actorOf(one.people.instructor), one.id, { limit: 10 })).items.map(({ action }) => action)).toEqual(['seminar.created']);
  });
});

const LOGS = ['AuditEntry', 'ModerationEntry', 'Event'];
const asOwner = async (statement: string) => {
  const owner = new pg.Client({ connectionString: ownerUrl() });
  await owner.connect();
  try {
    return await owner.query(statement);
  } finally {
    await owner.end();
  }
};

describe('nobody changes a log', () => {
  const entries = async () => {
    const article = await makeArticle();
    const { id: annotationId } = await makeAnnotation(article);
    const actorId = article.in.people.instructor.id;
    const place = { seminarId: article.in.id, articleId: article.id, annotationId, actorId };
    await db.moderationEntry.create({ data: { id: newId(), ...place, action: 'hide', from: 'visible', to: 'hidden' } });
    return article.in.id;
  };
  const changes = (table: string) => [`UPDATE "${table}" SET "createdAt" = now()`, `DELETE FROM "${table}"`, `TRUNCATE "${table}"`, `TRUNCATE "${table}" CASCADE`, `UPDATE "${table}" SET "createdAt" = now() WHERE false`];
  const rowsOf = (table: string) => async (seminarId: string) => (await pool.query(`SELECT * FROM "${table}" WHERE "seminarId" = $1 ORDER BY "createdAt"`, [seminarId])).rows;

  it.each(LOGS)('%s, as the role that the app has: neither its rows nor what protects them', async (table) => {
    const seminarId = await entries();
    const rows = rowsOf(table);
    const before = await rows(seminarId);
    expect(before.length).toBeGreaterThan(0);
    const protection = [
      ...(table === 'Event' ? [] : [`DROP TRIGGER "append_only" ON "${table}"`]), `ALTER TABLE "${table}" DISABLE TRIGGER ALL`, `DROP TABLE "${table}" CASCADE`, `ALTER TABLE "${table}" RENAME TO "Other"`,
      `CREATE TRIGGER "mine" BEFORE INSERT ON "${table}" FOR EACH ROW EXECUTE FUNCTION "refuse_change"()`, `CREATE RULE "mine" AS ON INSERT TO "${table}" DO INSTEAD NOTHING`,
      `GRANT ALL ON "${table}" TO CURRENT_USER`, `SET session_replication_role = replica`, `CREATE OR REPLACE FUNCTION "refuse_change"() RETURNS trigger LANGUAGE plpgsql AS 'BEGIN RETURN NULL; END'`, `SET ROLE scholium`,
    ];
    for (const statement of [...changes(table), ...protection]) {
      // Granting what one has not oneself is only warned about.
      if (statement.startsWith('GRANT')) await pool.query(statement).catch(() => undefined);
      else await expect(pool.query(statement), statement).rejects.toMatchObject({ code: '42501' });
    }
    await expect(pool.query(changes(table)[0]!)).rejects.toMatchObject({ code: '42501' });
    // Nor by way of what an entry belongs to.
    await expect(pool.query('DELETE FROM "Seminar" WHERE "id" = $1', [seminarId])).rejects.toMatchObject({ code: expect.stringMatching(/^23(001|503)$/) });
    expect(await rows(seminarId)).toEqual(before);
  });

  it.each(['AuditEntry', 'ModerationEntry'])('%s, as the owner of the tables, who would have to take the trigger off', async (table) => {
    const seminarId = await entries();
    const before = await rowsOf(table)(seminarId);
    for (const statement of changes(table)) await expect(asOwner(statement), statement).rejects.toMatchObject({ code: '42501', message: expect.stringContaining('append-only') });
    expect(await rowsOf(table)(seminarId)).toEqual(before);
  });

  it('not even where an e-mail is taken from it, but for that', async () => {
    const { id, people } = await makeSeminar();
    await db.$transaction((tx) => appendAudit(tx, actorOf(people.instructor), id, 'invitation.made', { email: 'zoe@example.org', to: 'observer', note: 'Zoë' }));
    // Sent together, they are one transaction.
    const redacting = (set: string) => `SELECT set_config('scholium.redacts', 'on', true); UPDATE "AuditEntry" SET ${set} WHERE "seminarId" = '${id}'`;
    const redacted = `"about" = ("about" - 'note') || '{"email": "a former member"}'`;
    for (const set of [`"action" = 'nothing'`, `"about" = '{}'`, `"about" = "about" - 'email'`, `${redacted}, "action" = 'nothing'`, `${redacted}, "actorId" = NULL`]) {
      await expect(asOwner(redacting(set))).rejects.toMatchObject({ code: '42501' });
    }
    // Nor does it touch an entry that has no e-mail.
    await expect(asOwner(redacting(redacted))).rejects.toMatchObject({ code: '42501' });
    // And the app has no more than a function that takes it for an account that is deleted.
    await expect(pool.query(redacting(redacted))).rejects.toMatchObject({ code: '42501' });
    await expect(pool.query('SELECT redact_audits($1, $2)', [people.other.id, 'zoe@example.org'])).rejects.toMatchObject({ code: '42501' });
  });
});
