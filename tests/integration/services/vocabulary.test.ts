import { describe, expect, it } from 'vitest';
import { STARTING_TAGS } from '@/lib/core/claims';
import { db } from '@/lib/db/client';
import { wordInput } from '@/lib/schemas/vocabulary';
import { listTags, setTags } from '@/lib/services/tags';
import { getAnnotation } from '@/lib/services/threads';
import { addWord, changeWord, listVocabulary, retireWord } from '@/lib/services/vocabulary';
import { mergeWord, unmergeWord } from '@/lib/services/vocabulary-merge';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle, type TestUser } from '@/tests/support/factories';

useTestDatabase();

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string }) => error.code);
const word = (name: string, more: object = {}) => wordInput.parse({ name, ...more });

/** A seminar's article with a claim on it, and ways to ask about its words. */
async function setUp() {
  const article = await makeArticle();
  const { id: seminarId, people } = article.in;
  const as = (who: keyof typeof people) => actorOf(people[who]);
  const chief = as('instructor');
  const claim = await makeAnnotation(article, { kind: 'claim', by: people.participant });
  const idOf = async (name: string) => (await db.tag.findFirstOrThrow({ where: { seminarId, name } })).id;
  const find = async (who: keyof typeof people, name: string) => (await listVocabulary(as(who), seminarId)).words.find((each) => each.name === name);
  const put = (who: keyof typeof people, ...tags: string[]) => setTags(as(who), claim.id, tags);
  const stands = async (by: TestUser) =>
    (await db.tagging.findMany({ where: { annotationId: claim.id, userId: by.id }, select: { tag: { select: { name: true } } } })).map(({ tag }) => tag.name).sort();
  const audit = async () => (await db.auditEntry.findMany({ where: { seminarId }, orderBy: { id: 'asc' } })).map(({ action }) => action).filter((action) => action.startsWith('tag.'));
  return { article, seminarId, people, as, chief, claim, idOf, find, put, stands, audit };
}

