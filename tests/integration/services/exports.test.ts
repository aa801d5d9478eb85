/** An export holds what the person exporting may see and asked for, and nothing else, in any format. */
import { beforeAll, describe, expect, it } from 'vitest';
import { EXPORT_FORMATS } from '@/lib/exports/registry';
import { FORMAT_NAMES } from '@/lib/core/exports/names';
import { db, snapshots } from '@/lib/db/client';
import { fileResponse } from '@/lib/http/file';
import { exportInput, exportPreview } from '@/lib/schemas/exports';
import { withdrawComment } from '@/lib/services/comments';
import { exportFile, previewExport } from '@/lib/services/export-files';
import { moderateComment } from '@/lib/services/moderation';
import { useTestDatabase } from '../../support/database';
import { readExport } from '../../support/export-reader';
import { actorOf, addMember, makeAnnotation, makeArticle, makeComment, makeSeminar, makeUser, type TestUser } from '../../support/factories';

useTestDatabase();

let article: Awaited<ReturnType<typeof makeArticle>>;
let masked: typeof article;
let people: typeof article.in.people & { third: TestUser };
let thread: string;

const say = (value: string) => ({ body: { format: 'text/plain' as const, value } });
const NOW = new Date('2026-11-24T10:00:00Z');
const BASE = 'https://scholium.example.org';

/** What a file of this person's says, as text. */
async function textOf(who: TestUser, given: object, what: object = { article: article.id }): Promise<string> {
  const { pieces, name } = await exportFile(actorOf(who), what, exportInput.parse({ format: 'json', ...given }), NOW, BASE);
  const chunks: Uint8Array[] = [];
  for await (const piece of pieces) chunks.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return readExport(name, Buffer.concat(chunks));
}
const preview = (who: TestUser, given: object) => {
  const { article: id, seminar, annotation, ...request } = exportPreview.parse({ article: article.id, ...given });
  return previewExport(actorOf(who), { article: id, seminar, annotation }, request);
};

/** An article with many threads without a comment, several at each place. */
async function articleWithThreads(count: number) {
  const long = await makeArticle({ seminar: article.in, title: 'Long' });
  await db.annotation.createMany({
    data: Array.from({ length: count }, (_, index) => ({
      id: crypto.randomUUID(), seminarId: article.in.id, articleId: long.id, authorId: people.other.id, kind: 'comment' as const,
      paragraphKey: long.paragraphs[0]!.key, start: index % 20, end: 30, exact: 'x', prefix: '', suffix: '', position: index % 20,
    })),
  });
  return long;
}

beforeAll(async () => {
  article = await makeArticle();
  masked = await makeArticle({ seminar: article.in, title: 'The Full Barns' });
  await db.article.update({ where: { id: masked.id }, data: { pseudonymous: true } });
  people = { ...article.in.people, third: await makeUser({ name: 'Thea Third' }) };
  await addMember(article.in.id, people.third);
  const { participant, other, third, instructor } = people;
  thread = (await makeAnnotation(article, { by: participant, kind: 'question', target: { paragraph: 'p1', start: 4, end: 11 }, tags: ['vague'], ...say('OPENING word') })).id;
  await makeComment(thread, other, 'VISIBLEREPLY, says Pia Participant; ask Thea.');
  const hidden = await makeComment(thread, third, 'HIDDENREPLY');
  await makeComment(thread, participant, 'ANSWERTOHIDDEN', hidden.id);
  await moderateComment(actorOf(instructor), hidden.id, { decision: 'hide', reason: 'Off the point', expectedStatus: 'visible' });
  const gone = await makeComment(thread, other, 'WITHDRAWNREPLY');
  await makeComment(thread, participant, 'ANSWERTOGONE', gone.id);
  await withdrawComment(actorOf(other), gone.id);
  await makeAnnotation(article, { by: participant, visibility: 'private', ...say('PRIVATENOTE') });
  await makeAnnotation(article, { by: participant, visibility: 'instructors', ...say('FORINSTRUCTORS') });
  await makeAnnotation(masked, { by: other, ...say('MASKEDPOST') });
});

