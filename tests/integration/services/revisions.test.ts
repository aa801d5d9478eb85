/** A new text of an article: its paragraphs keep their keys, its annotations their places, and nobody's words are lost. */
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest';
import { alignTexts } from '@/lib/core/anchoring/reanchor';
import { placeParagraphs, revisionText } from '@/lib/core/document/article';
import { bringer } from '@/lib/core/revisions/bring';
import { compareRevisions } from '@/lib/core/revisions/compare';
import { keysOf } from '@/lib/core/revisions/keys';
import { db, queries, transaction } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { newId } from '@/lib/ids';
import { type Runner, runJobs } from '@/lib/jobs/runner';
import { overlappingClaim } from '@/lib/services/claims';
import { endLive } from '@/lib/services/live/kept';
import { importThreads } from '@/lib/services/import-threads';
import { placeAnnotation } from '@/lib/services/anchorings';
import { giveUpRevision, runRevision } from '@/lib/services/revision-job';
import { JOB_HANDLERS } from '@/lib/services/job-handlers';
import { type NewRevision, writeRevision } from '@/lib/services/revision-rows';
import { textOf } from '@/lib/services/revision-standings';
import { Carried, switchTo } from '@/lib/services/revision-switch';
import { readComparison } from '@/lib/services/revision-reading';
import { getRevision, listRevisions } from '@/lib/services/revision-views';
import { restoreRevision, saveRevision } from '@/lib/services/revisions';
import { getAnnotation } from '@/lib/services/threads';
import type { SaveRevisionInput } from '@/lib/schemas/revisions';
import { ask } from '@/tests/support/api';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, makeComment, makeSeminar, PARAGRAPHS, tokenOf } from '@/tests/support/factories';
import { exportOf } from '@/tests/support/imports';
import { LiveReader } from '@/tests/support/live';

// What compares texts is looked at here, not changed; threads load their own.
vi.mock('@/lib/core/anchoring/reanchor', { spy: true });
vi.mock('@/lib/core/revisions/compare', { spy: true });
vi.mock('@/lib/core/revisions/keys', { spy: true });
useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
const people = () => article.in.people;
const me = () => actorOf(people().instructor);
const blocks = (...texts: string[]): SaveRevisionInput['blocks'] => texts.map((text) => ({ kind: 'paragraph', text }));
const save = (expectedRevision: number, ...texts: string[]) => saveRevision(me(), article.id, { expectedRevision, blocks: blocks(...texts) });
const [HARVEST, PRICES, BARNS] = PARAGRAPHS as [string, string, string];
const LONG_RAIN = PRICES.replace('the rain', 'the long rain');
const keysNow = async () => (await db.paragraph.findMany({ where: { revision: { articleId: article.id, number: (await currentOf()) } }, orderBy: { position: 'asc' } })).map(({ key }) => key);
const currentOf = async () => (await db.article.findUniqueOrThrow({ where: { id: article.id } })).currentRevision;
const rowsOf = (annotationId: string) => db.anchoring.findMany({ where: { annotationId }, orderBy: { revision: 'asc' }, select: { revision: true, state: true, exact: true, paragraphKey: true, stoodIn: true } });

let runner: Runner | undefined;
beforeAll(async () => {
  // The queue is made; the tests do the jobs themselves.
  await (await runJobs(JOB_HANDLERS)).end();
});
beforeEach(async () => {
  article = await makeArticle();
});
afterEach(async () => {
  await runner?.end();
  runner = undefined;
});
afterAll(endLive);

