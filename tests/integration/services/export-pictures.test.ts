/** Pictures leave with the article that they belong to, to whoever may read it, and no others do. */
import sharp from 'sharp';
import { beforeAll, describe, expect, it } from 'vitest';
import { db, queries } from '@/lib/db/client';
import { newId } from '@/lib/ids';
import { exportInput } from '@/lib/schemas/exports';
import { keepArticleInput } from '@/lib/schemas/seminars';
import { keepArticle } from '@/lib/services/articles';
import { keepDraftImages } from '@/lib/services/draft-images';
import { exportFile } from '@/lib/services/export-files';
import { picturesFrom } from '@/lib/services/export-pictures';
import { useTestDatabase } from '../../support/database';
import { all, openDocx } from '../../support/docx-reader';
import { actorOf, makeSeminar, type TestSeminar, type TestUser } from '../../support/factories';
import { elements, openPdf } from '../../support/pdf-reader';

useTestDatabase();

const PATIENCE = 60_000;
const NOW = new Date('2026-11-24T10:00:00Z');
const BASE = 'https://scholium.example.org';

let seminar: TestSeminar;
let barns: { id: string; pictures: string[] };
let mills: typeof barns;

const drawn = (red: number, channels: 3 | 4 = 3) => sharp({ create: { width: 40, height: 20, channels, background: { r: red, g: 40, b: 40, ...(channels === 4 ? { alpha: 0.5 } : {}) } as never } });

async function articleWith(title: string, given: Buffer[]): Promise<typeof barns> {
  const actor = actorOf(seminar.people.instructor);
  const found = given.map((bytes) => ({ id: newId(), bytes }));
  await keepDraftImages(actor, seminar.id, found);
  const blocks = found.map(({ id }, index) => ({ kind: 'image', text: `${title} ${index}`, format: { image: { id, width: 1, height: 1 } } }));
  const { id } = await keepArticle(actor, seminar.id, keepArticleInput.parse({ title, language: 'en', blocks: [{ kind: 'paragraph', text: `${title}.` }, ...blocks] }));
  return { id, pictures: found.map((each) => each.id) };
}

async function fileOf(who: TestUser, format: string, what: object = { article: barns.id }, options: object = {}): Promise<Buffer> {
  const { pieces } = await exportFile(actorOf(who), what, exportInput.parse({ format, ...options }), NOW, BASE);
  const chunks: Uint8Array[] = [];
  for await (const piece of pieces) chunks.push(typeof piece === 'string' ? Buffer.from(piece) : piece);
  return Buffer.concat(chunks);
}
const kept = async (id: string) => Buffer.from((await db.articleImage.findUniqueOrThrow({ where: { id } })).bytes);

beforeAll(async () => {
  seminar = await makeSeminar();
  barns = await articleWith('Barns', [await drawn(180).jpeg().toBuffer(), await drawn(90, 4).png().toBuffer()]);
  mills = await articleWith('Mills', [await drawn(20).png().toBuffer()]);
});

describe('pictures in exports', { timeout: PATIENCE }, () => {
  it('stand in a web page as they are kept, of all articles of a seminar', async () => {
    const html = (await fileOf(seminar.people.observer, 'html', { seminar: seminar.id })).toString();
    const found = [...html.matchAll(/src="data:image\/(?:png|jpeg);base64,([^"]+)"/g)].map(([, data]) => data!);
    const expected = await Promise.all([...barns.pictures, ...mills.pictures].map(async (id) => (await kept(id)).toString('base64')));
    expect(found.sort()).toEqual(expected.sort());
  });

  it('stand in Word and PDF, the same each time, upon white in a PDF', async () => {
    const [word, pdf] = [await fileOf(seminar.people.participant, 'docx'), await fileOf(seminar.people.participant, 'pdf')];
    expect(all(openDocx(word).part('word/document.xml'), 'wp:docPr').map(({ attributes }) => attributes.descr)).toEqual(['Barns 0', 'Barns 1']);
    const { pages } = await openPdf(Uint8Array.from(pdf));
    expect(pages.flatMap(({ structure }) => elements(structure)).flatMap(({ role, alt }) => (role === 'Figure' ? [alt] : []))).toEqual(['Barns 0', 'Barns 1']);
    // Where something is see-through, a PDF has a mask.
    expect(pdf.includes('/SMask')).toBe(false);
    expect(word.equals(await fileOf(seminar.people.participant, 'docx'))).toBe(true);
    expect(pdf.equals(await fileOf(seminar.people.participant, 'pdf'))).toBe(true);
  });

  it('stay out with the text, and leave to nobody who may not read the article', async () => {
    expect((await fileOf(seminar.people.participant, 'html', undefined, { text: false })).includes('<img')).toBe(false);
    await expect(fileOf(seminar.people.outsider, 'html')).rejects.toMatchObject({ code: 'not_found' });
  });

  it('are found under their own article alone, whatever a block says', async () => {
    const [foreign] = mills.pictures;
    const draft = newId();
    await keepDraftImages(actorOf(seminar.people.instructor), seminar.id, [{ id: draft, bytes: await drawn(1).png().toBuffer() }]);
    const picture = picturesFrom(queries)(barns.id);
    for (const id of [foreign!, draft, newId(), "' OR true --"]) expect(await picture(id)).toBeNull();
    expect(await picture(barns.pictures[0]!)).toMatchObject({ mediaType: 'image/jpeg', width: 40, height: 20 });
  });

  it('are left out where the file would become too large, and those that fit go in', async () => {
    const [jpeg, png] = await Promise.all(barns.pictures.map(async (id) => (await kept(id)).length));
    const found = async (room: { pictures: number; bytes: number }) => {
      const pictures = picturesFrom(queries, room);
      const all: boolean[] = [];
      // One file's articles share its room.
      for (const [article, id] of [[barns, barns.pictures[0]], [barns, barns.pictures[1]], [mills, mills.pictures[0]]] as const) all.push((await pictures(article.id)(id!)) !== null);
      return all;
    };
    expect(await found({ pictures: 9, bytes: 1_000_000 })).toEqual([true, true, true]);
    expect(await found({ pictures: 2, bytes: 1_000_000 })).toEqual([true, true, false]);
    expect(await found({ pictures: 9, bytes: jpeg! + png! })).toEqual([true, true, false]);
    expect(await found({ pictures: 9, bytes: jpeg! - 1 })).toEqual([false, true, (await kept(mills.pictures[0]!)).length <= jpeg! - 1 - png!]);
  });
});
