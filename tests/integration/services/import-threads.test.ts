import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import type { ParsedExport } from '@/lib/core/exports/json-parse';
import { createCommentInput } from '@/lib/schemas/annotations';
import { acceptAnswer } from '@/lib/services/answers';
import { addClaimType } from '@/lib/services/claim-type-changes';
import { createComment } from '@/lib/services/comments';
import { moderateComment } from '@/lib/services/moderation';
import { signUpInput } from '@/lib/schemas/accounts';
import { importThreads, previewImport } from '@/lib/services/import-threads';
import { putReaction } from '@/lib/services/reactions';
import { createSeminar } from '@/lib/services/seminars';
import { useTestDatabase } from '@/tests/support/database';
import { FIXTURE, sourceOf, written } from '@/tests/support/export-fixture';
import { jsonFormat } from '@/lib/core/exports/json';
import { actorOf, addMember, makeAnnotation, makeArticle, makeComment, makeSeminar, makeUser, type TestSeminar } from '@/tests/support/factories';
import { contentOf, exportOf } from '@/tests/support/imports';

useTestDatabase();

const NOW = new Date('2026-12-01T00:00:00Z');
const into = ({ id, people }: TestSeminar, file: unknown) => importThreads(actorOf(people.instructor), id, file, NOW);
const fixture = async () => JSON.parse(await written(jsonFormat.write(sourceOf(FIXTURE)))) as ParsedExport;

/** How many rows there are of everything that an import could change. */
const countAll = async () => Promise.all([db.user, db.membership, db.article, db.paragraph, db.annotation, db.claim, db.comment, db.tag, db.tagging, db.reaction, db.mention, db.event, db.auditEntry].map((table) => (table as typeof db.user).count()));

