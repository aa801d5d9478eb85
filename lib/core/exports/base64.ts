const LETTERS = new TextEncoder().encode('ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/');
const PADDING = '='.charCodeAt(0);

/** Bytes as base64. By number: to make the text of one letter a byte that `btoa` wants takes twice as long. */
export function base64Of(bytes: Uint8Array): string {
  const letters = new Uint8Array(Math.ceil(bytes.length / 3) * 4).fill(PADDING);
  for (let from = 0, to = 0; from < bytes.length; from += 3, to += 4) {
    const left = bytes.length - from;
    const three = (bytes[from]! << 16) | ((bytes[from + 1] ?? 0) << 8) | (bytes[from + 2] ?? 0);
    letters[to] = LETTERS[three >> 18]!;
    letters[to + 1] = LETTERS[(three >> 12) & 63]!;
    if (left > 1) letters[to + 2] = LETTERS[(three >> 6) & 63]!;
    if (left > 2) letters[to + 3] = LETTERS[three & 63]!;
  }
  return new TextDecoder().decode(letters);
}
