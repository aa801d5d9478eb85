import { beforeAll, describe, expect, it } from 'vitest';
import type { Role } from '@/lib/core/annotations';
import { db } from '@/lib/db/client';
import { ask, type Asked } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { makeAnnotation, makeArticle, tokenOf } from '../../support/factories';

useTestDatabase();

const WHO = ['instructor', 'assistant', 'participant', 'other', 'observer', 'outsider', 'nobody'] as const;
type Who = (typeof WHO)[number];
const STATES = ['visible', 'pending', 'hidden', 'withdrawn', 'private'] as const;
type State = (typeof STATES)[number];
const moderator = (who: Who) => who === 'instructor' || who === 'assistant';

let article: Awaited<ReturnType<typeof makeArticle>>;
const tokens = {} as Record<Who, Asked>;
beforeAll(async () => {
  article = await makeArticle();
  for (const who of WHO) tokens[who] = who === 'nobody' ? {} : { token: await tokenOf(article.in.people[who satisfies Role | 'other' | 'outsider']) };
});

/** The participant's comment that opens a thread, in a state. */
async function make(state: State) {
  const { id, comments } = await makeAnnotation(article, { visibility: state === 'private' ? 'private' : 'seminar' });
  if (state !== 'private') {
    await db.annotation.update({ where: { id }, data: { status: state } });
    await db.comment.update({ where: { id: comments[0]!.id }, data: { status: state } });
  }
  return { annotation: id, comment: comments[0]!.id };
}

type DecisionName = 'approve' | 'hide' | 'restore' | 'hold';
const decision = (name: DecisionName, expectedStatus: string) => ({ decision: name, expectedStatus, ...(name === 'hide' ? { reason: 'Off topic.' } : {}) });
/** Said in words of its own, not the policy table's: whether somebody may know of it. */
function reads(who: Who, state: State): boolean {
  if (who === 'outsider' || state === 'withdrawn') return false;
  if (who === 'participant') return true;
  return state === 'visible' || (state !== 'private' && moderator(who));
}
const closed = (who: Who, state: State): number | null => (who === 'nobody' ? 401 : reads(who, state) ? null : 404);

describe.each(WHO)('%s', (who) => {
  describe.each(STATES)('on a post that is %s', (state) => {
    it('decides as a moderator, where the machine has a way, and nobody else does', async () => {
      const status = state === 'private' ? 'visible' : state === 'withdrawn' ? 'visible' : state;
      for (const name of ['approve', 'hide', 'restore', 'hold'] as const) {
        for (const noun of ['comment', 'annotation'] as const) {
          const ids = await make(state);
          const answer = await ask(`POST /api/v1/${noun}s/${ids[noun]}/moderation`, { ...tokens[who], body: decision(name, status) });
          const leads = { approve: ['pending'], hide: ['visible', 'pending'], restore: ['hidden'], hold: ['visible', 'hidden'] }[name].includes(state);
          const expected = closed(who, state) ?? (!moderator(who) ? 403 : leads ? 201 : 422);
          expect({ name, noun, status: answer.status }).toEqual({ name, noun, status: expected });
          expect(await db.moderationEntry.count({ where: { annotationId: ids.annotation } })).toBe(expected === 201 ? 1 : 0);
        }
      }
    });

    it('flags what they read of others', async () => {
      const ids = await make(state);
      const expected = closed(who, state) ?? (who === 'observer' || who === 'participant' || state === 'hidden' ? 403 : 204);
      for (const noun of ['comment', 'annotation'] as const) {
        const { status } = await ask(`PUT /api/v1/${noun}s/${ids[noun]}/flag`, { ...tokens[who], body: { reason: 'spam' } });
        expect({ noun, status }).toEqual({ noun, status: expected });
        const taken = await ask(`DELETE /api/v1/${noun}s/${ids[noun]}/flag`, tokens[who]);
        expect({ noun, status: taken.status }).toEqual({ noun, status: closed(who, state) ?? 204 });
      }
    });

    it('asks for a second look as the author of what is hidden', async () => {
      const { comment } = await make(state);
      const { status } = await ask(`PUT /api/v1/comments/${comment}/appeal`, { ...tokens[who], body: { text: 'Please look again.' } });
      const expected = closed(who, state) ?? (who === 'participant' && state === 'hidden' ? 204 : 403);
      expect(status).toBe(expected);
      const { annotation } = await make(state);
      expect((await ask(`PUT /api/v1/annotations/${annotation}/appeal`, { ...tokens[who], body: { text: 'Please look again.' } })).status).toBe(expected);
    });

    it('rejects an edit as a moderator, where it can be met', async () => {
      for (const noun of ['comment', 'annotation'] as const) {
        const ids = await make(state);
        const { body, text } = await db.comment.findUniqueOrThrow({ where: { id: ids.comment } });
        await db.comment.update({ where: { id: ids.comment }, data: { pendingBody: body!, pendingText: text } });
        const expectedStatus = state === 'private' || state === 'withdrawn' ? 'visible' : state;
        const { status } = await ask(`POST /api/v1/${noun}s/${ids[noun]}/moderation`, { ...tokens[who], body: { decision: 'reject', expectedStatus, version: 1, reason: 'It was better before.' } });
        expect({ noun, status }).toEqual({ noun, status: closed(who, state) ?? (!moderator(who) ? 403 : state === 'hidden' ? 422 : 201) });
      }
    });

    it('locks and unlocks as a moderator', async () => {
      const { annotation } = await make(state);
      const lock = (name: string, expectedStatus: string) => ask(`POST /api/v1/annotations/${annotation}/moderation`, { ...tokens[who], body: { decision: name, expectedStatus } });
      const expected = closed(who, state) ?? (moderator(who) ? 201 : 403);
      expect((await lock('lock', 'open')).status).toBe(expected);
      expect((await lock('unlock', 'locked')).status).toBe(expected);
    });
  });

  it('opens the queue as a moderator, and their own flags as a member', async () => {
    const seminar = `/api/v1/seminars/${article.in.id}` as const;
    const outside = who === 'nobody' ? 401 : who === 'outsider' ? 404 : null;
    for (const state of ['pending', 'flagged', 'hidden']) {
      expect((await ask(`GET ${seminar}/moderation?state=${state}&limit=5`, tokens[who])).status).toBe(outside ?? (moderator(who) ? 200 : 403));
    }
    expect((await ask(`GET ${seminar}/flags`, tokens[who])).status).toBe(outside ?? 200);
    const until = new Date(Date.now() + 3_600_000).toISOString();
    const muted = await ask(`PUT ${seminar}/members/${article.in.people.observer.id}/mute`, { ...tokens[who], body: { until } });
    expect(muted.status).toBe(outside ?? (moderator(who) ? 204 : 403));
  });
});

