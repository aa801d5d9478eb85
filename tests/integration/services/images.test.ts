import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { db, queries } from '@/lib/db/client';
import { sql } from '@/lib/db/sql';
import { newId } from '@/lib/ids';
import { saveRevisionInput } from '@/lib/schemas/revisions';
import { keepArticleInput } from '@/lib/schemas/seminars';
import { getArticle, keepArticle } from '@/lib/services/articles';
import { keepDraftImages, MAX_IMAGES } from '@/lib/services/draft-images';
import { getDraftImage, getImage, sweepDraftImages } from '@/lib/services/images';
import { saveRevision } from '@/lib/services/revisions';
import { reencode } from '@/lib/services/images/reencode';
import { useTestDatabase } from '@/tests/support/database';
import { actorOf, makeSeminar, type TestSeminar, type TestUser, tokenOf } from '@/tests/support/factories';

useTestDatabase();

let seminar: TestSeminar;
beforeAll(async () => {
  seminar = await makeSeminar();
});

const canvas = (width: number, height: number, channels: 3 | 4 = 3) => sharp({ create: { width, height, channels, background: { r: 180, g: 40, b: 40, ...(channels === 4 ? { alpha: 0.5 } : {}) } as never } });
const png = (width = 20, height = 10) => canvas(width, height).png().toBuffer();
/** A PNG that says another size of itself. */
function claiming(bytes: Buffer, width: number, height: number): Buffer {
  bytes.writeUInt32BE(width, 16);
  bytes.writeUInt32BE(height, 20);
  bytes.writeUInt32BE(crc32(bytes.subarray(12, 29)), 29);
  return bytes;
}
const codeOf = (work: Promise<unknown>) => work.then(() => 'done', (error: { code: string }) => error.code);
const draftOf = async (by: TestUser, where = seminar) => {
  const id = newId();
  await keepDraftImages(actorOf(by), where.id, [{ id, bytes: await png() }]);
  return id;
};
const withImages = (...ids: string[]) =>
  keepArticleInput.parse({
    title: 'Pictures',
    language: 'en',
    blocks: [{ kind: 'paragraph', text: 'Look.' }, ...ids.map((id) => ({ kind: 'image', text: 'A barn.', format: { image: { id, width: 1, height: 1 } } }))],
  });
const keep = (by: TestUser, ...ids: string[]) => keepArticle(actorOf(by), seminar.id, withImages(...ids));

describe('a picture made anew', () => {
  it('loses what its file said beyond the picture, stands upright, and fits the page', async () => {
    const photo = await canvas(3_000, 1_000).jpeg().withExif({ IFD0: { Copyright: 'somebody', Artist: 'at home' } }).withMetadata({ orientation: 6 }).toBuffer();
    const made = await reencode(Buffer.concat([photo, Buffer.from('<script>alert(1)</script>')]));
    if (!made.ok) throw new Error(made.problem);
    expect(made.picture).toMatchObject({ mediaType: 'image/jpeg', width: 1_000, height: 3_000 });
    const { exif, icc, xmp, orientation } = await sharp(made.picture.bytes).metadata();
    expect([exif, icc, xmp, orientation]).toEqual([undefined, undefined, undefined, undefined]);
    expect(made.picture.bytes.includes('script')).toBe(false);
  });

  it('is PNG where it was drawn, and keeps what is see-through; of a moving one it is the first frame', async () => {
    const frames = await sharp(await canvas(8, 24, 4).png().toBuffer()).gif().toBuffer();
    for (const given of [await canvas(30, 20, 4).webp().toBuffer(), frames]) {
      const made = await reencode(given);
      expect(made).toMatchObject({ ok: true, picture: { mediaType: 'image/png' } });
      if (made.ok) expect(await sharp(made.picture.bytes).metadata()).toMatchObject({ hasAlpha: true, format: 'png' });
    }
  });

  it.each<[string, () => Promise<Buffer> | Buffer, string]>([
    ['SVG', () => Buffer.from('<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><image href="file:///etc/passwd"/></svg>'), 'kind'],
    ['a web page', () => Buffer.from('<!doctype html><script>alert(1)</script>'), 'kind'],
    ['nothing', () => Buffer.alloc(0), 'kind'],
    ['the beginning of a PNG', async () => (await png()).subarray(0, 40), 'broken'],
    ['a JPEG by its first bytes alone', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(500, 7)]), 'broken'],
    ['a dot that tells who reads', () => png(1, 1), 'tiny'],
    ['a few bytes that become a billion', async () => claiming(await png(), 40_000, 40_000), 'large'],
    ['too many bytes', () => Buffer.concat([Buffer.from([0xff, 0xd8, 0xff]), Buffer.alloc(21 * 1024 * 1024)]), 'large'],
  ])('is refused: %s', async (_, bytes, problem) => {
    expect(await reencode(await bytes())).toEqual({ ok: false, problem });
  });
});

