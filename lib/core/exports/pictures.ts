import type { PlacedParagraph } from '../document/article';
import type { ExportArticle, ExportPicture, PictureOf } from './model';

/** How formats show the pictures of an article, or tell of those that they do not show. */

/** The picture of a block; `null` where it is none, where none was brought in with its words, and where the file has no room for it. */
export const pictureIn = async ({ kind, format }: PlacedParagraph, picture: PictureOf, look?: { opaque: boolean }): Promise<ExportPicture | null> =>
  kind === 'image' && format?.image ? picture(format.image.id, look) : null;

/** All pictures of an article by the keys of their blocks, for formats that hold a whole file. */
export async function picturesIn({ paragraphs }: ExportArticle, picture: PictureOf, look?: { opaque: boolean }): Promise<Map<string, ExportPicture>> {
  const found = new Map<string, ExportPicture>();
  for (const block of paragraphs) {
    const shown = await pictureIn(block, picture, look);
    if (shown) found.set(block.key, shown);
  }
  return found;
}

/** What is read out in place of a picture. */
export const alternativeOf = ({ text }: Pick<PlacedParagraph, 'text'>): string => text || 'Picture without a description';

/** What stands before the words of a picture where they are printed, and says why it is not seen. @param shown whether the picture stands above */
export function pictureLead({ text, format }: Pick<PlacedParagraph, 'text' | 'format'>, shown: boolean): string {
  const name = format?.image && !shown ? 'Picture (left out: too much for one file)' : 'Picture';
  return text === '' ? name : `${name}: `;
}

/** A picture's size within a frame, in its unit: as large as it was drawn, or smaller. @param perPixel how much a pixel is */
export function sizeWithin(picture: { width: number; height: number }, frame: { width: number; height: number }, perPixel: number): { width: number; height: number } {
  const scale = Math.min(perPixel, frame.width / picture.width, frame.height / picture.height);
  return { width: picture.width * scale, height: picture.height * scale };
}