describe('a decision', () => {
  it('about what has changed is 409 with the newer state, of two at once exactly one', async () => {
    const { comment } = await make('pending');
    const send = (who: Who, name: 'approve' | 'hide') => ask(`POST /api/v1/comments/${comment}/moderation`, { ...tokens[who], body: decision(name, 'pending') });
    const answers = await Promise.all([send('instructor', 'approve'), send('assistant', 'hide')]);
    expect(answers.map(({ status }) => status).toSorted()).toEqual([201, 409]);
    const { json } = answers.find(({ status }) => status === 409)!;
    const now = answers.find(({ status }) => status === 201)!.json.status;
    expect(json).toMatchObject({ code: 'conflict', current: { status: now, version: 1, last: { to: now } } });
  });

  it('that hides says why, and one about a thread expects a state of the thread', async () => {
    const { comment, annotation } = await make('visible');
    const silent = await ask(`POST /api/v1/comments/${comment}/moderation`, { ...tokens.instructor, body: { decision: 'hide', expectedStatus: 'visible' } });
    expect(silent.json).toMatchObject({ status: 422, errors: [{ pointer: '#/reason' }] });
    const mixed = await ask(`POST /api/v1/annotations/${annotation}/moderation`, { ...tokens.instructor, body: { decision: 'lock', expectedStatus: 'visible' } });
    expect(mixed.json).toMatchObject({ status: 422, errors: [{ pointer: '#/expectedStatus' }] });
  });

  it('leaves the words as their author wrote them', async () => {
    const { comment } = await make('visible');
    const before = await db.comment.findUniqueOrThrow({ where: { id: comment } });
    for (const [name, from] of [['hide', 'visible'], ['restore', 'hidden'], ['hold', 'visible'], ['approve', 'pending']] as const) {
      expect((await ask(`POST /api/v1/comments/${comment}/moderation`, { ...tokens.assistant, body: decision(name, from) })).status).toBe(201);
    }
    const { body, text, version, editedAt } = await db.comment.findUniqueOrThrow({ where: { id: comment } });
    expect({ body, text, version, editedAt }).toEqual({ body: before.body, text: before.text, version: before.version, editedAt: before.editedAt });
    expect((await ask(`PATCH /api/v1/comments/${comment}`, { ...tokens.instructor, body: { body: { format: 'text/plain', value: 'Mine.' } } })).status).toBe(403);
  });
});
