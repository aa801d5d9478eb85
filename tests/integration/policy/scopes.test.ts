/** Over generated data: what a list shows to somebody is exactly what `can` lets them read. */
import fc from 'fast-check';
import { beforeAll, describe, expect, it } from 'vitest';
import { bestOverlap } from '@/lib/core/anchoring/overlap';
import { tintSegments } from '@/lib/core/anchoring/tint';
import { ANNOTATION_KINDS, POST_STATUSES, type Role, VISIBILITIES } from '@/lib/core/annotations';
import { THREADS_PER_PARAGRAPH, type ArticleView } from '@/lib/core/articles';
import { STARTING_TAGS } from '@/lib/core/claims';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { can } from '@/lib/policy/authorize';
import { ANNOTATION_SORTS, CLAIM_SORTS, listAnnotationsInput, listClaimsInput } from '@/lib/schemas/annotations';
import { listClaims, overlappingClaim } from '@/lib/services/claims';
import { listArticleCards } from '@/lib/services/overviews';
import { readArticle } from '@/lib/services/reading';
import { listTags } from '@/lib/services/tags';
import { getAnnotation, listAnnotations, listComments } from '@/lib/services/threads';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeArticle, makeSeminar, PARAGRAPHS, type TestSeminar } from '../../support/factories';

useTestDatabase();

/** Everybody of the factory's seminar; an observer may have been a participant once, and written. */
const ROLE_OF: Record<keyof TestSeminar['people'], Role | null> = {
  instructor: 'instructor',
  assistant: 'assistant',
  participant: 'participant',
  other: 'participant',
  observer: 'observer',
  outsider: null,
};
type Who = keyof typeof ROLE_OF;
const EVERYBODY = Object.keys(ROLE_OF) as Who[];
const MEMBERS = EVERYBODY.filter((who) => ROLE_OF[who] !== null);

type Spec = typeof spec extends fc.Arbitrary<infer T> ? T : never;
const spec = fc.record({
  author: fc.constantFrom(...MEMBERS),
  visibility: fc.constantFrom(...VISIBILITIES),
  status: fc.constantFrom(...POST_STATUSES),
  kind: fc.constantFrom(...ANNOTATION_KINDS),
  // No paragraph: the whole article. No passage: the whole paragraph.
  paragraph: fc.option(fc.nat(PARAGRAPHS.length - 1)),
  passage: fc.option(fc.record({ start: fc.nat(40), length: fc.integer({ min: 1, max: 25 }) })),
  tag: fc.option(fc.constantFrom('rain', 'barns', 'prices', 'mayors')),
  comments: fc.array(fc.record({ by: fc.constantFrom(...MEMBERS), status: fc.constantFrom(...POST_STATUSES) }), { maxLength: 3 }),
});
type Made = Awaited<ReturnType<typeof make>>;
type Article = ArticleView & { in: TestSeminar };

/** Writes an annotation in whatever state, past the services, which would not make all of them. */
async function make(of: Article, given: Spec) {
  const { id: articleId, in: seminar } = of;
  const seminarId = seminar.id;
  const idOf = (who: Who) => seminar.people[who].id;
  const paragraph = given.paragraph === null ? null : of.paragraphs[given.paragraph]!;
  const start = paragraph && given.passage ? given.passage.start : null;
  const end = start === null ? null : start + given.passage!.length;
  const position = paragraph ? paragraph.start + (start ?? 0) : -1;
  const id = newId();
  const authorId = idOf(given.author);
  await db.annotation.create({
    data: {
      ...{ id, seminarId, articleId, authorId, kind: given.kind, visibility: given.visibility, status: given.status },
      ...{ paragraphKey: paragraph?.key ?? null, start, end, position },
      ...(given.kind === 'claim' ? { claim: { create: { seminarId, type: 'fact', paraphrase: 'It rained.' } } } : {}),
      comments: {
        create: given.comments.map(({ by, status }) => ({ id: newId(), seminarId, articleId, authorId: idOf(by), status, body: { type: 'doc', content: [] }, text: 'So it is.' })),
      },
    },
  });
  if (given.tag) {
    const word = { seminarId, nameKey: given.tag };
    const tag = await db.tag.upsert({ where: { seminarId_nameKey: word }, create: { id: newId(), name: given.tag, ...word }, update: {} });
    await db.tagging.create({ data: { annotationId: id, tagId: tag.id, userId: authorId, seminarId } });
  }
  const spoke = [authorId, ...given.comments.filter(({ status }) => status === 'visible').map(({ by }) => idOf(by))];
  return { ...given, id, authorId, key: paragraph?.key ?? '', position, range: start === null ? null : { start: position, end: position + end! - start }, spoke };
}

const ids = (things: readonly { id: string }[]) => things.map(({ id }) => id).sort();
const refused = async (call: Promise<unknown>) => call.then(() => 'shown', (error: { code?: string }) => error.code);

/** What there is, for one article after another; `article` is the one that is looked at. */
const worlds: { article: Article; all: Made[] }[] = [];
let article: Article;
const me = (who: Who) => actorOf(article.in.people[who]);

