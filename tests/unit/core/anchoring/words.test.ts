import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { sentenceBegins } from '../../../../lib/core/anchoring/breaks';
import { likeness } from '../../../../lib/core/anchoring/likeness';
import { shareVocabulary, wordsIn, wordsOf } from '../../../../lib/core/anchoring/words';
import { marked } from './marked';
import { anyText } from './texts';

const cut = (text: string) => {
  const words = wordsOf(text);
  return words.starts.map((start, index) => text.slice(start, words.ends[index]));
};

describe('wordsOf', () => {
  it.each([
    ['letters, digits and punctuation', 'On 26 June, 1963: “Ich”', ['On', '26', 'June', ',', '1963', ':', '“', 'Ich', '”']],
    ['Urdu, with the joiner within a word', 'پل\u200cوں سے۔', ['پل\u200cوں', 'سے', '۔']],
    ['Chinese by characters, numbers apart', '2013年河水', ['2013', '年', '河', '水']],
    ['marks with their letter', 'e\u0301te\u0301 हिन्दी', ['e\u0301te\u0301', 'हिन्दी']],
    ['nothing', ' \n\t', []],
  ])('cuts %s', (_, text, expected) => {
    expect(cut(text)).toEqual(expected);
  });

  it('loses nothing but white space', () => {
    fc.assert(fc.property(anyText, (text) => cut(text).join('') === text.replace(/\s+/gu, '')));
  });

  it('takes words for the same whatever their case and encoding', () => {
    expect(wordsOf('\u00c9T\u00c9').keys).toEqual(wordsOf('e\u0301te\u0301').keys);
  });
});

describe('wordsIn', () => {
  it.each([
    ['all that is touched', 'one t<a>wo thr<b>ee four', 1, 3],
    ['one word within', 'one t<a>w<b>o', 1, 2],
    ['none in white space', 'one<a> <b>two', 1, 1],
    ['the last one', 'one <a>two<b>', 1, 2],
  ])('gives %s', (_, source, from, to) => {
    const { text, start, end } = marked(source);
    expect(wordsIn(wordsOf(text), start, end)).toEqual({ from, to });
  });
});

describe('shareVocabulary', () => {
  it('numbers the same words alike, and takes rare words to tell more', () => {
    const shared = shareVocabulary(wordsOf('the bridge and the lake and the boat'), wordsOf('The lake of Geneva'));
    const bits = (word: string) => shared.bits[shared.keys.indexOf(word)]!;
    expect(shared.new[0]).toBe(shared.old[0]);
    expect(bits('the')).toBeLessThan(bits('and'));
    expect(bits('and')).toBeLessThan(bits('lake'));
    expect(bits('lake')).toBe(bits('geneva'));
  });
});

describe('likeness', () => {
  it.each([
    ['recieve', 'receive', 5 / 7],
    ['walk', 'walked', 4 / 6],
    ['same', 'same', 1],
    ['bridge', 'meadow', 0],
    ['a', 'abcd', 0],
  ])('of %s and %s', (one, other, expected) => {
    expect(likeness(one, other)).toBeCloseTo(expected);
    expect(likeness(other, one)).toBeCloseTo(expected);
  });
});

describe('sentenceBegins', () => {
  it.each([
    ['after a full stop', 'It rained. |Nobody slept.', true],
    ['after its closing quotation mark', '“It rained.” |Nobody slept.', true],
    ['not before that mark', '“It rained.|” Nobody slept.', false],
    ['after a line break', 'A heading\n|and its text', true],
    ['not within', 'It |rained.', false],
    ['not after an initial', 'John F. |Kennedy', false],
    ['not after a Latin abbreviation', 'by boat, e.g. |a ferry', false],
    ['after Urdu’s full stop', 'بارش ہوئی۔ |کوئی نہیں سویا۔', true],
    ['after China’s, without a space', '下雨了。|没有人睡觉。', true],
    ['not within a number', 'by 2.|5 metres', false],
  ])('%s', (_, source, expected) => {
    const words = wordsOf(source.replace('|', ''));
    expect(sentenceBegins(words, words.starts.indexOf(source.indexOf('|')))).toBe(expected);
  });

  it('at both ends of a text', () => {
    const words = wordsOf('no stop at all');
    expect([0, 1, 4].map((index) => sentenceBegins(words, index))).toEqual([true, false, true]);
  });
});
