import { beforeAll, describe, expect, it } from 'vitest';
import { jsonFormat } from '@/lib/core/exports/json';
import { db } from '@/lib/db/client';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { FIXTURE, sourceOf, written } from '../../support/export-fixture';
import { makeAnnotation, makeArticle, makeSeminar, type TestSeminar, tokenOf } from '../../support/factories';

useTestDatabase();

let seminar: TestSeminar;
let elsewhere: Awaited<ReturnType<typeof makeArticle>>;
let tokens: Record<'instructor' | 'assistant' | 'outsider', string>;
beforeAll(async () => {
  seminar = await makeSeminar();
  elsewhere = await makeArticle();
  await makeAnnotation(elsewhere);
  const { instructor, assistant, outsider } = seminar.people;
  tokens = { instructor: await tokenOf(instructor), assistant: await tokenOf(assistant), outsider: await tokenOf(outsider) };
});

const fixture = async () => JSON.parse(await written(jsonFormat.write(sourceOf(FIXTURE))));
const send = (file: unknown, query = '', token = tokens.instructor) => ask(`POST /api/v1/seminars/${seminar.id}/import${query}`, { token, raw: typeof file === 'string' ? file : JSON.stringify(file) });

/** How many rows there are of everything that an import could change, and what the other seminar holds. */
const state = async () => [
  await Promise.all([db.user, db.membership, db.article, db.annotation, db.claim, db.comment, db.tag, db.tagging, db.event, db.auditEntry].map((table) => (table as typeof db.user).count())),
  await db.annotation.findMany({ where: { seminarId: elsewhere.in.id }, include: { comments: true, events: true, taggings: true } }),
];

type File = Awaited<ReturnType<typeof fixture>>;
const thread = (file: File) => file.articles[0].threads[1];
const say = (href: string) => ({ type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: 'x', marks: [{ type: 'link', attrs: { href } }] }] }] });
const nested = (depth: number) => `${'['.repeat(depth)}${']'.repeat(depth)}`;

describe('a file that is not right changes nothing, and is told what is wrong with it', () => {
  it.each<[string, (file: File) => unknown, number, string]>([
    ['broken JSON', (file) => JSON.stringify(file).slice(0, -9), 400, 'The body is not JSON'],
    ['something else', () => ({ hello: 1 }), 422, '"format" is not "scholium"'],
    ['another version', (file) => ({ ...file, version: 7 }), 422, 'made by a newer Scholium'],
    ['a million annotations', (file) => `${JSON.stringify(file).slice(0, -2)},{"threads":[${'{},'.repeat(999_999)}{}]}]}`, 422, 'article 3, id'],
    ['more threads than there may be', (file) => ((file.articles[0].threads = Array.from({ length: 100_001 }, () => ({}))), file), 422, 'article 1'],
    ['a hundred thousand wrong threads', (file) => ((file.articles[0].threads = Array.from({ length: 100_000 }, () => ({}))), file), 422, 'thread 1, id'],
    ['a thousand levels', (file) => JSON.stringify(file).replace('"byline":"By Ada Ferryman"', `"byline":${nested(1_000)}`), 422, 'nested deeper'],
    ['a body of a thousand levels', (file) => JSON.stringify(file).replace('"body":{', `"body":{"x":${nested(1_000)},`), 422, 'nested deeper'],
    ['a thread twice', (file) => (file.articles[0].threads.push(thread(file)), file), 422, 'its id stands in the file twice'],
    ['a comment twice', (file) => (thread(file).comments.push(thread(file).comments[1]), file), 422, 'its id stands in the file twice'],
    ['a script as a node', (file) => ((thread(file).comments[1].body = { type: 'doc', content: [{ type: 'script', content: [] }] }), file), 422, 'not a document of rich text'],
    ['a script as a link', (file) => ((thread(file).comments[1].body = say('javascript:alert(1)')), file), 422, 'links to an address that is not allowed'],
    ['a prototype', (file) => JSON.stringify(file).replace('"claim":', '"__proto__":{"admin":true},"claim":'), 422, '__proto__'],
    ['a constructor', (file) => ((thread(file).constructor = { prototype: {} }), file), 422, 'unknown: "constructor"'],
    ['a NUL in a name', (file) => ((thread(file).author.name = 'a\u0000b'), file), 422, 'not text'],
    ['half a character in a quotation', (file) => ((thread(file).target.prefix = '\ud83d'), file), 422, 'not text'],
    ['a time before Christ', (file) => ((thread(file).createdAt = '0000-01-01T00:00:00.000Z'), file), 422, 'before 1970'],
    ['a time to come', (file) => ((thread(file).comments[0].createdAt = '9999-12-31T00:00:00.000Z'), file), 422, 'in the future'],
    ['a key that is none', (file) => ((file.articles[0].paragraphs[7].key = '"><b>'), file), 422, 'its key is not like p1'],
  ])('%s', async (_, change, status, reason) => {
    const before = await state();
    const { status: answered, json } = await send(change(await fixture()));
    const said = [json.detail, ...(json.errors ?? []).map(({ pointer, detail }: { pointer: string; detail: string }) => `${pointer}: ${detail}`)].join('\n');
    expect([answered, said]).toEqual([status, expect.stringContaining(reason)]);
    expect(await state()).toEqual(before);
  });

  it('is read no further than it may be long', async () => {
    const before = await state();
    const endless = new ReadableStream<Uint8Array>({ pull: (controller) => controller.enqueue(new Uint8Array(8 * 1024 * 1024).fill(32)) });
    const { status, json } = await ask(`POST /api/v1/seminars/${seminar.id}/import`, { token: tokens.instructor, raw: endless });
    expect([status, json.detail]).toEqual([413, expect.stringContaining('KiB')]);
    expect(await state()).toEqual(before);
  });

  it('touches nothing of another seminar whose ids it names', async () => {
    const [, other] = await state();
    const [theirs] = await db.annotation.findMany({ where: { seminarId: elsewhere.in.id }, include: { comments: true } });
    const file = await fixture();
    file.articles[0].id = elsewhere.id;
    file.articles[0].threads = [{ ...thread(file), id: theirs!.id, tags: [], comments: [{ ...thread(file).comments[0], id: theirs!.comments[0]!.id }] }];
    const here = await makeSeminar();
    const { status, json } = await ask(`POST /api/v1/seminars/${here.id}/import`, { token: await tokenOf(here.people.instructor), body: file });
    expect([status, json.threads]).toEqual([201, { made: 3, present: 0, leftOut: 0 }]);
    expect((await state())[1]).toEqual(other);
    const made = await db.annotation.findMany({ where: { seminarId: here.id } });
    expect(made.map(({ id }) => id)).not.toContain(theirs!.id);
    expect(made.map(({ articleId }) => articleId)).not.toContain(elsewhere.id);
  });
});

