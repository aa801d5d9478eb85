import sharp from 'sharp';

/** Where a PNG says how its colours are kept, and the two ways in which nothing of it is see-through. */
const COLOUR_TYPE = 25;
const OPAQUE = [0, 2];

/**
 * A kept picture as it looks on paper. Only a PNG that may be see-through is made anew: a PDF would have to part colours
 * and transparency, pixel by pixel. Same picture, same bytes.
 */
export async function uponWhite({ mediaType, bytes }: { mediaType: string; bytes: Buffer }): Promise<Buffer> {
  if (mediaType !== 'image/png' || OPAQUE.includes(bytes[COLOUR_TYPE]!)) return bytes;
  return sharp(bytes).flatten({ background: 'white' }).png().toBuffer();
}
