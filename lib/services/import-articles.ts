import { type Paragraph, type PlacedParagraph, placeParagraphs } from '../core/document/article';
import type { BlockFormat } from '../core/document/format';
import type { ParsedArticle } from '../core/exports/json-parse';
import { sameText } from '../core/imports/placing';
import { anyOf, literal, type Queries, sql, type Tx } from '../db/sql';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { bindImages } from './images';
import { derivedId, idsFor } from './import-ids';

/** The ids under which an article's pictures are kept, by those that the file has for them. */
export type KeptPictures = ReadonlyMap<string, string>;

/** The article of the seminar that an article of a file is, or becomes. `null` where the file does not hold its text. */
export type Counterpart = { id: string; title: string; made: boolean; sameArticle: boolean; revision: number; paragraphs: PlacedParagraph[] };

type Row = { id: string; title: string; revision: number; paragraphs: Paragraph[] };

/** Articles are compared so many at most; a seminar with more of them has ids. */
const MOST_COMPARED = 500;

/** By the same id; else by the same words, so that a text which was brought in by hand is not there twice; else a new one. */
export async function counterpartOf(tx: Queries, seminarId: string, article: ParsedArticle): Promise<Counterpart | null> {
  const ids = idsFor(seminarId, 'article', article.id);
  const byId = await articlesWhere(tx, sql`x."seminarId" = ${seminarId}::uuid AND x."id" = ${anyOf(ids)}`);
  const same = ids.flatMap((id) => byId.find((row) => row.id === id) ?? [])[0];
  if (same) return { ...placed(same), made: false, sameArticle: true };
  const { paragraphs } = article;
  const texts = paragraphs.flatMap(({ key, kind, text, format }): Paragraph[] => (text === null ? [] : [{ key, kind, text, ...(format ? { format } : {}) }]));
  if (texts.length === 0 || texts.length < paragraphs.length) return null;
  // Only those with the same first paragraph are read as a whole.
  const alike = await articlesWhere(tx, sql`x."seminarId" = ${seminarId}::uuid AND x."id" IN (
    SELECT r."articleId" FROM "Revision" r JOIN "Article" y ON y."id" = r."articleId" AND y."currentRevision" = r."number" JOIN "Paragraph" p ON p."revisionId" = r."id"
    WHERE y."seminarId" = ${seminarId}::uuid AND p."position" = 0 AND p."text" = ${texts[0]!.text})`);
  const found = alike.find((row) => sameText(texts, row.paragraphs));
  if (found) return { ...placed(found), made: false, sameArticle: false };
  return { id: derivedId(seminarId, 'article', article.id), title: titleOf(article), made: true, sameArticle: true, revision: 1, paragraphs: placeParagraphs(texts) };
}

/** A block with the picture that was kept for it; of one that the file does not hold, the words stay. */
function withPicture<B extends { format?: BlockFormat }>({ format, ...block }: B, pictures: KeptPictures): Omit<B, 'format'> & { format?: BlockFormat } {
  const { image, ...rest } = format ?? {};
  const id = image && pictures.get(image.id.toLowerCase());
  const kept = { ...rest, ...(id === undefined ? {} : { image: { ...image!, id } }) };
  return { ...block, ...(Object.keys(kept).length > 0 ? { format: kept } : {}) };
}

const titleOf = ({ title }: ParsedArticle) => title.replace(/\s+/gu, ' ').trim() || 'Untitled';
const placed = ({ id, title, revision, paragraphs }: Row) => ({ id, title, revision, paragraphs: placeParagraphs(paragraphs) });

const articlesWhere = (tx: Queries, where: ReturnType<typeof sql>) => tx.$queryRaw<Row[]>(sql`
  SELECT x."id", x."title", x."currentRevision" AS "revision", COALESCE(json_agg(json_build_object('key', p."key", 'kind', p."kind", 'text', p."text") ORDER BY p."position") FILTER (WHERE p."key" IS NOT NULL), '[]'::json) AS "paragraphs"
  FROM "Article" x JOIN "Revision" r ON r."articleId" = x."id" AND r."number" = x."currentRevision" LEFT JOIN "Paragraph" p ON p."revisionId" = r."id"
  WHERE ${where} GROUP BY x."id" ORDER BY x."createdAt", x."id" LIMIT ${literal(MOST_COMPARED)}`);

/** Keeps a new article as its first revision, with the keys that it had and the pictures that were kept for it. */
export async function keepCounterpart(tx: Tx, actor: Actor, seminarId: string, article: ParsedArticle, { id, title, paragraphs }: Counterpart, pictures: KeptPictures): Promise<void> {
  const { byline, authorNote, dateline, source } = article;
  const language = /^[a-z]{2,3}(-[A-Za-z0-9]{2,8}){0,3}$/.test(article.language) ? article.language : 'en';
  await tx.article.create({ data: { id, seminarId, title, byline, authorNote, dateline, source, language, createdById: actor.userId } });
  const blocks = await bindImages(tx, actor, { seminarId, articleId: id }, paragraphs.map((block) => withPicture(block, pictures)));
  const revisionId = newId();
  await tx.revision.create({ data: { id: revisionId, articleId: id, number: 1, createdById: actor.userId } });
  await tx.paragraph.createMany({ data: blocks.map(({ key, kind, text, format }, position) => ({ revisionId, position, key, kind, text, ...(format ? { format } : {}) })) });
}
