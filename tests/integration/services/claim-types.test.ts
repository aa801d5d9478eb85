import { describe, expect, it } from 'vitest';
import { MAX_CLAIM_TYPES, STARTING_CLAIM_TYPES } from '@/lib/core/claims';
import { db, queries } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { annotationFilter, listAnnotationsInput, listClaimsInput, updateAnnotationInput } from '@/lib/schemas/annotations';
import { wordInput } from '@/lib/schemas/vocabulary';
import { updateAnnotation } from '@/lib/services/annotations';
import { addClaimType, changeClaimType, mergeClaimType, retireClaimType, unmergeClaimType } from '@/lib/services/claim-type-changes';
import { claimTypeFor, claimTypeWords, listClaimTypes } from '@/lib/services/claim-types';
import { claimFilters, listClaims } from '@/lib/services/claims';
import { readArticle, readWords } from '@/lib/services/reading';
import { setTags } from '@/lib/services/tags';
import { getAnnotation, listAnnotations } from '@/lib/services/threads';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeAnnotation, makeArticle } from '@/tests/support/factories';

useTestDatabase();

const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string }) => error.code);
const word = (name: string, more: object = {}) => wordInput.parse({ name, ...more });

/** Whether a transaction of this database waits for another. */
const somebodyWaits = async () => (await queries.$queryRaw<unknown[]>(sql`SELECT 1 FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock'`)).length > 0;

/** A seminar's article, and ways to ask about its claims and their types. */
async function setUp() {
  const article = await makeArticle();
  const { id: seminarId, people } = article.in;
  const as = (who: keyof typeof people) => actorOf(people[who]);
  const chief = as('instructor');
  const claim = (type: string, who: 'participant' | 'other' = 'participant') => makeAnnotation(article, { kind: 'claim', by: people[who], claim: { type, paraphrase: 'So it is.' } });
  const retype = (id: string, change: object, who: keyof typeof people = 'participant') => updateAnnotation(as(who), id, updateAnnotationInput.parse({ claim: change }));
  const typeOf = async (id: string) => (await getAnnotation(as('other'), id)).claim?.type;
  const idOf = async (name: string) => (await db.claimType.findFirstOrThrow({ where: { seminarId, name } })).id;
  const find = async (who: keyof typeof people, name: string) => (await claimTypeWords(as(who), seminarId)).words.find((each) => each.name === name);
  const offered = async () => (await listClaimTypes(as('participant'), seminarId)).filter(({ retired }) => !retired).map(({ type }) => type);
  const audit = async () => (await db.auditEntry.findMany({ where: { seminarId }, orderBy: { id: 'asc' } })).map(({ action }) => action).filter((action) => action.startsWith('claim-type.'));
  return { article, seminarId, people, as, chief, claim, retype, typeOf, idOf, find, offered, audit };
}

describe('what claims are filtered by', () => {
  it('is every tag that stands on one, retired or not, and whoever marked one, as the reader may know them', async () => {
    const { article, seminarId, people, as, chief, claim } = await setUp();
    const [mine, theirs] = [await claim('fact'), await claim('cause', 'other')];
    await setTags(as('other'), mine.id, ['vague']);
    await makeAnnotation(article, { tags: ['contested'] });
    await db.tag.updateMany({ where: { seminarId, name: 'vague' }, data: { retiredAt: new Date() } });
    const filters = await claimFilters(chief, article.id);
    expect(filters.tags).toEqual(['vague']);
    expect(filters.people.map(({ name }) => name)).toEqual([people.other.name, people.participant.name].toSorted());
    await db.article.update({ where: { id: article.id }, data: { pseudonymous: true } });
    const masked = await claimFilters(as('participant'), article.id);
    expect(JSON.stringify(masked)).not.toMatch(new RegExp(`${people.other.name}|${people.other.id}`));
    const other = masked.people.find(({ id }) => id !== people.participant.id)!;
    const by = async (id: string) => (await listClaims(as('participant'), article.id, listClaimsInput.parse({ by: id }))).map(({ id }) => id);
    expect([await by(other.id), await by(people.other.id), await by(people.participant.id)]).toEqual([[theirs.id], [], [mine.id]]);
  });
});

