import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { addMember, makeAnnotation, makeArticle, makeComment, makeUser, tokenOf, type TestUser } from '../../support/factories';

useTestDatabase();

type Article = Awaited<ReturnType<typeof makeArticle>>;
let article: Article;
let people: Article['in']['people'];
const tokens = new Map<string, string>();
const by = async (user: TestUser) => tokens.get(user.id) ?? tokens.set(user.id, await tokenOf(user)).get(user.id)!;
beforeAll(async () => {
  article = await makeArticle();
  people = article.in.people;
});

const eventsOf = (type: string, annotationId: string) => db.event.count({ where: { type, annotationId } });
const plain = (value: string) => ({ format: 'text/plain', value });
const speaking = (id: string, words = 'Look, ') => ({
  format: 'application/vnd.tiptap+json',
  value: { type: 'doc', content: [{ type: 'paragraph', content: [{ type: 'text', text: words }, { type: 'mention', attrs: { id, label: 'Not The Name' } }, { type: 'text', text: '.' }] }] },
});

describe('a reaction', () => {
  const at = (comment: string, kind: string) => `/api/v1/comments/${comment}/reactions/${kind}` as const;

  it('is counted once a person, told by name, and taken back', async () => {
    const question = await makeAnnotation(article, { kind: 'question' });
    const comment = question.comments[0]!.id;
    for (let time = 0; time < 2; time += 1) {
      const { status, json } = await ask(`PUT ${at(comment, 'same-question')}`, { token: await by(people.other) });
      expect(status).toBe(200);
      expect(json.reactions).toEqual([{ kind: 'same-question', count: 1, mine: true, people: [{ id: people.other.id, name: people.other.name }] }]);
    }
    expect(await eventsOf('comment.reacted', question.id)).toBe(1);
    await ask(`PUT ${at(comment, 'same-question')}`, { token: await by(people.assistant) });
    const seen = await ask(`GET /api/v1/annotations/${question.id}`, { token: await by(people.participant) });
    expect(seen.json.comments[0].reactions).toMatchObject([{ count: 2, mine: false, people: [{ name: people.other.name }, { name: people.assistant.name }] }]);
    expect(seen.json.comments[0].can.react).toBe(false);
    await ask(`DELETE ${at(comment, 'same-question')}`, { token: await by(people.assistant) });
    expect((await ask(`DELETE ${at(comment, 'same-question')}`, { token: await by(people.other) })).json.reactions).toEqual([]);
  });

  it('fits what it is put on: a question is the same, everything else helpful', async () => {
    const question = await makeAnnotation(article, { kind: 'question' });
    const answer = await makeComment(question.id, people.participant, 'Because of the rain.');
    const claim = await makeAnnotation(article, { kind: 'claim', body: null });
    const firstAnswer = await makeComment(claim.id, people.participant);
    const token = await by(people.other);
    expect((await ask(`PUT ${at(question.comments[0]!.id, 'helpful')}`, { token })).status).toBe(422);
    expect((await ask(`PUT ${at(answer.id, 'same-question')}`, { token })).status).toBe(422);
    expect((await ask(`PUT ${at(answer.id, 'funny')}`, { token })).status).toBe(422);
    expect((await ask(`PUT ${at(answer.id, 'helpful')}`, { token })).status).toBe(200);
    expect((await ask(`PUT ${at(firstAnswer.id, 'helpful')}`, { token })).status).toBe(200);
  });

  it('is not for oneself, for observers, or for what one may not see', async () => {
    const thread = await makeAnnotation(article);
    const own = await makeAnnotation(article, { visibility: 'private' });
    expect((await ask(`PUT ${at(thread.comments[0]!.id, 'helpful')}`, { token: await by(people.participant) })).status).toBe(403);
    expect((await ask(`PUT ${at(thread.comments[0]!.id, 'helpful')}`, { token: await by(people.observer) })).status).toBe(403);
    expect((await ask(`PUT ${at(thread.comments[0]!.id, 'helpful')}`, { token: await by(people.outsider) })).status).toBe(404);
    expect((await ask(`PUT ${at(own.comments[0]!.id, 'helpful')}`, { token: await by(people.instructor) })).status).toBe(404);
  });
});