describe('a new revision', () => {
  it('keeps the keys of its paragraphs, and brings every annotation over, each in its own way', async () => {
    const rain = await makeAnnotation(article, { target: { exact: 'the ministry blamed the rain' } });
    const month = await makeAnnotation(article, { kind: 'claim', target: { exact: 'doubled within a month' } });
    const gone = await makeAnnotation(article, { target: { exact: 'the barns were full' }, visibility: 'private' });
    const whole = await makeAnnotation(article, { target: { paragraph: 'p2' } });
    const wholeGone = await makeAnnotation(article, { target: { paragraph: 'p3' } });
    const onArticle = await makeAnnotation(article, { target: {} });
    expect(await save(1, 'A new beginning.', HARVEST, LONG_RAIN)).toMatchObject({ number: 2, current: true, state: 'ready', author: { name: people().instructor.name } });
    expect(await keysNow()).toEqual(['p4', 'p1', 'p2']);
    const now = async (id: string) => {
      const { target, anchorState } = await getAnnotation(actorOf(people().participant), id);
      return [anchorState, target.paragraph, target.exact];
    };
    expect(await now(rain.id)).toEqual(['edited', 'p2', 'the ministry blamed the long rain']);
    expect(await now(month.id)).toEqual(['anchored', 'p2', 'doubled within a month']);
    expect(await now(gone.id)).toEqual(['orphaned', null, 'the barns were full']);
    expect(await now(whole.id)).toEqual(['anchored', 'p2', null]);
    expect(await now(wholeGone.id)).toEqual(['orphaned', null, BARNS]);
    expect(await now(onArticle.id)).toEqual(['anchored', null, null]);
    expect(await rowsOf(rain.id)).toEqual([
      { revision: 1, state: 'anchored', exact: 'the ministry blamed the rain', paragraphKey: 'p2', stoodIn: null },
      { revision: 2, state: 'edited', exact: 'the ministry blamed the long rain', paragraphKey: 'p2', stoodIn: 1 },
    ]);
    // Its words are in the text at the offsets that it has.
    const { paragraphs } = await getRevision(me(), article.id, 2);
    const row = await db.annotation.findUniqueOrThrow({ where: { id: month.id } });
    const paragraph = paragraphs.find(({ key }) => key === row.paragraphKey)!;
    expect(paragraph.text.slice(row.start!, row.end!)).toBe(row.exact);
    expect(row.position).toBe(paragraph.start + row.start!);
  });

  it('tries orphans again, and gives none of their keys away meanwhile', async () => {
    const [passage, whole] = [await makeAnnotation(article, { target: { exact: 'the ministry blamed the rain' } }), await makeAnnotation(article, { target: { paragraph: 'p2' } })];
    await save(1, HARVEST, BARNS);
    await save(2, HARVEST, 'Something else altogether happened.', BARNS);
    expect(await keysNow()).toEqual(['p1', 'p4', 'p3']);
    await restoreRevision(me(), article.id, 1, { expectedRevision: 3 });
    expect(await keysNow()).toEqual(['p1', 'p2', 'p3']);
    for (const { id } of [passage, whole]) expect(await getAnnotation(me(), id)).toMatchObject({ anchorState: 'anchored', target: { paragraph: 'p2' } });
    await save(4, BARNS, PRICES, HARVEST);
    expect(await keysNow()).toEqual(['p3', 'p2', 'p1']);
    expect((await listRevisions(actorOf(people().observer), article.id)).map(({ number, current, restoredFrom }) => [number, current, restoredFrom])).toEqual([[5, true, null], [4, false, 1], [3, false, null], [2, false, null], [1, false, null]]);
  });

  it('puts an annotation where it stood, when the text comes back in which it stood', async () => {
    const thread = await makeAnnotation(article, { target: { exact: 'the ministry blamed the rain' } });
    await save(1, HARVEST, LONG_RAIN, BARNS);
    const settled = await db.annotation.findUniqueOrThrow({ where: { id: thread.id } });
    const of = { articleId: article.id, seminarId: article.in.id, revision: 2 };
    await placeAnnotation(queries, of, { annotationId: thread.id, state: 'edited', confidence: 1, stoodIn: 1, target: { paragraph: 'p2', start: 0, end: 6, exact: 'Prices', prefix: '', suffix: '', position: settled.position - settled.start! } }, { as: 'chosen', by: me() });
    await restoreRevision(me(), article.id, 1, { expectedRevision: 2 });
    expect(await getAnnotation(me(), thread.id)).toMatchObject({ anchorState: 'anchored', target: { exact: 'the ministry blamed the rain' } });
    await restoreRevision(me(), article.id, 2, { expectedRevision: 3 });
    expect(await getAnnotation(me(), thread.id)).toMatchObject({ target: { exact: 'Prices' } });
    expect((await rowsOf(thread.id)).at(-1)).toMatchObject({ revision: 4, stoodIn: null });
  });

  it('changes nothing where it is not of the text that was read, or says nothing new', async () => {
    await save(1, HARVEST, LONG_RAIN, BARNS);
    const error = await save(1, 'Another text.').catch((problem: unknown) => problem);
    expect(error).toMatchObject({ code: 'conflict', current: { number: 2, paragraphs: [{ text: HARVEST }, { text: LONG_RAIN }, { text: BARNS }] } });
    await expect(save(2, HARVEST, LONG_RAIN, BARNS)).rejects.toMatchObject({ code: 'validation' });
    await expect(restoreRevision(me(), article.id, 2, { expectedRevision: 2 })).rejects.toMatchObject({ code: 'validation' });
    await expect(restoreRevision(me(), article.id, 9, { expectedRevision: 2 })).rejects.toMatchObject({ code: 'not_found' });
    expect(await currentOf()).toBe(2);
  });

  it('of two at the same time, only one is made', async () => {
    const made = await Promise.allSettled([save(1, HARVEST, LONG_RAIN, BARNS), save(1, HARVEST, BARNS), save(1, PRICES)]);
    expect(made.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected', 'rejected']);
    for (const each of made) if (each.status === 'rejected') expect(each.reason).toMatchObject({ code: 'conflict', current: { number: 2 } });
  });

  it('is not made for what is known of the article beside its text, which can be mended alone', async () => {
    const about = { title: 'Three Failed Harvests', byline: null };
    const input = { expectedRevision: 1, blocks: blocks(...PARAGRAPHS), about };
    // Sent again because the answer got lost, it is answered as the first time.
    for (const _ of ['first', 'again']) expect(await saveRevision(me(), article.id, input, { key: 'about', request: input })).toMatchObject({ number: 1 });
    expect(await db.auditEntry.count({ where: { seminarId: article.in.id, action: 'article.mended' } })).toBe(1);
    expect(await db.article.findUniqueOrThrow({ where: { id: article.id } })).toMatchObject({ ...about, currentRevision: 1, language: 'en' });
  });

  it('is told to open pages, to each as a word that it is there', async () => {
    const reader = await LiveReader.open(article.id, { token: await tokenOf(people().observer) });
    await reader.until(() => reader.cursor !== null);
    await save(1, HARVEST, LONG_RAIN, BARNS);
    await makeAnnotation(article, { target: { exact: 'the long rain' } });
    await reader.until(() => reader.of('thread').length > 0);
    expect(reader.heard.map(({ event, data }) => (event === 'revised' ? data : event))).toEqual([{ revision: 2 }, 'thread']);
    await reader.close();
  });
});

describe('what was written on an earlier text', () => {
  const post = (revision: number, exact: string) => makeAnnotation(article, { target: { revision, exact } });

  it('is brought over, and keeps where it was meant', async () => {
    await save(1, 'A new beginning.', HARVEST, LONG_RAIN);
    expect(await post(1, 'doubled within a month')).toMatchObject({ anchorState: 'anchored', target: { paragraph: 'p2' } });
    const rain = await post(1, 'the ministry blamed the rain');
    expect(rain).toMatchObject({ anchorState: 'edited', target: { exact: 'the ministry blamed the long rain' } });
    expect(await rowsOf(rain.id)).toMatchObject([{ revision: 1, state: 'anchored' }, { revision: 2, state: 'edited', stoodIn: 1 }]);
    const gone = await post(1, 'the barns were full');
    expect(gone).toMatchObject({ anchorState: 'orphaned', target: { paragraph: null, exact: 'the barns were full' } });
    await restoreRevision(me(), article.id, 1, { expectedRevision: 2 });
    expect(await getAnnotation(me(), gone.id)).toMatchObject({ anchorState: 'anchored', target: { paragraph: 'p3' } });
  });

  it('is looked at for claims in the text of today', async () => {
    const claim = await makeAnnotation(article, { kind: 'claim', target: { exact: 'the ministry blamed the rain' } });
    await save(1, 'A new beginning.', HARVEST, LONG_RAIN);
    expect((await overlappingClaim(me(), article.id, { revision: 1, exact: 'ministry blamed the rain' }))?.id).toBe(claim.id);
    expect(await overlappingClaim(me(), article.id, { revision: 1, exact: 'the barns were full' })).toBeNull();
  });

  it('is refused for a revision that nobody ever read', async () => {
    await expect(post(2, 'the rain')).rejects.toMatchObject({ code: 'validation', fields: { 'target.revision': expect.any(String) } });
  });

  it('is answered again under its key, though its words are gone since', async () => {
    const headers = { 'Idempotency-Key': 'once' };
    const body = { kind: 'comment', target: { exact: 'the barns were full' }, body: { format: 'text/plain', value: 'Were they?' } };
    const token = await tokenOf(people().participant);
    const first = await ask(`POST /api/v1/articles/${article.id}/annotations`, { token, body, headers });
    await save(1, HARVEST);
    const again = await ask(`POST /api/v1/articles/${article.id}/annotations`, { token, body, headers });
    expect([again.status, again.json.id]).toEqual([201, first.json.id]);
  });

  it('is brought over also when the text changes between reading it and writing, and an import as well', async () => {
    const kept = await makeAnnotation(article, { target: { exact: 'doubled within a month' } });
    const file = await exportOf(people().instructor, article.in.id);
    const [asked] = file.articles[0]!.threads;
    for (const post of [asked!, ...asked!.comments]) post.id = newId();
    asked!.kind = 'question';
    const next: NewRevision = { id: newId(), articleId: article.id, seminarId: article.in.id, from: 1, number: 2, restoredFrom: null, note: null, paragraphs: ['A new beginning.', ...PARAGRAPHS].map((text, index) => ({ key: `p${index || 4}`, kind: 'paragraph', text })) };
    const writing = await transaction(async (tx) => {
      await tx.$queryRaw(sql`SELECT 1 FROM "Article" WHERE "id" = ${article.id}::uuid FOR NO KEY UPDATE`);
      const begun = [makeAnnotation(article, { target: { start: HARVEST.length + 2, end: HARVEST.length + 8 } }), importThreads(me(), article.in.id, file, new Date())] as const;
      // Both have read the text, and wait for the article.
      await expect.poll(async () => (await queries.$queryRaw<unknown[]>(sql`SELECT 1 FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0`)).length, { timeout: 30_000 }).toBe(2);
      const bring = bringer({ from: await textOf(article.id, 1), to: { revision: 2, paragraphs: placeParagraphs(next.paragraphs) }, earlier: [] });
      await switchTo(tx, me(), next, new Carried((some) => some.map(bring)), () => writeRevision(tx, me(), next, null));
      return { begun };
    });
    await Promise.all(writing.begun);
    const rows = await db.annotation.findMany({ where: { articleId: article.id, id: { not: kept.id } }, orderBy: { position: 'asc' } });
    const text = revisionText(next.paragraphs);
    expect(rows.map(({ paragraphKey, exact, position }) => [paragraphKey, exact, text.slice(position, position + exact!.length)])).toEqual([['p2', 'Prices', 'Prices'], ['p2', 'doubled within a month', 'doubled within a month']]);
  });
});

describe('a large article', () => {
  const never = new AbortController().signal;
  /** More than is brought over at once; no two paragraphs alike. */
  const LONG = [...Array(300)].map((_, index) => `Paragraph ${index} tells of harvest ${index * 7} and of barn ${index * 13}. ${'In the valley it was told again and again by those who had seen it. '.repeat(6)}`.trim());
  const waiting = async () => (await db.revision.findFirstOrThrow({ where: { articleId: article.id, readyAt: null } })).id;
  const big = async () => {
    article = await makeArticle({ paragraphs: LONG });
    await makeAnnotation(article, { target: { paragraph: 'p7', exact: 'harvest 42' } });
    return save(1, 'A new beginning.', ...LONG);
  };

  it('is read and written on as it was, until a job has brought all over', async () => {
    expect(await big()).toMatchObject({ number: 2, state: 'under_way', current: false, total: 1 });
    expect(await currentOf()).toBe(1);
    expect((await listRevisions(actorOf(people().participant), article.id)).map(({ number }) => number)).toEqual([1]);
    await expect(getRevision(actorOf(people().assistant), article.id, 2)).rejects.toMatchObject({ code: 'not_found' });
    await expect(save(1, 'Another text.')).rejects.toMatchObject({ code: 'conflict' });
    const meanwhile = await makeAnnotation(article, { target: { paragraph: 'p9', exact: 'barn 104' } });
    const id = await waiting();
    // Also where two processes have taken it up.
    await Promise.all([runRevision({ id }, { signal: never }), runRevision({ id }, { signal: never })]);
    await runRevision({ id }, { signal: never });
    expect(await listRevisions(actorOf(people().participant), article.id)).toMatchObject([{ number: 2, state: 'ready', current: true, done: 0, total: 0 }, { number: 1 }]);
    expect(await getAnnotation(me(), meanwhile.id)).toMatchObject({ anchorState: 'anchored', target: { paragraph: 'p9', exact: 'barn 104' } });
    expect(await db.event.count({ where: { articleId: article.id, type: 'article.revised' } })).toBe(1);
  });

  it('is compared in threads, so that the app answers meanwhile, and once for all who ask', async () => {
    const works = [alignTexts, compareRevisions, keysOf].map((work) => vi.mocked(work).mockClear());
    await big();
    expect(await keysNow()).toEqual(LONG.map((_, index) => `p${index + 1}`));
    await runRevision({ id: await waiting() }, { signal: never });
    expect(await keysNow()).toEqual(['p301', ...LONG.map((_, index) => `p${index + 1}`)]);
    const late = () => overlappingClaim(actorOf(people().participant), article.id, { revision: 1, paragraph: 'p8', exact: 'harvest 49' });
    const claim = await makeAnnotation(article, { kind: 'claim', target: { revision: 1, paragraph: 'p8', exact: 'harvest 49' } });
    const spent = () => db.rateLimit.aggregate({ where: { key: { startsWith: 'largeTexts' } }, _sum: { points: true } }).then(({ _sum }) => _sum.points);
    const before = await spent();
    expect((await Promise.all([late(), late(), late()])).map((found) => found?.id)).toEqual([claim.id, claim.id, claim.id]);
    expect(await spent()).toBe(before);
    expect(await readComparison(actorOf(people().participant), article.id, 1, 2)).toMatchObject({ wordsAdded: 3, wordsRemoved: 0 });
    for (const work of works) expect(work).not.toHaveBeenCalled();
  });

  it('is brought over by whichever process lives, and given up with a word where none can', async () => {
    await big();
    const id = await waiting();
    const stopped = AbortSignal.abort(new Error('The process ends'));
    await expect(runRevision({ id }, { signal: stopped })).rejects.toThrow('The process ends');
    expect(await currentOf()).toBe(1);
    await giveUpRevision(id);
    await runRevision({ id }, { signal: never });
    expect(await listRevisions(me(), article.id)).toMatchObject([{ number: 2, state: 'failed', current: false, problem: expect.stringContaining('restore') }, { number: 1, current: true }]);
    await expect(makeAnnotation(article, { target: { revision: 2, paragraph: 'p1' } })).rejects.toMatchObject({ code: 'validation' });
    // Its text is not lost.
    expect(await restoreRevision(me(), article.id, 2, { expectedRevision: 1 })).toMatchObject({ number: 3, state: 'under_way' });
    runner = await runJobs(JOB_HANDLERS);
    await expect.poll(currentOf, { timeout: 50_000 }).toBe(3);
  });

  it('is brought over once, when the process is killed that was about to switch', async () => {
    await big();
    const script = path.resolve(import.meta.dirname, '../../support/all-jobs.mjs');
    const waits = async () => (await queries.$queryRaw<unknown[]>(sql`SELECT 1 FROM pg_stat_activity WHERE cardinality(pg_blocking_pids(pid)) > 0 AND "query" LIKE '%"Article"%'`)).length;
    await transaction(async (tx) => {
      await tx.$queryRaw(sql`SELECT 1 FROM "Article" WHERE "id" = ${article.id}::uuid FOR NO KEY UPDATE`);
      const other = spawn(process.execPath, [script], { stdio: ['ignore', 'ignore', 'inherit'], env: { ...process.env, NODE_OPTIONS: '' } });
      try {
        await expect.poll(waits, { timeout: 50_000 }).toBe(1);
      } finally {
        other.kill('SIGKILL');
        await once(other, 'close');
      }
    });
    expect(await currentOf()).toBe(1);
    runner = await runJobs(JOB_HANDLERS);
    await expect.poll(() => runner!.takeBack(0).then(currentOf), { timeout: 50_000 }).toBe(2);
    expect(await db.event.count({ where: { articleId: article.id, type: 'article.revised' } })).toBe(1);
    expect(await db.anchoring.count({ where: { articleId: article.id } })).toBe(2);
  });

  it('stays as it was when whoever saved it may not change it any more', async () => {
    await big();
    const id = await waiting();
    await db.membership.updateMany({ where: { seminarId: article.in.id, userId: people().instructor.id }, data: { role: 'assistant' } });
    await runRevision({ id }, { signal: never });
    expect(await db.revision.findUniqueOrThrow({ where: { id } })).toMatchObject({ readyAt: null, problem: expect.stringContaining('may not') });
  });
});

describe('over the API', () => {
  const path = () => `/api/v1/articles/${article.id}/revisions` as const;

  it('revisions are saved once, read by all who read the article, and restored', async () => {
    const token = await tokenOf(people().instructor);
    const body = { expectedRevision: 1, blocks: [{ kind: 'heading', text: 'Harvests', format: { level: 2 } }, ...blocks(...PARAGRAPHS)], note: 'With a heading' };
    const sent = { token, body, headers: { 'Idempotency-Key': 'save' } };
    const first = await ask(`POST ${path()}`, sent);
    const again = await ask(`POST ${path()}`, sent);
    expect([first.status, first.json.number, again.status, again.json.number]).toEqual([201, 2, 201, 2]);
    const reading = await tokenOf(people().observer);
    expect((await ask(`GET ${path()}`, { token: reading })).json.items).toMatchObject([{ number: 2, note: 'With a heading' }, { number: 1 }]);
    expect((await ask(`GET ${path()}/2`, { token: reading })).json.paragraphs[0]).toMatchObject({ key: 'p4', kind: 'heading', format: { level: 2 } });
    expect((await ask(`POST ${path()}`, { token, body: { ...body, note: 'Too late' } })).json).toMatchObject({ status: 409, current: { number: 2 } });
    expect((await ask(`POST ${path()}/1/restore`, { token, body: { expectedRevision: 2 } })).json).toMatchObject({ number: 3, restoredFrom: 1 });
    for (const number of ['9', '0', 'x', '99999999999']) expect((await ask(`GET ${path()}/${number}`, { token })).status).toBe(404);
    expect((await ask(`POST ${path()}`, { token, body: { expectedRevision: 3, blocks: [] } })).status).toBe(422);
  });

  it('nobody but an instructor of the seminar changes a text, and who may not read it hears of none', async () => {
    const body = { expectedRevision: 1, blocks: blocks('Mine.') };
    const strangers = (await makeSeminar('Another')).people;
    await makeComment((await makeAnnotation(article)).id, people().other);
    for (const [who, read, write] of [[people().assistant, 200, 403], [people().participant, 200, 403], [people().observer, 200, 403], [people().outsider, 404, 404], [strangers.instructor, 404, 404]] as const) {
      const token = await tokenOf(who);
      const told = await Promise.all([ask(`GET ${path()}`, { token }), ask(`GET ${path()}/1`, { token }), ask(`POST ${path()}`, { token, body }), ask(`POST ${path()}/1/restore`, { token, body: { expectedRevision: 1 } })]);
      expect(told.map(({ status }) => status)).toEqual([read, read, write, write]);
    }
    await db.article.update({ where: { id: article.id }, data: { opensAt: new Date(Date.now() + 86_400_000) } });
    expect((await ask(`GET ${path()}`, { token: await tokenOf(people().participant) })).status).toBe(404);
    await db.seminar.update({ where: { id: article.in.id }, data: { archivedAt: new Date() } });
    expect((await ask(`POST ${path()}`, { token: await tokenOf(people().instructor), body })).status).toBe(403);
    expect(await queries.$queryRaw(sql`SELECT 1 FROM "Revision" WHERE "articleId" = ${article.id}::uuid AND "number" > 1`)).toEqual([]);
  });
});
