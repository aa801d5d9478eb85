import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { listAnnotationsInput, listClaimsInput } from '@/lib/schemas/annotations';
import { moderateAnnotationInput, moderateCommentInput, queueInput } from '@/lib/schemas/moderation';
import { updateAnnotation } from '@/lib/services/annotations';
import { listClaims } from '@/lib/services/claims';
import { restoreComment, updateComment, withdrawComment } from '@/lib/services/comments';
import { appealAnnotation, appealComment } from '@/lib/services/flags';
import { moderateAnnotation, moderateComment, moderateMany } from '@/lib/services/moderation';
import { muteMember } from '@/lib/services/muting';
import { listArticleCards } from '@/lib/services/overviews';
import { listQueue, queueOverview } from '@/lib/services/queue';
import { readArticle } from '@/lib/services/reading';
import { listTags } from '@/lib/services/tags';
import { getAnnotation, listAnnotations } from '@/lib/services/threads';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeAnnotation, makeArticle, makeComment } from '../../support/factories';

useTestDatabase();

type Article = Awaited<ReturnType<typeof makeArticle>>;
let article: Article;
const as = (who: keyof Article['in']['people']) => actorOf(article.in.people[who]);
const decide = (id: string, input: object, who: keyof Article['in']['people'] = 'instructor') => moderateComment(as(who), id, moderateCommentInput.parse(input));
const decideThread = (id: string, input: object, who: keyof Article['in']['people'] = 'instructor') => moderateAnnotation(as(who), id, moderateAnnotationInput.parse(input));
const codeOf = (call: Promise<unknown>) => call.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const queue = async (state: string, more: object = {}) => (await listQueue(as('instructor'), article.in.id, queueInput.parse({ state, ...more }))).items;
const eventsOf = async (annotationId: string) => (await db.event.findMany({ where: { annotationId }, orderBy: { sequence: 'asc' } })).map(({ type }) => type);
const plain = (value: string) => ({ format: 'text/plain' as const, value });
const hide = (expectedStatus: string) => ({ decision: 'hide', reason: 'Not about the text.', expectedStatus });

beforeEach(async () => {
  article = await makeArticle();
});
const review = () => db.article.update({ where: { id: article.id }, data: { reviewedFirst: true } });

