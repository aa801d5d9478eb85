/** Over generated data: what a list shows to somebody is exactly what `can` lets them read. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bestOverlap } from '@/lib/core/anchoring/overlap';
import { tintSegments } from '@/lib/core/anchoring/tint';
import { ANNOTATION_KINDS, POST_STATUSES, type PostStatus, type Role, VISIBILITIES } from '@/lib/core/annotations';
import { THREADS_PER_PARAGRAPH, type ArticleView } from '@/lib/core/articles';
import { STARTING_TAGS } from '@/lib/core/claims';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { can } from '@/lib/policy/authorize';
import type { Subject } from '@/lib/policy/table';
import { ANNOTATION_SORTS, CLAIM_SORTS, listAnnotationsInput, listClaimsInput } from '@/lib/schemas/annotations';
import { listArticles } from '@/lib/services/articles';
import { listClaims, overlappingClaim } from '@/lib/services/claims';
import { listArticleCards, listSeminarCards } from '@/lib/services/overviews';
import { readArticle } from '@/lib/services/reading';
import { listTags } from '@/lib/services/tags';
import { getAnnotation, listAnnotations, listComments } from '@/lib/services/threads';
import { useTestDatabase } from '../../support/database';
import { actorOf, addMember, makeArticle, makeSeminar, makeUser, PARAGRAPHS, type TestSeminar, type TestUser } from '../../support/factories';

useTestDatabase();

/** Everybody of the factory's seminar, and a participant of no section; an observer may have been a participant once, and written. */
const ROLE_OF = { instructor: 'instructor', assistant: 'assistant', participant: 'participant', other: 'participant', third: 'participant', observer: 'observer', outsider: null } as const satisfies Record<string, Role | null>;
type Who = keyof typeof ROLE_OF;
const EVERYBODY = Object.keys(ROLE_OF) as Who[];
const MEMBERS = EVERYBODY.filter((who) => ROLE_OF[who] !== null);
const moderates = (who: Who) => ROLE_OF[who] === 'instructor' || ROLE_OF[who] === 'assistant';
/** One of each section, one of none. */
const SECTION_OF: Partial<Record<Who, 'a' | 'b'>> = { participant: 'a', other: 'b', observer: 'a' };

/** An article of each make. */
type Rules = Partial<Record<'reviewedFirst' | 'pseudonymous' | 'othersAfterPost' | 'sectionsApart', true>> & { opens?: 'later'; closed?: true };
const MAKES: Rules[] = [
  {},
  { sectionsApart: true, pseudonymous: true },
  { othersAfterPost: true, reviewedFirst: true },
  { othersAfterPost: true, sectionsApart: true, pseudonymous: true, closed: true },
  { opens: 'later' },
];

type Spec = typeof spec extends fc.Arbitrary<infer T> ? T : never;
const spec = fc.record({
  author: fc.constantFrom(...MEMBERS),
  visibility: fc.constantFrom(...VISIBILITIES),
  // What is read by most is generated most.
  status: fc.constantFrom('visible', ...POST_STATUSES),
  section: fc.constantFrom('a', 'b', null),
  kind: fc.constantFrom(...ANNOTATION_KINDS),
  // No paragraph: the whole article. No passage: the whole paragraph.
  paragraph: fc.option(fc.nat(PARAGRAPHS.length - 1)),
  passage: fc.option(fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 25 }) })),
  tag: fc.option(fc.constantFrom('rain', 'barns', 'prices', 'mayors')),
  comments: fc.array(fc.record({ by: fc.constantFrom(...MEMBERS), status: fc.constantFrom(...POST_STATUSES), answers: fc.nat(2) }), { maxLength: 4 }),
});
type Made = Awaited<ReturnType<typeof make>>;
type Article = ArticleView & { in: Omit<TestSeminar, 'people'> & { people: Record<Who, TestUser> } };
type World = { article: Article; rules: Rules; sections: Record<'a' | 'b', string>; all: Made[]; pseudonyms: Map<string, string> };

