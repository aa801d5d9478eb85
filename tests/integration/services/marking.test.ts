import { beforeEach, describe, expect, it } from 'vitest';
import { toCsv } from '@/lib/core/csv';
import { db } from '@/lib/db/client';
import { markInput } from '@/lib/schemas/marking';
import { importMarks, previewMarks, readMarksTable } from '@/lib/services/marking/files';
import { ownMark, releaseMarks, setMark } from '@/lib/services/marking/marks';
import { listMarkedArticles, readMarks } from '@/lib/services/marking/sheet';
import { removeMember } from '@/lib/services/members';
import { archiveSeminar, setMarksWanted } from '@/lib/services/seminar-settings';
import { getSeminar } from '@/lib/services/seminars';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, makeComment, type TestSeminar, type TestUser } from '@/tests/support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let people: TestSeminar['people'];
const as = (user: TestUser) => actorOf(user);
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', ({ code }: { code: string }) => code);
const give = (by: TestUser, to: TestUser, mark: string | null, more: { note?: string; version?: number } = {}) =>
  setMark(as(by), article.id, markInput.parse({ person: to.id, mark, version: 0, ...more }));
const rowOf = async (user: TestUser) => (await readMarks(as(people.instructor), article.id)).rows.find(({ person }) => person.id === user.id)!;
const log = async () => db.auditEntry.findMany({ where: { seminarId: article.in.id, action: { startsWith: 'mark' } }, orderBy: { id: 'asc' } });

beforeEach(async () => {
  article = await makeArticle();
  people = article.in.people;
  await setMarksWanted(as(people.instructor), article.in.id, true);
});

describe('where nobody wants marks', () => {
  beforeEach(() => setMarksWanted(as(people.instructor), article.in.id, false));

  it('there is nothing of them, and what there was comes back', async () => {
    await setMarksWanted(as(people.instructor), article.in.id, true);
    await give(people.instructor, people.participant, 'A-');
    await releaseMarks(as(people.instructor), article.id, true);
    await setMarksWanted(as(people.instructor), article.in.id, false);
    const me = as(people.instructor);
    const asked = [
      () => readMarks(me, article.id),
      () => listMarkedArticles(me, article.in.id),
      () => give(people.instructor, people.participant, 'B'),
      () => releaseMarks(me, article.id, false),
      () => previewMarks(me, article.id, 'email,mark\na@b.c,1'),
    ];
    for (const work of asked) {
      expect(await codeOf(work())).toBe('not_found');
    }
    expect(await ownMark(as(people.participant), article.id)).toBeNull();
    expect((await getSeminar(me, article.in.id)).marks).toBe(false);
    await setMarksWanted(me, article.in.id, true);
    expect(await ownMark(as(people.participant), article.id)).toMatchObject({ mark: 'A-' });
    expect((await getSeminar(as(people.participant), article.in.id)).marks).toBe(false);
  });

  it('only an instructor turns them on', async () => {
    for (const role of ['assistant', 'participant', 'observer'] as const) expect(await codeOf(setMarksWanted(as(people[role]), article.in.id, true))).toBe('forbidden');
    expect(await codeOf(setMarksWanted(as(people.outsider), article.in.id, true))).toBe('not_found');
  });
});

describe('the sheet', () => {
  it('has every participant with what they did in this article, and no mark but what was given', async () => {
    const thread = await makeAnnotation(article, { kind: 'claim' });
    await makeComment(thread.id, people.other);
    const elsewhere = await makeArticle({ seminar: article.in });
    await makeAnnotation(elsewhere);
    await give(people.assistant, people.other, ' 2,3 ', { note: 'Reads\r\nclosely ' });
    const { rows } = await readMarks(as(people.assistant), article.id);
    expect(rows).toEqual([
      { person: { id: people.other.id, name: 'Omar Other' }, section: null, former: false, mark: '2,3', note: 'Reads\nclosely', version: 1, updatedAt: expect.stringMatching(/Z$/), updatedBy: 'Asad Assistant', counts: { comments: 0, replies: 1, claims: 0, tags: 0, daysActive: 1 } },
      { person: { id: people.participant.id, name: 'Pia Participant' }, section: null, former: false, mark: null, note: null, version: 0, updatedAt: null, updatedBy: null, counts: { comments: 0, replies: 0, claims: 1, tags: 0, daysActive: 1 } },
    ]);
  });

  it('keeps what somebody who was removed was given', async () => {
    await give(people.instructor, people.other, 'B');
    await removeMember(as(people.instructor), article.in.id, people.other.id);
    expect(await rowOf(people.other)).toMatchObject({ former: true, mark: 'B' });
  });
});

