import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeAnnotation, makeArticle, makeComment, tokenOf } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let token: string;
let otherToken: string;
beforeAll(async () => {
  article = await makeArticle();
  token = await tokenOf(article.in.people.participant);
  otherToken = await tokenOf(article.in.people.other);
});

const plain = (value: string) => ({ format: 'text/plain', value });
const markdown = (value: string) => ({ format: 'text/markdown', value });

describe('a comment', () => {
  it('answers the first one, or the one that it names', async () => {
    const thread = await makeAnnotation(article);
    const first = await ask(`POST /api/v1/annotations/${thread.id}/comments`, { token: otherToken, body: { body: markdown('No, **never**.') } });
    expect(first.status).toBe(201);
    expect(first.json).toMatchObject({ annotation: thread.id, parent: thread.comments[0]!.id, text: 'No, never.', version: 1, can: { update: true, withdraw: true } });
    const second = await ask(`POST /api/v1/annotations/${thread.id}/comments`, { token, body: { body: plain('Why?'), parent: first.json.id } });
    expect(second.json.parent).toBe(first.json.id);
    const elsewhere = await makeAnnotation(article);
    const { status, json } = await ask(`POST /api/v1/annotations/${elsewhere.id}/comments`, { token, body: { body: plain('Why?'), parent: first.json.id } });
    expect(status).toBe(422);
    expect(json.errors[0].pointer).toBe('#/parent');
  });

  it('is edited, told as edited, and never overwritten when it is newer than what was edited', async () => {
    const thread = await makeAnnotation(article);
    const at = `/api/v1/comments/${thread.comments[0]!.id}` as const;
    const edited = await ask(`PATCH ${at}`, { token, body: { body: plain('Better said.'), version: 1 } });
    expect(edited.json).toMatchObject({ text: 'Better said.', version: 2 });
    expect(Date.parse(edited.json.editedAt)).toBeGreaterThanOrEqual(Date.parse(edited.json.createdAt));
    const stale = await ask(`PATCH ${at}`, { token, body: { body: plain('From an old page.'), version: 1 } });
    expect(stale.status).toBe(409);
    expect(stale.json.current).toMatchObject({ version: 2, body: edited.json.body });
    expect((await ask(`PATCH ${at}`, { token, body: { body: plain('Without looking.') } })).json.version).toBe(3);
  });

  it('of two edits of one version at the same time, one is kept and one refused', async () => {
    const thread = await makeAnnotation(article);
    const edit = (value: string) => ask(`PATCH /api/v1/comments/${thread.comments[0]!.id}`, { token, body: { body: plain(value), version: 1 } });
    const statuses = (await Promise.all([edit('One.'), edit('Two.')])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 409]);
  });

  it('leaves its place where it was answered, and nothing where it was not', async () => {
    const thread = await makeAnnotation(article);
    const question = await makeComment(thread.id, article.in.people.other, 'Says who?');
    const answer = await makeComment(thread.id, article.in.people.participant, 'The mayor.', question.id);
    const left = await ask(`DELETE /api/v1/comments/${question.id}`, { token: otherToken });
    expect(left.status).toBe(200);
    expect(left.json.comments.map((comment: { id: string; text: string | null }) => [comment.id, comment.text])).toEqual([
      [thread.comments[0]!.id, 'Is that so?'],
      [question.id, null],
      [answer.id, 'The mayor.'],
    ]);
    expect(JSON.stringify(left.json)).not.toContain('Says who?');
    const gone = await ask(`DELETE /api/v1/comments/${answer.id}`, { token });
    expect(gone.json.comments).toHaveLength(1);
  });

  it('takes its thread with it when it was the last, unless a claim says it still', async () => {
    const note = await makeAnnotation(article, { kind: 'note' });
    expect((await ask(`DELETE /api/v1/comments/${note.comments[0]!.id}`, { token })).status).toBe(204);
    expect((await ask(`GET /api/v1/annotations/${note.id}`, { token })).status).toBe(404);
    const claim = await makeAnnotation(article, { kind: 'claim' });
    const { status, json } = await ask(`DELETE /api/v1/comments/${claim.comments[0]!.id}`, { token });
    expect(status).toBe(200);
    expect(json).toMatchObject({ id: claim.id, comments: [], commentCount: 0 });
    const reply = await ask(`POST /api/v1/annotations/${claim.id}/comments`, { token: otherToken, body: { body: plain('I see it so too.') } });
    expect(reply.json.parent).toBeNull();
  });

  it('is either answered or gone, when both are asked for at the same time', async () => {
    for (let round = 0; round < 5; round += 1) {
      const thread = await makeAnnotation(article);
      const [withdrawn, replied] = await Promise.all([
        ask(`DELETE /api/v1/comments/${thread.comments[0]!.id}`, { token }),
        ask(`POST /api/v1/annotations/${thread.id}/comments`, { token: otherToken, body: { body: plain('Wait!') } }),
      ]);
      expect([[204, 404], [200, 201]]).toContainEqual([withdrawn.status, replied.status]);
    }
  });
});