describe.each(FORMAT_NAMES)('%s', (format) => {
  it('holds what all may see, the places of what they may not, and not that itself', async () => {
    for (const who of [people.participant, people.other, people.observer, people.instructor]) {
      const text = await textOf(who, { format });
      for (const there of ['OPENING', 'VISIBLEREPLY', 'ANSWERTOHIDDEN', 'ANSWERTOGONE', 'vague']) expect(text).toContain(there);
      for (const gone of ['HIDDENREPLY', 'WITHDRAWNREPLY', 'PRIVATENOTE', 'FORINSTRUCTORS', 'Off the point']) expect(text).not.toContain(gone);
    }
  });

  it('holds what only some may see for those who ask for it, and may', async () => {
    const asked = { format, hidden: true, instructors: true, private: true };
    const [instructor, author, other] = [await textOf(people.instructor, asked), await textOf(people.participant, asked), await textOf(people.other, asked)];
    for (const [text, there] of [[instructor, ['HIDDENREPLY', 'FORINSTRUCTORS']], [author, ['PRIVATENOTE', 'FORINSTRUCTORS']], [other, []]] as const) {
      for (const word of ['HIDDENREPLY', 'PRIVATENOTE', 'FORINSTRUCTORS', 'WITHDRAWNREPLY']) expect(text.includes(word), word).toBe((there as readonly string[]).includes(word));
    }
  });

  it('names nobody where names are removed, nor in what was written', async () => {
    const text = await textOf(people.instructor, { format, names: 'removed', hidden: true, instructors: true });
    expect(text).toContain('VISIBLEREPLY');
    for (const { name, id, email } of Object.values(people)) for (const part of [id, email, ...name.split(' ')]) expect(text).not.toContain(part);
  });

  it('tells pseudonyms where they are asked for, or are all that one is told', async () => {
    const { pseudonym } = await db.membership.findFirstOrThrow({ where: { userId: people.other.id } });
    const asked = await textOf(people.instructor, { format, names: 'pseudonyms' });
    const told = await textOf(people.participant, { format }, { article: masked.id });
    for (const text of [asked, told]) {
      expect(text).toContain(pseudonym);
      for (const { name, id, email } of [people.other, people.third]) for (const part of [name, id, email]) expect(text).not.toContain(part);
    }
    expect(asked).not.toContain('Thea');
  });

  it('is the same file for the same data and options', async () => {
    expect(await textOf(people.assistant, { format })).toBe(await textOf(people.assistant, { format }));
  });
});

