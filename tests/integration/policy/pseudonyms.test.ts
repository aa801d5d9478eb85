/** Where an article keeps names from peers, they do not leave the server: not in a page, list, thread, answer or error. */
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { listAnnotationsInput, listClaimsInput } from '@/lib/schemas/annotations';
import { listClaims, overlappingClaim } from '@/lib/services/claims';
import { updateAnnotation } from '@/lib/services/annotations';
import { withdrawComment } from '@/lib/services/comments';
import { listArticleCards } from '@/lib/services/overviews';
import { listNotifications } from '@/lib/services/notifications';
import { readArticle } from '@/lib/services/reading';
import { listTags, setTags } from '@/lib/services/tags';
import { getAnnotation, listAnnotations, listComments } from '@/lib/services/threads';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { actorOf, addMember, makeAnnotation, makeArticle, makeComment, makeUser, type TestUser, tokenOf } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let second: typeof article;
let people: typeof article.in.people & { third: TestUser };
/** A claim by `other` with answers of everybody, and a comment by `participant`. */
let claim: string;
let mine: string;
type Membership = { userId: string; pseudonym: string; pseudonymId: string };
let byUser: Map<string, Membership>;

const filter = (given: object = {}) => listAnnotationsInput.parse({ limit: 100, ...given });

beforeAll(async () => {
  article = await makeArticle();
  second = await makeArticle({ seminar: article.in, title: 'The Full Barns' });
  await db.article.updateMany({ data: { pseudonymous: true } });
  people = { ...article.in.people, third: await makeUser({ name: 'Thea Third' }) };
  await addMember(article.in.id, people.third);
  claim = (await makeAnnotation(article, { by: people.other, kind: 'claim', target: { paragraph: 'p1', start: 0, end: 30 }, tags: ['vague'] })).id;
  mine = (await makeAnnotation(article, { by: people.participant, kind: 'question', tags: ['harvests'] })).id;
  const answer = await makeComment(claim, people.third, 'Nobody had.');
  await makeComment(claim, people.participant, 'Who says so?', answer.id);
  await makeComment(claim, people.assistant, 'Keep to the text, please.');
  await makeComment(mine, people.other, 'The mayor.');
  await withdrawComment(actorOf(people.third), answer.id);
  await setTags(actorOf(people.third), claim, ['vague', 'contested']);
  for (const by of [people.other, people.third]) await makeAnnotation(second, { by });
  byUser = new Map((await db.membership.findMany({ where: { seminarId: article.in.id } })).map((row) => [row.userId, row]));
});

/** Everything that the services and the API tell this person of the article. */
async function everything(who: TestUser): Promise<Record<string, unknown>> {
  const actor = actorOf(who);
  const token = await tokenOf(who);
  const api = async (address: Parameters<typeof ask>[0], body?: unknown) => (await ask(address, { token, ...(body ? { body } : {}) })).json;
  return {
    page: await readArticle(actor, article.id, {}),
    filtered: await readArticle(actor, article.id, { by: byUser.get(people.other.id)!.pseudonymId }),
    list: await listAnnotations(actor, article.id, filter()),
    threads: [await getAnnotation(actor, claim), await getAnnotation(actor, mine)],
    comments: await listComments(actor, claim, { limit: 50 }),
    claims: await listClaims(actor, article.id, listClaimsInput.parse({})),
    joined: await overlappingClaim(actor, article.id, { paragraph: 'p1', start: 2, end: 28 }),
    cards: await listArticleCards(actor, article.in.id),
    notifications: await listNotifications(actor, { limit: 100, unread: false }),
    tags: await listTags(actor, article.in.id),
    api: [
      await api(`GET /api/v1/articles/${article.id}`),
      await api(`GET /api/v1/articles/${article.id}/annotations?limit=100`),
      await api(`GET /api/v1/articles/${article.id}/claims`),
      await api(`GET /api/v1/annotations/${claim}`),
      await api(`GET /api/v1/annotations/${claim}/comments`),
      await api(`GET /api/v1/seminars/${article.in.id}/articles`),
      await api(`GET /api/v1/seminars/${article.in.id}/tags`),
    ],
    errors: [
      await api(`PATCH /api/v1/annotations/${claim}`, { claim: { type: 'cause' } }),
      await api(`DELETE /api/v1/annotations/${claim}`),
      await api(`GET /api/v1/articles/${article.id}/annotations?by=nobody`),
      await api(`POST /api/v1/annotations/${mine}/comments`, {}),
    ],
  };
}