describe('the claim types of a seminar', () => {
  it('are told anew to a page that has been open, with the tags', async () => {
    const { article, seminarId, as, chief, idOf } = await setUp();
    await retireClaimType(chief, seminarId, await idOf('fact'), true);
    await changeClaimType(chief, seminarId, await idOf('cause'), word('reason', { color: 'teal' }));
    await db.tag.updateMany({ where: { seminarId, name: 'vague' }, data: { retiredAt: new Date() } });
    const { tags, claimTypes } = await readWords(as('participant'), article.id);
    expect(claimTypes.map(({ type }) => type)).toEqual(STARTING_CLAIM_TYPES.filter((type) => type !== 'fact').map((type) => (type === 'cause' ? 'reason' : type)));
    expect(tags).not.toContain('vague');
  });

  it('are the eight at first, and its own from then on', async () => {
    const [one, two] = [await setUp(), await setUp()];
    expect(await one.offered()).toEqual([...STARTING_CLAIM_TYPES]);
    await addClaimType(one.chief, one.seminarId, word('analogy', { description: 'Likens one case to another.', color: 'teal' }));
    expect(await one.offered()).toEqual([...STARTING_CLAIM_TYPES, 'analogy']);
    expect(await two.offered()).toEqual([...STARTING_CLAIM_TYPES]);
    expect((await (await one.claim('Analogy')).claim)?.type).toBe('analogy');
    await expect(two.claim('analogy')).rejects.toMatchObject({ code: 'validation', fields: { 'claim.type': expect.stringContaining('fact, statistic, cause') } });
    await expect(addClaimType(one.chief, one.seminarId, word('ANALOGY'))).rejects.toMatchObject({ code: 'validation', fields: { name: expect.stringContaining('already') } });
    expect(await one.audit()).toEqual(['claim-type.added']);
  });

  it('are changed by instructors alone, and not in an archived seminar', async () => {
    const { seminarId, as, chief, idOf } = await setUp();
    const [fact, cause] = [await idOf('fact'), await idOf('cause')];
    const changes = (actor: typeof chief) => [
      () => addClaimType(actor, seminarId, word('analogy')),
      () => changeClaimType(actor, seminarId, fact, word('finding')),
      () => retireClaimType(actor, seminarId, fact, true),
      () => mergeClaimType(actor, seminarId, fact, cause),
      () => unmergeClaimType(actor, seminarId, fact),
    ];
    for (const who of ['assistant', 'participant', 'observer'] as const) for (const change of changes(as(who))) expect(await codeOf(change())).toBe('forbidden');
    for (const change of changes(as('outsider'))) expect(await codeOf(change())).toBe('not_found');
    expect(await codeOf(claimTypeWords(as('outsider'), seminarId))).toBe('not_found');
    expect(await codeOf(listClaimTypes(as('outsider'), seminarId))).toBe('not_found');
    const elsewhere = await setUp();
    for (const change of [() => retireClaimType(chief, seminarId, 'no id', true), async () => mergeClaimType(chief, seminarId, fact, await elsewhere.idOf('cause'))]) expect(await codeOf(change())).toBe('not_found');
    await db.seminar.update({ where: { id: seminarId }, data: { archivedAt: new Date() } });
    for (const change of changes(chief)) expect(await codeOf(change())).toBe('forbidden');
    expect((await claimTypeWords(chief, seminarId)).can).toEqual({ change: false, seePeople: true });
  });

  it('tell how many claims have each, to moderators also whose, and nothing of private ones', async () => {
    const { article, seminarId, people, as, claim, find } = await setUp();
    await claim('fact');
    await claim('fact', 'other');
    await makeAnnotation(article, { kind: 'claim', by: people.participant, visibility: 'private', claim: { type: 'fact', paraphrase: 'Mine.' } });
    expect(await find('instructor', 'fact')).toMatchObject({ uses: 2, members: 2, people: [{ name: 'Omar Other', count: 1 }, { name: 'Pia Participant', count: 1 }] });
    expect(await find('participant', 'fact')).toMatchObject({ uses: 3, members: 2, people: [] });
    expect(await find('observer', 'cause')).toMatchObject({ uses: 0, members: 0, people: [] });
    expect((await claimTypeWords(as('participant'), seminarId)).can).toEqual({ change: false, seePeople: false });
  });

  it('are renamed wherever they stand, at once, and the logs of articles and seminar tell it', async () => {
    const { article, seminarId, as, chief, claim, typeOf, idOf, audit } = await setUp();
    const made = await claim('fact');
    const before = (await db.article.findUniqueOrThrow({ where: { id: article.id } })).eventSequence;
    await changeClaimType(chief, seminarId, await idOf('fact'), word('דבר', { description: 'Can be checked.', color: 'moss' }));
    expect(await typeOf(made.id)).toBe('דבר');
    expect((await listClaims(as('other'), article.id, listClaimsInput.parse({ type: 'דבר' }))).map(({ claim }) => claim?.type)).toEqual(['דבר']);
    expect((await listAnnotations(as('other'), article.id, listAnnotationsInput.parse({ type: 'fact' }))).items).toEqual([]);
    const page = await readArticle(as('other'), article.id, annotationFilter.parse({ type: 'דבר' }));
    expect(page.threads.map(({ id }) => id)).toEqual([made.id]);
    expect(page.claimTypes[0]).toEqual({ type: 'דבר', description: 'Can be checked.', color: 'moss', retired: false });
    expect(await db.event.findMany({ where: { articleId: article.id, sequence: { gt: before } } })).toMatchObject([{ sequence: before + 1, type: 'annotation.updated', annotationId: made.id, actorId: chief.userId }]);
    expect(await audit()).toEqual(['claim-type.renamed', 'claim-type.described', 'claim-type.coloured']);
    await expect(changeClaimType(chief, seminarId, await idOf('cause'), word('Policy'))).rejects.toMatchObject({ code: 'validation', fields: { name: expect.stringContaining('policy') } });
    await changeClaimType(chief, seminarId, await idOf('cause'), word('Cause'));
    expect((await claim('cause')).claim?.type).toBe('Cause');
  });

  it('stay where they stand when retired, and no claim becomes one; the last one stays', async () => {
    const { seminarId, as, chief, claim, retype, typeOf, idOf, find, offered, audit } = await setUp();
    const made = await claim('value');
    const other = await claim('fact');
    await retireClaimType(chief, seminarId, await idOf('value'), true);
    await retireClaimType(chief, seminarId, await idOf('policy'), true);
    expect(await offered()).toEqual(STARTING_CLAIM_TYPES.filter((type) => type !== 'value' && type !== 'policy'));
    expect(await typeOf(made.id)).toBe('value');
    expect((await listClaimTypes(as('observer'), seminarId)).filter(({ retired }) => retired).map(({ type }) => type)).toEqual(['value']);
    expect(await find('participant', 'policy')).toBeUndefined();
    const refusal = { code: 'validation', fields: { 'claim.type': expect.stringMatching(/“value” is not used.*fact, statistic/) } };
    await expect(claim('Value')).rejects.toMatchObject(refusal);
    await expect(retype(other.id, { type: 'value' })).rejects.toMatchObject(refusal);
    expect((await retype(made.id, { type: 'value', paraphrase: 'As before.' })).claim).toEqual({ type: 'value', paraphrase: 'As before.' });
    await retireClaimType(chief, seminarId, await idOf('value'), false);
    expect((await retype(other.id, { type: 'value' })).claim?.type).toBe('value');
    expect(await audit()).toEqual(['claim-type.retired', 'claim-type.retired', 'claim-type.offered']);
    // All at once: one of them has to stay.
    const ids = await Promise.all((await offered()).map(idOf));
    expect((await Promise.all(ids.map((id) => codeOf(retireClaimType(chief, seminarId, id, true))))).filter((code) => code === 'conflict')).toHaveLength(1);
    expect(await offered()).toHaveLength(1);
  });

  it('are no more than can be told apart, and of one name that two give at once there is one', async () => {
    const { seminarId, chief } = await setUp();
    const both = await Promise.all(['analogy', 'Analogy'].map((name) => codeOf(addClaimType(chief, seminarId, word(name)))));
    expect(both.sort()).toEqual(['done', 'validation']);
    for (let count = STARTING_CLAIM_TYPES.length + 1; count < MAX_CLAIM_TYPES; count += 1) await addClaimType(chief, seminarId, word(`type ${count}`));
    expect(await codeOf(addClaimType(chief, seminarId, word('one more')))).toBe('conflict');
  });
});

