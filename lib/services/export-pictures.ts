import { type ExportPicture, MAX_EXPORT_PICTURE_BYTES, MAX_EXPORT_PICTURES, type PictureOf } from '../core/exports/model';
import { type Queries, sql } from '../db/sql';
import { isId } from './access';
import { uponWhite } from './images/upon-white';

type Row = Omit<ExportPicture, 'bytes'> & { bytes: Buffer };

const ROOM = { pictures: MAX_EXPORT_PICTURES, bytes: MAX_EXPORT_PICTURE_BYTES };

/**
 * The pictures of a file's articles, fetched one at a time when a format asks for one, until the file has no room for
 * more. Whoever asks has been given the article, and only its own pictures are found.
 * @param room what the file holds of them at most @returns for each article the accessor of its pictures
 */
export function picturesFrom(at: Queries, room = ROOM): (articleId: string) => PictureOf {
  let { pictures, bytes } = room;
  return (articleId) => async (id, { opaque } = { opaque: false }) => {
    if (!isId(id) || pictures === 0) return null;
    // Measured before it is fetched, so that what has no room is never in memory.
    const [row] = await at.$queryRaw<Row[]>(sql`
      SELECT "mediaType", "width", "height", "bytes" FROM "ArticleImage"
      WHERE "id" = ${id}::uuid AND "articleId" = ${articleId}::uuid AND length("bytes") <= ${bytes}`);
    if (!row) return null;
    pictures -= 1;
    bytes -= row.bytes.length;
    return opaque ? { ...row, bytes: await uponWhite(row) } : row;
  };
}
