import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describe as describeRange } from '../../../../lib/core/anchoring/describe';
import { findSelector } from '../../../../lib/core/anchoring/find';
import { marked, selectorOf, show } from './marked';
import { anyText, isBoundary, textWithRange } from './texts';

/** Where the passage that is marked in one text is found in another, and as what. */
function find(source: string, target: string) {
  const found = findSelector(target, selectorOf(source));
  return { state: found?.state ?? 'orphaned', place: show(target, found) };
}

const STATEMENT = 'If the bridge fails us, we shall have to walk around the lake';
const BODY = `The engineers met on Monday to go through the plans. <a>${STATEMENT}<b>, said the oldest of them, and nobody laughed.`;
const PULLED = `\n\n${STATEMENT}\n\nThe council votes in spring.`;
const plain = (source: string) => marked(source).text;

describe('findSelector', () => {
  it.each([
    ['at its position', 'We cross <a>the bridge<b> at noon.', 'We cross <a>the bridge<b> at noon.', 'anchored'],
    ['at its position, whatever became of the rest', 'We cross <a>the bridge<b> at noon.', 'We leave <a>the bridge<b>. Later!', 'anchored'],
    ['further on, where its neighbours are', 'We cross <a>the bridge<b> at noon.', 'Tomorrow we cross <a>the bridge<b> at noon.', 'moved'],
    ['by one side of its context', 'We all cross <a>the bridge<b> at noon.', 'Mind you: we all cross <a>the bridge<b>, says Ann.', 'moved'],
    ['by what comes before it, of two', 'To see <a>the bridge<b> is to love it.', 'See the bridge? To see <a>the bridge<b> is to love it.', 'moved'],
    [
      'with a few words changed',
      'It rained all week. <a>The engineers will mend the old bridge before winter comes<b>. Nobody slept.',
      'So: it rained all week. <a>The engineers shall mend the old bridge before the winter comes<b>. Nobody slept.',
      'edited',
    ],
    ['in Urdu', 'کل بارش ہوئی۔ <a>پل ٹوٹ گیا تو ہم پیدل چلیں گے<b>۔ شکریہ', 'سنو! کل بارش ہوئی۔ <a>پل ٹوٹ گیا تو ہم پیدل چلیں گے<b>۔ شکریہ', 'moved'],
    ['in Chinese', '昨天下雨了。<a>河水上涨得很快<b>,桥要塌了。', '注意!昨天下雨了。<a>河水上涨得很快<b>,桥要塌了。', 'moved'],
    ['by emoji', 'We met 👩‍🚀 and <a>👨‍👩‍👧<b> at the lake.', 'Today we met 👩‍🚀 and <a>👨‍👩‍👧<b> at the lake.', 'moved'],
  ])('finds a passage %s', (_, source, target, state) => {
    expect(find(source, plain(target))).toEqual({ state, place: target });
  });

  it.each([
    ['words that are gone', 'We cross <a>the bridge<b> at noon.', 'We cross at noon.'],
    ['words that were replaced', 'We cross <a>the bridge<b> at noon.', 'Today we cross a meadow at noon.'],
    ['words in quite another place', 'We cross <a>the bridge<b> at noon.', 'Her novel is called the bridge over nothing.'],
    ['one of two that look alike from here', 'xyz <a>the bridge<b> xyz', 'a the bridge b. c the bridge d.'],
    ['words of another language', 'We cross <a>the bridge<b> at noon.', '河水上涨得很快,桥要塌了。'],
    ['anything in nothing', 'We cross <a>the bridge<b> at noon.', ''],
  ])('does not guess: %s', (_, source, target) => {
    expect(find(source, target)).toEqual({ state: 'orphaned', place: target });
  });

  it('tells the two places of a repeated sentence apart, in both directions', () => {
    const text = plain(BODY + PULLED);
    const inBody = selectorOf(BODY + PULLED);
    const pulled = describeRange(text, text.lastIndexOf(STATEMENT), text.lastIndexOf(STATEMENT) + STATEMENT.length)!;
    const longer = `A new first sentence, added later. ${text}`;
    expect(findSelector(longer, inBody)?.start).toBe(longer.indexOf(STATEMENT));
    expect(findSelector(longer, pulled)?.start).toBe(longer.lastIndexOf(STATEMENT));
  });

  it('gives an orphan rather than the other place when one of the two is deleted', () => {
    const text = plain(BODY + PULLED);
    const inBody = selectorOf(BODY + PULLED);
    const pulled = describeRange(text, text.lastIndexOf(STATEMENT), text.lastIndexOf(STATEMENT) + STATEMENT.length)!;
    expect(findSelector(`New.${plain(BODY)}`, pulled)).toBeNull();
    expect(findSelector(`The engineers met on Monday.${PULLED}`, inBody)).toBeNull();
  });

  it('takes words that stand once without any context, and refuses them if they stand twice', () => {
    const selector = { exact: 'the bridge', prefix: '', suffix: '', start: 900, end: 910 };
    expect(findSelector('We cross the bridge.', selector)).toEqual({ start: 9, end: 19, state: 'moved', confidence: 1 });
    expect(findSelector('We cross the bridge, the bridge.', selector)).toBeNull();
  });

  it.each([
    { exact: '', prefix: '', suffix: '', start: 0, end: 0 },
    { exact: ' \n', prefix: 'a', suffix: 'b', start: 1, end: 3 },
    { exact: 'the', prefix: '', suffix: '', start: -3, end: 0 },
    { exact: 'zzz', prefix: '', suffix: '', start: Number.NaN, end: Number.POSITIVE_INFINITY },
  ])('answers null to a selector that makes no sense: %j', (selector) => {
    expect(findSelector('a \nb', selector)).toBeNull();
  });

  it('finds whatever was described, in any text, repeated sentences included', () => {
    fc.assert(
      fc.property(textWithRange, ({ text, start, end }) => {
        const selector = describeRange(text, start, end);
        fc.pre(selector !== null);
        expect(findSelector(text, selector)).toEqual({ start: selector.start, end: selector.end, state: 'anchored', confidence: 1 });
      }),
    );
  });

  it('cuts no grapheme and never leaves the text, wherever something is added', () => {
    fc.assert(
      fc.property(textWithRange, anyText, fc.nat(), ({ text, start, end }, added, at) => {
        const selector = describeRange(text, start, end);
        const longer = text.slice(0, at % (text.length + 1)) + added + text.slice(at % (text.length + 1));
        const found = selector && findSelector(longer, selector);
        if (!found) return;
        expect(found.start).toBeLessThan(found.end);
        expect(isBoundary(longer, found.start) && isBoundary(longer, found.end)).toBe(true);
        expect(found.confidence).toBeGreaterThan(0);
        expect(found.confidence).toBeLessThanOrEqual(1);
        if (found.state !== 'edited') expect(letters(longer.slice(found.start, found.end))).toBe(letters(selector.exact));
      }),
    );
  });
});

const letters = (text: string) => text.replace(/\s+/gu, '');