describe('a thread whose opening is hidden', () => {
  it('is gone for peers from pages, lists, claims, filters, counts and the vocabulary, and comes back with its restoring', async () => {
    const thread = await makeAnnotation(article, { kind: 'claim', target: { paragraph: 'p1', exact: 'The harvest failed twice' }, tags: ['only here'], body: plain('Secret words.') });
    await makeComment(thread.id, article.in.people.participant, 'An answer.');
    const seen = async (who: 'other' | 'observer' | 'participant' | 'assistant') => {
      const page = await readArticle(as(who), article.id, {});
      return {
        one: await codeOf(getAnnotation(as(who), thread.id)),
        list: (await listAnnotations(as(who), article.id, listAnnotationsInput.parse({}))).items.length,
        filtered: (await listAnnotations(as(who), article.id, listAnnotationsInput.parse({ tag: 'only here' }))).items.length,
        claims: (await listClaims(as(who), article.id, listClaimsInput.parse({}))).length,
        page: page.threads.length,
        counts: page.threadCounts,
        tints: page.tints.length,
        people: page.people.length,
        cards: (await listArticleCards(as(who), article.in.id))[0]!.threads,
        word: (await listTags(as(who), article.in.id)).some(({ tag }) => tag === 'only here'),
        quoted: JSON.stringify(page.threads).includes('The harvest failed twice') || JSON.stringify(page.threads).includes('Secret words'),
      };
    };
    const shown = { one: 'done', list: 1, filtered: 1, claims: 1, page: 1, counts: { p1: 1 }, tints: 1, people: 1, cards: 1, word: true, quoted: true };
    const gone = { one: 'not_found', list: 0, filtered: 0, claims: 0, page: 0, counts: {}, tints: 0, people: 0, cards: 0, word: false, quoted: false };
    expect(await seen('other')).toEqual(shown);
    await decide(thread.comments[0]!.id, hide('visible'));
    expect(await seen('other')).toEqual(gone);
    expect(await seen('observer')).toEqual(gone);
    expect(await seen('participant')).toEqual(shown);
    expect(await seen('assistant')).toEqual(shown);
    await decide(thread.comments[0]!.id, { decision: 'restore', expectedStatus: 'hidden' }, 'assistant');
    expect(await seen('other')).toEqual(shown);
    expect(await eventsOf(thread.id)).toEqual(['annotation.created', 'comment.created', 'annotation.hidden', 'annotation.restored']);
  });

  it('may be a claim without a comment, and an answer to it is not taken for its opening', async () => {
    const claim = await makeAnnotation(article, { kind: 'claim', body: null });
    const answer = await makeComment(claim.id, article.in.people.participant, 'I said that.');
    await decide(answer.id, hide('visible'));
    expect(await codeOf(getAnnotation(as('other'), claim.id))).toBe('done');
    const hidden = await decideThread(claim.id, hide('visible'));
    expect(hidden).toMatchObject({ status: 'hidden', hidden: { reason: 'Not about the text.', by: 'instructor' } });
    expect(await codeOf(getAnnotation(as('other'), claim.id))).toBe('not_found');
    const items = await queue('hidden');
    expect(items.map(({ comment, opening }) => ({ comment, opening })).sort((a) => (a.opening ? -1 : 1))).toEqual([
      { comment: null, opening: true },
      { comment: answer.id, opening: false },
    ]);
  });

  it('stays hidden when its author takes words in it back, and brings them back', async () => {
    const thread = await makeAnnotation(article);
    const mine = await makeComment(thread.id, article.in.people.participant, 'More of mine.');
    await decide(thread.comments[0]!.id, hide('visible'));
    await withdrawComment(as('participant'), mine.id);
    await restoreComment(as('participant'), mine.id);
    expect(await codeOf(getAnnotation(as('other'), thread.id))).toBe('not_found');
    expect(await codeOf(withdrawComment(as('participant'), thread.comments[0]!.id))).toBe('forbidden');
  });
});

