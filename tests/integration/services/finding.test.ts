/** Finding threads by what is in them, and by what is new. */
import { beforeEach, describe, expect, it } from 'vitest';
import { plain } from '@/lib/core/finding/fold';
import { db, queries } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import type { Actor } from '@/lib/policy/actor';
import { annotationFilter, listAnnotationsInput } from '@/lib/schemas/annotations';
import { updateAnnotation } from '@/lib/services/annotations';
import { acceptAnswer } from '@/lib/services/answers';
import { updateComment } from '@/lib/services/comments';
import { moderateComment } from '@/lib/services/moderation';
import { readArticle, readOverview } from '@/lib/services/reading';
import { listAnnotations } from '@/lib/services/threads';
import { arrive, depart } from '@/lib/services/visits';
import { ask } from '../../support/api';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeAnnotation, makeArticle, makeComment, PARAGRAPHS, type TestUser, tokenOf } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let people: typeof article.in.people;
beforeEach(async () => {
  article = await makeArticle({ paragraphs: [...PARAGRAPHS, 'بارش نہیں ہوئی اور فصل سوکھ گئی۔', '他在中国教书，她在日本。'] });
  people = article.in.people;
});

const found = async (who: TestUser | Actor, q: string): Promise<string[]> => {
  const actor = 'via' in who ? who : actorOf(who);
  const { items } = await listAnnotations(actor, article.id, listAnnotationsInput.parse({ q, limit: 100, sort: 'oldest' }));
  const ids = items.map(({ id }) => id);
  // The page says the same as the list.
  const page = await readArticle(actor, article.id, annotationFilter.parse({ q }));
  expect(page.threads.map(({ id }) => id).sort()).toEqual([...ids].sort());
  expect(Object.values((await readOverview(actor, article.id, annotationFilter.parse({ q }))).threadCounts).reduce((sum, count) => sum + count, 0)).toBe(ids.length);
  return ids;
};
const say = (value: string) => ({ body: { format: 'text/plain' as const, value } });