describe('where peers read pseudonyms', () => {
  it.each(['participant', 'observer'] as const)('nothing that is told to %s holds the name or the id of a peer', async (who) => {
    const told = await everything(people[who]);
    const peers = [people.other, people.third, people.participant].filter((peer) => peer !== people[who]);
    for (const [what, payload] of Object.entries(told)) {
      const text = JSON.stringify(payload);
      for (const peer of peers) for (const secret of [peer.id, peer.name, peer.email]) expect(text, `${what} for ${who}`).not.toContain(secret);
    }
    expect(JSON.stringify(told.page)).toContain(byUser.get(people.other.id)!.pseudonym);
  });

  it('what one does oneself answers with no name of a peer either', async () => {
    const actor = actorOf(people.participant);
    const answers = [
      await setTags(actor, claim, ['vague']),
      await makeComment(claim, people.participant, 'Once more: who says so?'),
      await updateAnnotation(actor, mine, { resolved: true }),
      await makeAnnotation(article, { by: people.participant, kind: 'note' }),
    ];
    for (const peer of [people.other, people.third]) {
      for (const secret of [peer.id, peer.name]) expect(JSON.stringify(answers)).not.toContain(secret);
    }
  });

  it('those who moderate read names, and no pseudonym', async () => {
    for (const who of ['instructor', 'assistant'] as const) {
      const text = JSON.stringify(await readArticle(actorOf(people[who]), article.id, {}));
      for (const peer of [people.other, people.participant]) {
        expect(text).toContain(peer.name);
        expect(text).not.toContain(byUser.get(peer.id)!.pseudonym);
      }
    }
  });

  it('one reads one’s own posts under one’s own name, and those of moderators under theirs', async () => {
    const thread = await getAnnotation(actorOf(people.participant), claim);
    const nameOf = (text: string) => thread.comments.find((comment) => comment.text === text)?.author;
    expect(nameOf('Who says so?')).toEqual({ id: people.participant.id, name: people.participant.name });
    expect(nameOf('Keep to the text, please.')).toEqual({ id: people.assistant.id, name: people.assistant.name });
    expect((await getAnnotation(actorOf(people.participant), mine)).author.id).toBe(people.participant.id);
  });

  it('a filter finds a peer by what stands for them, and by nothing else', async () => {
    const found = async (who: TestUser, by: string) => (await listAnnotations(actorOf(who), article.id, filter({ by }))).items.length;
    const { id } = people.other;
    expect(await found(people.participant, id)).toBe(0);
    expect(await found(people.observer, id)).toBe(0);
    expect(await found(people.participant, byUser.get(id)!.pseudonymId)).toBe(2);
    expect(await found(people.instructor, id)).toBe(2);
    expect(await found(people.instructor, byUser.get(id)!.pseudonymId)).toBe(0);
    expect(await found(people.participant, people.assistant.id)).toBe(1);
  });

  it('a pseudonym is one person’s in every article of the seminar, and of no other seminar', async () => {
    const actor = actorOf(people.participant);
    const known = ({ people: all }: Awaited<ReturnType<typeof readArticle>>) => new Map(all.map(({ id, name }) => [id, name]));
    const [here, there] = [known(await readArticle(actor, article.id, {})), known(await readArticle(actor, second.id, {}))];
    const { pseudonym, pseudonymId } = byUser.get(people.other.id)!;
    expect([here.get(pseudonymId), there.get(pseudonymId)]).toEqual([pseudonym, pseudonym]);
    expect(new Set([...byUser.values()].map((member) => member.pseudonym)).size).toBe(byUser.size);
    const elsewhere = await makeArticle();
    await addMember(elsewhere.in.id, people.other);
    const other = await db.membership.findUniqueOrThrow({ where: { seminarId_userId: { seminarId: elsewhere.in.id, userId: people.other.id } } });
    expect(other.pseudonymId).not.toBe(pseudonymId);
  });

  it('lists people by what is read, so that their order tells nothing', async () => {
    const { people: listed } = await readArticle(actorOf(people.observer), article.id, {});
    const names = listed.map(({ name }) => name);
    expect(names).toContain(byUser.get(people.other.id)!.pseudonym);
    expect(names).toEqual([...names].sort((a, b) => a.localeCompare(b, 'en')));
  });

  it('somebody who was removed keeps the pseudonym, and who has no membership is somebody', async () => {
    const key = { seminarId_userId: { seminarId: article.in.id, userId: people.other.id } };
    const authorFor = async () => (await getAnnotation(actorOf(people.participant), claim)).author.name;
    await db.membership.update({ where: key, data: { removedAt: new Date() } });
    expect(await authorFor()).toBe(byUser.get(people.other.id)!.pseudonym);
    const row = await db.membership.delete({ where: key });
    expect(await authorFor()).toBe('Somebody');
    await db.membership.create({ data: { ...row, removedAt: null } });
  });
});
