import type { BlockFormat } from '../core/document/format';
import { queries } from '../db/client';
import { anyOf, type Queries, sql } from '../db/sql';
import { AppError, notFound } from '../errors';
import type { Actor } from '../policy/actor';
import { articleFor, isId, seminarFor } from './access';

/** `read` gives its bytes. @throws not_found where it is gone meanwhile */
export type ImageFile = { mediaType: string; read: () => Promise<Buffer> };
export type ImageSize = { width: number; height: number };
type Block = { text: string; format?: BlockFormat | undefined };

/**
 * Makes the pictures of an article's blocks its own, in the transaction that keeps the blocks. They
 * are the actor's own drafts of this seminar, or the article's already.
 * @returns the blocks with each picture's true size
 * @throws validation at the first block whose picture is neither
 */
export async function bindImages<B extends Block>(tx: Queries, actor: Actor, { seminarId, articleId }: { seminarId: string; articleId: string }, blocks: readonly B[]): Promise<B[]> {
  const ids = [...new Set(blocks.flatMap(({ format }) => format?.image?.id ?? []))];
  if (ids.length === 0) return [...blocks];
  const bound = await tx.$queryRaw<({ id: string } & ImageSize)[]>(sql`
    UPDATE "ArticleImage" SET "articleId" = ${articleId}::uuid
    WHERE "id" = ${anyOf(ids)} AND "seminarId" = ${seminarId}::uuid
      AND ("articleId" = ${articleId}::uuid OR ("articleId" IS NULL AND "createdById" = ${actor.userId}::uuid))
    RETURNING "id", "width", "height"`);
  const kept = bound.length < ids.length ? await ownElsewhere(tx, actor, ids, articleId) : new Set<string>();
  const sizes = new Map(bound.map(({ id, width, height }) => [id, { width, height }]));
  return blocks.map((block, index) => {
    const { image } = block.format ?? {};
    if (!image) return block;
    const size = sizes.get(image.id.toLowerCase());
    if (!size) throw missing(index, kept.has(image.id.toLowerCase()));
    return { ...block, format: { ...block.format, image: { id: image.id.toLowerCase(), ...size } } };
  });
}

/** Which of some pictures the actor brought in themselves, and kept in another article. */
async function ownElsewhere(tx: Queries, actor: Actor, ids: readonly string[], articleId: string): Promise<Set<string>> {
  const rows = await tx.$queryRaw<{ id: string }[]>(sql`
    SELECT "id" FROM "ArticleImage" WHERE "id" = ${anyOf(ids)} AND "createdById" = ${actor.userId}::uuid AND "articleId" <> ${articleId}::uuid`);
  return new Set(rows.map(({ id }) => id));
}

function missing(index: number, isElsewhere: boolean): AppError {
  const message = isElsewhere
    ? 'This picture belongs to an article that you kept before. Take it out, or read the file again.'
    : 'This picture is not kept here any more: pictures of a draft wait for a day. Take it out, or read the file again.';
  return new AppError('validation', message, { fields: { [`blocks.${index}.text`]: message } });
}

/** A picture of an article, for whoever may read the article. @throws not_found */
export async function getImage(actor: Actor, articleId: string, id: string): Promise<ImageFile> {
  await articleFor(actor, articleId, 'article.read');
  return load(id, sql`"articleId" = ${articleId}::uuid`);
}

/** A picture of one's own draft. @throws not_found, forbidden */
export async function getDraftImage(actor: Actor, seminarId: string, id: string): Promise<ImageFile> {
  await seminarFor(actor, seminarId, 'article.import');
  return load(id, sql`"seminarId" = ${seminarId}::uuid AND "createdById" = ${actor.userId}::uuid AND "articleId" IS NULL`);
}

async function load(id: string, where: ReturnType<typeof sql>): Promise<ImageFile> {
  const row = async <Row>(columns: ReturnType<typeof sql>): Promise<Row> => {
    const [found] = isId(id) ? await queries.$queryRaw<Row[]>(sql`SELECT ${columns} FROM "ArticleImage" WHERE "id" = ${id}::uuid AND ${where}`) : [];
    if (!found) throw notFound('picture');
    return found;
  };
  const { mediaType } = await row<{ mediaType: string }>(sql`"mediaType"`);
  return { mediaType, read: async () => (await row<{ bytes: Buffer }>(sql`"bytes"`)).bytes };
}

/** Removes the pictures of drafts that nobody kept within a day. @returns how many */
export const sweepDraftImages = (): Promise<number> => queries.$executeRaw(sql`
  DELETE FROM "ArticleImage" WHERE "articleId" IS NULL AND "createdAt" < now() - interval '1 day'`);
