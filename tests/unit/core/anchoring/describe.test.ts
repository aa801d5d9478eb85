import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as describeRange } from '../../../../lib/core/anchoring/describe';
import { CONTEXT_LENGTH } from '../../../../lib/core/anchoring/selector';
import { marked } from './marked';
import { isBoundary, textWithRange } from './texts';

const describeMarked = (source: string) => {
  const { text, start, end } = marked(source);
  return describeRange(text, start, end);
};

describe('describe', () => {
  it('keeps the words, what stands around them, and where they stand', () => {
    expect(describeMarked('We cross. <a>If the bridge fails<b>, we walk.')).toEqual({
      exact: 'If the bridge fails',
      prefix: 'We cross. ',
      suffix: ', we walk.',
      start: 10,
      end: 29,
    });
  });

  it.each([
    ['white space at the edges is left out', 'We cross.<a> If the bridge \n\n<b>fails', 'If the bridge'],
    ['half a family is the whole family', 'a 👨‍<a>👩<b>‍👧 b', '👨‍👩‍👧'],
    ['half a flag is the whole flag', '🇵🇰\uD83C<a>\uDDF7🇺<b> x', '🇷🇺'],
    ['an accent takes its letter along', 'caf<a>e<b>\u0301 noir', 'e\u0301'],
    ['a vowel sign takes its consonant along', 'ن<a>ِ<b>م', 'نِ'],
    ['a mark that stands on white space keeps it', 'one<a> \u0650two<b> three', ' \u0650two'],
    ['Chinese is cut between any two characters', '河<a>水上<b>涨', '水上'],
  ])('%s', (_, source, exact) => {
    expect(describeMarked(source)?.exact).toBe(exact);
  });

  it.each([
    ['nothing', 'one<a><b> two'],
    ['white space', 'one<a> \n<b>two'],
  ])('refuses %s', (_, source) => {
    expect(describeMarked(source)).toBeNull();
  });

  it.each([[-1, 2], [0, 99], [2, 1], [0.5, 2], [Number.NaN, 2]])('refuses a range that does not lie in the text: %d to %d', (start, end) => {
    expect(describeRange('one two', start, end)).toBeNull();
  });

  it('holds of any text: the parts are the text’s own, and no grapheme is cut', () => {
    fc.assert(
      fc.property(textWithRange, ({ text, start, end }) => {
        const selector = describeRange(text, start, end);
        if (!selector) return text.slice(start, end).trim() === '';
        expect(text.slice(selector.start, selector.end)).toBe(selector.exact);
        expect(text.slice(0, selector.start).endsWith(selector.prefix)).toBe(true);
        expect(text.startsWith(selector.suffix, selector.end)).toBe(true);
        expect(selector.prefix.length).toBeLessThanOrEqual(CONTEXT_LENGTH);
        expect(selector.suffix.length).toBeLessThanOrEqual(CONTEXT_LENGTH);
        return isBoundary(text, selector.start) && isBoundary(text, selector.end);
      }),
    );
  });
});