describe('words', () => {
  it('are found in comments, paraphrases and quotations, all of them somewhere in the thread', async () => {
    const comment = await makeAnnotation(article, { ...say('The granaries were full.'), target: { exact: 'Prices doubled' } });
    await makeComment(comment.id, people.other, 'The ministry lied.');
    const claim = await makeAnnotation(article, { kind: 'claim', body: null, claim: { type: 'fact', paraphrase: 'Granaries burnt.' } });
    const { participant } = people;
    expect(await found(participant, 'granaries')).toEqual([comment.id, claim.id]);
    expect(await found(participant, 'granar')).toEqual([comment.id, claim.id]);
    expect(await found(participant, 'anaries')).toEqual([]);
    expect(await found(participant, 'MINISTRY doubled granaries')).toEqual([comment.id]);
    expect(await found(participant, 'burnt ministry')).toEqual([]);
    expect(await found(participant, '"were full"')).toEqual([comment.id]);
    expect(await found(participant, '"granaries full"')).toEqual([]);
    expect(await found(participant, '"were ful"')).toEqual([]);
    // What was edited is found as it is now.
    await updateComment(actorOf(participant), comment.comments[0]!.id, say('Barns overflowed.'));
    expect(await found(participant, 'granaries')).toEqual([claim.id]);
    expect(await found(participant, 'overflow')).toEqual([comment.id]);
    for (const odd of ["it's", 'a:b', '100%', '"_"x', "'", '\\', '" \\" "', 'x'.repeat(400)]) if (annotationFilter.safeParse({ q: odd }).success) expect(await found(participant, odd)).toEqual([]);
  });

  it('are found without their accents and vowel points, in any script', async () => {
    const { participant } = people;
    const made: Record<string, string> = {};
    for (const [name, value] of Object.entries({
      french: 'L’État, c’est l’été à Łódź.', german: 'Straße', greek: 'Ὀδυσσεύς', urdu: 'یہ بَارِش کی کمی تھی', arabic: 'هذا الكتابُ قديم', hebrew: 'שָׁלוֹם', thai: 'ราคาข้าวแพงขึ้นทุกปี', chinese: '他在中国教书，她在日本。', japanese: 'これは東京の物語です', korean: '비가 오지 않았다', hindi: 'वर्षा नहीं हुई',
    })) made[name] = (await makeAnnotation(article, say(value))).id;
    for (const [q, name] of [
      ['etat', 'french'], ['été', 'french'], ['ete', 'french'], ['lodz', 'french'], ['STRASSE', 'german'], ['οδυσσευς', 'greek'], ['ΟΔΥΣΣΕΥΣ', 'greek'], ['بارش', 'urdu'], ['الکتاب', 'arabic'], ['الكتاب', 'arabic'], ['שלום', 'hebrew'],
      ['ข้าว', 'thai'], ['中国', 'chinese'], ['中国教', 'chinese'], ['"中国教书"', 'chinese'], ['书', 'chinese'], ['東京', 'japanese'], ['오지', 'korean'], ['वर्षा', 'hindi'],
    ] as const) expect(await found(participant, q), q).toEqual([made[name]]);
    for (const q of ['中书', '国中', '京東', 'زلزلہ']) expect(await found(participant, q), q).toEqual([]);
  });

  it('are folded alike by PostgreSQL and by the page that marks them', async () => {
    const samples = ['', ' .,! ', 'L’État—c’est «moi»', 'İstanbul ISTANBUL ı', 'Straße ẞ ŒUVRE æther Ø đ Ł', 'Ὀδυσσεύς ΣΊΣΥΦΟΣ', 'ПОДЪЁМ й', 'یہ بَارِش، ٣٤ ۳۴ مؤمن ئە ۓ ة', 'כָּל־הָאָדָם', 'ราคา๏ข้าว', '他在中国，𠀀。ー', 'が カﾞ', '한국어', 'ﬁne ① ½ x²', 'a\u00adb\u200bc\u200dd', '👩‍🌾 rain', 'वर्षा। क्या', 'x_y\\z\'q"', '\u1780\u17b6\u179a', '\t\n\u3000a'];
    for (const sample of samples) {
      const [row] = await queries.$queryRaw<{ plain: string }[]>(sql`SELECT search_plain(${sample}) AS "plain"`);
      expect(plain(sample), JSON.stringify(sample)).toBe(row!.plain);
    }
  });

  it('are found only where the reader may read them', async () => {
    const { participant, other, instructor, observer } = people;
    const thread = await makeAnnotation(article, { ...say('Open words.'), target: { exact: 'Prices doubled' } });
    const reply = await makeComment(thread.id, other, 'A secretword here.');
    expect(await found(observer, 'secretword')).toEqual([thread.id]);
    await moderateComment(actorOf(instructor), reply.id, { decision: 'hide', reason: 'Unkind.', expectedStatus: 'visible' });
    expect(await found(participant, 'secretword')).toEqual([]);
    expect(await found(other, 'secretword')).toEqual([thread.id]);
    expect(await found(instructor, 'secretword')).toEqual([thread.id]);
    const own = await makeAnnotation(article, { ...say('Privateword.'), visibility: 'private', target: { exact: 'blamed the rain' } });
    const staff = await makeAnnotation(article, { ...say('Staffword.'), visibility: 'instructors' });
    for (const q of ['privateword', 'blamed']) {
      expect(await found(participant, q), q).toEqual([own.id]);
      for (const who of [other, instructor, observer]) expect(await found(who, q), q).toEqual([]);
    }
    expect(await found(other, 'staffword')).toEqual([]);
    expect(await found(instructor, 'staffword')).toEqual([staff.id]);
    // The opening hidden: its quotation is gone for the others too.
    await moderateComment(actorOf(instructor), thread.comments[0]!.id, { decision: 'hide', reason: 'Unkind.', expectedStatus: 'visible' });
    expect(await found(other, '"prices doubled"')).toEqual([]);
    expect(await found(participant, '"prices doubled"')).toEqual([thread.id]);
    await db.article.update({ where: { id: article.id }, data: { othersAfterPost: true } });
    await makeAnnotation(article, { ...say('Lateword.'), by: participant });
    expect(await found(other, 'lateword')).toEqual([]);
  });

  it('of a review that has not ended are found by nobody but their author and who moderates', async () => {
    await db.article.update({ where: { id: article.id }, data: { reviewedFirst: true } });
    const thread = await makeAnnotation(article, say('Pendingword.'));
    expect(await found(people.other, 'pendingword')).toEqual([]);
    expect(await found(people.participant, 'pendingword')).toEqual([thread.id]);
    expect(await found(people.assistant, 'pendingword')).toEqual([thread.id]);
  });
});