describe('tags', () => {
  const put = (annotation: string, tags: unknown, by = token) => ask(`PUT /api/v1/annotations/${annotation}/tags`, { token: by, body: { tags } });

  it('are each member’s own, and counted over all', async () => {
    const { id } = await makeAnnotation(article, { tags: ['vague'] });
    expect((await put(id, ['Vague', 'contested'], otherToken)).json.tags).toEqual([{ tag: 'vague', count: 2, mine: true }, { tag: 'contested', count: 1, mine: true }]);
    expect((await put(id, [])).json.tags).toEqual([{ tag: 'contested', count: 1, mine: false }, { tag: 'vague', count: 1, mine: false }]);
  });

  it('of all members together are at most twelve on an annotation', async () => {
    const { id } = await makeAnnotation(article, { tags: Array.from({ length: 12 }, (_, index) => `word ${index}`) });
    const over = await put(id, ['word 1', 'one more'], otherToken);
    expect(over.status).toBe(422);
    expect(over.json.detail).toContain('12');
    expect((await put(id, ['word 1', 'word 2'], otherToken)).status).toBe(200);
    expect((await put(id, Array.from({ length: 11 }, (_, index) => `word ${index}`))).status).toBe(200);
    expect((await put(id, ['word 1', 'one more'], otherToken)).status).toBe(200);
  });

  it('do not pass that limit when two put them at the same time', async () => {
    const { id } = await makeAnnotation(article);
    const eight = (whose: string) => Array.from({ length: 8 }, (_, index) => `${whose} ${index}`);
    const statuses = (await Promise.all([put(id, eight('mine')), put(id, eight('theirs'), otherToken)])).map(({ status }) => status);
    expect(statuses.toSorted()).toEqual([200, 422]);
  });

  it('that are there already change nothing, and no event tells of them', async () => {
    const { id, updatedAt } = await makeAnnotation(article, { tags: ['vague', 'contested'] });
    const events = () => db.event.count({ where: { annotationId: id } });
    const before = await events();
    expect((await put(id, ['contested', 'VAGUE'])).json).toMatchObject({ updatedAt, tags: [{ tag: 'contested' }, { tag: 'vague' }] });
    expect(await events()).toBe(before);
    await put(id, ['contested']);
    expect(await events()).toBe(before + 1);
  });

  it('that are new, brought by many at the same time, are each one word', async () => {
    const threads = [];
    for (let index = 0; index < 6; index += 1) threads.push(await makeAnnotation(article));
    const words = ['zeal', 'alarm', 'mirth', 'dread'];
    const answers = await Promise.all(threads.map(({ id }, index) => put(id, index % 2 ? words : words.toReversed(), index % 3 ? token : otherToken)));
    expect(answers.map(({ status }) => status)).toEqual(answers.map(() => 200));
    const { json } = await ask(`GET /api/v1/seminars/${article.in.id}/tags`, { token });
    expect(json.items.filter(({ tag }: { tag: string }) => words.includes(tag))).toHaveLength(4);
  });
});
