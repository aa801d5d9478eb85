import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Paragraph, placeParagraphs } from '../../../../lib/core/document/article';
import { jsonFormat } from '../../../../lib/core/exports/json';
import { MAX_EXPORT_LENGTH, parseExport, parseExportValue } from '../../../../lib/core/exports/json-parse';
import { exportJsonSchema } from '../../../../lib/core/exports/json-schema';
import type { ExportComment, PictureOf } from '../../../../lib/core/exports/model';
import { doc, FIXTURE, manyThreads, sourceOf, words, written } from '../../../support/export-fixture';
import { expectGolden } from './golden';

const json = (articles: Parameters<typeof sourceOf>[0] = FIXTURE, options = {}) => written(jsonFormat.write(sourceOf(articles, options)));
const { article, threads } = FIXTURE[0]!;
type File = { version: unknown; articles: { id: string; threads: { id: string; kind: string; accepted: string | null; comments: ExportComment[] }[] }[] };

/** The fixture's file with one thing changed: what is said about it. */
async function saidOf(change: (file: File) => void): Promise<string> {
  const file = JSON.parse(await json()) as File;
  change(file);
  const parsed = parseExport(JSON.stringify(file));
  return parsed.ok ? 'ok' : parsed.problems.map(({ item, reason }) => `${item}: ${reason}`).join('\n');
}

