import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/lib/core/annotations';
import { db } from '@/lib/db/client';
import { withdrawAnnotation } from '@/lib/services/comments';
import { ask, type Asked } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { actorOf, addMember, makeAnnotation, makeArticle, makeComment, type TestUser, tokenOf } from '../../support/factories';

useTestDatabase();

const WHO = ['instructor', 'assistant', 'participant', 'observer', 'outsider', 'nobody'] as const;
type Who = (typeof WHO)[number];
const STATES = ['seminar', 'private', 'withdrawn'] as const;
type State = (typeof STATES)[number];

let article: Awaited<ReturnType<typeof makeArticle>>;
/** Who asks: one person, whose role is changed; who else wrote; and a token of each. */
let me: TestUser;
let other: TestUser;
let token: string;

beforeAll(async () => {
  article = await makeArticle();
  me = article.in.people.participant;
  other = article.in.people.other;
  token = await tokenOf(me);
});

async function become(who: Who): Promise<Asked> {
  const key = { seminarId_userId: { seminarId: article.in.id, userId: me.id } };
  await db.membership.deleteMany({ where: key.seminarId_userId });
  const role = who === 'outsider' || who === 'nobody' ? null : (who satisfies Role);
  if (role) await addMember(article.in.id, me, role);
  return who === 'nobody' ? {} : { token };
}

/** A claim with its author's comment, in a state, made while its author was a participant. */
async function makeThread(author: TestUser, state: State) {
  await become('participant');
  const thread = await makeAnnotation(article, { by: author, kind: 'claim', visibility: state === 'private' ? 'private' : 'seminar' });
  if (state === 'withdrawn') await withdrawAnnotation(actorOf(author), thread.id);
  return { annotation: thread.id, comment: thread.comments[0]!.id };
}

const text = { format: 'text/plain', value: 'Because it rained.' };
const ACTIONS: Record<string, (ids: { annotation: string; comment: string }) => [Parameters<typeof ask>[0], unknown?]> = {
  read: ({ annotation }) => [`GET /api/v1/annotations/${annotation}`],
  readComments: ({ annotation }) => [`GET /api/v1/annotations/${annotation}/comments`],
  reply: ({ annotation }) => [`POST /api/v1/annotations/${annotation}/comments`, { body: text }],
  tag: ({ annotation }) => [`PUT /api/v1/annotations/${annotation}/tags`, { tags: ['vague'] }],
  changeClaim: ({ annotation }) => [`PATCH /api/v1/annotations/${annotation}`, { claim: { type: 'cause' } }],
  changeVisibility: ({ annotation }) => [`PATCH /api/v1/annotations/${annotation}`, { visibility: 'private' }],
  resolve: ({ annotation }) => [`PATCH /api/v1/annotations/${annotation}`, { resolved: true }],
  withdraw: ({ annotation }) => [`DELETE /api/v1/annotations/${annotation}`],
  editComment: ({ comment }) => [`PATCH /api/v1/comments/${comment}`, { body: text }],
  withdrawComment: ({ comment }) => [`DELETE /api/v1/comments/${comment}`],
};

/** Said in words of its own, not the policy table's. */
function expected(action: string, who: Who, own: boolean, state: State): number {
  if (who === 'nobody') return 401;
  if (who === 'outsider' || state === 'withdrawn' || (state === 'private' && !own)) return 404;
  if (action === 'read' || action === 'readComments') return 200;
  if (who === 'observer') return 403;
  if (action === 'reply') return 201;
  if (action === 'tag') return 200;
  if (action === 'resolve') return own || who !== 'participant' ? 200 : 403;
  if (!own) return 403;
  return action === 'withdraw' ? 204 : 200;
}