describe('a hidden reply', () => {
  it('leaves an empty place where it was answered, and nothing of its words or author', async () => {
    const thread = await makeAnnotation(article);
    const reply = await makeComment(thread.id, article.in.people.participant, 'Unspeakable.');
    await makeComment(thread.id, article.in.people.other, 'An answer to it.', reply.id);
    await decide(reply.id, hide('visible'));
    const { comments, commentCount } = await getAnnotation(as('other'), thread.id);
    expect(commentCount).toBe(2);
    expect(comments.find(({ id }) => id === reply.id)).toMatchObject({ author: null, body: null, text: null, hidden: null, edit: null });
    expect(JSON.stringify(comments)).not.toContain('Unspeakable');
    const own = (await getAnnotation(as('participant'), thread.id)).comments.find(({ id }) => id === reply.id);
    expect(own).toMatchObject({ text: 'Unspeakable.', status: 'hidden', hidden: { reason: 'Not about the text.', by: 'instructor', answered: false }, can: { appeal: true, update: false } });
    expect(JSON.stringify(own!.hidden)).not.toContain('Ines');
  });

  it('is looked at again once, when its author asks, and the answer is told', async () => {
    const thread = await makeAnnotation(article);
    const reply = await makeComment(thread.id, article.in.people.participant);
    await decide(reply.id, hide('visible'), 'assistant');
    expect(await codeOf(appealComment(as('other'), reply.id, { text: 'Why?' }))).toBe('not_found');
    await appealComment(as('participant'), reply.id, { text: 'It was about the rain.' });
    expect(await codeOf(appealComment(as('participant'), reply.id, { text: 'And again.' }))).toBe('conflict');
    expect(await queue('flagged')).toMatchObject([{ comment: reply.id, appeal: { text: 'It was about the rain.', answered: false } }]);
    await decide(reply.id, { decision: 'keep', reason: 'It still is not.', expectedStatus: 'hidden' });
    expect(await queue('flagged')).toEqual([]);
    const own = (await getAnnotation(as('participant'), thread.id)).comments.at(-1)!;
    expect(own).toMatchObject({ hidden: { by: 'assistant', appeal: 'It was about the rain.', answered: true, answer: 'It still is not.' }, can: { appeal: false } });
    expect(await codeOf(decide(reply.id, { decision: 'keep', expectedStatus: 'hidden' }))).toBe('conflict');
  });

  it('a claim without a comment as well, whatever was decided about its thread meanwhile', async () => {
    const { id } = await makeAnnotation(article, { kind: 'claim', body: null });
    const mine = () => getAnnotation(as('participant'), id);
    expect(await mine()).toMatchObject({ hidden: null, can: { appeal: false } });
    expect(await codeOf(appealAnnotation(as('participant'), id, { text: 'Not yet.' }))).toBe('forbidden');
    await decideThread(id, hide('visible'));
    expect(await mine()).toMatchObject({ hidden: { reason: 'Not about the text.', appeal: null }, can: { appeal: true } });
    expect(await codeOf(appealAnnotation(as('other'), id, { text: 'Why?' }))).toBe('not_found');
    await appealAnnotation(as('participant'), id, { text: 'It is what the author says.' });
    expect(await codeOf(appealAnnotation(as('participant'), id, { text: 'And again.' }))).toBe('conflict');
    await decideThread(id, { decision: 'lock', expectedStatus: 'open' });
    expect(await queue('flagged')).toMatchObject([{ comment: null, annotation: id, appeal: { text: 'It is what the author says.', answered: false } }]);
    expect(await queueOverview(as('instructor'), article.in.id, {})).toMatchObject({ counts: { flagged: 1, hidden: 1 } });
    await decideThread(id, { decision: 'keep', expectedStatus: 'hidden', reason: 'He says the opposite.' });
    expect(await queue('flagged')).toEqual([]);
    expect(await queue('hidden')).toMatchObject([{ annotation: id, appeal: { answered: true } }]);
    expect(await mine()).toMatchObject({ hidden: { appeal: 'It is what the author says.', answered: true, answer: 'He says the opposite.' }, can: { appeal: false } });
  });
});

