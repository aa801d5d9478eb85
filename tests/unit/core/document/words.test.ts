import { describe, expect, it } from 'vitest';
import { selectByTap, selectByWord, wordAfter, wordAt, wordBefore } from '../../../../lib/core/document/words';

const text = 'Nobody, he said, sleeps.\n\nThe river rose.';
const words = (range: { start: number; end: number } | null, of = text) => (range ? of.slice(range.start, range.end) : null);

describe('the word after and before', () => {
  it('passes over white space, punctuation and the end of a paragraph', () => {
    expect(words(wordAfter(text, 0))).toBe('Nobody');
    expect(words(wordAfter(text, 6))).toBe('he');
    expect(words(wordAfter(text, 23))).toBe('The');
    expect(words(wordBefore(text, 26))).toBe('sleeps');
    expect(words(wordBefore(text, text.length))).toBe('rose');
  });

  it('is none at the ends', () => {
    expect(wordAfter(text, text.length - 1)).toBeNull();
    expect(wordBefore(text, 0)).toBeNull();
    expect(wordAfter('', 0)).toBeNull();
  });

  it('is found behind a long stretch that holds none', () => {
    const far = `${' '.repeat(2_000)}there${'.'.repeat(2_000)}`;
    expect(words(wordAfter(far, 0), far)).toBe('there');
    expect(words(wordBefore(far, far.length), far)).toBe('there');
  });

  it('is found in Urdu and in Chinese, which has no blanks', () => {
    expect(words(wordAfter('پل ٹوٹ گیا', 2), 'پل ٹوٹ گیا')).toBe('ٹوٹ');
    expect(words(wordAfter('河水上涨了', 0), '河水上涨了')).toBe('河水');
  });
});

describe('selecting by words', () => {
  it('begins at the paragraph, then goes from word to word', () => {
    const first = selectByWord(text, null, 26, 1, false);
    expect(words(first)).toBe('The');
    const second = selectByWord(text, first, 26, 1, false);
    expect(words(second)).toBe('river');
    expect(words(selectByWord(text, second, 26, -1, false))).toBe('The');
  });

  it('takes one word more, across paragraphs, and one less, but never none', () => {
    let range = selectByWord(text, { start: 17, end: 23 }, 0, 1, true);
    expect(words(range)).toBe('sleeps.\n\nThe');
    range = selectByWord(text, range, 0, -1, true);
    expect(words(range)).toBe('sleeps');
    expect(words(selectByWord(text, range, 0, -1, true))).toBe('sleeps');
  });

  it('stays where the text ends', () => {
    const last = wordBefore(text, text.length);
    expect(selectByWord(text, last, 0, 1, false)).toEqual(last);
    expect(selectByWord(text, last, 0, 1, true)).toEqual(last);
  });
});

describe('selecting by taps', () => {
  it('finds the word at a place: within it, at its ends, and before what is none', () => {
    expect([0, 3, 6, 7, 8, 10, 17, 23, text.length].map((offset) => words(wordAt(text, offset)))).toEqual(['Nobody', 'Nobody', 'Nobody', 'Nobody', 'he', 'he', 'sleeps', 'sleeps', 'rose']);
    expect(wordAt('… —', 1)).toBeNull();
    expect(words(wordAt('پل ٹوٹ گیا', 4), 'پل ٹوٹ گیا')).toBe('ٹوٹ');
  });

  it('takes one word, then all up to another on either side, and begins anew within', () => {
    const taps = (...offsets: number[]) => words(offsets.reduce<{ start: number; end: number } | null>((selected, offset) => selectByTap(text, selected, offset), null));
    expect(taps(12)).toBe('said');
    expect(taps(12, 27)).toBe('said, sleeps.\n\nThe');
    expect(taps(12, 27, 1)).toBe('Nobody, he said, sleeps.\n\nThe');
    expect(taps(12, 27, 19)).toBe('sleeps');
    expect(selectByTap('…', null, 0)).toBeNull();
  });
});