describe('POST /api/v1/seminars/{seminar}/import', () => {
  it('tells first, does it then, and is for instructors', async () => {
    const file = await fixture();
    expect((await send(file, '', tokens.assistant)).status).toBe(403);
    expect((await send(file, '', tokens.outsider)).status).toBe(404);
    // Who may not import is not told what is wrong with a file either.
    expect((await send({ hello: 1 }, '', tokens.outsider)).status).toBe(404);
    const before = await state();
    const preview = await send(file, '?dryRun=true');
    expect(preview.json).toMatchObject({ dryRun: true, threads: { made: 10 } });
    expect(await state()).toEqual(before);
    expect((await send(file)).json).toEqual({ ...preview.json, dryRun: false });
    // What came in can be read and moderated like anything else; hidden and pending posts by moderators alone.
    const queue = await ask(`GET /api/v1/seminars/${seminar.id}/moderation`, { token: tokens.instructor });
    expect([queue.status, queue.json.items.length]).toEqual([200, 1]);
    const member = await tokenOf(seminar.people.participant);
    const seen = async (token: string) => {
      const lists = await Promise.all(preview.json.articles.map(({ id }: { id: string }) => ask(`GET /api/v1/articles/${id}/annotations?limit=100`, { token })));
      return lists.flatMap(({ json }) => json.items as { status: string; visibility: string; author: { name: string } }[]);
    };
    expect(await seen(tokens.instructor)).toHaveLength(10);
    expect((await seen(tokens.instructor)).map(({ author }) => author.name)).toContain('سمیرا لودھی');
    expect(new Set((await seen(member)).map(({ status, visibility }) => `${status} ${visibility}`))).toEqual(new Set(['visible seminar']));
  });

  it('takes annotations of Hypothesis into one article', async () => {
    const article = await makeArticle({ seminar });
    const base = { created: '2026-05-01T10:00:00.123456+00:00', user: 'acct:ada@hypothes.is', user_info: { display_name: 'Ada' }, permissions: { read: ['group:x'] } };
    const quote = (exact: string) => [{ selector: [{ type: 'TextQuoteSelector', exact, prefix: '', suffix: '' }] }];
    const rows = [
      { ...base, id: 'a', text: 'By *how* much?', tags: ['vague'], target: quote('Prices doubled within a month') },
      { ...base, id: 'b', text: 'Twice.', references: ['a'], user: 'acct:ben@hypothes.is', user_info: null },
      { ...base, id: 'c', text: 'Where is this?', target: quote('words that are not in it') },
      { ...base, id: 'd', text: 'A note on the page.', target: [{}] },
      { ...base, id: 'e', text: 'Only mine.', permissions: { read: ['acct:ada@hypothes.is'] } },
    ];
    const query = `?format=hypothesis&article=${article.id}`;
    const { status, json } = await send({ total: 5, rows }, query);
    expect([status, json]).toMatchObject([201, { threads: { made: 3, leftOut: 1 }, comments: { made: 4 }, guests: ['Ada', 'ben'] }]);
    expect(json.orphaned).toEqual([{ item: 'thread c', reason: 'These words were not found: words that are not in it' }]);
    expect((await send(rows, query)).json).toMatchObject({ threads: { made: 0, present: 3 }, comments: { made: 0 } });
    const kept = (await ask(`GET /api/v1/articles/${article.id}/annotations`, { token: tokens.instructor })).json.items;
    expect(kept.map((each: { anchorState: string; target: { paragraph: string | null }; commentCount: number }) => [each.anchorState, each.target.paragraph, each.commentCount]).toSorted()).toEqual([['anchored', null, 1], ['moved', 'p2', 2], ['orphaned', null, 1]]);
    expect((await send(rows, '?format=hypothesis')).status).toBe(422);
    expect((await send(rows, `?format=hypothesis&article=${elsewhere.id}`)).status).toBe(404);
    expect((await send({ rows: [3] }, query)).json.detail).toContain('annotation 1');
  });
});