describe('the pictures of a draft', () => {
  it('become the article’s when it is kept, with their true size, and are seen by its readers', async () => {
    const { instructor, observer, outsider } = seminar.people;
    const id = await draftOf(instructor);
    const article = await keep(instructor, id, id);
    expect((await getArticle(actorOf(observer), article.id)).paragraphs[1]!.format).toEqual({ image: { id, width: 20, height: 10 } });
    expect(await getImage(actorOf(observer), article.id, id)).toMatchObject({ mediaType: 'image/png' });
    expect(await codeOf(getImage(actorOf(outsider), article.id, id))).toBe('not_found');
    // Not a draft's any more.
    expect(await codeOf(getDraftImage(actorOf(instructor), seminar.id, id))).toBe('not_found');
    const { status, headers } = await fetchImage(article.id, id, observer);
    expect([status, headers.get('content-type')]).toEqual([200, 'image/png']);
    expect((await fetchImage(article.id, id, outsider)).status).toBe(404);
  });

  it('are for their uploader alone until then', async () => {
    const { instructor, assistant, participant, outsider } = seminar.people;
    const id = await draftOf(instructor);
    const second = await makeSeminar('Elsewhere');
    await db.membership.create({ data: { seminarId: seminar.id, userId: second.people.instructor.id, role: 'instructor', pseudonym: 'Other' } as never });
    const see = (user: TestUser, where = seminar.id) => codeOf(getDraftImage(actorOf(user), where, id));
    expect(await see(instructor)).toBe('done');
    expect([await see(assistant), await see(participant), await see(outsider)]).toEqual(['forbidden', 'forbidden', 'not_found']);
    // Another instructor of the same seminar, and the same person in another seminar.
    expect(await see(second.people.instructor)).toBe('not_found');
    expect(await codeOf(keep(second.people.instructor, id))).toBe('validation');
    expect(await codeOf(getDraftImage(actorOf(second.people.instructor), second.id, id))).toBe('not_found');
  });

  it('come into an article with a new revision too, and stay for the revisions before', async () => {
    const { instructor } = seminar.people;
    const first = await draftOf(instructor);
    const article = await keep(instructor, first);
    const second = await draftOf(instructor);
    const save = (id: string, expectedRevision: number) => saveRevision(actorOf(instructor), article.id, saveRevisionInput.parse({ expectedRevision, blocks: withImages(id).blocks }));
    await save(second, 1);
    expect((await getArticle(actorOf(instructor), article.id)).paragraphs[1]!.format).toEqual({ image: { id: second, width: 20, height: 10 } });
    for (const id of [first, second]) expect(await codeOf(getImage(actorOf(instructor), article.id, id))).toBe('done');
    const elsewhere = await keep(instructor, await draftOf(instructor));
    expect(await codeOf(save(elsewhere.paragraphs[1]!.format!.image!.id, 2))).toBe('validation');
  });

  it('of others, of other seminars, of other articles or of nobody are refused, and nothing is kept', async () => {
    const { instructor } = seminar.people;
    const elsewhere = await makeSeminar();
    const taken = await draftOf(instructor);
    const first = await keep(instructor, taken);
    const mine = await draftOf(instructor);
    const articles = await db.article.count();
    for (const id of [taken, await draftOf(elsewhere.people.instructor, elsewhere), newId()]) {
      const refused = keep(instructor, mine, id);
      await expect(refused).rejects.toMatchObject({ code: 'validation', fields: { 'blocks.2.text': expect.stringMatching(/Take it out/) } });
    }
    expect(await db.article.count()).toBe(articles);
    expect(await db.articleImage.findUnique({ where: { id: mine }, select: { articleId: true } })).toEqual({ articleId: null });
    // A picture is found under its own article only.
    const other = await keep(instructor, mine);
    expect(await codeOf(getImage(actorOf(instructor), other.id, taken))).toBe('not_found');
    expect(await codeOf(getImage(actorOf(instructor), first.id, 'x'))).toBe('not_found');
  });

  it('are not for who may not bring in articles, and go after a day', async () => {
    const { instructor, assistant } = seminar.people;
    expect(await codeOf(draftOf(assistant))).toBe('forbidden');
    const [old, fresh, kept] = [await draftOf(instructor), await draftOf(instructor), await draftOf(instructor)];
    await keep(instructor, kept);
    await db.articleImage.updateMany({ where: { id: { in: [old, kept] } }, data: { createdAt: new Date(Date.now() - 25 * 3_600_000) } });
    await sweepDraftImages();
    const left = await db.articleImage.findMany({ where: { id: { in: [old, fresh, kept] } }, select: { id: true } });
    expect(left.map(({ id }) => id).toSorted()).toEqual([fresh, kept].toSorted());
  });

  it('stay while their own draft is made, and take the place of those of older ones', async () => {
    const { instructor } = seminar.people;
    await db.articleImage.deleteMany({ where: { createdById: instructor.id, articleId: null } });
    const [older, newer] = [await draftOf(instructor), await draftOf(instructor)];
    // As large as all drafts of a person may be together.
    await queries.$executeRaw(sql`UPDATE "ArticleImage" SET "bytes" = convert_to(repeat('x', ${100 * 1024 * 1024}::int), 'UTF8') WHERE "id" = ${older}::uuid`);
    const found = await Promise.all([1, 2, 3].map(async () => ({ id: newId(), bytes: await png() })));
    await keepDraftImages(actorOf(instructor), seminar.id, found);
    const left = await db.articleImage.findMany({ where: { createdById: instructor.id, articleId: null }, select: { id: true } });
    expect(left.map(({ id }) => id).toSorted()).toEqual([newer, ...found.map(({ id }) => id)].toSorted());
  });

  it('of an article that was kept before are told as such', async () => {
    const id = await draftOf(seminar.people.instructor);
    await keep(seminar.people.instructor, id);
    await expect(keep(seminar.people.instructor, id)).rejects.toMatchObject({ code: 'validation', message: expect.stringMatching(/article that you kept before/) });
  });

  it('are the one article’s that was kept, however often it is sent; what was mended since is told to be none of it', async () => {
    const actor = actorOf(seminar.people.instructor);
    const once = (request: unknown) => ({ key: 'the same draft, sent again', request });
    const draft = withImages(await draftOf(seminar.people.instructor));
    const made = await keepArticle(actor, seminar.id, draft, once(draft));
    expect((await keepArticle(actor, seminar.id, draft, once(draft))).id).toBe(made.id);
    const mended = { ...draft, title: 'Pictures, mended' };
    await expect(keepArticle(actor, seminar.id, mended, once(mended))).rejects.toMatchObject({ code: 'conflict', current: { id: made.id } });
    expect(await db.article.count({ where: { title: mended.title } })).toBe(0);
  });

  it('are so many at most, and tell which were not kept', async () => {
    const bytes = await png();
    const found = Array.from({ length: MAX_IMAGES + 1 }, (_, index) => ({ id: newId(), bytes: index === 3 ? bytes : Buffer.from('no picture') }));
    const stored = await keepDraftImages(actorOf(seminar.people.instructor), seminar.id, found);
    expect(stored.get(found[3]!.id)).toEqual({ width: 20, height: 10 });
    expect(stored.get(found.at(-1)!.id)).toBe('many');
    expect(stored.get(found[0]!.id)).toBe('kind');
  });
});

async function fetchImage(article: string, id: string, user: TestUser): Promise<{ status: number; headers: Headers }> {
  const { GET } = await import('@/app/api/v1/articles/[article]/images/[image]/route');
  const request = new Request(`http://localhost:3000/api/v1/articles/${article}/images/${id}`, { headers: { Authorization: `Bearer ${await tokenOf(user)}` } });
  return GET(request, { params: Promise.resolve({ article, image: id }) });
}