describe('where posts are reviewed first', () => {
  it('an opening waits, is approved with its first comment, and can be held back again', async () => {
    await review();
    const thread = await makeAnnotation(article);
    const id = thread.comments[0]!.id;
    expect(await codeOf(getAnnotation(as('other'), thread.id))).toBe('not_found');
    expect(await queue('pending')).toMatchObject([{ comment: id, opening: true, status: 'pending', text: 'Is that so?', author: { name: 'Pia Participant', record: { posts: 1, hidden: 0, upheld: 0 } } }]);
    await decide(id, { decision: 'approve', expectedStatus: 'pending', version: 1 });
    expect(await getAnnotation(as('other'), thread.id)).toMatchObject({ status: 'visible', comments: [{ status: 'visible' }] });
    await decide(id, { decision: 'hold', expectedStatus: 'visible', undo: true });
    expect(await codeOf(getAnnotation(as('other'), thread.id))).toBe('not_found');
    const history = (await queue('pending'))[0]!.history.map(({ action, from, to, by }) => [action, from, to, by.name]);
    expect(history).toEqual([['approve', 'pending', 'visible', 'Ines Instructor'], ['hold', 'visible', 'pending', 'Ines Instructor']]);
  });

  it('an edit waits while the approved text stands, and is approved in the version that was looked at', async () => {
    await review();
    const thread = await makeAnnotation(article);
    const id = thread.comments[0]!.id;
    await decide(id, { decision: 'approve', expectedStatus: 'pending' });
    const edited = await updateComment(as('participant'), id, { body: plain('Better words.') });
    expect(edited).toMatchObject({ text: 'Is that so?', edit: { text: 'Better words.' }, version: 2 });
    const peer = async () => (await getAnnotation(as('other'), thread.id)).comments[0]!;
    expect(await peer()).toMatchObject({ text: 'Is that so?', edit: null });
    expect(await queue('pending')).toMatchObject([{ comment: id, status: 'visible', version: 2, edit: { text: 'Better words.' } }]);
    const approve = { decision: 'approve', expectedStatus: 'visible' };
    expect(await codeOf(decide(id, approve))).toBe('validation');
    await updateComment(as('participant'), id, { body: plain('Other words.') });
    expect(await codeOf(decide(id, { ...approve, version: 2 }))).toBe('conflict');
    await decide(id, { ...approve, version: 3 });
    expect(await peer()).toMatchObject({ text: 'Other words.', status: 'visible' });
    expect(await queue('pending')).toEqual([]);
  });

  it('an edit is rejected alone: what was approved stands, its author keeps it with the reason, and mends it', async () => {
    await review();
    const thread = await makeAnnotation(article);
    const id = thread.comments[0]!.id;
    await decide(id, { decision: 'approve', expectedStatus: 'pending' });
    await updateComment(as('participant'), id, { body: plain('Worse words.') });
    const reject = { decision: 'reject', expectedStatus: 'visible', reason: 'It was clearer before.' };
    expect(() => moderateCommentInput.parse({ ...reject, reason: ' ' })).toThrow(/Say why/);
    expect(await codeOf(decide(id, reject))).toBe('validation');
    expect(await codeOf(decide(id, { ...reject, version: 1 }))).toBe('conflict');
    await decide(id, { ...reject, version: 2 }, 'assistant');
    expect(await queue('pending')).toEqual([]);
    const of = async (who: 'participant' | 'other') => (await getAnnotation(as(who), thread.id)).comments[0]!;
    expect(await of('participant')).toMatchObject({ text: 'Is that so?', status: 'visible', can: { update: true }, edit: { text: 'Worse words.', rejected: { reason: 'It was clearer before.', by: 'assistant' } } });
    expect(await of('other')).toMatchObject({ text: 'Is that so?', edit: null });
    // Of two who decide at once, the later one hears of it.
    expect(await codeOf(decide(id, { ...reject, version: 2 }))).toBe('conflict');
    expect(await codeOf(decide(id, { decision: 'approve', expectedStatus: 'visible', version: 2 }))).toBe('conflict');
    await decide(id, { decision: 'unreject', expectedStatus: 'visible', version: 2, undo: true });
    expect(await queue('pending')).toMatchObject([{ comment: id, edit: { text: 'Worse words.' }, history: [{ action: 'approve' }, { action: 'reject', from: 'waiting', to: 'rejected' }, { action: 'unreject' }] }]);
    await decide(id, { ...reject, version: 2 });
    // Mended, it waits anew, and is approved like any other.
    expect(await updateComment(as('participant'), id, { body: plain('Better words.') })).toMatchObject({ version: 3, edit: { text: 'Better words.', rejected: null } });
    await decide(id, { decision: 'approve', expectedStatus: 'visible', version: 3 });
    expect(await of('other')).toMatchObject({ text: 'Better words.', edit: null });
    expect(await codeOf(decide(id, { ...reject, version: 3 }))).toBe('conflict');
    expect((await eventsOf(thread.id)).filter((type) => type === 'comment.updated')).toHaveLength(5);
  });

  it('what is held back is not published by taking it back and bringing it again', async () => {
    const thread = await makeAnnotation(article);
    const id = thread.comments[0]!.id;
    await decide(id, { decision: 'hold', expectedStatus: 'visible' });
    await withdrawComment(as('participant'), id);
    await restoreComment(as('participant'), id);
    expect(await codeOf(getAnnotation(as('other'), thread.id))).toBe('not_found');
    await updateAnnotation(as('participant'), thread.id, { visibility: 'private' });
    await updateAnnotation(as('participant'), thread.id, { visibility: 'seminar' });
    expect(await codeOf(getAnnotation(as('other'), thread.id))).toBe('not_found');
    expect(await queue('pending')).toHaveLength(1);
  });
});