describe('a mark', () => {
  it('is no participant’s to give, and nobody’s but a participant’s to get', async () => {
    for (const role of ['participant', 'other', 'observer'] as const) expect(await codeOf(give(people[role], people.participant, '1'))).toBe('forbidden');
    expect(await codeOf(give(people.outsider, people.participant, '1'))).toBe('not_found');
    for (const role of ['instructor', 'assistant', 'observer', 'outsider'] as const) expect(await codeOf(give(people.instructor, people[role], '1'))).toBe('validation');
    expect(await db.mark.count({ where: { articleId: article.id } })).toBe(0);
  });

  it('that was changed meanwhile is not overwritten; the same once more changes nothing', async () => {
    await give(people.instructor, people.participant, 'A', { note: 'first' });
    const error = await give(people.assistant, people.participant, 'B').catch((refused: unknown) => refused);
    expect(error).toMatchObject({ code: 'conflict', current: { mark: 'A', note: 'first', version: 1, updatedBy: 'Ines Instructor' } });
    expect(await give(people.instructor, people.participant, 'A', { note: 'first' })).toMatchObject({ version: 1 });
    expect(await give(people.assistant, people.participant, 'B', { version: 1 })).toMatchObject({ mark: 'B', note: null, version: 2, updatedBy: 'Asad Assistant' });
  });

  it('given by two at once is one of the two, and the other is told', async () => {
    const both = await Promise.all([codeOf(give(people.instructor, people.participant, 'A')), codeOf(give(people.assistant, people.participant, 'B'))]);
    expect(both.sort()).toEqual(['conflict', 'done']);
    expect(await db.mark.findMany({ where: { articleId: article.id } })).toMatchObject([{ version: 1 }]);
  });

  it('is in the log by whom and for whom, without itself', async () => {
    await give(people.instructor, people.participant, 'Z99', { note: 'SECRET' });
    await give(people.assistant, people.participant, 'Z98', { version: 1 });
    await give(people.assistant, people.participant, null, { version: 2 });
    const entries = await log();
    expect(entries.map(({ action, actorId, about }) => [action, actorId, (about as { person: string }).person])).toEqual([
      ['mark.set', people.instructor.id, people.participant.id],
      ['mark.changed', people.assistant.id, people.participant.id],
      ['mark.removed', people.assistant.id, people.participant.id],
    ]);
    expect(JSON.stringify(entries)).not.toMatch(/Z9|SECRET/);
  });

  it('stays as it is in an archived seminar, and is still read', async () => {
    await give(people.instructor, people.participant, 'A');
    await releaseMarks(as(people.instructor), article.id, true);
    await archiveSeminar(as(people.instructor), article.in.id);
    expect(await codeOf(give(people.instructor, people.participant, 'B', { version: 1 }))).toBe('forbidden');
    expect(await codeOf(releaseMarks(as(people.instructor), article.id, false))).toBe('forbidden');
    expect(await codeOf(importMarks(as(people.instructor), article.id, `email,mark\n${people.participant.email},B`))).toBe('forbidden');
    expect(await rowOf(people.participant)).toMatchObject({ mark: 'A' });
    expect(await ownMark(as(people.participant), article.id)).toMatchObject({ mark: 'A' });
  });
});

