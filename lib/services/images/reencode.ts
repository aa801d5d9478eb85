import sharp, { type Sharp } from 'sharp';
import { turnsOf } from '../../turns';

/** A picture as Scholium made it: Word and PDF files hold these two kinds, and every browser shows them. */
export type Picture = { mediaType: 'image/png' | 'image/jpeg'; width: number; height: number; bytes: Buffer };

/** `kind`: no PNG, JPEG, WebP or GIF; `large`: too many bytes or pixels; `tiny`: nothing to see, as trackers have it; `broken`: cannot be decoded. */
export type PictureProblem = 'kind' | 'large' | 'tiny' | 'broken';
export type Reencoded = { ok: true; picture: Picture } | { ok: false; problem: PictureProblem };

/** Larger than a photograph as cameras write it. */
export const MAX_PICTURE_BYTES = 20 * 1024 * 1024;
/** Such a photograph has 24 million; decoded as a whole, each takes four bytes. */
const MAX_PIXELS = 30_000_000;
/** Twice the column of text on a dense screen; a page that is held upright may be longer. */
const FITS = { width: 2_000, height: 3_000, fit: 'inside', withoutEnlargement: true } as const;
/** Smaller than this in either direction is no picture of an article. */
const MIN_SIDE = 3;
/** A drawing as PNG may take this much; beyond, it is a photograph, and JPEG takes a tenth. */
const MAX_PNG_BYTES = 1024 * 1024;
const MAX_SECONDS = 10;

/** What each kind begins with. Others, SVG above all, are never given to the decoder. */
const STARTS: readonly [kind: string, start: RegExp][] = [
  ['png', /^\x89PNG\r\n\x1a\n/],
  ['jpeg', /^\xff\xd8\xff/],
  ['webp', /^RIFF[\s\S]{4}WEBP/],
  ['gif', /^GIF8[79]a/],
];

// Each picture is decoded once, so that nothing is worth keeping; and hashing passwords needs threads too.
sharp.cache(false);
sharp.concurrency(1);

const enter = turnsOf('making pictures anew', 1);

/**
 * Decodes a picture and makes it anew: without whatever else its file held (place, camera, comments,
 * things hidden behind its end), upright, of a moving one the first frame, no larger than a page
 * shows it. One at a time in each process. Never throws for what the file holds.
 */
export async function reencode(bytes: Uint8Array): Promise<Reencoded> {
  const leave = await enter();
  try {
    return await makeAnew(bytes);
  } finally {
    leave();
  }
}

async function makeAnew(bytes: Uint8Array): Promise<Reencoded> {
  const fail = (problem: PictureProblem): Reencoded => ({ ok: false, problem });
  if (bytes.byteLength > MAX_PICTURE_BYTES) return fail('large');
  const kind = kindOf(bytes);
  if (!kind) return fail('kind');
  try {
    // By what the file says of itself; the decoder holds it to that.
    const { width, height, hasAlpha } = await open(bytes, false).metadata();
    if (width < MIN_SIDE || height < MIN_SIDE) return fail('tiny');
    if (width * height > MAX_PIXELS) return fail('large');
    const upright = open(bytes).autoOrient().resize(FITS).timeout({ seconds: MAX_SECONDS });
    return { ok: true, picture: kind === 'jpeg' ? await asJpeg(upright) : await asPng(upright, hasAlpha) };
  } catch {
    return fail('broken');
  }
}

const open = (bytes: Uint8Array, limitInputPixels: number | false = MAX_PIXELS): Sharp => sharp(bytes, { limitInputPixels, failOn: 'error', pages: 1, sequentialRead: true });

function kindOf(bytes: Uint8Array): string | undefined {
  const beginning = String.fromCharCode(...bytes.subarray(0, 12));
  return STARTS.find(([, start]) => start.test(beginning))?.[0];
}

/** Lines and letters stay sharp as PNG; what that makes too large is a photograph. */
async function asPng(given: Sharp, hasAlpha: boolean): Promise<Picture> {
  const { data, info } = await given.clone().png().toBuffer({ resolveWithObject: true });
  if (data.length > MAX_PNG_BYTES) return asJpeg(hasAlpha ? given.flatten({ background: 'white' }) : given);
  return { mediaType: 'image/png', width: info.width, height: info.height, bytes: data };
}

async function asJpeg(given: Sharp): Promise<Picture> {
  const { data, info } = await given.jpeg({ quality: 82, mozjpeg: true }).toBuffer({ resolveWithObject: true });
  return { mediaType: 'image/jpeg', width: info.width, height: info.height, bytes: data };
}
