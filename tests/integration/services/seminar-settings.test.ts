import { describe, expect, it } from 'vitest';
import { seminarSettingsInput, TIME_ZONES } from '@/lib/schemas/people';
import { createAnnotation } from '@/lib/services/annotations';
import { createComment } from '@/lib/services/comments';
import { archiveSeminar, changeSettings, getSettings, renewJoinCode, reopenSeminar, setJoinOpen } from '@/lib/services/seminar-settings';
import { getSeminar, joinSeminar, listMembers, seminarOfCode } from '@/lib/services/seminars';
import { listAudit } from '@/lib/services/audit';
import { createAnnotationInput } from '@/lib/schemas/annotations';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, makeSeminar } from '@/tests/support/factories';

useTestDatabase();

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code?: string }) => error.code);

describe('settings', () => {
  it('are changed and logged, where something changes', async () => {
    const { id, people } = await makeSeminar();
    const me = actorOf(people.instructor);
    const input = seminarSettingsInput.parse({ name: ' Slow  Reading ', description: ' ', timeZone: 'Asia/Karachi' });
    await changeSettings(me, id, input);
    await changeSettings(me, id, input);
    expect(await getSettings(me, id)).toMatchObject({ name: 'Slow Reading', description: null, timeZone: 'Asia/Karachi' });
    const { items } = await listAudit(me, id, { action: 'seminar.changed', limit: 10 });
    expect(items.map(({ about }) => about)).toEqual([{ from: { name: 'Close Reading', timeZone: 'UTC' }, to: { name: 'Slow Reading', timeZone: 'Asia/Karachi' } }]);
  });

  it('know every time zone of IANA and UTC, and no other', () => {
    expect(TIME_ZONES).toContain('UTC');
    expect(TIME_ZONES.length).toBeGreaterThan(300);
    for (const timeZone of ['', 'Mars/Olympus', 'utc+5', 'europe/paris']) expect(seminarSettingsInput.safeParse({ name: 'A', timeZone }).success).toBe(false);
  });
});

describe('the join code', () => {
  it('is dead as soon as it is renewed', async () => {
    const { id, joinCode, people } = await makeSeminar();
    const renewed = await renewJoinCode(actorOf(people.instructor), id);
    expect(renewed).not.toBe(joinCode);
    expect(await codeOf(joinSeminar(actorOf(people.outsider), joinCode))).toBe('not_found');
    expect(await codeOf(joinSeminar(actorOf(people.outsider), renewed))).toBe('done');
    const log = JSON.stringify(await listAudit(actorOf(people.instructor), id, { limit: 10 }));
    expect(log).not.toContain(renewed);
  });

  it('opens nothing while it is closed', async () => {
    const { id, joinCode, people } = await makeSeminar();
    await setJoinOpen(actorOf(people.instructor), id, false);
    expect(await seminarOfCode(joinCode)).toBeNull();
    expect(await codeOf(joinSeminar(actorOf(people.outsider), joinCode))).toBe('not_found');
    await setJoinOpen(actorOf(people.instructor), id, true);
    expect(await codeOf(joinSeminar(actorOf(people.outsider), joinCode))).toBe('done');
  });
});

describe('an archived seminar', () => {
  it('is read by its members, written by nobody, joined by nobody; reopened, all is as before', async () => {
    const article = await makeArticle();
    const { id, joinCode, people } = article.in;
    const me = actorOf(people.instructor);
    const thread = await makeAnnotation(article);
    await archiveSeminar(me, id);
    expect((await getSettings(me, id)).archivedAt).not.toBeNull();
    expect(await getSeminar(actorOf(people.observer), id)).toMatchObject({ id });
    expect(await listMembers(actorOf(people.participant), id)).toHaveLength(5);
    const body = { format: 'text/plain', value: 'Late' } as const;
    const annotation = createAnnotationInput.parse({ kind: 'comment', body, target: { paragraph: 'p1' } });
    for (const user of [people.instructor, people.assistant, people.participant]) {
      expect(await codeOf(createAnnotation(actorOf(user), article.id, annotation))).toBe('forbidden');
      expect(await codeOf(createComment(actorOf(user), thread.id, { body }))).toBe('forbidden');
    }
    expect(await codeOf(joinSeminar(actorOf(people.outsider), joinCode))).toBe('not_found');
    expect(await codeOf(archiveSeminar(me, id))).toBe('conflict');
    await reopenSeminar(me, id);
    expect(await codeOf(createComment(actorOf(people.participant), thread.id, { body }))).toBe('done');
    expect(await codeOf(joinSeminar(actorOf(people.outsider), joinCode))).toBe('done');
  });

  it('is archived and reopened by instructors alone', async () => {
    const { id, people } = await makeSeminar();
    for (const work of [archiveSeminar, reopenSeminar]) {
      for (const role of ['assistant', 'participant', 'observer'] as const) expect(await codeOf(work(actorOf(people[role]), id))).toBe('forbidden');
      expect(await codeOf(work(actorOf(people.outsider), id))).toBe('not_found');
    }
  });
});