describe('decisions', () => {
  it('of two moderators at once: one is carried out, the other refused with how it stands now', async () => {
    const { comments: [first], id } = await makeAnnotation(article);
    const results = await Promise.allSettled([decide(first!.id, hide('visible')), decide(first!.id, { ...hide('visible'), reason: 'Rude.' }, 'assistant')]);
    expect(results.map(({ status }) => status).toSorted()).toEqual(['fulfilled', 'rejected']);
    const refused = results.find((result) => result.status === 'rejected')!.reason as { code: string; message: string; current: unknown };
    expect(refused).toMatchObject({ code: 'conflict', current: { status: 'hidden', last: { action: 'hide', to: 'hidden' } } });
    expect(refused.message).toMatch(/(Ines Instructor|Asad Assistant) decided meanwhile/);
    expect(await db.moderationEntry.count({ where: { annotationId: id } })).toBe(1);
    expect((await eventsOf(id)).filter((type) => type === 'annotation.hidden')).toHaveLength(1);
  });

  it('that lead nowhere, or change nothing, are refused and leave no trace', async () => {
    const { comments: [first], id } = await makeAnnotation(article);
    expect(await codeOf(decide(first!.id, { decision: 'restore', expectedStatus: 'visible' }))).toBe('validation');
    expect(await codeOf(decide(first!.id, { decision: 'approve', expectedStatus: 'visible', version: 1 }))).toBe('validation');
    expect(await codeOf(decide(first!.id, { decision: 'keep', expectedStatus: 'visible' }))).toBe('conflict');
    expect(() => moderateCommentInput.parse({ decision: 'hide', reason: '  ', expectedStatus: 'visible' })).toThrow(/Say why/);
    expect(await db.moderationEntry.count({ where: { annotationId: id } })).toBe(0);
  });

  it('lock a thread for all but moderators, and are logged as resolving is, whoever does it', async () => {
    const thread = await makeAnnotation(article);
    expect(await decideThread(thread.id, { decision: 'lock', expectedStatus: 'open', reason: 'It has run hot.' })).toMatchObject({ locked: true });
    expect(await codeOf(decideThread(thread.id, { decision: 'lock', expectedStatus: 'open' }, 'assistant'))).toBe('conflict');
    expect(await codeOf(makeComment(thread.id, article.in.people.other))).toBe('forbidden');
    expect(await codeOf(makeComment(thread.id, article.in.people.assistant))).toBe('done');
    await decideThread(thread.id, { decision: 'resolve', expectedStatus: 'open' });
    await updateAnnotation(as('participant'), thread.id, { resolved: false });
    await decideThread(thread.id, { decision: 'unlock', expectedStatus: 'locked' });
    const entries = await db.moderationEntry.findMany({ where: { annotationId: thread.id }, orderBy: { createdAt: 'asc' } });
    expect(entries.map(({ action, from, to }) => `${action}: ${from} to ${to}`)).toEqual(['lock: open to locked', 'resolve: open to resolved', 'reopen: resolved to open', 'unlock: locked to open']);
    expect(await eventsOf(thread.id)).toEqual(['annotation.created', 'annotation.locked', 'comment.created', 'annotation.updated', 'annotation.updated', 'annotation.unlocked']);
  });

  it('in bulk are each taken or refused by themselves', async () => {
    const threads = [await makeAnnotation(article), await makeAnnotation(article), await makeAnnotation(article, { kind: 'claim', body: null })];
    await decide(threads[0]!.comments[0]!.id, hide('visible'));
    const posts = threads.map(({ id, comments: [first] }) => ({ annotation: id, comment: first?.id ?? null, expectedStatus: 'visible' as const }));
    const decided = await moderateMany(as('assistant'), { posts, decision: 'hide', reason: 'Off topic.' });
    expect(decided.map(({ error }) => error === null)).toEqual([false, true, true]);
    expect(decided[0]!.error).toMatch(/hidden now/);
    expect(await queue('hidden')).toHaveLength(3);
  });
});