describe.each(WHO)('%s', (who) => {
  describe.each(STATES)('on a thread that is %s', (state) => {
    it.each(['their own', 'another’s'])('may do with %s what the policy says, and no more', async (whose) => {
      const author = whose === 'their own' ? me : other;
      let ids: { annotation: string; comment: string } | undefined;
      for (const [action, address] of Object.entries(ACTIONS)) {
        ids ??= await makeThread(author, state);
        const asked = await become(who);
        const [target, body] = address(ids);
        const { status } = await ask(target, { ...asked, ...(body ? { body } : {}) });
        // What was refused has changed nothing; what was done needs a fresh thread.
        if (status < 400 && !target.startsWith('GET')) ids = undefined;
        expect({ action, status }).toEqual({ action, status: expected(action, who, author === me, state) });
      }
    });
  });

  it('sees in lists exactly what can be read one by one', async () => {
    const threads = [];
    for (const state of STATES) for (const author of [me, other]) threads.push(await makeThread(author, state));
    const asked = await become(who);
    const readable = [];
    for (const { annotation } of threads) {
      if ((await ask(`GET /api/v1/annotations/${annotation}`, asked)).status === 200) readable.push(annotation);
    }
    for (const list of ['annotations?limit=100&sort=newest', 'claims']) {
      const { status, json } = await ask(`GET /api/v1/articles/${article.id}/${list}`, asked);
      expect(status).toBe(who === 'nobody' ? 401 : who === 'outsider' ? 404 : 200);
      const listed = (json.items ?? []).map(({ id }: { id: string }) => id);
      expect(threads.map(({ annotation }) => annotation).filter((id) => listed.includes(id))).toEqual(readable);
    }
  });

  it('may read a seminar as a member, bring in articles as its instructor, and annotate unless an observer', async () => {
    const asked = await become(who);
    const closed = who === 'nobody' ? 401 : who === 'outsider' ? 404 : null;
    const seminar = `/api/v1/seminars/${article.in.id}` as const;
    for (const address of [seminar, `${seminar}/articles`, `${seminar}/tags`, `${seminar}/claim-types`, `${seminar}/members`, `/api/v1/articles/${article.id}`] as const) {
      expect({ address, status: (await ask(`GET ${address}`, asked)).status }).toEqual({ address, status: closed ?? 200 });
    }
    const seen = await ask(`GET ${seminar}`, asked);
    expect(seen.json.joinCode ?? null).toBe(who === 'instructor' ? article.in.joinCode : null);
    const list = await ask('GET /api/v1/seminars', asked);
    expect(list.json.items?.length).toBe(who === 'nobody' ? undefined : who === 'outsider' ? 0 : 1);
    const imported = await ask(`POST ${seminar}/articles`, { ...asked, body: { format: 'text/plain', content: 'One sentence.\n\nAnother one.' } });
    expect(imported.status).toBe(closed ?? (who === 'instructor' ? 201 : 403));
    const annotated = await ask(`POST /api/v1/articles/${article.id}/annotations`, { ...asked, body: { kind: 'note', body: text } });
    expect(annotated.status).toBe(closed ?? (who === 'observer' ? 403 : 201));
  });
});

describe('a comment', () => {
  it('is changed by its own author only, not by that of the thread nor by an instructor', async () => {
    const { annotation } = await makeThread(me, 'seminar');
    const reply = await makeComment(annotation, other);
    for (const who of ['participant', 'instructor'] as const) {
      const asked = await become(who);
      expect((await ask(`PATCH /api/v1/comments/${reply.id}`, { ...asked, body: { body: text } })).status).toBe(403);
      expect((await ask(`DELETE /api/v1/comments/${reply.id}`, asked)).status).toBe(403);
    }
    expect((await ask(`PATCH /api/v1/comments/${reply.id}`, { token: await tokenOf(other), body: { body: text } })).status).toBe(200);
  });

  it('that was withdrawn is gone, also for its author', async () => {
    const { annotation } = await makeThread(me, 'seminar');
    const reply = await makeComment(annotation, me);
    const asked = await become('participant');
    expect((await ask(`DELETE /api/v1/comments/${reply.id}`, asked)).status).toBe(200);
    expect((await ask(`DELETE /api/v1/comments/${reply.id}`, asked)).status).toBe(404);
    expect((await ask(`PATCH /api/v1/comments/${reply.id}`, { ...asked, body: { body: text } })).status).toBe(404);
    expect((await ask(`POST /api/v1/annotations/${annotation}/comments`, { ...asked, body: { body: text, parent: reply.id } })).status).toBe(422);
  });
});

describe('a word that somebody put on a private note', () => {
  it('is in the vocabulary that they see, and in nobody else’s', async () => {
    await become('participant');
    const note = await makeAnnotation(article, { by: other, visibility: 'private', tags: ['my suspicion', 'vague'] });
    const words = async (asked: Asked) => (await ask(`GET /api/v1/seminars/${article.in.id}/tags`, asked)).json.items.map(({ tag }: { tag: string }) => tag);
    for (const who of ['participant', 'instructor'] as const) {
      expect(await words(await become(who))).not.toContain('my suspicion');
    }
    expect(await words(await become('instructor'))).toContain('vague');
    const theirs = { token: await tokenOf(other) };
    expect(await words(theirs)).toContain('my suspicion');
    await ask(`PATCH /api/v1/annotations/${note.id}`, { ...theirs, body: { visibility: 'seminar' } });
    expect(await words(await become('participant'))).toContain('my suspicion');
  });
});