describe('an export as JSON', () => {
  it('is the same as ever', async () => expectGolden('fixture.json', await json()));

  it('comes back as it was, articles and threads alike', async () => {
    const parsed = parseExport(await json());
    expect(parsed).toMatchObject({ ok: true, file: { format: 'scholium', version: 3, ...sourceOf([]).head } });
    expect(parsed.ok && parsed.file.articles).toEqual(FIXTURE.map((each) => ({ ...each.article, pictures: [], threads: each.threads })));
  });

  it('of version 1 is still read', async () => {
    const file = JSON.parse(await json()) as { version: number; articles: { threads: { accepted?: unknown; comments: { mentions?: unknown; reactions?: unknown }[] }[] }[] };
    file.version = 1;
    expect(parseExportValue(structuredClone(file)).ok).toBe(false);
    for (const thread of file.articles.flatMap((each) => each.threads)) {
      delete thread.accepted;
      for (const each of thread.comments) for (const key of ['mentions', 'reactions'] as const) delete each[key];
    }
    const parsed = parseExportValue(file);
    expect(parsed).toMatchObject({ ok: true, file: { version: 3 } });
    const [question] = FIXTURE[1]!.threads;
    const told = question!.comments.map((each) => ({ ...each, mentions: [], reactions: [] }));
    expect(parsed.ok && parsed.file.articles[1]!.threads[0]).toEqual({ ...question, accepted: null, comments: told });
  });

  it('of version 2, which knew no pictures, is still read', async () => {
    const file = JSON.parse(await json()) as { version: number; articles: { pictures?: unknown }[] };
    file.version = 2;
    for (const each of file.articles) delete each.pictures;
    expect(parseExportValue(file)).toMatchObject({ ok: true, file: { version: 3, articles: [{ pictures: [] }, { pictures: [] }] } });
  });

  describe('with pictures', () => {
    const KEPT = '0197a000-0000-7000-8000-00000000000a';
    const LEFT_OUT = '0197a000-0000-7000-8000-00000000000b';
    const image = (key: string, id: string): Paragraph => ({ key, kind: 'image', text: `Picture ${key}`, format: { image: { id, width: 4, height: 2 } } });
    const shown = { ...article, paragraphs: placeParagraphs([image('p1', KEPT), image('p2', LEFT_OUT), image('p3', KEPT)]) };
    const picture: PictureOf = async (id) => (id === KEPT ? { mediaType: 'image/png', width: 4, height: 2, bytes: Uint8Array.of(1, 2, 3, 4) } : null);
    const file = (options = {}) => written(jsonFormat.write(sourceOf([{ article: shown, threads: [] }], options, picture)));

    it('holds each once, and says which were left out', async () => {
      const parsed = parseExport(await file());
      expect(parsed.ok && parsed.file.articles[0]!.pictures).toEqual([{ id: KEPT, mediaType: 'image/png', bytes: 'AQIDBA==' }, { id: LEFT_OUT, mediaType: null, bytes: null }]);
    });

    it('holds none without the text', async () => {
      const text = await file({ text: false });
      expect(text).toContain('"pictures":[],');
      expect(text).not.toContain(KEPT);
    });

    it.each<[string, (pictures: { id: string; bytes: unknown }[]) => unknown, RegExp]>([
      ['bytes that are no base64', (pictures) => (pictures[0]!.bytes = '<svg>'), /article 1 \(\S+\), picture 1 \(\S+\), bytes: is not base64/],
      ['an id that is none', (pictures) => (pictures[0]!.id = '../../etc'), /picture 1 .*id/],
      ['one twice', (pictures) => (pictures[1]!.id = KEPT.toUpperCase()), /picture 0197\S+: its id stands in the file twice/],
      ['too many', (pictures) => pictures.push(...Array.from({ length: 1_000 }, (_, index) => ({ ...pictures[0]!, id: `0197a000-0000-7000-8000-${String(index).padStart(12, '0')}` }))), /^file: holds 1001 pictures/],
      ['too much', (pictures) => pictures.forEach((each) => (each.bytes = 'AAAA'.repeat(5_700_000))), /^file: holds more than 32 MiB of pictures/],
    ])('is refused with the item and the reason: %s', async (_, change, said) => {
      const value = JSON.parse(await file()) as { articles: { pictures: { id: string; bytes: unknown }[] }[] };
      change(value.articles[0]!.pictures);
      const parsed = parseExportValue(value);
      expect(parsed.ok ? 'ok' : parsed.problems.map(({ item, reason }) => `${item}: ${reason}`).join('\n')).toMatch(said);
    });
  });

  it('holds no text of the article where that is not wished for', async () => {
    const text = await json(FIXTURE, { text: false });
    expect(text).not.toContain('Nobody on the council asked why');
    expect(parseExport(text).ok).toBe(true);
  });

  it('comes back for any words, in any order of replies', async () => {
    const anything = fc.string({ unit: fc.constantFrom('a', '"', '\\', '\u2028', '🦊', '<', 'م', '\u202E', ' '), minLength: 1 });
    await fc.assert(
      fc.asyncProperty(fc.array(fc.tuple(anything, fc.nat()), { minLength: 1, maxLength: 8 }), async (said) => {
        const made = said.map(([text, to], index) => ({
          ...threads[0]!.comments[0]!,
          ...{ id: `c${index}`, parent: index === 0 ? null : `c${to % index}`, body: doc({ type: 'paragraph', content: [words(`.${text}`)] }), text: `.${text}` },
        }));
        const thread = { ...threads[0]!, comments: made };
        const parsed = parseExport(await json([{ article, threads: [thread] }]));
        expect(parsed.ok && parsed.file.articles[0]!.threads).toEqual([thread]);
      }),
    );
  });

  it('is written as it is read', { timeout: 60_000 }, async () => {
    const { threads: many, read } = manyThreads(50_000);
    let [pieces, ahead] = [0, 0];
    for await (const piece of jsonFormat.write(sourceOf([{ article, threads: many }]))) {
      pieces += 1;
      ahead = Math.max(ahead, read() - pieces, piece.length - 20_000);
    }
    expect(ahead).toBeLessThanOrEqual(0);
    expect(read()).toBe(50_000);
  });

  it('has a published schema', () => {
    const schema = exportJsonSchema();
    expect(schema.$schema).toContain('2020-12');
    expect(schema).toMatchObject({ additionalProperties: false, properties: { version: { const: 3 } } });
    expect(Object.keys(schema.$defs ?? {})).toEqual(expect.arrayContaining(['Person', 'Comment', 'Thread', 'Article', 'Target', 'RichText', 'Picture']));
  });
});