describe('an accepted answer', () => {
  const accept = async (annotation: string, comment: string, who: TestUser) => ask(`PUT /api/v1/annotations/${annotation}/answer`, { token: await by(who), body: { comment } });

  it('is chosen by who asked or who moderates, changed and taken back', async () => {
    const question = await makeAnnotation(article, { kind: 'question' });
    const first = await makeComment(question.id, people.other, 'The rain.');
    const second = await makeComment(question.id, people.assistant, 'The barns were full.');
    expect((await accept(question.id, first.id, people.other)).status).toBe(403);
    expect((await accept(question.id, first.id, people.participant)).json).toMatchObject({ accepted: first.id, can: { accept: true } });
    expect((await accept(question.id, first.id, people.participant)).status).toBe(200);
    expect(await eventsOf('annotation.answered', question.id)).toBe(1);
    expect((await accept(question.id, second.id, people.instructor)).json.accepted).toBe(second.id);
    const none = await ask(`DELETE /api/v1/annotations/${question.id}/answer`, { token: await by(people.participant) });
    expect(none.json.accepted).toBeNull();
    expect(await eventsOf('annotation.unanswered', question.id)).toBe(1);
  });

  it('is an answer of that question, which everybody there can read', async () => {
    const question = await makeAnnotation(article, { kind: 'question' });
    const comment = await makeAnnotation(article);
    const reply = await makeComment(comment.id, people.other);
    expect((await accept(comment.id, reply.id, people.participant)).status).toBe(422);
    expect((await accept(question.id, reply.id, people.participant)).status).toBe(404);
    expect((await accept(question.id, question.comments[0]!.id, people.participant)).status).toBe(422);
    const hidden = await makeComment(question.id, people.other, 'Rude words.');
    await accept(question.id, hidden.id, people.participant);
    await ask(`POST /api/v1/comments/${hidden.id}/moderation`, { token: await by(people.instructor), body: { decision: 'hide', reason: 'Rude.', expectedStatus: 'visible' } });
    expect((await ask(`GET /api/v1/annotations/${question.id}`, { token: await by(people.participant) })).json.accepted).toBeNull();
    expect((await ask(`GET /api/v1/annotations/${question.id}`, { token: await by(people.other) })).json.accepted).toBe(hidden.id);
  });
});