/** A seminar with sections, and an article of this make in it. */
async function makeWorld(rules: Rules): Promise<World> {
  const seminar = await makeSeminar();
  const people = { ...seminar.people, third: await makeUser({ name: 'Thea Third' }) };
  await addMember(seminar.id, people.third);
  const sections = { a: newId(), b: newId() };
  for (const name of ['a', 'b'] as const) await db.section.create({ data: { id: sections[name], seminarId: seminar.id, name } });
  for (const [who, name] of Object.entries(SECTION_OF)) {
    const key = { seminarId: seminar.id, userId: people[who as Who].id };
    await db.membership.update({ where: { seminarId_userId: key }, data: { sectionId: sections[name] } });
  }
  const article = { ...(await makeArticle({ seminar })), in: { ...seminar, people } };
  const { opens, closed, ...set } = rules;
  const data = { ...set, opensAt: opens ? new Date('2999-01-01') : new Date('2001-01-01'), closedAt: closed ? new Date('2001-01-02') : null };
  await db.article.update({ where: { id: article.id }, data });
  const memberships = await db.membership.findMany({ where: { seminarId: seminar.id } });
  return { article, rules, sections, all: [], pseudonyms: new Map(memberships.map(({ userId, pseudonymId }) => [userId, pseudonymId])) };
}

/** Writes an annotation in whatever state, past the services, which would not make all of them. */
async function make({ article: of, sections }: World, given: Spec) {
  const { id: articleId, in: seminar } = of;
  const seminarId = seminar.id;
  const idOf = (who: Who) => seminar.people[who].id;
  const paragraph = given.paragraph === null ? null : of.paragraphs[given.paragraph]!;
  const start = paragraph && given.passage ? given.passage.start : null;
  const end = start === null ? null : start + given.passage!.length;
  const position = paragraph ? paragraph.start + (start ?? 0) : -1;
  const id = newId();
  const authorId = idOf(given.author);
  const sectionId = given.section && sections[given.section];
  await db.annotation.create({
    data: {
      ...{ id, seminarId, articleId, authorId, sectionId, kind: given.kind, visibility: given.visibility, status: given.status },
      ...{ paragraphKey: paragraph?.key ?? null, start, end, position },
      ...(given.kind === 'claim' ? { claim: { create: { seminarId, type: 'fact', paraphrase: 'It rained.' } } } : {}),
    },
  });
  const comments: { id: string; authorId: string; status: PostStatus; parentId: string | null }[] = [];
  for (const { by, status, answers } of given.comments) {
    comments.push({ id: newId(), authorId: idOf(by), status, parentId: comments[Math.min(answers, comments.length - 1)]?.id ?? null });
  }
  await db.comment.createMany({
    data: comments.map((comment) => ({ ...comment, seminarId, articleId, annotationId: id, body: { type: 'doc', content: [] }, text: 'So it is.' })),
  });
  if (given.tag) {
    const word = { seminarId, nameKey: given.tag };
    const tag = await db.tag.upsert({ where: { seminarId_nameKey: word }, create: { id: newId(), name: given.tag, ...word }, update: {} });
    await db.tagging.create({ data: { annotationId: id, tagId: tag.id, userId: authorId, seminarId } });
  }
  const range = start === null ? null : { start: position, end: position + end! - start };
  return { ...given, id, authorId, sectionId, key: paragraph?.key ?? '', position, range, comments };
}

const ids = (things: readonly { id: string }[]) => things.map(({ id }) => id).sort();
const refused = async (call: Promise<unknown>) => call.then(() => 'shown', (error: { code?: string }) => error.code);

/** What there is, for one article after another; `article` is the one that is looked at, `world` all of it. */
const worlds: World[] = [];
let world: World;
let article: Article;
const me = (who: Who) => actorOf(article.in.people[who]);

/** The standing of somebody towards the article that is looked at, said without the services' queries. */
function standing(who: Who): Subject {
  const { rules, sections, all } = world;
  const posted = all.some(({ author, visibility, status }) => author === who && visibility !== 'private' && (status === 'visible' || status === 'pending'));
  const name = SECTION_OF[who];
  const section = name ? sections[name] : null;
  const { reviewedFirst = false, pseudonymous = false, sectionsApart = false } = rules;
  const seesOthers = !rules.othersAfterPost || ROLE_OF[who] !== 'participant' || posted;
  return {
    ...{ role: ROLE_OF[who], sectionId: section, archived: false, muted: false },
    article: { opened: !rules.opens, closed: rules.closed === true, reviewedFirst, pseudonymous, sectionsApart, seesOthers },
  };
}
const mayRead = (who: Who) => can(me(who), 'article.read', standing(who));

/** An annotation as somebody may see it: with whose words, and with everybody who spoke, as they are told of them. */
type Seen = Made & { words: string[]; places: string[]; spoke: string[] };

