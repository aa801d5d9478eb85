import type { ExportProblem, ParsedArticle } from '../core/exports/json-parse';
import { queries } from '../db/client';
import { anyOf, sql } from '../db/sql';
import { newId } from '../ids';
import type { Actor } from '../policy/actor';
import { keepDraftImages, type Stored } from './draft-images';
import { counterpartOf, type KeptPictures } from './import-articles';
import { reencode } from './images/reencode';

/** Why a picture of a file is not kept. */
const REASONS: Record<Extract<Stored, string>, string> = {
  kind: 'is no PNG, JPEG, WebP or GIF',
  large: 'has too many bytes or pixels',
  tiny: 'is smaller than three pixels',
  broken: 'cannot be decoded',
  many: 'is one too many',
};

export type FilePictures = {
  /** By the article of the file. */
  kept: ReadonlyMap<ParsedArticle, KeptPictures>;
  problems: ExportProblem[];
  /** Removes those that became no article's. */
  letGo: () => Promise<void>;
};

/**
 * Takes the pictures of a file's articles the way of every picture that is brought in: made anew, one at a time, and kept
 * as drafts of the actor until their article is. Articles that are here already have theirs.
 * @param within milliseconds that this may take @param most stops after so many problems
 * @throws not_found, forbidden
 */
export async function keepPictures(actor: Actor, seminarId: string, articles: readonly ParsedArticle[], { dryRun, within, most }: { dryRun: boolean; within: number; most: number }): Promise<FilePictures> {
  const kept = new Map<ParsedArticle, Map<string, string>>();
  const problems: ExportProblem[] = [];
  const ids: string[] = [];
  const until = performance.now() + within;
  const take = async (bytes: Buffer): Promise<{ id: string; stored: Stored }> => {
    const id = newId();
    if (dryRun) {
      const made = await reencode(bytes);
      return { id, stored: made.ok ? made.picture : made.problem };
    }
    ids.push(id);
    return { id, stored: (await keepDraftImages(actor, seminarId, [{ id, bytes }])).get(id)! };
  };
  for (const article of articles) {
    const pictures = shownIn(article);
    if (pictures.length === 0 || !(await counterpartOf(queries, seminarId, article))?.made) continue;
    const own = new Map<string, string>();
    for (const picture of pictures) {
      if (problems.length >= most) break;
      if (performance.now() > until) {
        problems.push({ item: 'file', reason: 'holds so many pictures that making them anew takes too long. Export it in parts.' });
        break;
      }
      const { id, stored } = await take(Buffer.from(picture.bytes, 'base64'));
      if (typeof stored === 'string') problems.push({ item: `article ${article.id}, picture ${picture.id}`, reason: REASONS[stored] });
      else own.set(picture.id.toLowerCase(), id);
    }
    kept.set(article, own);
  }
  return { kept, problems, letGo: () => letGo(actor, ids) };
}

/** The pictures that the file holds for an article's paragraphs. */
function shownIn({ paragraphs, pictures }: ParsedArticle): { id: string; bytes: string }[] {
  const used = new Set(paragraphs.flatMap(({ format }) => format?.image?.id.toLowerCase() ?? []));
  return pictures.flatMap(({ id, bytes }) => (bytes !== null && used.has(id.toLowerCase()) ? [{ id, bytes }] : []));
}

async function letGo(actor: Actor, ids: readonly string[]): Promise<void> {
  if (ids.length === 0) return;
  await queries.$executeRaw(sql`DELETE FROM "ArticleImage" WHERE "id" = ${anyOf(ids)} AND "articleId" IS NULL AND "createdById" = ${actor.userId}::uuid`);
}
