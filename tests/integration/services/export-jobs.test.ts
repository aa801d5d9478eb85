/** Exports that are made in the background: for whom, with whose rights, and what becomes of them. */
import { randomUUID } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { type Runner, runJobs } from '@/lib/jobs/runner';
import { exportInput } from '@/lib/schemas/exports';
import { withdrawComment } from '@/lib/services/comments';
import { exportFile } from '@/lib/services/export-files';
import { cancelExport, exportedFile, getExport, listExports, repeatExport, requestExport } from '@/lib/services/export-jobs';
import { runExport } from '@/lib/services/export-run';
import { JOB_HANDLERS } from '@/lib/services/job-handlers';
import { readmitMember, removeMember } from '@/lib/services/members';
import { moderateComment } from '@/lib/services/moderation';
import { useTestDatabase } from '../../support/database';
import { ask } from '../../support/api';
import { actorOf, makeAnnotation, makeArticle, makeComment, tokenOf } from '../../support/factories';

useTestDatabase();

const BASE = 'https://scholium.example.org';
/** Made in a thread of its own, which takes a moment to begin. */
const WORD = exportInput.parse({ format: 'docx' });
const CSV = exportInput.parse({ format: 'csv' });
const WAIT = { timeout: 50_000 };
let article: Awaited<ReturnType<typeof makeArticle>>;
let thread: string;
let people: typeof article.in.people;
const me = () => actorOf(people.participant);
const begin = (request = CSV) => requestExport(me(), { article: article.id }, request, BASE);
const running = () => new AbortController().signal;
const chunksOf = (exportId: string) => db.exportChunk.count({ where: { exportId } });

async function textOf({ pieces }: { pieces: AsyncIterable<string | Uint8Array> }): Promise<string> {
  let text = '';
  for await (const piece of pieces) text += typeof piece === 'string' ? piece : Buffer.from(piece).toString();
  return text;
}

let runner: Runner | undefined;
beforeAll(async () => {
  // The queue is made; what does the jobs is started by the tests that want it.
  await (await runJobs(JOB_HANDLERS)).end();
});
beforeEach(async () => {
  await db.exportJob.deleteMany();
  article = await makeArticle();
  people = article.in.people;
  thread = (await makeAnnotation(article, { body: { format: 'text/plain', value: 'OPENING' } })).id;
});
afterAll(() => runner?.end());

