import { describe, expect, it } from 'vitest';
import { decodeText } from '@/lib/core/import/decode';
import { MAX_ARTICLE_BYTES } from '@/lib/core/import/limits';

const bytes = (text: string, encoding: BufferEncoding = 'utf8') => new Uint8Array(Buffer.from(text, encoding));
const outcome = (input: Uint8Array) => {
  const decoded = decodeText(input);
  return decoded.ok ? decoded.text : decoded.problem.code;
};

describe('a file', () => {
  it.each([
    ['in UTF-8', bytes('Süß, پل, 桥, 😀'), 'Süß, پل, 桥, 😀'],
    ['with a byte order mark', bytes('\uFEFFbridge'), 'bridge'],
    ['that is empty', bytes(''), 'empty'],
    ['in Latin-1', bytes('Brücke über den Fluß', 'latin1'), 'encoding'],
    ['in UTF-16 with a mark', bytes('\uFEFFbridge over the river', 'utf16le'), 'encoding'],
    ['in UTF-16 without one', bytes('bridge over the river', 'utf16le'), 'encoding'],
    ['in big-endian UTF-16', Uint8Array.from([0xfe, 0xff, 0, 0x62, 0, 0x72]), 'encoding'],
    ['of a picture', Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13]), 'binary'],
    ['of a photograph', Uint8Array.from([0xff, 0xd8, 0xff, 0xe0, 0, 16]), 'binary'],
    ['of Word', Uint8Array.from([0x50, 0x4b, 3, 4, 20, 0, 6, 0]), 'binary'],
    ['of PDF, even with no byte that is not text', bytes('%PDF-1.4\n1 0 obj'), 'binary'],
    ['of rich text', bytes('{\\rtf1\\ansi Bridge}'), 'binary'],
    ['with a NUL', bytes('a\u0000b c d e f'), 'binary'],
    ['full of control characters', Uint8Array.from({ length: 200 }, (_, index) => (index % 3 === 0 ? 0x01 : 0xe4)), 'binary'],
    ['that is too large', new Uint8Array(MAX_ARTICLE_BYTES + 1).fill(0x61), 'too_large'],
  ])('%s', (_, input, expected) => expect(outcome(input)).toBe(expected));

  it('of the largest size is taken', () => {
    expect(outcome(new Uint8Array(MAX_ARTICLE_BYTES).fill(0x61))).toHaveLength(MAX_ARTICLE_BYTES);
  });

  it('that is refused says how to mend it', () => {
    const refused = decodeText(bytes('Fluß', 'latin1'));
    expect(refused).toMatchObject({ ok: false, problem: { message: expect.stringContaining('UTF-8') } });
  });
});