describe('operators', () => {
  it('find by kind, tag, paragraph and state', async () => {
    const { participant, other } = people;
    const first = await makeAnnotation(article, { kind: 'question', target: { paragraph: 'p1' } });
    const second = await makeAnnotation(article, { kind: 'question', target: { paragraph: 'p2' }, tags: ['needs source'] });
    const third = await makeAnnotation(article, { kind: 'note', by: other, target: { paragraph: 'p3' } });
    const whole = await makeAnnotation(article, { target: {} });
    expect(await found(participant, 'p:1-2')).toEqual([first.id, second.id]);
    expect(await found(participant, 'p:3')).toEqual([third.id]);
    expect(await found(participant, 'p:article')).toEqual([whole.id]);
    expect(await found(participant, 'tag:"Needs  source" kind:question')).toEqual([second.id]);
    expect(await found(other, 'is:mine')).toEqual([third.id]);
    expect(await found(participant, 'is:unanswered')).toEqual([first.id, second.id]);
    const answer = await makeComment(first.id, other, 'Because.');
    expect(await found(participant, 'is:unanswered')).toEqual([second.id]);
    const own = await makeComment(second.id, participant, 'I know.');
    expect(await found(participant, 'is:unanswered')).toEqual([second.id]);
    await acceptAnswer(actorOf(participant), second.id, own.id);
    expect(await found(participant, 'is:unanswered')).toEqual([]);
    await updateAnnotation(actorOf(participant), first.id, { resolved: true });
    expect(await found(participant, 'is:resolved because')).toEqual([first.id]);
    await db.annotation.update({ where: { id: third.id }, data: { anchorState: 'orphaned' } });
    expect(await found(participant, 'is:orphaned')).toEqual([third.id]);
    expect(answer.id).not.toBe(own.id);
  });

  it('find people by the name that the reader knows, and by no other', async () => {
    const { participant, other, instructor } = people;
    const thread = await makeAnnotation(article, { by: other });
    for (const q of ['by:omar', 'by:"Omar Other"', 'by:other', `by:${other.id}`]) expect(await found(participant, q), q).toEqual([thread.id]);
    expect(await found(participant, 'by:mar')).toEqual([]);
    await db.article.update({ where: { id: article.id }, data: { pseudonymous: true } });
    const { pseudonym } = await db.membership.findUniqueOrThrow({ where: { seminarId_userId: { seminarId: article.in.id, userId: other.id } } });
    expect(await found(participant, `by:"${pseudonym}"`)).toEqual([thread.id]);
    for (const q of ['by:omar', `by:${other.id}`]) expect(await found(participant, q), q).toEqual([]);
    expect(await found(instructor, 'by:omar')).toEqual([thread.id]);
  });

  it('are refused by the API with the place of what is not understood', async () => {
    const token = await tokenOf(people.participant);
    const thread = await makeAnnotation(article, { kind: 'question', ...say('Why the rain?') });
    const list = (q: string) => ask(`GET /api/v1/articles/${article.id}/annotations?q=${encodeURIComponent(q)}`, { token });
    expect((await list('kind:question rain')).json.items.map(({ id }: { id: string }) => id)).toEqual([thread.id]);
    const refused = await list('rain is:odd');
    expect(refused.status).toBe(422);
    expect(JSON.stringify(refused.json)).toContain('At character 6: Nothing is “odd”.');
    expect((await list('x'.repeat(501))).status).toBe(422);
  });
});

describe('what is new', () => {
  const visit = async (who: TestUser) => ({ articleId: article.id, userId: who.id, sequence: (await db.article.findUniqueOrThrow({ where: { id: article.id } })).eventSequence });
  const longAgo = () => db.visit.updateMany({ where: { leftAt: { not: null } }, data: { leftAt: new Date('2020-01-01') } });
  const news = async (who: TestUser) => (await readArticle(actorOf(who), article.id, {})).news;

  it('is what others wrote after the last visit; it stays so until the next visit has ended', async () => {
    const { participant, other } = people;
    const old = await makeAnnotation(article, { by: other });
    expect(await found(participant, 'is:new')).toEqual([]);
    await arrive([await visit(participant)]);
    expect(await found(participant, 'is:new')).toEqual([]);
    await depart([await visit(participant)]);
    await longAgo();
    const fresh = await makeAnnotation(article, { by: other });
    await makeAnnotation(article, { by: participant });
    const reply = await makeComment(old.id, other);
    const hidden = await makeComment(old.id, other);
    await moderateComment(actorOf(people.instructor), hidden.id, { decision: 'hide', reason: 'No.', expectedStatus: 'visible' });
    await makeAnnotation(article, { by: other, visibility: 'private' });
    expect(await found(participant, 'is:new')).toEqual([old.id, fresh.id]);
    const told = await news(participant);
    expect(told.count).toBe(2);
    expect(told.ids).toEqual(expect.arrayContaining([old.id, fresh.id, reply.id]));
    expect(told.ids).not.toContain(hidden.id);
    // While they read, and for a reload or a look elsewhere, it stays.
    await arrive([await visit(participant)]);
    expect((await news(participant)).count).toBe(2);
    await depart([await visit(participant)]);
    await arrive([await visit(participant)]);
    expect((await news(participant)).count).toBe(2);
    await depart([await visit(participant)]);
    await longAgo();
    expect(await found(participant, 'is:new')).toEqual([]);
    expect(await news(participant)).toEqual({ count: 0, ids: [] });
  });

  it('is also what was approved or published meanwhile, though it is older', async () => {
    const { participant, other, assistant } = people;
    const note = await makeAnnotation(article, { by: other, visibility: 'private' });
    await db.article.update({ where: { id: article.id }, data: { reviewedFirst: true } });
    const pending = await makeAnnotation(article, { by: other });
    await arrive([await visit(participant)]);
    await depart([await visit(participant)]);
    await longAgo();
    expect((await news(participant)).count).toBe(0);
    await moderateComment(actorOf(assistant), pending.comments[0]!.id, { decision: 'approve', expectedStatus: 'pending' });
    expect(await found(participant, 'is:new')).toEqual([pending.id]);
    await db.article.update({ where: { id: article.id }, data: { reviewedFirst: false } });
    await updateAnnotation(actorOf(other), note.id, { visibility: 'seminar' });
    expect(await found(participant, 'is:new')).toEqual([note.id, pending.id]);
  });
});