describe('the vocabulary', () => {
  it('shows how often a word is used, to moderators also by whom, and hides private notes', async () => {
    const { article, seminarId, people, as, claim, find, put } = await setUp();
    await put('participant', 'vague', 'contested');
    await put('other', 'vague');
    await makeAnnotation(article, { by: people.participant, kind: 'note', visibility: 'private', tags: ['vague', 'my secret'] });
    expect(await find('instructor', 'vague')).toMatchObject({ uses: 2, members: 2, people: [{ name: 'Omar Other', count: 1 }, { name: 'Pia Participant', count: 1 }] });
    expect(await find('assistant', 'my secret')).toBeUndefined();
    expect(await find('participant', 'my secret')).toMatchObject({ uses: 1, members: 1, people: [] });
    expect(await find('observer', 'vague')).toMatchObject({ uses: 2, people: [] });
    expect(await codeOf(listVocabulary(as('outsider'), seminarId))).toBe('not_found');
    expect((await listVocabulary(as('instructor'), seminarId)).can).toEqual({ change: true, seePeople: true });
    expect((await listVocabulary(as('assistant'), seminarId)).can).toEqual({ change: false, seePeople: true });
    expect((await listVocabulary(as('participant'), seminarId)).can).toEqual({ change: false, seePeople: false });
    expect((await getAnnotation(as('other'), claim.id)).tags).toHaveLength(2);
  });

  it('is changed by instructors alone, and not in an archived seminar', async () => {
    const { seminarId, as, chief, idOf } = await setUp();
    const [vague, contested] = [await idOf('vague'), await idOf('contested')];
    const changes = (actor: typeof chief) => [
      () => addWord(actor, seminarId, word('fresh')),
      () => changeWord(actor, seminarId, vague, word('unclear')),
      () => retireWord(actor, seminarId, vague, true),
      () => mergeWord(actor, seminarId, vague, contested),
      () => unmergeWord(actor, seminarId, vague),
    ];
    for (const who of ['assistant', 'participant', 'observer'] as const) for (const change of changes(as(who))) expect(await codeOf(change())).toBe('forbidden');
    for (const change of changes(as('outsider'))) expect(await codeOf(change())).toBe('not_found');
    await db.seminar.update({ where: { id: seminarId }, data: { archivedAt: new Date() } });
    for (const change of changes(chief)) expect(await codeOf(change())).toBe('forbidden');
  });

  it('offers an added word to all, and refuses one that is there in another spelling', async () => {
    const { seminarId, as, chief, find, audit } = await setUp();
    await addWord(chief, seminarId, word('straw man', { description: 'Answers what nobody said.', color: 'plum' }));
    expect(await find('participant', 'straw man')).toMatchObject({ description: 'Answers what nobody said.', color: 'plum', uses: 0 });
    expect((await listTags(as('observer'), seminarId)).map(({ tag }) => tag)).toContain('straw man');
    await expect(addWord(chief, seminarId, word('STRAW  MAN'))).rejects.toMatchObject({ code: 'validation', fields: { name: expect.stringContaining('already') } });
    expect(await audit()).toEqual(['tag.added']);
  });

  it('renames, describes and colours; the log tells each, and threads follow', async () => {
    const { article, seminarId, as, chief, claim, idOf, find, put, audit } = await setUp();
    await put('participant', 'vague');
    const before = (await db.article.findUniqueOrThrow({ where: { id: article.id } })).eventSequence;
    await changeWord(chief, seminarId, await idOf('vague'), word('unclear', { description: 'Could mean two things.', color: 'teal' }));
    expect(await find('other', 'unclear')).toMatchObject({ uses: 1, description: 'Could mean two things.', color: 'teal' });
    expect((await getAnnotation(as('other'), claim.id)).tags).toEqual([{ tag: 'unclear', count: 1, mine: false }]);
    expect(await audit()).toEqual(['tag.renamed', 'tag.described', 'tag.coloured']);
    const [event] = await db.event.findMany({ where: { articleId: article.id, sequence: { gt: before } } });
    expect(event).toMatchObject({ sequence: before + 1, type: 'annotation.tagged', annotationId: claim.id, actorId: chief.userId });
    expect((await db.article.findUniqueOrThrow({ where: { id: article.id } })).eventSequence).toBe(before + 1);
    await changeWord(chief, seminarId, await idOf('unclear'), word('Unclear', { description: 'Could mean two things.', color: 'teal' }));
    expect(await find('other', 'Unclear')).toBeDefined();
    await expect(changeWord(chief, seminarId, await idOf('contested'), word('unclear'))).rejects.toMatchObject({ code: 'validation' });
  });

  it('tells nobody of a word on private notes: a name that only they bear can be given', async () => {
    const { article, seminarId, people, as, chief, idOf, find } = await setUp();
    const note = await makeAnnotation(article, { by: people.participant, kind: 'note', visibility: 'private', tags: ['murky', 'hush'] });
    await changeWord(chief, seminarId, await idOf('vague'), word('murky'));
    expect((await getAnnotation(as('participant'), note.id)).tags.map(({ tag }) => tag).sort()).toEqual(['hush', 'murky']);
    await addWord(chief, seminarId, word('hush'));
    expect(await find('instructor', 'hush')).toMatchObject({ uses: 0 });
    const other = await makeAnnotation(article, { by: people.participant, kind: 'note', visibility: 'private', tags: ['psst'] });
    expect(await codeOf(retireWord(chief, seminarId, await idOf('psst'), true))).toBe('not_found');
    expect((await getAnnotation(as('participant'), other.id)).tags).toHaveLength(1);
  });

  it('keeps a retired word where it stands, and offers it to nobody', async () => {
    const { seminarId, as, chief, idOf, find, put, stands, people, audit } = await setUp();
    await put('participant', 'vague');
    await retireWord(chief, seminarId, await idOf('vague'), true);
    expect((await listTags(as('participant'), seminarId)).map(({ tag }) => tag)).not.toContain('vague');
    expect(await find('participant', 'vague')).toMatchObject({ retired: true, uses: 1 });
    await expect(put('other', 'Vague')).rejects.toMatchObject({ code: 'validation', fields: { tags: expect.stringContaining('“vague”') } });
    expect(await stands(people.other)).toEqual([]);
    await put('participant', 'vague', 'contested');
    expect(await stands(people.participant)).toEqual(['contested', 'vague']);
    await retireWord(chief, seminarId, await idOf('vague'), false);
    await put('other', 'vague');
    expect(await stands(people.other)).toEqual(['vague']);
    expect(await audit()).toEqual(['tag.retired', 'tag.offered']);
  });
});

