import { ImportFailure } from './failure';

/** Where pages say their encoding: the standard looks at so many bytes; some begin with long comments. */
const SAMPLE = 4_096;
const DECLARED = /<meta[^>]{0,200}?charset\s*=\s*["']?\s*([\w:-]{2,40})|<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w:-]{2,40})/iu;

/**
 * The text of a page: by its byte order mark, by what the server said, by what it says itself, else
 * as UTF-8. An encoding that nobody named is not guessed.
 * @param charset of the media type, where known
 * @throws ImportFailure encoding, empty
 */
export function decodeMarkup(bytes: Uint8Array, charset?: string): string {
  if (bytes.byteLength === 0) throw new ImportFailure('empty');
  const start = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.byteLength, SAMPLE)).toString('latin1');
  const declared = DECLARED.exec(start);
  const label = markOf(bytes) ?? charset ?? declared?.[1] ?? declared?.[2] ?? 'utf-8';
  try {
    // A page cannot be UTF-16 and yet have been read up to where it says so.
    return decoder(/^utf-?16/iu.test(label) && !markOf(bytes) && !charset ? 'utf-8' : label).decode(bytes);
  } catch {
    throw new ImportFailure('encoding');
  }
}

function markOf(bytes: Uint8Array): string | null {
  const [first, second, third] = bytes;
  if (first === 0xef && second === 0xbb && third === 0xbf) return 'utf-8';
  if (first === 0xff && second === 0xfe) return 'utf-16le';
  return first === 0xfe && second === 0xff ? 'utf-16be' : null;
}

/** Strict for UTF-8; in the old encodings every byte is some letter. @throws RangeError where nobody knows it */
const decoder = (label: string) => new TextDecoder(label, { fatal: /^utf-?8$/iu.test(label.trim()) });
