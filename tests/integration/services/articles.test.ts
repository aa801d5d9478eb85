import { describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { importArticleInput } from '@/lib/schemas/article-import';
import { keepArticleInput } from '@/lib/schemas/seminars';
import { importArticle, previewArticle } from '@/lib/services/article-sources';
import { getArticle, keepArticle, listArticles } from '@/lib/services/articles';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeSeminar, type TestSeminar, type TestUser } from '@/tests/support/factories';
import { opEd, opEdParagraphs, opEdTitle } from '@/tests/unit/core/import/op-ed';

useTestDatabase();

const text = (content: string) => importArticleInput.parse({ format: 'text/plain', content });
const pasted = (content: string) => ({ text: content });
const article = (title = 'Two Harvests', words = ['It failed.', 'Twice.']) =>
  keepArticleInput.parse({ title, language: 'en', blocks: words.map((each) => ({ kind: 'paragraph', text: each })) });
const instructorOf = ({ people }: TestSeminar) => actorOf(people.instructor);
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string }) => error.code);

describe('importing an article', () => {
  it('keeps what was understood of a text, as its first revision with keys', async () => {
    const seminar = await makeSeminar();
    const { id } = await importArticle(instructorOf(seminar), seminar.id, text(opEd));
    const kept = await getArticle(actorOf(seminar.people.observer), id);
    expect(kept).toMatchObject({ title: opEdTitle, byline: 'Ines Okonjo', dateline: 'LUSAKA', language: 'en', direction: 'ltr', revision: 1 });
    expect(kept.paragraphs.map(({ key }) => key)).toEqual(['p1', 'p2', 'p3', 'p4']);
    expect(kept.paragraphs[3]).toMatchObject({ kind: 'paragraph', text: opEdParagraphs[2] });
  });

  it('previews without keeping anything', async () => {
    const seminar = await makeSeminar();
    const { draft } = await previewArticle(instructorOf(seminar), seminar.id, pasted(opEd));
    expect(draft.blocks).toHaveLength(4);
    expect(await db.article.count({ where: { seminarId: seminar.id } })).toBe(0);
  });

  it.each([
    ['nothing', ' \n', 'validation'],
    ['a picture', '\u0089PNG\r\n', 'validation'],
    ['a NUL', 'a\u0000b', 'validation'],
    ['what was no UTF-8', 'S\uFFFD\uFFFDe Gr\uFFFD\uFFFDe', 'validation'],
  ])('refuses %s at its field, and keeps nothing', async (_, content, code) => {
    const seminar = await makeSeminar();
    const refused = importArticle(instructorOf(seminar), seminar.id, { format: 'text/plain', content });
    await expect(refused).rejects.toMatchObject({ code, fields: { content: expect.stringMatching(/\w/) } });
    expect(await db.article.count({ where: { seminarId: seminar.id } })).toBe(0);
  });

  it('is for instructors; others are told so, and outsiders that there is no such seminar', async () => {
    const seminar = await makeSeminar();
    const outcome = async (user: TestUser) => [
      await codeOf(previewArticle(actorOf(user), seminar.id, pasted(opEd))),
      await codeOf(importArticle(actorOf(user), seminar.id, text(opEd))),
      await codeOf(keepArticle(actorOf(user), seminar.id, article())),
    ];
    const { people } = seminar;
    for (const user of [people.assistant, people.participant, people.observer]) expect(await outcome(user)).toEqual(Array(3).fill('forbidden'));
    expect(await outcome(people.outsider)).toEqual(Array(3).fill('not_found'));
    expect(await codeOf(importArticle(instructorOf(seminar), newId(), text(opEd)))).toBe('not_found');
    expect(await db.article.count({ where: { seminarId: seminar.id } })).toBe(0);
  });

  it('sent twice under one key, also at once, keeps one', async () => {
    const seminar = await makeSeminar();
    const send = (input = article()) => keepArticle(instructorOf(seminar), seminar.id, input, { key: 'the-same-key-twice', request: input });
    const [one, two] = await Promise.all([send(), send()]);
    expect(two.id).toBe(one.id);
    expect((await send()).id).toBe(one.id);
    expect(await codeOf(send(article('Another')))).toBe('conflict');
    expect(await db.article.count({ where: { seminarId: seminar.id } })).toBe(1);
  });
});

describe('what was mended by hand', () => {
  const problems = (given: object) => keepArticleInput.safeParse({ ...article(), ...given }).error?.issues.map(({ path }) => path.join('.'));

  it.each([
    ['no title', { title: ' ' }, 'title'],
    ['a title with a NUL', { title: 'a\u0000' }, 'title'],
    ['a title that reads as another', { title: 'a\u202Eb' }, 'title'],
    ['a byline that reads as another', { byline: 'a\u2066b' }, 'byline'],
    ['no paragraph', { blocks: [] }, 'blocks'],
    ['an empty paragraph', { blocks: [{ kind: 'paragraph', text: ' ' }] }, 'blocks.0.text'],
    ['a paragraph with a NUL', { blocks: [{ kind: 'paragraph', text: 'a\u0000' }] }, 'blocks.0.text'],
    ['a kind that there is not', { blocks: [{ kind: 'table', text: 'a' }] }, 'blocks.0.kind'],
    ['a language that is none', { language: 'klingon?' }, 'language'],
  ])('is refused with %s', (_, given, path) => expect(problems(given)).toEqual([path]));

  it('shows markup as the text that it is', async () => {
    const seminar = await makeSeminar();
    const markup = '<script>alert(1)</script> & <b>';
    const { id } = await keepArticle(instructorOf(seminar), seminar.id, article(markup, [markup]));
    expect(await getArticle(instructorOf(seminar), id)).toMatchObject({ title: markup, paragraphs: [{ text: markup }] });
  });

  it('counts an empty byline as none, and writes Urdu from the right', async () => {
    const seminar = await makeSeminar();
    const input = keepArticleInput.parse({ ...article(), byline: ' ', language: 'ur' });
    expect(await keepArticle(instructorOf(seminar), seminar.id, input)).toMatchObject({ byline: null, direction: 'rtl' });
  });
});

describe('articles', () => {
  it('are listed in pages that neither lose nor repeat those of one moment', async () => {
    const seminar = await makeSeminar();
    const made: string[] = [];
    for (const title of ['A', 'B', 'C', 'D', 'E']) made.push((await keepArticle(instructorOf(seminar), seminar.id, article(title))).id);
    await db.article.updateMany({ where: { seminarId: seminar.id }, data: { createdAt: new Date('2026-01-01T00:00:00Z') } });
    const seen: string[] = [];
    for (let cursor: string | null | undefined; cursor !== null; ) {
      const page = await listArticles(actorOf(seminar.people.observer), seminar.id, { limit: 2, ...(cursor ? { cursor } : {}) });
      seen.push(...page.items.map(({ id }) => id));
      cursor = page.nextCursor;
    }
    expect(seen).toEqual(made);
    expect(await codeOf(listArticles(instructorOf(seminar), seminar.id, { limit: 2, cursor: 'nonsense' }))).toBe('validation');
  });

  it('do not exist for those who are not in the seminar', async () => {
    const seminar = await makeSeminar();
    const { id } = await keepArticle(instructorOf(seminar), seminar.id, article());
    const outsider = actorOf(seminar.people.outsider);
    expect(await codeOf(getArticle(outsider, id))).toBe('not_found');
    expect(await codeOf(listArticles(outsider, seminar.id, { limit: 20 }))).toBe('not_found');
    expect(await codeOf(getArticle(instructorOf(seminar), 'no-id'))).toBe('not_found');
  });
});