/** Holds a list against `can`, for everybody in every world. */
async function holds(list: (who: Who, readable: Made[], all: Made[]) => Promise<void>): Promise<void> {
  for (const world of worlds) {
    article = world.article;
    for (const who of EVERYBODY) {
      const subject = ({ authorId, visibility, status }: Made) => ({ role: ROLE_OF[who], annotation: { authorId, visibility, status } });
      await list(who, world.all.filter((made) => can(me(who), 'annotation.read', subject(made))), world.all);
    }
  }
}

describe('the rows of a list are exactly those that may be read', () => {
  beforeAll(async () => {
    for (const specs of fc.sample(fc.array(spec, { minLength: 30, maxLength: 50, size: 'max' }), { numRuns: 3, seed: 908_910 })) {
      const world = { article: await makeArticle({ seminar: await makeSeminar() }), all: [] as Made[] };
      for (const each of specs) world.all.push(await make(world.article, each));
      worlds.push(world);
    }
  });

  it('in the threads of an article, in every order, page by page', () =>
    holds(async (who, readable) => {
      if (ROLE_OF[who] === null) return void expect(await refused(listAnnotations(me(who), article.id, listAnnotationsInput.parse({})))).toBe('not_found');
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
      if (ROLE_OF[who] === null) return;
      const myself = article.in.people[who].id;
      const other = article.in.people.other.id;
      const filters: [object, (made: Made) => boolean][] = [
        [{ kind: 'question' }, ({ kind }) => kind === 'question'],
        [{ type: 'fact' }, ({ kind }) => kind === 'claim'],
        [{ tag: 'rain' }, ({ tag }) => tag === 'rain'],
        [{ mine: true }, ({ spoke }) => spoke.includes(myself)],
        [{ by: other }, ({ spoke }) => spoke.includes(other)],
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
      if (ROLE_OF[who] === null) return void expect(await refused(listClaims(me(who), article.id, listClaimsInput.parse({})))).toBe('not_found');
      for (const sort of CLAIM_SORTS) expect(ids(await listClaims(me(who), article.id, listClaimsInput.parse({ sort }))), `${who}, ${sort}`).toEqual(ids(claims));
      const selection = { start: 2, end: 30 };
      const joined = await overlappingClaim(me(who), article.id, { paragraph: 'p1', ...selection });
      const best = bestOverlap(selection, claims.flatMap(({ id, range }) => (range ? [{ id, ...range }] : [])));
      expect(joined === null).toBe(best === null);
      if (joined) expect(ids(claims)).toContain(joined.id);
    }));

  it('on the reading page: threads, counts, tints, people and tags', () =>
    holds(async (who, readable) => {
      if (ROLE_OF[who] === null) return void expect(await refused(readArticle(me(who), article.id, {}))).toBe('not_found');
      const page = await readArticle(me(who), article.id, {});
      const byParagraph = new Map<string, Made[]>();
      for (const made of readable) byParagraph.set(made.key, [...(byParagraph.get(made.key) ?? []), made]);
      expect(page.threadCounts).toEqual(Object.fromEntries([...byParagraph].map(([key, made]) => [key, made.length])));
      const first = [...byParagraph.values()].flatMap((made) => made.sort(byPlace).slice(0, THREADS_PER_PARAGRAPH));
      expect(ids(page.threads)).toEqual(ids(first));
      expect(page.tints).toEqual(tintSegments(readable.flatMap(({ range, spoke, kind }) => (range ? [{ ...range, people: spoke, claim: kind === 'claim' }] : []))));
      expect(ids(page.people)).toEqual([...new Set(readable.flatMap(({ spoke }) => spoke))].sort());
      expect([...page.tags].sort()).toEqual(wordsOf(readable));
    }));

  it('in the seminar: counts of its articles, and its vocabulary', () =>
    holds(async (who, readable) => {
      if (ROLE_OF[who] === null) {
        expect(await refused(listArticleCards(me(who), article.in.id))).toBe('not_found');
        expect(await refused(listTags(me(who), article.in.id))).toBe('not_found');
        return;
      }
      const [card] = await listArticleCards(me(who), article.in.id);
      expect(card).toMatchObject({ id: article.id, threads: readable.length });
      expect((await listTags(me(who), article.in.id)).map(({ tag }) => tag).sort()).toEqual(wordsOf(readable));
    }));

  it('one by one, with their comments', () =>
    holds(async (who, readable, all) => {
      const open = new Set(readable.map(({ id }) => id));
      const outcomes = all.map(async ({ id }) => {
        const expected = open.has(id) ? 'shown' : 'not_found';
        expect(await refused(getAnnotation(me(who), id)), who).toBe(expected);
        expect(await refused(listComments(me(who), id, { limit: 20 })), who).toBe(expected);
      });
      await Promise.all(outcomes);
    }));
});

const byPlace = (a: Made, b: Made) => a.position - b.position || (a.id < b.id ? -1 : 1);
const wordsOf = (readable: Made[]) => [...new Set([...STARTING_TAGS, ...readable.flatMap(({ tag }) => tag ?? [])])].sort();
