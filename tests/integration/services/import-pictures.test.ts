/** The pictures of an export come into another seminar the way of every picture, or the file is refused. */
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { db } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import type { ParsedExport } from '@/lib/core/exports/json-parse';
import { keepArticleInput } from '@/lib/schemas/seminars';
import { getArticle, keepArticle } from '@/lib/services/articles';
import { keepDraftImages } from '@/lib/services/draft-images';
import { getImage } from '@/lib/services/images';
import { importThreads, previewImport } from '@/lib/services/import-threads';
import { useTestDatabase } from '../../support/database';
import { actorOf, makeSeminar, type TestSeminar } from '../../support/factories';
import { exportOf } from '../../support/imports';

useTestDatabase();

const NOW = new Date('2026-12-01T00:00:00Z');
const into = ({ id, people }: TestSeminar, file: unknown) => importThreads(actorOf(people.instructor), id, file, NOW);

let from: TestSeminar;
let pictures: string[];
/** A file of one article with two pictures, one of them shown twice. */
const fileOf = async (): Promise<ParsedExport> => exportOf(from.people.instructor, from.id);
const drawn = (red: number) => sharp({ create: { width: 30, height: 20, channels: 3, background: { r: red, g: 40, b: 40 } } });

beforeAll(async () => {
  from = await makeSeminar();
  const actor = actorOf(from.people.instructor);
  const found = [{ id: newId(), bytes: await drawn(10).png().toBuffer() }, { id: newId(), bytes: await drawn(200).jpeg().toBuffer() }];
  await keepDraftImages(actor, from.id, found);
  pictures = found.map(({ id }) => id);
  const image = (id: string) => ({ kind: 'image', text: 'A barn.', format: { image: { id, width: 1, height: 1 } } });
  await keepArticle(actor, from.id, keepArticleInput.parse({ title: 'Barns', language: 'en', blocks: [{ kind: 'paragraph', text: 'Look.' }, image(pictures[0]!), image(pictures[1]!), image(pictures[0]!)] }));
});

const imagesIn = (seminarId: string) => db.articleImage.count({ where: { seminarId } });

describe('pictures of a file', () => {
  it('are the article’s in another seminar, under ids of their own, and are seen by its readers', async () => {
    const to = await makeSeminar();
    const { articles } = await into(to, await fileOf());
    const { paragraphs } = await getArticle(actorOf(to.people.observer), articles[0]!.id);
    const shown = paragraphs.flatMap(({ format }) => format?.image ?? []);
    expect(shown.map(({ width, height }) => [width, height])).toEqual([[30, 20], [30, 20], [30, 20]]);
    expect(shown[0]!.id).toBe(shown[2]!.id);
    for (const { id } of shown) expect(pictures).not.toContain(id);
    const [first, second] = await Promise.all(shown.map(({ id }) => getImage(actorOf(to.people.observer), articles[0]!.id, id)));
    expect([first!.mediaType, second!.mediaType]).toEqual(['image/png', 'image/jpeg']);
    const pixel = await sharp(await first!.read()).raw().toBuffer();
    expect([...pixel.subarray(0, 3)]).toEqual([10, 40, 40]);
    expect(await imagesIn(to.id)).toBe(2);
    expect(await imagesIn(from.id)).toBe(2);
    // Once more changes nothing, and leaves no drafts.
    await into(to, await fileOf());
    expect(await imagesIn(to.id)).toBe(2);
  });

  it('are only looked at beforehand', async () => {
    const to = await makeSeminar();
    expect(await previewImport(actorOf(to.people.instructor), to.id, await fileOf(), NOW)).toMatchObject({ articles: [{ made: true }], leftOut: [] });
    expect(await imagesIn(to.id)).toBe(0);
  });

  it('are made anew: what their files hold beside them does not come in', async () => {
    const to = await makeSeminar();
    const file = await fileOf();
    const photo = await drawn(90).jpeg().withExif({ IFD0: { Artist: 'at home' } }).toBuffer();
    file.articles[0]!.pictures[0]!.bytes = Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]).toString('base64');
    await into(to, file);
    for (const { bytes } of await db.articleImage.findMany({ where: { seminarId: to.id } })) {
      expect(Buffer.from(bytes).includes('script')).toBe(false);
      expect((await sharp(bytes).metadata()).exif).toBeUndefined();
    }
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><script>alert(1)</script></svg>'), 'is no PNG, JPEG, WebP or GIF'],
    ['half of a PNG', async () => (await drawn(1).png().toBuffer()).subarray(0, 40), 'cannot be decoded'],
    ['a tracker', () => sharp({ create: { width: 1, height: 1, channels: 3, background: 'red' } }).png().toBuffer(), 'is smaller than three pixels'],
    ['nothing', () => Buffer.alloc(0), 'is no PNG, JPEG, WebP or GIF'],
  ])('refuse the whole file where one is %s, with its name and the reason, beforehand too', async (_, bytes, reason) => {
    const to = await makeSeminar();
    const file = await fileOf();
    const [article] = file.articles;
    article!.pictures[1]!.bytes = (await bytes()).toString('base64');
    const refusal = { code: 'validation', fields: { [`article ${article!.id}, picture ${article!.pictures[1]!.id}`]: reason } };
    await expect(previewImport(actorOf(to.people.instructor), to.id, file, NOW)).rejects.toMatchObject(refusal);
    await expect(into(to, file)).rejects.toMatchObject(refusal);
    // The one that was right is not kept either.
    expect([await imagesIn(to.id), await db.article.count({ where: { seminarId: to.id } })]).toEqual([0, 0]);
  });

  it('that a file has left out are told of, and their words stay', async () => {
    const to = await makeSeminar();
    const file = await fileOf();
    Object.assign(file.articles[0]!.pictures[1]!, { mediaType: null, bytes: null });
    const { leftOut, articles } = await into(to, file);
    expect(leftOut).toEqual([{ item: expect.stringContaining(`picture ${pictures[1]}`), reason: expect.stringContaining('Its words stay') }]);
    const { paragraphs } = await getArticle(actorOf(to.people.observer), articles[0]!.id);
    expect(paragraphs.map(({ text, format }) => [text, format?.image !== undefined])).toEqual([['Look.', false], ['A barn.', true], ['A barn.', false], ['A barn.', true]]);
  });

  it('are not taken from elsewhere by naming them', async () => {
    const to = await makeSeminar();
    const file = await fileOf();
    file.articles[0]!.pictures = [];
    const { articles } = await into(to, file);
    expect((await getArticle(actorOf(to.people.instructor), articles[0]!.id)).paragraphs.every(({ format }) => !format?.image)).toBe(true);
    expect(await imagesIn(from.id)).toBe(2);
  });

  it('are no way in for who may not bring anything in', async () => {
    const to = await makeSeminar();
    for (const who of [to.people.participant, to.people.outsider]) await expect(importThreads(actorOf(who), to.id, await fileOf(), NOW)).rejects.toMatchObject({ code: expect.stringMatching(/forbidden|not_found/) });
    expect(await imagesIn(to.id)).toBe(0);
  });
});
