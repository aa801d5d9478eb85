import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import type { Actor } from '@/lib/policy/actor';
import { exportAccount } from '@/lib/services/account-export';
import { withdrawComment } from '@/lib/services/comments';
import { flagComment } from '@/lib/services/flags';
import { leaveSeminar } from '@/lib/services/members';
import { moderateComment } from '@/lib/services/moderation';
import { createToken } from '@/lib/services/tokens';
import { enterAs, from, makeAccount } from '../../support/accounts';
import { useTestDatabase } from '../../support/database';
import { actorOf, addMember, makeAnnotation, makeArticle, makeComment } from '../../support/factories';

useTestDatabase();

type Exported = Record<string, Record<string, unknown>[]> & { account: Record<string, unknown> };

async function exported(actor: Actor): Promise<{ text: string; json: Exported }> {
  let text = '';
  for await (const piece of await exportAccount(actor)) text += piece;
  return { text, json: JSON.parse(text) as Exported };
}

describe('the export of an account', () => {
  it('has all that the person wrote and did, in every state, and nothing of others', async () => {
    const article = await makeArticle();
    const { people, id: seminarId } = article.in;
    const account = await makeAccount({ name: 'Amal Haddad' });
    const me = { id: account.userId, email: account.email, name: 'Amal Haddad' };
    await addMember(seminarId, me);
    const { sessionId } = await enterAs(account, from('Firefox of mine'));
    const { secret } = await createToken(actorOf(me), { name: 'term paper' });
    const said = (value: string) => ({ body: { format: 'text/plain' as const, value } });
    const open = await makeAnnotation(article, { by: me, ...said('my open words'), tags: ['contested'] });
    await makeAnnotation(article, { by: me, ...said('my private words'), visibility: 'private' });
    await makeAnnotation(article, { by: me, kind: 'claim', claim: { type: 'fact', paraphrase: 'my paraphrase' }, ...said('my claim') });
    await makeComment(open.id, people.other, 'words of Omar');
    const theirs = await makeAnnotation(article, { by: people.other, ...said('a thread of Omar') });
    const reply = await makeComment(theirs.id, me, 'my withdrawn words');
    await withdrawComment(actorOf(me), reply.id);
    const hidden = await makeComment(theirs.id, me, 'my hidden words');
    await moderateComment(actorOf(people.instructor), hidden.id, { decision: 'hide', reason: 'please be kind', expectedStatus: 'visible' });
    await flagComment(actorOf(me), theirs.comments[0]!.id, { reason: 'off_topic', note: 'my note' });
    await flagComment(actorOf(people.other), open.comments[0]!.id, { reason: 'spam', note: 'a note of Omar' });
    await leaveSeminar(actorOf(me), seminarId);

    const { text, json } = await exported(actorOf(me));
    expect(json.account).toMatchObject({ id: me.id, email: me.email, name: 'Amal Haddad', hasPassword: true });
    expect(json.memberships).toEqual([expect.objectContaining({ role: 'participant', seminar: { id: seminarId, name: 'Close Reading' }, pseudonym: expect.any(String) as string, leftAt: expect.any(String) as string })]);
    expect(json.annotations!.map(({ kind, visibility }) => [kind, visibility]).sort()).toEqual([['claim', 'seminar'], ['comment', 'private'], ['comment', 'seminar']]);
    expect(json.annotations!.find(({ kind }) => kind === 'claim')).toMatchObject({ claim: { paraphrase: 'my paraphrase' }, article: { title: 'Two Failed Harvests' } });
    expect(json.comments!.map((comment) => [comment.text, comment.status])).toEqual([
      ['my open words', 'visible'],
      ['my private words', 'visible'],
      ['my claim', 'visible'],
      ['my withdrawn words', 'withdrawn'],
      ['my hidden words', 'hidden'],
    ]);
    expect(json.taggings).toEqual([expect.objectContaining({ annotation: open.id, tag: 'contested' })]);
    expect(json.flags).toEqual([expect.objectContaining({ comment: theirs.comments[0]!.id, reason: 'off_topic', note: 'my note' })]);
    expect(json.decisions).toEqual([expect.objectContaining({ comment: hidden.id, decision: 'hide', from: 'visible', to: 'hidden', reason: 'please be kind', by: 'an instructor' })]);
    expect(json.actions!.map(({ action }) => action)).toEqual(['member.left']);
    expect(json.tokens).toEqual([expect.objectContaining({ name: 'term paper', endsIn: secret.slice(-4) })]);
    expect(json.sessions).toEqual([expect.objectContaining({ userAgent: 'Firefox of mine' })]);

    const row = await db.user.findUniqueOrThrow({ where: { id: me.id }, include: { apiTokens: true } });
    for (const kept of [row.passwordHash!, row.apiTokens[0]!.hash, secret, sessionId]) expect(text).not.toContain(kept);
    for (const words of ['Omar', 'Ines', 'Asad', 'spam', people.other.id, people.instructor.id, people.other.email]) expect(text).not.toContain(words);
  });

  it('tells a moderator their own decisions', async () => {
    const article = await makeArticle();
    const { comments } = await makeAnnotation(article);
    const { assistant } = article.in.people;
    await moderateComment(actorOf(assistant), comments[0]!.id, { decision: 'hide', reason: 'off topic, I think', expectedStatus: 'visible' });
    const { text, json } = await exported(actorOf(assistant));
    expect(json.moderated).toEqual([expect.objectContaining({ decision: 'hide', reason: 'off topic, I think' })]);
    expect(json.comments).toEqual([]);
    expect(text).not.toContain('Is that so?');
  });

  it('is whole however much there is', async () => {
    const article = await makeArticle();
    const { participant } = article.in.people;
    const { id: annotationId, comments } = await makeAnnotation(article);
    const place = { seminarId: article.in.id, articleId: article.id, annotationId, authorId: participant.id, body: {} };
    await db.comment.createMany({ data: Array.from({ length: 1_200 }, (_, n) => ({ id: newId(), ...place, text: `word ${n}` })) });
    const { json } = await exported(actorOf(participant));
    expect(new Set(json.comments!.map(({ id }) => id)).size).toBe(1_201);
    expect(json.comments![0]).toMatchObject({ id: comments[0]!.id });
  });

  it('is refused when the account has gone, and when it is asked for again and again', async () => {
    const [gone, eager] = [await makeAccount(), await makeAccount()];
    const as = ({ userId }: { userId: string }): Actor => ({ userId, name: 'Amal Haddad', via: { kind: 'operator', id: 'test' } });
    await db.user.update({ where: { id: gone.userId }, data: { deletedAt: new Date() } });
    await expect(exportAccount(as(gone))).rejects.toMatchObject({ code: 'not_found' });
    for (let n = 0; n < 20; n++) await exportAccount(as(eager));
    await expect(exportAccount(as(eager))).rejects.toMatchObject({ code: 'rate_limited' });
  });
});