describe('merging', () => {
  it('lets one word stand for the other, and back', async () => {
    const { seminarId, as, chief, claim, idOf, find, put, stands, people, audit } = await setUp();
    await put('participant', 'vague', 'contested');
    await put('other', 'vague');
    await put('assistant', 'contested');
    const vague = await idOf('vague');
    await mergeWord(chief, seminarId, vague, await idOf('contested'));
    expect((await getAnnotation(as('other'), claim.id)).tags).toEqual([{ tag: 'contested', count: 3, mine: true }]);
    expect((await listTags(as('other'), seminarId)).map(({ tag }) => tag)).toEqual(STARTING_TAGS.filter((tag) => tag !== 'vague').sort());
    expect(await find('assistant', 'vague')).toMatchObject({ mergedInto: { name: 'contested' }, uses: 0 });
    expect(await find('participant', 'vague')).toBeUndefined();
    expect(await codeOf(changeWord(chief, seminarId, vague, word('x')))).toBe('conflict');
    expect(await codeOf(retireWord(chief, seminarId, vague, true))).toBe('conflict');
    expect(await codeOf(mergeWord(chief, seminarId, await idOf('loaded language'), vague))).toBe('validation');
    expect(await codeOf(mergeWord(chief, seminarId, vague, vague))).toBe('validation');

    // Who puts the old word puts the new one; what a member takes away stays away.
    await put('instructor', 'vague');
    await put('assistant');
    await unmergeWord(chief, seminarId, vague);
    expect(await stands(people.participant)).toEqual(['contested', 'vague']);
    expect(await stands(people.other)).toEqual(['vague']);
    expect(await stands(people.assistant)).toEqual([]);
    expect(await stands(people.instructor)).toEqual(['contested']);
    expect(await codeOf(unmergeWord(chief, seminarId, vague))).toBe('conflict');
    expect(await db.mergedTagging.count({ where: { tagId: vague } })).toBe(0);
    expect(await audit()).toEqual(['tag.merged', 'tag.unmerged']);
  });

  it('of two words into one and of that into a third is undone in any order that makes sense', async () => {
    const { seminarId, chief, idOf, put, stands, people } = await setUp();
    await put('participant', 'vague', 'loaded language');
    const [vague, loaded, contested, key] = [await idOf('vague'), await idOf('loaded language'), await idOf('contested'), await idOf('key claim')];
    await mergeWord(chief, seminarId, vague, contested);
    await mergeWord(chief, seminarId, loaded, contested);
    await mergeWord(chief, seminarId, contested, key);
    expect(await stands(people.participant)).toEqual(['key claim']);
    await put('other', 'vague');
    expect(await stands(people.other)).toEqual(['key claim']);
    expect(await codeOf(unmergeWord(chief, seminarId, vague))).toBe('conflict');
    await unmergeWord(chief, seminarId, contested);
    await unmergeWord(chief, seminarId, vague);
    expect(await stands(people.participant)).toEqual(['contested', 'vague']);
    await unmergeWord(chief, seminarId, loaded);
    expect(await stands(people.participant)).toEqual(['loaded language', 'vague']);
  });

  it('puts nothing new where the merged word is sent again', async () => {
    const { article, seminarId, chief, idOf, put } = await setUp();
    await put('participant', 'vague');
    await mergeWord(chief, seminarId, await idOf('vague'), await idOf('contested'));
    const before = await db.event.count({ where: { articleId: article.id } });
    await put('participant', 'vague', 'contested');
    expect(await db.event.count({ where: { articleId: article.id } })).toBe(before);
  });

  it('leaves nothing on the merged word when others tag at the same moment', async () => {
    const { article, seminarId, chief, idOf, people } = await setUp();
    const claims = await Promise.all([1, 2, 3, 4].map(() => makeAnnotation(article, { kind: 'claim' })));
    const [vague, contested] = [await idOf('vague'), await idOf('contested')];
    await Promise.all([mergeWord(chief, seminarId, vague, contested), ...claims.map(({ id }) => setTags(actorOf(people.other), id, ['vague']))]);
    expect(await db.tagging.count({ where: { tagId: vague } })).toBe(0);
    expect(await db.tagging.count({ where: { tagId: contested } })).toBe(4);
  });
});