describe('bringing threads in', () => {
  it('gives the same threads again, with their states, in another seminar', async () => {
    const seminar = await makeSeminar();
    const report = await into(seminar, await fixture());
    expect(report.threads).toEqual({ made: 10, present: 0, leftOut: 1 });
    expect(report.leftOut).toEqual([{ item: expect.stringContaining('thread 0'), reason: expect.stringContaining('private note of Pia Lindqvist') }]);
    const once = await exportOf(seminar.people.instructor, seminar.id);
    const given = await fixture();
    given.articles[0]!.threads = given.articles[0]!.threads.filter(({ visibility }) => visibility !== 'private');
    // What lost its passage stands in no paragraph, whatever a file says of where it stood.
    for (const { anchorState, target } of given.articles[0]!.threads) if (anchorState === 'orphaned') Object.assign(target, { paragraph: null, start: null, end: null });
    const names = (file: ParsedExport) => JSON.stringify(contentOf(file)).replaceAll(/=cmd.*?\^1\]: # ,/g, 'Mallory');
    expect(JSON.parse(names(once))).toEqual(JSON.parse(names(given)));
    const other = await makeSeminar();
    await into(other, once);
    expect(contentOf(await exportOf(other.people.instructor, other.id))).toEqual(contentOf(once));
  });

  it('takes a picture without words for what it is, of which the file holds the place alone', async () => {
    const seminar = await makeSeminar();
    const file = await fixture();
    const { paragraphs } = file.articles[0]!;
    const at = paragraphs.at(-1)!.end + 2;
    paragraphs.push({ key: 'p99', kind: 'image', start: at, end: at, text: '', format: { image: { id: seminar.id, width: 60, height: 40 } } });
    expect((await into(seminar, file)).threads.made).toBe(10);
    expect(await db.paragraph.findFirstOrThrow({ where: { key: 'p99', revision: { article: { seminarId: seminar.id } } } })).toMatchObject({ kind: 'image', text: '', format: null });
    paragraphs.push({ key: 'p100', kind: 'paragraph', start: at + 2, end: at + 2, text: '' });
    await expect(into(seminar, file)).rejects.toMatchObject({ code: 'validation', message: expect.stringContaining('holds no words') });
  });

  it('matches members by e-mail and keeps others as guests, whom nobody can sign in as', async () => {
    const seminar = await makeSeminar();
    const pia = await makeUser({ email: 'pia@example.org', name: 'Pia, as she is called here' });
    await addMember(seminar.id, pia);
    const report = await into(seminar, await fixture());
    expect(report.threads).toEqual({ made: 11, present: 0, leftOut: 0 });
    expect(report.guests).not.toContain('Pia Lindqvist');
    const own = await db.annotation.findMany({ where: { seminarId: seminar.id, visibility: 'private' } });
    expect(own.map(({ authorId }) => authorId)).toEqual([pia.id]);
    const guests = await db.user.findMany({ where: { email: { endsWith: '@guests.invalid' }, memberships: { some: { seminarId: seminar.id } } }, include: { memberships: true } });
    expect(guests.map(({ name }) => name)).toEqual(expect.arrayContaining(['سمیرا لودھی', '温 Wen 🦊']));
    for (const { email, passwordHash, memberships } of guests) {
      expect(signUpInput.safeParse({ name: 'Me', email, password: 'a long enough password' }).success).toBe(false);
      expect(passwordHash).toBeNull();
      expect(memberships).toMatchObject([{ role: 'participant', removedAt: NOW }]);
    }
  });

  it('changes nothing the second time, nor in the seminar that the file comes from', async () => {
    const seminar = await makeSeminar();
    const file = await fixture();
    await into(seminar, file);
    const before = await countAll();
    const again = await into(seminar, file);
    expect(again.threads).toEqual({ made: 0, present: 10, leftOut: 1 });
    expect(again.comments.made).toBe(0);
    const own = await exportOf(seminar.people.instructor, seminar.id);
    const same = await into(seminar, own);
    expect([same.threads.made, same.comments.made, same.guests]).toEqual([0, 0, []]);
    expect(await countAll()).toEqual(before);
  });

  it('tells beforehand what it would do, and does nothing', async () => {
    const seminar = await makeSeminar();
    const before = await countAll();
    const preview = await previewImport(actorOf(seminar.people.instructor), seminar.id, await fixture(), NOW);
    expect(await countAll()).toEqual(before);
    expect({ ...(await into(seminar, await fixture())), dryRun: true }).toEqual(preview);
  });

  it('tells the log of every thread and reply, and the seminar’s log of the import', async () => {
    const seminar = await makeSeminar();
    const report = await into(seminar, await fixture());
    for (const { id } of report.articles) {
      const [article, events] = await Promise.all([db.article.findUniqueOrThrow({ where: { id } }), db.event.findMany({ where: { articleId: id }, orderBy: { sequence: 'asc' } })]);
      expect(events.map(({ sequence }) => sequence)).toEqual(events.map((_, index) => index + 1));
      expect(article.eventSequence).toBe(events.length);
    }
    expect(await db.event.count({ where: { seminarId: seminar.id, type: 'annotation.created' } })).toBe(10);
    expect(await db.event.count({ where: { seminarId: seminar.id, type: 'comment.created' } })).toBe(5);
    const [entry] = await db.auditEntry.findMany({ where: { seminarId: seminar.id, action: 'threads.imported' } });
    expect(entry).toMatchObject({ actorId: seminar.people.instructor.id, about: { format: 'Scholium', seminar: 'Rivers & Money [2026]', threads: 10 } });
  });

  it('leaves out a claim of a type that the seminar does not have, until it has it', async () => {
    const seminar = await makeSeminar();
    const file = await fixture();
    file.articles[0]!.threads[1]!.claim!.type = 'omen';
    expect((await into(seminar, file)).leftOut.map(({ reason }) => reason)).toEqual(expect.arrayContaining([expect.stringContaining('does not have: omen')]));
    await addClaimType(actorOf(seminar.people.instructor), seminar.id, { name: 'Omen' });
    expect((await into(seminar, file)).threads).toEqual({ made: 1, present: 9, leftOut: 1 });
  });

  it('brings what was written since into the threads that are there', async () => {
    const article = await makeArticle();
    const thread = await makeAnnotation(article);
    const seminar = await makeSeminar();
    await into(seminar, await exportOf(article.in.people.instructor, article.in.id));
    await makeComment(thread.id, article.in.people.other, 'Later.');
    const report = await into(seminar, await exportOf(article.in.people.instructor, article.in.id));
    expect([report.threads, report.comments]).toEqual([{ made: 0, present: 1, leftOut: 0 }, { made: 1, present: 1, leftOut: 0 }]);
  });

  it.each(['real', 'pseudonyms', 'removed'] as const)('gives mentions, reactions and accepted answers again, with names: %s', async (names) => {
    const article = await makeArticle();
    const { instructor, participant, other } = article.in.people;
    const thread = await makeAnnotation(article, { by: participant, kind: 'question' });
    const mention = { type: 'mention', attrs: { id: participant.id, label: participant.name } };
    const value = { type: 'doc', content: [{ type: 'paragraph', content: [mention, { type: 'text', text: ' knows.' }] }] };
    const answer = await createComment(actorOf(other), thread.id, createCommentInput.parse({ body: { format: 'application/vnd.tiptap+json', value } }));
    await acceptAnswer(actorOf(participant), thread.id, answer.id);
    await putReaction(actorOf(instructor), answer.id, 'helpful');
    await putReaction(actorOf(other), thread.comments[0]!.id, 'same-question');
    const file = await exportOf(instructor, article.in.id, { names });
    const [question] = file.articles[0]!.threads;
    expect(question).toMatchObject({ accepted: answer.id, comments: [{ reactions: [{ kind: 'same-question' }] }, { mentions: [question!.author], reactions: [{ kind: 'helpful' }] }] });
    if (names === 'removed') for (const { id, name, email } of [instructor, participant, other]) for (const part of [id, name, email]) expect(JSON.stringify(file)).not.toContain(part);
    const seminar = await makeSeminar();
    await into(seminar, file);
    const back = await exportOf(seminar.people.instructor, seminar.id);
    expect(contentOf(back)).toEqual(contentOf(file));
    const before = await countAll();
    await into(seminar, file);
    await db.reaction.deleteMany({ where: { seminarId: article.in.id } });
    await into(article.in, await exportOf(instructor, article.in.id, { names }));
    // What was taken back since does not come again with an older file, nor with one from elsewhere.
    await into(article.in, file);
    if (names === 'real') await into(article.in, back);
    expect(await db.reaction.count({ where: { seminarId: article.in.id } })).toBe(0);
    expect(await db.comment.count({ where: { seminarId: article.in.id } })).toBe(2);
    expect(await db.reaction.count({ where: { seminarId: seminar.id } })).toBe(2);
    expect((await countAll())[6]).toBe(before[6]);
  });

  it('uses an article with the same words, and looks for the quotations where the words differ', async () => {
    const article = await makeArticle();
    for (const exact of ['the mayor', 'Prices doubled', 'Nobody in the valley']) await makeAnnotation(article, { target: { exact } });
    await makeAnnotation(article, { target: { paragraph: 'p2' } });
    const file = await exportOf(article.in.people.instructor, article.in.id);
    const same = await makeArticle();
    expect((await into(same.in, file)).articles).toEqual([{ id: same.id, title: 'Two Failed Harvests', made: false }]);
    const paragraphs = ['A new beginning.', 'The harvest failed twice in a row. Nobody in the valley had seen that before.', 'The harvest failed twice in a row, said the mayor, and yet the barns were full.'];
    const changed = await makeArticle({ paragraphs });
    file.articles[0]!.id = changed.id;
    const report = await into(changed.in, file);
    expect(report.orphaned.map(({ reason }) => reason)).toEqual(['These words were not found: Prices doubled']);
    const kept = (await exportOf(changed.in.people.instructor, changed.in.id)).articles[0]!.threads.map(({ anchorState, target }) => [anchorState, target.exact, target.paragraph]);
    expect(kept).toEqual(expect.arrayContaining([['anchored', 'the mayor', 'p3'], ['moved', 'Nobody in the valley', 'p2'], ['orphaned', 'Prices doubled', null], ['anchored', null, 'p2']]));
  });

  it('never shows again what was hidden, whatever an older file says', async () => {
    const article = await makeArticle();
    const { instructor } = article.in.people;
    const thread = await makeAnnotation(article);
    const reply = await makeComment(thread.id, article.in.people.other);
    const older = await exportOf(instructor, article.in.id);
    const seminar = await makeSeminar();
    await into(seminar, older);
    const copy = (await exportOf(seminar.people.instructor, seminar.id)).articles[0]!.threads[0]!.comments[1]!;
    for (const [by, id] of [[instructor, reply.id], [seminar.people.instructor, copy.id]] as const) {
      await moderateComment(actorOf(by), id, { decision: 'hide', reason: 'Unkind.', expectedStatus: 'visible' });
    }
    await into(seminar, older);
    await into(article.in, older);
    // Nor a copy of it that comes back from elsewhere, under ids of its own.
    const copied = await makeSeminar();
    await into(copied, older);
    expect((await into(article.in, await exportOf(copied.people.instructor, copied.id))).comments).toEqual({ made: 0, present: 2, leftOut: 0 });
    const hidden = await exportOf(instructor, article.in.id);
    const third = await makeSeminar();
    await into(third, hidden);
    for (const { id } of [article.in, seminar, third]) {
      expect((await db.comment.findMany({ where: { seminarId: id, parentId: { not: null } } })).map(({ status }) => status), id).toEqual(['hidden']);
      const visible = await db.comment.count({ where: { seminarId: id, status: 'visible' } });
      expect(visible).toBe(1);
    }
    const asMember = await exportOf(third.people.participant, third.id);
    expect(JSON.stringify(asMember)).not.toContain('I do not think so.');
  });

  it('is for instructors of a seminar that is not archived', async () => {
    const { id, people } = await makeSeminar();
    const before = await countAll();
    const code = async (who: keyof typeof people) => importThreads(actorOf(people[who]), id, await fixture(), NOW).then(() => 'done', (error: { code: string }) => error.code);
    for (const who of ['assistant', 'participant', 'observer'] as const) expect(await code(who), who).toBe('forbidden');
    expect(await code('outsider')).toBe('not_found');
    await db.seminar.update({ where: { id }, data: { archivedAt: new Date() } });
    expect(await code('instructor')).toBe('forbidden');
    expect(await countAll()).toEqual(before);
  });

  it('gives any threads again, twice without a change', async () => {
    const article = await makeArticle();
    const empty = await exportOf(article.in.people.instructor, article.in.id);
    const people = ['ann', 'bea', 'cyd'].map((name, index) => ({ id: `00000000-0000-7000-8000-00000000010${index}`, name, role: 'participant' as const, email: `${name}@example.org` }));
    const reactionsOf = (author: object, number: number) => (number % 2 === 0 ? [] : [{ kind: 'helpful', people: people.filter((each) => each !== author) }]);
    const another = async (): Promise<TestSeminar> => ({ ...article.in, id: (await createSeminar(actorOf(article.in.people.instructor), { name: 'Another' })).id });
    const person = fc.constantFrom(...people);
    const text = fc.string({ unit: fc.constantFrom('a', '"', '\\', '🦊', '<', 'م', '\u202E', ' '), maxLength: 12 }).map((each) => `.${each}`);
    const status = fc.constantFrom('visible', 'pending', 'hidden');
    const place = fc.tuple(fc.nat({ max: 70 }), fc.integer({ min: 1, max: 60 }));
    const thread = fc.record({ place, status, author: person, resolved: fc.boolean(), locked: fc.boolean(), visibility: fc.constantFrom('seminar', 'section', 'instructors'), said: fc.array(fc.tuple(text, person, status, fc.nat()), { minLength: 1, maxLength: 5 }), tags: fc.uniqueArray(fc.constantFrom('vague', 'key claim', 'neu')) });
    await fc.assert(
      fc.asyncProperty(fc.array(thread, { minLength: 1, maxLength: 6 }), async (threads) => {
        const whole = article.paragraphs.map((each) => each.text).join('\n\n');
        const made = threads.map(({ place: [start, length], said, tags, ...rest }, index) => {
          const exact = whole.slice(start, start + length);
          const target = exact.trim() === exact && start < article.paragraphs[0]!.end ? { paragraph: 'p1', start, end: start + length, exact, prefix: whole.slice(Math.max(0, start - 32), start), suffix: whole.slice(start + length, start + length + 32) } : { paragraph: 'p2', start: null, end: null, exact: null, prefix: null, suffix: null };
          const at = (minute: number) => `2026-09-01T10:0${minute}:00.000Z`;
          const comments = said.map(([words, author, state, to], number) => ({ id: `c${index}-${number}`, parent: number === 0 ? null : `c${index}-${to % number}`, author, body: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }] }] }, text: words, status: state, version: 1, createdAt: at(number), editedAt: null, mentions: [], reactions: reactionsOf(author, number) }));
          return { id: `t${index}`, kind: 'comment', claim: null, accepted: null, anchorState: 'anchored', target, position: target.exact === null ? article.paragraphs[1]!.start : start, tags: tags.map((name) => ({ name, people: [rest.author] })), comments, createdAt: at(0), updatedAt: at(1), ...rest };
        });
        const file = { ...empty, articles: [{ ...empty.articles[0]!, id: 'a1', threads: made }] } as ParsedExport;
        const seminar = await another();
        await into(seminar, file);
        const back = await exportOf(seminar.people.instructor, seminar.id);
        expect(contentOf(back)).toEqual(contentOf(file));
        const next = await another();
        await into(next, back);
        expect((await into(next, back)).threads.made).toBe(0);
        expect(contentOf(await exportOf(next.people.instructor, next.id))).toEqual(contentOf(file));
      }),
      { numRuns: 8 },
    );
  }, 180_000);
});
