import fc from 'fast-check';

/** Graphemes that are easy to cut in two or to mistake for each other. */
const GRAPHEMES = ['👨‍👩‍👧', '👍🏽', '🇵🇰', '🏳️‍🌈', 'é', 'e\u0301', 'a\u0323\u0302', 'क्षि', 'ی', 'نِّ', '한', '가', '河', 'x', ' ', '\n\n', '.', '\r\n', '\u200f', '\u0000', '\u0650'];
const WORDS = ['the', 'bridge', 'fails', 'If', 'we', 'walk.', 'گیا', 'ہے۔', '河水', '上涨。', 'naïve', '👩‍🚀', '\n\n'];

/** Any text: of awkward graphemes, of a few words that repeat themselves, or of arbitrary characters. */
export const anyText = fc.oneof(
  fc.array(fc.constantFrom(...GRAPHEMES), { maxLength: 60 }).map((parts) => parts.join('')),
  fc.array(fc.constantFrom(...WORDS), { maxLength: 60 }).map((parts) => parts.join(' ')),
  fc.string({ unit: 'grapheme', maxLength: 80 }),
  fc.string({ unit: 'binary', maxLength: 80 }),
);

/** A text with a range in it, which may be empty and may cut graphemes. */
export const textWithRange = anyText.chain((text) =>
  fc.tuple(fc.nat(text.length), fc.nat(text.length)).map(([a, b]) => ({ text, start: Math.min(a, b), end: Math.max(a, b) })),
);

/** Whether an offset lies between two graphemes of the whole text. */
export function isBoundary(text: string, offset: number): boolean {
  if (offset === 0 || offset === text.length) return true;
  return [...new Intl.Segmenter().segment(text)].some(({ index }) => index === offset);
}