describe('an export', () => {
  it('has the formats that are offered', () => {
    expect(EXPORT_FORMATS.map(({ name }) => name).sort()).toEqual([...FORMAT_NAMES].sort());
  });

  it('of a seminar holds every article that the person may read', async () => {
    const text = await textOf(people.assistant, {}, { seminar: article.in.id });
    expect(text).toContain('OPENING');
    expect(text).toContain('MASKEDPOST');
  });

  it('of a seminar without an article is an empty one', async () => {
    const { id, people: others } = await makeSeminar();
    expect(await previewExport(actorOf(others.participant), { seminar: id }, exportPreview.parse({ seminar: id }))).toEqual({ threads: 0, comments: 0, characters: 0, first: null });
    expect(JSON.parse(await textOf(others.participant, {}, { seminar: id }))).toMatchObject({ articles: [] });
  });

  it('of one thread holds that alone, also where it is private', async () => {
    const own = await db.annotation.findFirstOrThrow({ where: { visibility: 'private' } });
    const text = await textOf(people.participant, {}, { annotation: own.id });
    expect(text).toContain('PRIVATENOTE');
    expect(text).not.toContain('OPENING');
    await expect(textOf(people.instructor, {}, { annotation: own.id })).rejects.toMatchObject({ code: 'not_found' });
  });

  it('follows the filter', async () => {
    expect(await textOf(people.participant, { kind: 'comment' })).not.toContain('OPENING');
    expect(await textOf(people.participant, { kind: 'question' })).toContain('OPENING');
  });

  it('leaves out replies, tags and resolved threads on request', async () => {
    expect(await textOf(people.participant, { replies: false })).not.toContain('VISIBLEREPLY');
    expect(await textOf(people.participant, { tags: false })).not.toContain('vague');
    await db.annotation.update({ where: { id: thread }, data: { resolvedAt: NOW } });
    expect(await textOf(people.participant, { resolved: false })).not.toContain('OPENING');
    await db.annotation.update({ where: { id: thread }, data: { resolvedAt: null } });
  });

  it.each([
    ['A/B: “C”?', 'A B “C”.csv'],
    ['..', 'Export.csv'],
    ['سیلاب کے بعد', 'سیلاب کے بعد.csv'],
    [`${'word '.repeat(20)}`.trim(), `${'word '.repeat(11)}word.csv`],
    ['洪'.repeat(80), `${'洪'.repeat(60)}.csv`],
  ])('of “%s” has a name that every system takes', async (title, name) => {
    const { id } = await makeArticle({ seminar: article.in, title });
    expect((await exportFile(actorOf(people.assistant), { article: id }, exportInput.parse({ format: 'csv' }), NOW, BASE)).name).toBe(name);
  });

  it('does not exist for somebody from outside', async () => {
    for (const what of [{ article: article.id }, { seminar: article.in.id }, { annotation: thread }]) {
      await expect(textOf(people.outsider, {}, what)).rejects.toMatchObject({ code: 'not_found' });
    }
  });

  it('reads many threads in their order, each once', async () => {
    const long = await articleWithThreads(450);
    const { articles } = JSON.parse(await textOf(people.assistant, {}, { article: long.id })) as { articles: { threads: { id: string; position: number }[] }[] };
    const threads = articles[0]!.threads;
    expect(new Set(threads.map(({ id }) => id)).size).toBe(450);
    expect(threads.map(({ position }) => position)).toEqual(threads.map(({ position }) => position).sort((a, b) => a - b));
  });

  it('is of one moment, whatever is said and hidden while it is fetched', async () => {
    const here = await makeArticle({ seminar: article.in, title: 'Busy' });
    const [first, last] = [await makeAnnotation(here, { by: people.other, ...say('FIRST') }), await makeAnnotation(here, { by: people.other, ...say('LAST') })];
    const reply = await makeComment(last.id, people.third, 'BEFORE');
    const { pieces } = await exportFile(actorOf(people.participant), { article: here.id }, exportInput.parse({ format: 'json' }), NOW, BASE);
    let text = '';
    let changed = false;
    for await (const piece of pieces) {
      text += String(piece);
      if (!changed && /FIRST|LAST/.test(text)) {
        changed = true;
        await moderateComment(actorOf(people.instructor), reply.id, { decision: 'hide', reason: 'Off the point', expectedStatus: 'visible' });
        await makeComment(last.id, people.participant, 'AFTERWARDS');
        await makeAnnotation(here, { by: people.other, ...say('AFTERWARDS') });
      }
    }
    expect(changed).toBe(true);
    const [{ threads }] = (JSON.parse(text) as { articles: [{ threads: { id: string; comments: { text: string }[] }[] }] }).articles;
    expect(threads.map(({ id }) => id).sort()).toEqual([first.id, last.id].sort());
    expect(text).toContain('BEFORE');
    expect(text.toLowerCase()).not.toContain('afterwards');
  });

  it('whose download is broken off gives its connection back', async () => {
    const open = () => snapshots.totalCount - snapshots.idleCount;
    const { id } = await articleWithThreads(1_000);
    for (let index = 0; index < 10; index += 1) {
      const { body } = await fileResponse(await exportFile(actorOf(people.participant), { article: id }, exportInput.parse({ format: 'json' }), NOW, BASE));
      expect(open()).toBe(1);
      await body!.cancel();
      expect(open()).toBe(0);
    }
  });

  it('is told beforehand, with its first thread', async () => {
    const seen = await preview(people.participant, {});
    expect(seen).toMatchObject({ threads: 1, first: { id: thread } });
    expect(seen.characters).toBeGreaterThan(0);
    expect(seen.comments).toBe(seen.first!.comments.length);
    const short = await preview(people.participant, { replies: false });
    expect(short).toMatchObject({ threads: 1, comments: 1, characters: 'OPENING word'.length, first: { comments: [{ text: 'OPENING word' }] } });
    expect(await preview(people.participant, { kind: 'claim' })).toMatchObject({ threads: 0, comments: 0, first: null });
  });
});
