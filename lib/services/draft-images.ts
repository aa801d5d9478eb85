import { queries } from '../db/client';
import { anyOf, sql } from '../db/sql';
import type { Actor } from '../policy/actor';
import { seminarFor } from './access';
import type { ImageSize } from './images';
import { type PictureProblem, reencode } from './images/reencode';

/** Pictures of one file that are kept; more is an album. */
export const MAX_IMAGES = 200;
/** What one person's drafts may hold in pictures, and so what one may: those of the oldest drafts go first. */
const MAX_DRAFT_BYTES = 100 * 1024 * 1024;

/** What became of a picture that was brought in: its size as it is kept, or why it is not; `many` for those beyond the most, in number or in all together. */
export type Stored = ImageSize | PictureProblem | 'many';

/**
 * Makes a file's pictures anew and keeps them for its uploader's draft, for a day.
 * @param found each under the id that the draft's blocks call it by
 * @throws not_found, forbidden; the reason of the signal
 */
export async function keepDraftImages(actor: Actor, seminarId: string, found: readonly { id: string; bytes: Uint8Array }[], signal?: AbortSignal): Promise<Map<string, Stored>> {
  await seminarFor(actor, seminarId, 'article.import');
  const stored = new Map<string, Stored>(found.slice(MAX_IMAGES).map(({ id }) => [id, 'many']));
  let held = 0;
  try {
    for (const { id, bytes } of found.slice(0, MAX_IMAGES)) {
      signal?.throwIfAborted();
      const made = await reencode(bytes);
      if (made.ok) {
        const { mediaType, width, height, bytes: data } = made.picture;
        if (held + data.length > MAX_DRAFT_BYTES) {
          stored.set(id, 'many');
          continue;
        }
        held += data.length;
        await queries.$executeRaw(sql`
          INSERT INTO "ArticleImage" ("id", "seminarId", "mediaType", "width", "height", "bytes", "createdById")
          VALUES (${id}::uuid, ${seminarId}::uuid, ${mediaType}, ${width}, ${height}, ${data}::bytea, ${actor.userId}::uuid)`);
      }
      stored.set(id, made.ok ? { width: made.picture.width, height: made.picture.height } : made.problem);
    }
  } finally {
    // Also when it is broken off: what is kept by then counts.
    if (held > 0) await makeRoom(actor, found.map(({ id }) => id));
  }
  return stored;
}

/** Lets go of the pictures of the actor's oldest drafts where all together are too large; those of the newest, which is being made, fit and stay. */
const makeRoom = (actor: Actor, newest: readonly string[]): Promise<number> => queries.$executeRaw(sql`
  DELETE FROM "ArticleImage" WHERE "articleId" IS NULL AND "id" IN (
    SELECT "id" FROM (
      SELECT "id", sum(length("bytes")) OVER (ORDER BY "id" = ${anyOf(newest)} DESC, "createdAt" DESC, "id" DESC) AS "upTo" FROM "ArticleImage" WHERE "createdById" = ${actor.userId}::uuid AND "articleId" IS NULL) i
    WHERE i."upTo" > ${MAX_DRAFT_BYTES})`);
