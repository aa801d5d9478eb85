import { beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { flagInput, moderateCommentInput, queueInput } from '@/lib/schemas/moderation';
import { withdrawComment } from '@/lib/services/comments';
import { flagAnnotation, flagComment, listMyFlags, unflagAnnotation, unflagComment } from '@/lib/services/flags';
import { moderateAnnotation, moderateComment } from '@/lib/services/moderation';
import { listQueue } from '@/lib/services/queue';
import { getAnnotation } from '@/lib/services/threads';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeAnnotation, makeArticle, makeComment } from '../../support/factories';

useTestDatabase();

type Article = Awaited<ReturnType<typeof makeArticle>>;
let article: Article;
let comment: string;
let thread: string;
const as = (who: keyof Article['in']['people']) => actorOf(article.in.people[who]);
const spam = flagInput.parse({ reason: 'spam' });
const codeOf = (call: Promise<unknown>) => call.then(() => 'done', (error: { code?: string }) => error.code ?? String(error));
const decide = (input: object) => moderateComment(as('instructor'), comment, moderateCommentInput.parse(input));
const flagged = async () => (await listQueue(as('assistant'), article.in.id, queueInput.parse({ state: 'flagged' }))).items;
const outcome = async (who: 'other' | 'assistant' = 'other') => (await listMyFlags(as(who), article.in.id)).map(({ resolution }) => resolution);

beforeEach(async () => {
  article = await makeArticle();
  const made = await makeAnnotation(article);
  thread = made.id;
  comment = made.comments[0]!.id;
});

describe('a flag', () => {
  it('is one for each member: a second changes the first, also when both come at once', async () => {
    await Promise.all([flagComment(as('other'), comment, spam), flagComment(as('other'), comment, flagInput.parse({ reason: 'other', note: 'It is copied.' }))]);
    await flagComment(as('other'), comment, flagInput.parse({ reason: 'off_topic', note: 'About cats.' }));
    await flagComment(as('assistant'), comment, spam);
    expect(await flagged()).toMatchObject([{ comment, flags: [{ reason: 'off_topic', note: 'About cats.', by: { name: 'Omar Other' } }, { reason: 'spam' }] }]);
  });

  it('is for participants and moderators, on what they read of others', async () => {
    expect(await codeOf(flagComment(as('participant'), comment, spam))).toBe('forbidden');
    expect(await codeOf(flagComment(as('observer'), comment, spam))).toBe('forbidden');
    expect(await codeOf(flagComment(as('outsider'), comment, spam))).toBe('not_found');
    const note = await makeAnnotation(article, { visibility: 'private' });
    expect(await codeOf(flagComment(as('other'), note.comments[0]!.id, spam))).toBe('not_found');
    expect(() => flagInput.parse({ reason: 'other', note: ' ' })).toThrow(/note/);
  });

  it('is known to who raised it and to moderators, and to nobody else: not in a view, not in the log of events', async () => {
    const events = await db.event.count();
    await flagComment(as('other'), comment, spam);
    const seen = async (who: 'other' | 'participant') => (await getAnnotation(as(who), thread)).comments[0]!.flagged;
    expect([await seen('other'), await seen('participant')]).toEqual([true, false]);
    expect(await db.event.count()).toBe(events);
    expect(await listMyFlags(as('participant'), article.in.id)).toEqual([]);
  });

  it('is taken back', async () => {
    await flagComment(as('other'), comment, spam);
    await unflagComment(as('other'), comment);
    await unflagComment(as('other'), comment);
    expect(await flagged()).toEqual([]);
    expect(await outcome()).toEqual([]);
  });

  it('is upheld by hiding; whoever raised it is told so, and no longer led to what they cannot see', async () => {
    await flagComment(as('other'), comment, spam);
    expect(await listMyFlags(as('other'), article.in.id)).toMatchObject([{ annotation: thread, resolution: null, resolvedAt: null, reason: 'spam' }]);
    await decide({ decision: 'hide', reason: 'Advertising.', expectedStatus: 'visible' });
    expect(await listMyFlags(as('other'), article.in.id)).toMatchObject([{ annotation: null, resolution: 'upheld', article: { title: 'Two Failed Harvests' } }]);
    const items = (await listQueue(as('assistant'), article.in.id, queueInput.parse({ state: 'hidden' }))).items;
    expect(items).toMatchObject([{ author: { record: { posts: 1, hidden: 1, upheld: 1 } }, flags: [] }]);
  });

  it('is dismissed by keeping, and may be raised anew', async () => {
    await flagComment(as('other'), comment, spam);
    await decide({ decision: 'keep', expectedStatus: 'visible' });
    expect(await flagged()).toEqual([]);
    expect(await outcome()).toEqual(['dismissed']);
    await flagComment(as('other'), comment, spam);
    expect(await outcome()).toEqual([null, 'dismissed']);
  });

  it('is open again when the decision that ended it is taken back', async () => {
    await flagComment(as('other'), comment, spam);
    await decide({ decision: 'hide', reason: 'Advertising.', expectedStatus: 'visible' });
    await decide({ decision: 'restore', expectedStatus: 'hidden', undo: true });
    expect(await outcome()).toEqual([null]);
    expect(await flagged()).toHaveLength(1);
    await decide({ decision: 'keep', expectedStatus: 'visible' });
    await decide({ decision: 'keep', expectedStatus: 'visible', undo: true });
    expect(await outcome()).toEqual([null]);
  });

  it('on the opening of a claim without a comment is one as well', async () => {
    const claim = await makeAnnotation(article, { kind: 'claim', body: null });
    await Promise.all([flagAnnotation(as('other'), claim.id, spam), flagAnnotation(as('other'), claim.id, spam)]);
    expect(await db.flag.count({ where: { annotationId: claim.id } })).toBe(1);
    expect((await getAnnotation(as('other'), claim.id)).flagged).toBe(true);
    expect(await flagged()).toMatchObject([{ comment: null, annotation: claim.id, flags: [{ reason: 'spam' }] }]);
    await unflagAnnotation(as('other'), claim.id);
    expect(await flagged()).toEqual([]);
    await flagAnnotation(as('other'), claim.id, spam);
    await moderateAnnotation(as('instructor'), claim.id, { decision: 'hide', reason: 'Invented.', expectedStatus: 'visible' });
    expect(await outcome()).toEqual(['upheld']);
  });

  it('on what its author takes back leaves the queue, and is told as that', async () => {
    const reply = await makeComment(thread, article.in.people.participant);
    await flagComment(as('other'), reply.id, spam);
    await withdrawComment(as('participant'), reply.id);
    expect(await flagged()).toEqual([]);
    expect(await outcome()).toEqual(['withdrawn']);
  });
});
