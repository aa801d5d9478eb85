import { unzipSync } from 'fflate';
import { ImportFailure } from './failure';
import { MAX_ENTRIES, MAX_MARKUP_BYTES, MAX_UNPACKED_BYTES } from './limits';

export type Archive = Map<string, Uint8Array>;

const MARKUP = /\.(?:xml|rels|opf|ncx|x?html?)$/iu;
/** Entities that are made of each other grow without end; neither Word nor e-books declare any. */
const ENTITY = '<!ENTITY';

/**
 * Unpacks the files of an archive that are asked for. Nothing grows beyond the size that it
 * declares, and what declares too much is not unpacked at all.
 * @throws ImportFailure too_complex, damaged
 */
export function unpack(bytes: Uint8Array, wanted: (name: string) => boolean): Archive {
  let entries = 0;
  let total = 0;
  const files = attempt(() =>
    unzipSync(bytes, {
      filter({ name, originalSize }) {
        if ((entries += 1) > MAX_ENTRIES) throw new ImportFailure('too_complex');
        if (name.endsWith('/') || !wanted(name)) return false;
        if ((total += originalSize) > MAX_UNPACKED_BYTES || (MARKUP.test(name) && originalSize > MAX_MARKUP_BYTES)) throw new ImportFailure('too_complex');
        return true;
      },
    }),
  );
  const archive: Archive = new Map(Object.entries(files));
  for (const [name, file] of archive) if (MARKUP.test(name) && Buffer.from(file.buffer, file.byteOffset, file.byteLength).includes(ENTITY)) throw new ImportFailure('too_complex');
  return archive;
}

function attempt<Result>(work: () => Result): Result {
  try {
    return work();
  } catch (error) {
    throw error instanceof ImportFailure ? error : new ImportFailure('damaged');
  }
}

const [OPEN, CLOSE, SLASH, BANG, QUESTION] = [60, 62, 47, 33, 63];

/** How deep elements lie within each other in XML; what is not closed counts on. Reads each byte once. */
export function depthOf(xml: Uint8Array): number {
  let [depth, most] = [0, 0];
  for (let at = xml.indexOf(OPEN); at !== -1; at = xml.indexOf(OPEN, at + 1)) {
    const next = xml[at + 1];
    if (next === SLASH) depth -= 1;
    else if (next !== BANG && next !== QUESTION) {
      const end = xml.indexOf(CLOSE, at);
      if (end === -1) break;
      if (xml[end - 1] !== SLASH) most = Math.max(most, (depth += 1));
    }
  }
  return most;
}

/** How pictures begin that can be shown once they are made anew: PNG, JPEG, GIF, TIFF. WebP and AVIF say so further on. */
const PICTURES = ['\x89PNG\r\n', '\xff\xd8\xff', 'GIF8', 'II*\0', 'MM\0*'];

/** Whether a file is a picture of dots; drawings may hold programs, and Word's own kinds nobody reads. */
export function isPicture(bytes: Uint8Array): boolean {
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, 16)).toString('latin1');
  return PICTURES.some((each) => start.startsWith(each)) || /^RIFF.{4}WEBP|^.{4}ftypavif/su.test(start);
}