describe('a file that is not right', () => {
  it.each([
    ['no JSON', '{"format":', 'It is not JSON.'],
    ['something else', '[]', 'It is not an export of Scholium'],
    ['null', 'null', 'It is not an export of Scholium'],
    ['a newer version', '{"format":"scholium","version":4}', 'made by a newer Scholium'],
    ['no version', '{"format":"scholium"}', 'only versions 1 to 3'],
    ['arrays without end', '['.repeat(200_000) + ']'.repeat(200_000), 'It is not'],
    ['too much', ' '.repeat(MAX_EXPORT_LENGTH + 1), 'article by article'],
  ])('is refused with its reason: %s', (_, text, reason) => {
    const parsed = parseExport(text);
    expect(parsed.ok ? '' : parsed.problems[0]!.reason).toContain(reason);
  });

  it.each<[string, (file: File) => void, RegExp]>([
    ['an article twice', (file) => void (file.articles[1]!.id = file.articles[0]!.id), /article \S+a1: its id stands in the file twice/],
    ['a thread twice', (file) => void (file.articles[1]!.threads[0]!.id = file.articles[0]!.threads[0]!.id), /thread \S+: its id/],
    ['a comment twice', ({ articles: [one] }) => void (one!.threads[2]!.comments[0]!.id = one!.threads[0]!.comments[0]!.id), /comment \S+: its id/],
    ['an answer to itself', ({ articles: [one] }) => void (one!.threads[1]!.comments[1]!.parent = one!.threads[1]!.comments[1]!.id), /it answers itself/],
    ['an answer to what comes later', ({ articles: [one] }) => void (one!.threads[1]!.comments[1]!.parent = one!.threads[1]!.comments[2]!.id), /does not stand before it/],
    ['an answer into another thread', ({ articles: [one] }) => void (one!.threads[1]!.comments[1]!.parent = one!.threads[0]!.comments[0]!.id), /does not stand before it/],
    ['an answer that is not there', ({ articles: [, two] }) => void (two!.threads[0]!.accepted = 'gone'), /its accepted answer, gone, is no comment/],
    ['an answer to no question', ({ articles: [one] }) => void (one!.threads[0]!.accepted = one!.threads[0]!.comments[0]!.id), /a comment cannot have an accepted answer/],
    ['a reaction twice', ({ articles: [, two] }) => void two!.threads[0]!.comments[0]!.reactions.push(two!.threads[0]!.comments[0]!.reactions[0]!), /reactions: one of them stands there twice/],
    ['a claim without a claim', ({ articles: [one] }) => void (one!.threads[0]!.kind = 'claim'), /a claim without its type/],
    ['an unknown kind', ({ articles: [one] }) => void (one!.threads[0]!.kind = 'shout'), /article 1 \(\S+\), thread 1 \(\S+\), kind: /],
    ['an unknown member', ({ articles: [one] }) => void Object.assign(one!.threads[0]!, { votes: 3 }), /thread 1 \(\S+\): unknown: "votes"/],
    ['a body that is none', ({ articles: [one] }) => void (one!.threads[0]!.comments[0]!.body = doc({ type: 'iframe' })), /comment \S+, body: not a document/],
    ['a link that runs', ({ articles: [one] }) => void (one!.threads[0]!.comments[0]!.body = doc({ type: 'paragraph', content: [{ ...words('a'), marks: [{ type: 'link', attrs: { href: 'javascript:alert(1)' } }] }] })), /links to an address/],
    ['a text too long', ({ articles: [one] }) => void (one!.threads[0]!.comments[0]!.text = 'a'.repeat(20_001)), /comment 1 \(\S+\), text: /],
  ])('names the item and the reason: %s', async (_, change, said) => expect(await saidOf(change)).toMatch(said));

  it('never throws, whatever is broken', async () => {
    const text = await json();
    fc.assert(
      fc.property(fc.nat(text.length), fc.nat(30), fc.constantFrom('', '"', '{', 'null', '-1', ']'), (from, length, put) => {
        const parsed = parseExport(text.slice(0, from) + put + text.slice(from + length));
        expect(parsed.ok || parsed.problems.length > 0).toBe(true);
      }),
      { numRuns: 100 },
    );
  });

  it('tells at most twenty things', async () => {
    const said = await saidOf(({ articles: [one] }) => void (one!.threads = Array.from({ length: 500 }, () => one!.threads[0]!)));
    expect(said.split('\n')).toHaveLength(20);
  });
});