function seenBy(who: Who, made: Made): Seen | null {
  const subject = { ...standing(who), annotation: { ...made, locked: false } };
  if (!can(me(who), 'annotation.read', subject)) return null;
  const read = made.comments.filter((comment) => can(me(who), 'comment.read', { ...subject, comment }));
  const answered = new Set(read.map(({ parentId }) => parentId));
  const places = made.comments.filter((comment) => read.includes(comment) || answered.has(comment.id));
  return { ...made, words: read.map(({ id }) => id), places: places.map(({ id }) => id), spoke: [made.authorId, ...read.map(({ authorId }) => authorId)] };
}

/** By which id somebody is told of a person. */
function idFor(who: Who, userId: string): string {
  const them = EVERYBODY.find((each) => article.in.people[each].id === userId)!;
  return world.rules.pseudonymous && !moderates(who) && !moderates(them) && them !== who ? world.pseudonyms.get(userId)! : userId;
}

/** Holds a list against `can`, for everybody in every world. */
async function holds(list: (who: Who, readable: Seen[], all: Made[]) => Promise<void>): Promise<void> {
  for (const each of worlds) {
    world = each;
    article = world.article;
    for (const who of EVERYBODY) await list(who, world.all.flatMap((made) => seenBy(who, made) ?? []), world.all);
  }
}