describe('merging claim types', () => {
  it('lets one stand for the other, and back', async () => {
    const { seminarId, chief, claim, retype, typeOf, idOf, find, offered, audit } = await setUp();
    const [kept, changed, cause, paraphrased] = [await claim('statistic'), await claim('statistic'), await claim('fact'), await claim('statistic')];
    const [fact, statistic] = [await idOf('fact'), await idOf('statistic')];
    await mergeClaimType(chief, seminarId, statistic, fact);
    for (const { id } of [kept, changed, cause]) expect(await typeOf(id)).toBe('fact');
    expect(await offered()).toEqual(STARTING_CLAIM_TYPES.filter((type) => type !== 'statistic'));
    expect(await find('assistant', 'statistic')).toMatchObject({ mergedInto: { id: fact, name: 'fact' }, uses: 0 });
    expect(await find('participant', 'statistic')).toBeUndefined();
    const changes = [() => changeClaimType(chief, seminarId, statistic, word('x')), () => retireClaimType(chief, seminarId, statistic, true), () => mergeClaimType(chief, seminarId, statistic, fact)];
    for (const change of changes) expect(await codeOf(change())).toBe('conflict');
    for (const into of [statistic, fact]) expect(await codeOf(mergeClaimType(chief, seminarId, fact, into))).toBe('validation');
    // What is said to be of the old type becomes one of the new; what its author has changed since stays.
    const later = await claim('statistic');
    expect(later.claim?.type).toBe('fact');
    await retype(changed.id, { type: 'value' });
    await retype(changed.id, { type: 'fact' });
    await retype(paraphrased.id, { type: 'fact', paraphrase: 'In other words.' });
    await unmergeClaimType(chief, seminarId, statistic);
    expect(await Promise.all([kept, changed, cause, later, paraphrased].map(({ id }) => typeOf(id)))).toEqual(['statistic', 'fact', 'fact', 'fact', 'statistic']);
    expect(await codeOf(unmergeClaimType(chief, seminarId, statistic))).toBe('conflict');
    expect(await audit()).toEqual(['claim-type.merged', 'claim-type.unmerged']);
  });

  it('of two into one and of that into a third, renamed meanwhile, is undone from the last one back', async () => {
    const { seminarId, chief, claim, typeOf, idOf } = await setUp();
    const claims = [await claim('value'), await claim('policy'), await claim('cause')];
    const types = () => Promise.all(claims.map(({ id }) => typeOf(id)));
    const [value, policy, cause, fact] = [await idOf('value'), await idOf('policy'), await idOf('cause'), await idOf('fact')];
    await mergeClaimType(chief, seminarId, value, cause);
    await mergeClaimType(chief, seminarId, policy, cause);
    await mergeClaimType(chief, seminarId, cause, fact);
    await changeClaimType(chief, seminarId, fact, word('finding'));
    expect(await types()).toEqual(['finding', 'finding', 'finding']);
    expect((await claim('value')).claim?.type).toBe('finding');
    expect(await codeOf(unmergeClaimType(chief, seminarId, value))).toBe('conflict');
    await unmergeClaimType(chief, seminarId, cause);
    expect(await types()).toEqual(['cause', 'cause', 'cause']);
    await unmergeClaimType(chief, seminarId, value);
    await unmergeClaimType(chief, seminarId, policy);
    expect(await types()).toEqual(['value', 'policy', 'cause']);
  });

  it('waits for a claim that is becoming one of the old type', async () => {
    const { seminarId, chief, claim, typeOf, idOf } = await setUp();
    const { id } = await claim('cause');
    const [statistic, fact] = [await idOf('statistic'), await idOf('fact')];
    let merged = false;
    let merging: Promise<void> | undefined;
    await db.$transaction(async (tx) => {
      const type = await claimTypeFor(tx, seminarId, 'statistic');
      merging = mergeClaimType(chief, seminarId, statistic, fact).then(() => {
        merged = true;
      });
      while (!merged && !(await somebodyWaits()));
      await tx.claim.update({ where: { annotationId: id }, data: { type } });
    });
    await merging;
    expect(await typeOf(id)).toBe('fact');
  });

  it('leaves no claim on the old type when others mark, change and rename at the same moment', async () => {
    const { article, seminarId, chief, claim, retype, idOf } = await setUp();
    const [old, ...more] = await Promise.all([claim('statistic'), claim('cause'), claim('cause', 'other')]);
    const [statistic, fact] = [await idOf('statistic'), await idOf('fact')];
    await Promise.all([
      mergeClaimType(chief, seminarId, statistic, fact),
      changeClaimType(chief, seminarId, fact, word('finding')),
      ...[1, 2, 3].map(() => claim('statistic', 'other')),
      retype(old!.id, { paraphrase: 'In other words.' }),
      retype(more[0]!.id, { type: 'statistic' }),
    ]);
    const types = (await listClaims(chief, article.id, listClaimsInput.parse({}))).map(({ claim }) => claim?.type).sort();
    expect(types).toEqual(['cause', 'finding', 'finding', 'finding', 'finding', 'finding']);
  });
});
