import { MAX_ARTICLE_BYTES } from './limits';
import { type ImportProblem, importProblem } from './problems';

/** The text of a file, strictly as UTF-8. Never throws. */
export function decodeText(bytes: Uint8Array): { ok: true; text: string } | { ok: false; problem: ImportProblem } {
  if (bytes.byteLength === 0) return { ok: false, problem: importProblem('empty') };
  if (bytes.byteLength > MAX_ARTICLE_BYTES) return { ok: false, problem: importProblem('too_large') };
  const utf16 = (bytes[0] === 0xff && bytes[1] === 0xfe) || (bytes[0] === 0xfe && bytes[1] === 0xff);
  if (utf16) return { ok: false, problem: importProblem('encoding') };
  if (bytes.includes(0)) return { ok: false, problem: importProblem('binary') };
  try {
    return { ok: true, text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { ok: false, problem: importProblem(looksBinary(bytes) ? 'binary' : 'encoding') };
  }
}

/** Text in an old 8-bit encoding has hardly any control characters; pictures and archives have many. */
function looksBinary(bytes: Uint8Array): boolean {
  const sample = bytes.subarray(0, 4096);
  const controls = sample.filter((byte) => byte < 9 || (byte > 13 && byte < 32)).length;
  return controls > sample.length / 50;
}