describe('an export that is made in the background', () => {
  it('becomes the very file that would have been sent at once', async () => {
    const { id, state } = await begin();
    expect(state).toBe('queued');
    await expect(exportedFile(me(), id)).rejects.toMatchObject({ code: 'conflict' });
    await runExport({ id }, { signal: running() });
    expect(await getExport(me(), id)).toMatchObject({ state: 'ready', done: 1, total: 1, problem: null, format: 'csv', article: article.id });
    const file = await exportedFile(me(), id);
    expect(file.name).toBe('Two Failed Harvests.csv');
    expect(await textOf(file)).toBe(await textOf(await exportFile(me(), { article: article.id }, CSV, new Date(), BASE)));
  });

  it('is nobody’s but its owner’s', async () => {
    const { id } = await begin();
    for (const who of [people.instructor, people.other, people.outsider]) {
      await expect(getExport(actorOf(who), id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(exportedFile(actorOf(who), id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(cancelExport(actorOf(who), id)).rejects.toMatchObject({ code: 'not_found' });
      await expect(repeatExport(actorOf(who), id, BASE)).rejects.toMatchObject({ code: 'not_found' });
      expect(await listExports(actorOf(who))).toEqual([]);
    }
    await expect(requestExport(actorOf(people.outsider), { article: article.id }, CSV, BASE)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is made with the rights of its moment, and is not there for who was removed', async () => {
    const { id } = await begin();
    await removeMember(actorOf(people.instructor), article.in.id, people.participant.id);
    await runExport({ id }, { signal: running() });
    await expect(getExport(me(), id)).rejects.toMatchObject({ code: 'not_found' });
    expect(await listExports(me())).toEqual([]);
    await readmitMember(actorOf(people.instructor), article.in.id, people.participant.id);
    expect(await getExport(me(), id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('may not read') });
    const again = await repeatExport(me(), id, BASE);
    expect((await listExports(me())).map((each) => each.id)).toEqual([again.id]);
    await runExport({ id: again.id }, { signal: running() });
    await removeMember(actorOf(people.instructor), article.in.id, people.participant.id);
    await expect(exportedFile(me(), again.id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it.each(['withdrawn', 'hidden'] as const)('stays here once a comment in it is %s', async (how) => {
    const comment = await makeComment(thread, people.other, 'REGRETTED');
    const { id } = await begin();
    await runExport({ id }, { signal: running() });
    expect(await textOf(await exportedFile(me(), id))).toContain('REGRETTED');
    await makeComment(thread, people.other, 'A later one changes nothing.');
    expect((await getExport(me(), id)).state).toBe('ready');
    if (how === 'withdrawn') await withdrawComment(actorOf(people.other), comment.id);
    else await moderateComment(actorOf(people.instructor), comment.id, { decision: 'hide', reason: 'Off the point', expectedStatus: 'visible' });
    expect((await getExport(me(), id)).state).toBe('outdated');
    await expect(exportedFile(me(), id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('stays here once pseudonyms stand for the names in it', async () => {
    const { id } = await begin();
    await runExport({ id }, { signal: running() });
    await db.article.update({ where: { id: article.id }, data: { pseudonymous: true } });
    await expect(exportedFile(me(), id)).rejects.toMatchObject({ code: 'conflict' });
  });

  it('is not made when it is cancelled before', async () => {
    const { id } = await begin();
    await cancelExport(me(), id);
    await runExport({ id }, { signal: running() });
    expect((await getExport(me(), id)).state).toBe('cancelled');
    expect(await chunksOf(id)).toBe(0);
  });

  it('ends when it is cancelled while it is made, and leaves nothing', async () => {
    const { id } = await begin(WORD);
    const making = runExport({ id }, { signal: running() });
    await expect.poll(async () => (await getExport(me(), id)).state, WAIT).toBe('running');
    await cancelExport(me(), id);
    await making;
    expect((await getExport(me(), id)).state).toBe('cancelled');
    expect(await chunksOf(id)).toBe(0);
    await cancelExport(me(), id);
    await expect(getExport(me(), id)).rejects.toMatchObject({ code: 'not_found' });
  });

  it('is begun anew where the process ended that made it, and never offered half', async () => {
    const { id } = await begin(WORD);
    const ends = new AbortController();
    const making = runExport({ id }, { signal: ends.signal });
    await expect.poll(async () => (await getExport(me(), id)).state, WAIT).toBe('running');
    await db.exportChunk.create({ data: { exportId: id, number: 7, data: Buffer.from('half') } });
    ends.abort(new Error('The process ends'));
    await expect(making).rejects.toThrow('The process ends');
    await expect(exportedFile(me(), id)).rejects.toMatchObject({ code: 'conflict' });
    await runExport({ id }, { signal: running() });
    expect((await getExport(me(), id)).state).toBe('ready');
    expect(await chunksOf(id)).toBe(1);
  });

  it('is written by the newest who took it up alone', async () => {
    const { id } = await begin(WORD);
    const first = runExport({ id }, { signal: running() });
    await expect.poll(async () => (await getExport(me(), id)).state, WAIT).toBe('running');
    await Promise.all([first, runExport({ id }, { signal: running() })]);
    const row = await db.exportJob.findUniqueOrThrow({ where: { id } });
    expect(row).toMatchObject({ state: 'ready', attempt: 2 });
    expect((await textOf(await exportedFile(me(), id))).length).toBeGreaterThan(0);
    expect(await chunksOf(id)).toBe(1);
  });

  it('says that it failed once every try was in vain', async () => {
    const { id } = await begin();
    await JOB_HANDLERS.find(({ kind }) => kind.name === 'export')!.gaveUp!({ id });
    expect(await getExport(me(), id)).toMatchObject({ state: 'failed', problem: expect.stringContaining('went wrong') });
    await runExport({ id }, { signal: running() });
    expect((await getExport(me(), id)).state).toBe('failed');
  });

  it('goes after its day, with its file', async () => {
    const { id } = await begin();
    await runExport({ id }, { signal: running() });
    await db.exportJob.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1_000) } });
    await expect(getExport(me(), id)).rejects.toMatchObject({ code: 'not_found' });
    await expect(exportedFile(me(), id)).rejects.toMatchObject({ code: 'not_found' });
    await JOB_HANDLERS.find(({ kind }) => kind.name === 'export-sweep')!.work({}, { signal: running() });
    expect(await db.exportJob.count({ where: { id } })).toBe(0);
    expect(await chunksOf(id)).toBe(0);
  });

  it('is one of three at a time for each person, and the oldest of the kept ones make room', async () => {
    const all = [];
    for (let n = 0; n < 3; n += 1) all.push((await begin()).id);
    await expect(begin()).rejects.toMatchObject({ code: 'conflict' });
    await db.exportJob.updateMany({ where: { id: { in: all } }, data: { state: 'failed' } });
    for (let n = 0; n < 3; n += 1) all.push((await begin()).id);
    expect((await listExports(me())).map(({ id }) => id)).toEqual(all.slice(-5 - 1).reverse().slice(0, 6));
  });
});

describe('the API', () => {
  it('takes an export once for each key, tells how far it is, and gives the file', async () => {
    const token = await tokenOf(people.participant);
    const key = { 'Idempotency-Key': randomUUID() };
    const post = (who = token) => ask(`POST /api/v1/articles/${article.id}/exports`, { token: who, headers: key, body: { format: 'json', text: false } });
    const made = await post();
    expect(made.status).toBe(202);
    const place = made.headers.get('location') as `/${string}`;
    expect(place).toBe(`/api/v1/exports/${made.json.id}`);
    expect((await post()).json.id).toBe(made.json.id);
    expect((await ask(`GET /api/v1/exports`, { token })).json.items).toHaveLength(1);
    expect((await ask(`GET ${place}/file`, { token })).status).toBe(409);
    expect((await post(await tokenOf(people.outsider))).status).toBe(404);

    runner ??= await runJobs(JOB_HANDLERS);
    await expect.poll(async () => (await ask(`GET ${place}`, { token })).json.state, WAIT).toBe('ready');
    const file = await ask(`GET ${place}/file`, { token });
    expect(file.headers.get('content-disposition')).toContain('Two Failed Harvests.json');
    expect(file.json.articles[0].threads).toHaveLength(1);

    const other = await tokenOf(people.other);
    for (const target of [`GET ${place}`, `GET ${place}/file`, `DELETE ${place}`] as const) expect((await ask(target, { token: other })).status).toBe(404);
    expect((await ask(`DELETE ${place}`, { token })).status).toBe(204);
    expect((await ask(`GET ${place}`, { token })).status).toBe(404);
  });
});
