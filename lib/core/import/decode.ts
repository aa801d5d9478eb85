import { MAX_ARTICLE_BYTES } from './limits';
import { type ImportProblem, importProblem } from './problems';

/** As much of a file as tells what it is. */
const SAMPLE = 4_096;
/** How well-known files that are no plain text begin: PDF, ZIP (Word, EPUB), RTF, PNG, GIF, JPEG, old Word, gzip. */
const BINARY_STARTS = ['%PDF-', 'PK\x03\x04', '{\\rtf', '\x89PNG', 'GIF8', '\xff\xd8\xff', '\xd0\xcf\x11\xe0', '\x1f\x8b'];

/** Whether a text begins as a file that is none. */
export const hasBinaryStart = (content: string) => BINARY_STARTS.some((start) => content.startsWith(start));

/** The text of a file, strictly as UTF-8. Never throws. */
export function decodeText(bytes: Uint8Array): { ok: true; text: string } | { ok: false; problem: ImportProblem } {
  const fail = (code: ImportProblem['code']) => ({ ok: false as const, problem: importProblem(code) });
  if (bytes.byteLength === 0) return fail('empty');
  if (bytes.byteLength > MAX_ARTICLE_BYTES) return fail('too_large');
  if (hasBinaryStart(String.fromCharCode(...bytes.subarray(0, 8)))) return fail('binary');
  if (isUtf16(bytes)) return fail('encoding');
  if (bytes.includes(0)) return fail('binary');
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return fail(looksBinary(bytes) ? 'binary' : 'encoding');
  }
}

/** By its byte order mark, or by every other byte of plain letters being zero. */
function isUtf16(bytes: Uint8Array): boolean {
  if ((bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff)) return true;
  const sample = bytes.subarray(0, SAMPLE);
  const zeros = [0, 0];
  for (const [index, byte] of sample.entries()) if (byte === 0) zeros[index % 2]! += 1;
  return Math.max(...zeros) > sample.length / 4 && Math.min(...zeros) === 0;
}

/** Text in an old 8-bit encoding has hardly any control characters; pictures and archives have many. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, SAMPLE);
  const controls = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return controls > sample.length / 50;
}