describe('the queue', () => {
  it('goes in pages from the oldest, by article and by person, with counts under the same filter', async () => {
    await review();
    const made = [];
    for (const by of ['participant', 'other', 'participant', 'other', 'participant'] as const) made.push(await makeAnnotation(article, { by: article.in.people[by] }));
    const second = await makeArticle({ seminar: article.in });
    await db.article.update({ where: { id: second.id }, data: { reviewedFirst: true } });
    const elsewhere = await makeAnnotation(second);
    const seen: string[] = [];
    let cursor: string | null | undefined;
    do {
      const page = await listQueue(as('assistant'), article.in.id, queueInput.parse({ limit: 2, ...(cursor ? { cursor } : {}) }));
      seen.push(...page.items.map(({ annotation }) => annotation));
      cursor = page.nextCursor;
    } while (cursor);
    expect(seen).toEqual([...made, elsewhere].map(({ id }) => id));
    expect((await queue('pending', { article: second.id })).map(({ annotation }) => annotation)).toEqual([elsewhere.id]);
    expect(await queue('pending', { person: article.in.people.other.id })).toHaveLength(2);
    await db.comment.updateMany({ where: { annotationId: made[0]!.id }, data: { createdAt: new Date(Date.now() - 3.5 * 86_400_000) } });
    expect((await queue('pending', { days: 3 })).map(({ annotation }) => annotation)).toEqual([made[0]!.id]);
    expect(await queue('pending', { days: 4 })).toEqual([]);
    const overview = await queueOverview(as('instructor'), article.in.id, { person: article.in.people.other.id });
    expect(overview).toMatchObject({ counts: { pending: 2, flagged: 0, hidden: 0 }, people: [{ name: 'Omar Other' }, { name: 'Pia Participant' }] });
    expect(overview.articles).toHaveLength(2);
  });

  it('is for moderators alone, and holds no private note', async () => {
    await db.annotation.create({
      data: { ...{ id: crypto.randomUUID(), seminarId: article.in.id, articleId: article.id, authorId: article.in.people.instructor.id, kind: 'note', visibility: 'private', status: 'hidden', position: -1 } },
    });
    expect(await queue('hidden')).toEqual([]);
    for (const who of ['participant', 'observer'] as const) expect(await codeOf(listQueue(as(who), article.in.id, queueInput.parse({})))).toBe('forbidden');
    expect(await codeOf(listQueue(as('outsider'), article.in.id, queueInput.parse({})))).toBe('not_found');
  });
});

describe('a muted member', () => {
  it('reads on and does not write, until it is taken back; both are in the audit', async () => {
    const { participant, assistant } = article.in.people;
    const until = new Date(Date.now() + 86_400_000).toISOString();
    const thread = await makeAnnotation(article, { by: article.in.people.other });
    await muteMember(as('assistant'), article.in.id, participant.id, { until });
    expect(await codeOf(makeComment(thread.id, participant))).toBe('forbidden');
    expect(await codeOf(getAnnotation(as('participant'), thread.id))).toBe('done');
    await muteMember(as('assistant'), article.in.id, participant.id, { until: null });
    expect(await codeOf(makeComment(thread.id, participant))).toBe('done');
    expect(await codeOf(muteMember(as('instructor'), article.in.id, assistant.id, { until }))).toBe('conflict');
    expect(await codeOf(muteMember(as('participant'), article.in.id, article.in.people.other.id, { until }))).toBe('forbidden');
    expect(await codeOf(muteMember(as('assistant'), article.in.id, participant.id, { until: '2020-01-01T00:00:00Z' }))).toBe('validation');
    const audit = await db.auditEntry.findMany({ where: { seminarId: article.in.id, action: { in: ['member.muted', 'member.unmuted'] } }, orderBy: { createdAt: 'asc' } });
    expect(audit.map(({ action, about }) => [action, about])).toEqual([
      ['member.muted', { person: participant.id, from: null, to: until }],
      ['member.unmuted', { person: participant.id, from: until, to: null }],
    ]);
  });
});