describe('a mention', () => {
  it('is kept without a name, written with its comment, and read with the member’s name', async () => {
    const thread = await makeAnnotation(article);
    const { status, json } = await ask(`POST /api/v1/annotations/${thread.id}/comments`, { token: await by(people.other), body: { body: speaking(people.assistant.id) } });
    expect(status).toBe(201);
    expect(json.text).toBe(`Look, @${people.assistant.name}.`);
    expect(json.body.content[0].content[1]).toEqual({ type: 'mention', attrs: { id: people.assistant.id, label: people.assistant.name } });
    const kept = await db.comment.findUniqueOrThrow({ where: { id: json.id }, include: { mentions: true } });
    expect(kept.text).toBe('Look, @someone.');
    expect(JSON.stringify(kept.body)).not.toContain(people.assistant.id);
    expect(kept.mentions).toMatchObject([{ userId: people.assistant.id, annotationId: thread.id, seminarId: article.in.id }]);

    const without = await ask(`PATCH /api/v1/comments/${json.id}`, { token: await by(people.other), body: { body: plain('Never mind.') } });
    expect(without.json.text).toBe('Never mind.');
    expect(await db.mention.count({ where: { commentId: json.id } })).toBe(0);
  });

  it('means a member who can see the thread, and nobody else', async () => {
    const token = await by(people.participant);
    const open = await makeAnnotation(article);
    const forInstructors = await makeAnnotation(article, { visibility: 'instructors' });
    const say = (thread: string, whom: TestUser) => ask(`POST /api/v1/annotations/${thread}/comments`, { token, body: { body: speaking(whom.id) } });
    const outside = await say(open.id, people.outsider);
    expect(outside.status).toBe(422);
    expect(outside.json.errors[0].pointer).toBe('#/body');
    expect((await say(forInstructors.id, people.other)).status).toBe(422);
    expect((await say(forInstructors.id, people.assistant)).status).toBe(201);
    expect(await db.comment.count({ where: { annotationId: open.id } })).toBe(1);
    const fresh = await ask(`POST /api/v1/articles/${article.id}/annotations`, { token, body: { kind: 'note', body: speaking(people.instructor.id), visibility: 'private' } });
    expect(fresh.status).toBe(422);
    expect((await ask(`POST /api/v1/articles/${article.id}/annotations`, { token, body: { kind: 'note', body: speaking(people.other.id) } })).status).toBe(201);
  });

  it('is offered by the beginning of any part of a name, without those who cannot see the thread', async () => {
    const token = await by(people.participant);
    const offered = async (rest: string) => (await ask(`GET /api/v1/articles/${article.id}/mentionable${rest}` as 'GET /x', { token })).json.items.map(({ name }: { name: string }) => name);
    expect(await offered('?q=o')).toEqual([people.observer.name, people.other.name, ...(await offered('?q=zzz'))].sort());
    expect(await offered('?q=ASSIST')).toEqual([people.assistant.name]);
    expect(await offered('?visibility=instructors')).toEqual([people.assistant.name, people.instructor.name]);
    expect(await offered('?visibility=private')).toEqual([]);
    const hidden = await makeAnnotation(article, { by: people.other, visibility: 'private' });
    expect((await ask(`GET /api/v1/articles/${article.id}/mentionable?thread=${hidden.id}`, { token })).status).toBe(404);
    expect((await ask(`GET /api/v1/articles/${article.id}/mentionable`, { token: await by(people.outsider) })).status).toBe(404);
  });

  it('goes by pseudonyms where peers read those, in every answer', async () => {
    const masked = await makeArticle({ title: 'Under Other Names' });
    const { participant, other, instructor } = masked.in.people;
    await db.article.update({ where: { id: masked.id }, data: { pseudonymous: true } });
    const { pseudonym, pseudonymId } = await db.membership.findUniqueOrThrow({ where: { seminarId_userId: { seminarId: masked.in.id, userId: other.id } } });
    const token = await tokenOf(participant);
    const offered = await ask(`GET /api/v1/articles/${masked.id}/mentionable?q=${encodeURIComponent(pseudonym)}`, { token });
    expect(offered.json.items).toEqual([{ id: pseudonymId, name: pseudonym }]);
    expect((await ask(`GET /api/v1/articles/${masked.id}/mentionable?q=omar`, { token })).json.items).toEqual([]);
    const thread = await makeAnnotation(masked);
    // The account's own id means nobody here: else trying ids would tell who is who.
    expect((await ask(`POST /api/v1/annotations/${thread.id}/comments`, { token, body: { body: speaking(other.id) } })).status).toBe(422);
    const { json } = await ask(`POST /api/v1/annotations/${thread.id}/comments`, { token, body: { body: speaking(pseudonymId) } });
    expect(json.text).toBe(`Look, @${pseudonym}.`);
    await ask(`PUT /api/v1/comments/${json.id}/reactions/helpful`, { token: await tokenOf(other) });
    const seen = await ask(`GET /api/v1/annotations/${thread.id}`, { token });
    expect(JSON.stringify(seen.json)).not.toContain(other.name);
    expect(JSON.stringify(seen.json)).not.toContain(other.id);
    expect(seen.json.comments[1].reactions[0].people).toEqual([{ id: pseudonymId, name: pseudonym }]);
    const named = await ask(`GET /api/v1/comments/${json.id}`, { token: await tokenOf(instructor) });
    expect(named.json.text).toBe(`Look, @${other.name}.`);
    const stale = await ask(`PATCH /api/v1/comments/${json.id}`, { token, body: { body: plain('Other words.'), version: 9 } });
    expect(stale.status).toBe(409);
    expect(stale.json.current.text).toBe(`Look, @${pseudonym}.`);
  });

  it('stays when the member has left, also through an edit', async () => {
    const guest = await makeUser({ name: 'Gone Guest' });
    await addMember(article.in.id, guest);
    const thread = await makeAnnotation(article);
    const token = await by(people.other);
    const { json } = await ask(`POST /api/v1/annotations/${thread.id}/comments`, { token, body: { body: speaking(guest.id) } });
    await db.membership.update({ where: { seminarId_userId: { seminarId: article.in.id, userId: guest.id } }, data: { removedAt: new Date() } });
    const edited = await ask(`PATCH /api/v1/comments/${json.id}`, { token, body: { body: speaking(guest.id, 'Still, '), version: 1 } });
    expect(edited.json.text).toBe('Still, @Gone Guest.');
    expect((await ask(`POST /api/v1/annotations/${thread.id}/comments`, { token, body: { body: speaking(guest.id) } })).status).toBe(422);
  });
});

describe('one comment', () => {
  it('is read by its id by whoever may read it, and answered like none by others', async () => {
    const note = await makeAnnotation(article, { visibility: 'private' });
    const id = note.comments[0]!.id;
    expect((await ask(`GET /api/v1/comments/${id}`, { token: await by(people.participant) })).json).toMatchObject({ id, annotation: note.id });
    const refused = await ask(`GET /api/v1/comments/${id}`, { token: await by(people.instructor) });
    const nowhere = await ask('GET /api/v1/comments/018f3c1e-7d3a-7cc0-8000-000000000000', { token: await by(people.instructor) });
    expect([refused.status, refused.json]).toEqual([nowhere.status, nowhere.json]);
  });

  it('is edited once, when the same edit is sent again because its answer got lost', async () => {
    const thread = await makeAnnotation(article);
    const edit = async () => ask(`PATCH /api/v1/comments/${thread.comments[0]!.id}`, { token: await by(people.participant), body: { body: plain('Better said.'), version: 1 } });
    const [first, again] = [await edit(), await edit()];
    expect(again.status).toBe(200);
    expect(again.json).toEqual(first.json);
    expect(await eventsOf('comment.updated', thread.id)).toBe(1);
  });
});