describe('one’s own mark', () => {
  it('is told when it is released, and no more when it is taken back', async () => {
    await give(people.instructor, people.participant, 'A-', { note: 'SECRET' });
    expect(await ownMark(as(people.participant), article.id)).toBeNull();
    await releaseMarks(as(people.assistant), article.id, true);
    const { releasedAt } = await releaseMarks(as(people.assistant), article.id, true);
    expect(await ownMark(as(people.participant), article.id)).toEqual({ mark: 'A-', releasedAt });
    for (const role of ['other', 'observer', 'assistant', 'instructor'] as const) expect(await ownMark(as(people[role]), article.id)).toBeNull();
    expect(await codeOf(ownMark(as(people.outsider), article.id))).toBe('not_found');
    await releaseMarks(as(people.instructor), article.id, false);
    expect(await ownMark(as(people.participant), article.id)).toBeNull();
    expect((await log()).map(({ action }) => action)).toEqual(['mark.set', 'marks.released', 'marks.taken-back']);
    for (const role of ['participant', 'observer'] as const) expect(await codeOf(releaseMarks(as(people[role]), article.id, true))).toBe('forbidden');
  });
});

describe('a file of marks', () => {
  it('does what its preview says; done again, it changes nothing', async () => {
    await give(people.instructor, people.other, 'A', { note: 'kept' });
    const csv = [
      '\uFEFFE-Mail;Mark;Note',
      `${people.participant.email.toUpperCase()};2,3;"=cmd|' /C calc'!A0; ""x"""`,
      `${people.other.email};'-1;`,
      `${people.observer.email};1;`,
      `${people.outsider.email};1;`,
      ';1;',
      `${people.other.email};2;`,
      `${people.instructor.email};${'9'.repeat(21)};`,
    ].join('\r\n');
    const preview = await previewMarks(as(people.assistant), article.id, csv);
    expect(preview.rows.map(({ effect }) => effect)).toEqual(['set', 'changed', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong']);
    expect(await rowOf(people.other)).toMatchObject({ mark: 'A', version: 1 });
    expect((await importMarks(as(people.assistant), article.id, csv)).rows).toEqual(preview.rows);
    expect(await rowOf(people.participant)).toMatchObject({ mark: '2,3', note: `=cmd|' /C calc'!A0; "x"`, version: 1 });
    expect(await rowOf(people.other)).toMatchObject({ mark: '-1', note: 'kept', version: 2 });
    const before = await log();
    const again = await importMarks(as(people.assistant), article.id, csv);
    expect(again.rows.map(({ effect }) => effect)).toEqual(['same', 'same', 'wrong', 'wrong', 'wrong', 'wrong', 'wrong']);
    expect(await log()).toEqual(before);
  });

  it('that went out comes in without a change; an assistant’s has no e-mail, and is understood by the members’ ids', async () => {
    await give(people.instructor, people.other, '=1+1', { note: "'-1\nmore" });
    for (const who of [people.instructor, people.assistant]) {
      const table = await readMarksTable(as(who), article.in.id, article.id);
      expect(table[1]!.slice(0, 2)).toEqual(['Omar Other', who === people.instructor ? people.other.email : null]);
      const csv = toCsv(table);
      expect(csv).toContain("'=1+1");
      expect((await importMarks(as(who), article.id, csv)).rows.map(({ effect }) => effect)).toEqual(['same', 'same']);
    }
    for (const role of ['participant', 'observer'] as const) {
      expect(await codeOf(readMarksTable(as(people[role]), article.in.id, article.id))).toBe('forbidden');
      expect(await codeOf(previewMarks(as(people[role]), article.id, 'email,mark\na@b.c,1'))).toBe('forbidden');
    }
    expect(await codeOf(readMarksTable(as(people.instructor), (await makeArticle()).in.id, article.id))).toBe('not_found');
    expect(await codeOf(previewMarks(as(people.instructor), article.id, 'nothing'))).toBe('validation');
  });
});