describe('the rows of a list are exactly those that may be read', () => {
  beforeAll(async () => {
    const samples = fc.sample(fc.array(spec, { minLength: 30, maxLength: 40, size: 'max' }), { numRuns: MAKES.length, seed: 908_910 });
    for (const [index, rules] of MAKES.entries()) {
      const world = await makeWorld(rules);
      for (const each of samples[index]!) {
        // Who has to post first has: one nothing but for themself, one nothing but what was hidden.
        const held = rules.othersAfterPost && each.author === 'third' ? { visibility: 'private' as const } : rules.othersAfterPost && each.author === 'other' ? { status: 'hidden' as const } : {};
        world.all.push(await make(world, { ...each, ...held }));
      }
      worlds.push(world);
    }
  });

  it('is told from enough: every make of article has what is read and what is not', () =>
    holds(async (who, readable, all) => {
      if (!mayRead(who)) return void expect(readable).toEqual([]);
      expect(readable.length, who).toBeGreaterThan(0);
      expect(readable.length, who).toBeLessThan(all.length);
    }));

  it('in the threads of an article, in every order, page by page', () =>
    holds(async (who, readable) => {
      if (!mayRead(who)) return void expect(await refused(listAnnotations(me(who), article.id, listAnnotationsInput.parse({})))).toBe('not_found');
      for (const sort of ANNOTATION_SORTS) {
        const seen: { id: string }[] = [];
        let cursor: string | null | undefined;
        do {
          const page = await listAnnotations(me(who), article.id, listAnnotationsInput.parse({ sort, limit: 7, ...(cursor ? { cursor } : {}) }));
          seen.push(...page.items);
          cursor = page.nextCursor;
        } while (cursor);
        expect(ids(seen), `${who}, ${sort}`).toEqual(ids(readable));
      }
    }));

  it('under every filter', () =>
    holds(async (who, readable) => {
      if (!mayRead(who)) return;
      const myself = article.in.people[who].id;
      const other = article.in.people.other.id;
      const filters: [object, (made: Seen) => boolean][] = [
        [{ kind: 'question' }, ({ kind }) => kind === 'question'],
        [{ type: 'fact' }, ({ kind }) => kind === 'claim'],
        [{ tag: 'rain' }, ({ tag }) => tag === 'rain'],
        [{ mine: true }, ({ spoke }) => spoke.includes(myself)],
        [{ by: idFor(who, other) }, ({ spoke }) => spoke.includes(other)],
        // Where pseudonyms stand, the id behind one finds nothing.
        [{ by: other }, ({ spoke }) => idFor(who, other) === other && spoke.includes(other)],
        [{ paragraph: 'p2' }, ({ key }) => key === 'p2'],
      ];
      for (const [filter, fits] of filters) {
        const { items } = await listAnnotations(me(who), article.id, listAnnotationsInput.parse({ ...filter, limit: 100 }));
        expect(ids(items), `${who}, ${JSON.stringify(filter)}`).toEqual(ids(readable.filter(fits)));
      }
    }));

  it('in the claims of an article, and in the claim that a selection would join', () =>
    holds(async (who, readable) => {
      const claims = readable.filter(({ kind }) => kind === 'claim');
      if (!mayRead(who)) return void expect(await refused(listClaims(me(who), article.id, listClaimsInput.parse({})))).toBe('not_found');
      for (const sort of CLAIM_SORTS) expect(ids(await listClaims(me(who), article.id, listClaimsInput.parse({ sort }))), `${who}, ${sort}`).toEqual(ids(claims));
      const selection = { start: 2, end: 30 };
      const joined = await overlappingClaim(me(who), article.id, { paragraph: 'p1', ...selection });
      const best = bestOverlap(selection, claims.flatMap(({ id, range }) => (range ? [{ id, ...range }] : [])));
      expect(joined === null).toBe(best === null);
      if (joined) expect(ids(claims)).toContain(joined.id);
    }));

  it('on the reading page: threads, counts, tints, people and tags', () =>
    holds(async (who, readable) => {
      if (!mayRead(who)) return void expect(await refused(readArticle(me(who), article.id, {}))).toBe('not_found');
      const page = await readArticle(me(who), article.id, {});
      const byParagraph = new Map<string, Seen[]>();
      for (const made of readable) byParagraph.set(made.key, [...(byParagraph.get(made.key) ?? []), made]);
      expect(page.threadCounts).toEqual(Object.fromEntries([...byParagraph].map(([key, made]) => [key, made.length])));
      const first = [...byParagraph.values()].flatMap((made) => made.sort(byPlace).slice(0, THREADS_PER_PARAGRAPH));
      expect(ids(page.threads)).toEqual(ids(first));
      expect(page.tints).toEqual(tintSegments(readable.flatMap(({ range, spoke, kind }) => (range ? [{ ...range, people: spoke, claim: kind === 'claim' }] : []))));
      expect(ids(page.people)).toEqual([...new Set(readable.flatMap(({ spoke }) => spoke.map((userId) => idFor(who, userId))))].sort());
      expect([...page.tags].sort()).toEqual(wordsOf(readable));
    }));

  it('in the seminar: counts of its articles, and its vocabulary', () =>
    holds(async (who, readable) => {
      if (ROLE_OF[who] === null) {
        expect(await refused(listArticleCards(me(who), article.in.id))).toBe('not_found');
        expect(await refused(listTags(me(who), article.in.id))).toBe('not_found');
        return;
      }
      const cards = await listArticleCards(me(who), article.in.id);
      expect(cards.map(({ id, threads }) => ({ id, threads }))).toEqual(mayRead(who) ? [{ id: article.id, threads: readable.length }] : []);
      expect(ids((await listArticles(me(who), article.in.id, { limit: 20 })).items)).toEqual(mayRead(who) ? [article.id] : []);
      expect((await listSeminarCards(me(who))).map(({ articles }) => articles)).toEqual([mayRead(who) ? 1 : 0]);
      expect((await listTags(me(who), article.in.id)).map(({ tag }) => tag).sort()).toEqual(wordsOf(readable));
    }));

  it('one by one, with exactly the words that may be read, and the places of those that these answer', () =>
    holds(async (who, readable, all) => {
      const seen = new Map(readable.map((made) => [made.id, made]));
      const outcomes = all.map(async ({ id }) => {
        const made = seen.get(id);
        if (!made) {
          expect(await refused(getAnnotation(me(who), id)), who).toBe('not_found');
          expect(await refused(listComments(me(who), id, { limit: 20 })), who).toBe('not_found');
          return;
        }
        const thread = await getAnnotation(me(who), id);
        for (const list of [thread.comments, (await listComments(me(who), id, { limit: 20 })).items]) {
          expect(ids(list), who).toEqual([...made.places].sort());
          expect(ids(list.filter(({ author, text, body }) => author !== null || text !== null || body !== null)), who).toEqual([...made.words].sort());
        }
        expect(thread.commentCount).toBe(made.words.length);
      });
      await Promise.all(outcomes);
    }));

  it('with those words in lists, too', () =>
    holds(async (who, readable) => {
      if (!mayRead(who)) return;
      const { items } = await listAnnotations(me(who), article.id, listAnnotationsInput.parse({ limit: 100 }));
      const told = items.map(({ id, comments, commentCount }) => ({ id, commentCount, words: ids(comments.filter(({ text }) => text !== null)) }));
      const expected = readable.map(({ id, words }) => ({ id, commentCount: words.length, words: [...words].sort() }));
      const byId = (a: { id: string }, b: { id: string }) => (a.id < b.id ? -1 : 1);
      expect(told.sort(byId), who).toEqual(expected.sort(byId));
    }));
});

const byPlace = (a: Made, b: Made) => a.position - b.position || (a.id < b.id ? -1 : 1);
const wordsOf = (readable: Made[]) => [...new Set([...STARTING_TAGS, ...readable.flatMap(({ tag }) => tag ?? [])])].sort();
