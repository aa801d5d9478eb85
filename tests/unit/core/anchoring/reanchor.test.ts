import { describe, expect, it } from 'vitest';
import { reanchor } from '../../../../lib/core/anchoring/reanchor';
import { marked, selectorOf, show } from './marked';

/** What becomes of the passage that is marked in the old text, and where it stands in the new one. */
function follow(before: string, after: string) {
  const [found] = reanchor(marked(before).text, after, [selectorOf(before)]);
  return { state: found!.state, place: show(after, found!.selector) };
}

const FIRST = 'The river rose all night and took the lower fields.';
const SECOND = 'In the morning the engineers came to look at the bridge.';
const THIRD = 'Nobody in the village had slept, and the children asked for bread.';
const text = (...paragraphs: string[]) => paragraphs.join('\n\n');

const CASES: [name: string, before: string, after: string, state: string][] = [
  ['keeps its place in an unchanged text', text(FIRST, `<a>${SECOND}<b>`), text(FIRST, `<a>${SECOND}<b>`), 'anchored'],
  ['keeps its neighbours where something is added before them', text(FIRST, `<a>${SECOND}<b>`), text(THIRD, FIRST, `<a>${SECOND}<b>`), 'anchored'],
  ['keeps its words in the shortest of texts', 'Hello <a>world<b>', 'Hello brave <a>world<b>', 'anchored'],
  ['keeps half a word', text(FIRST, `The river r<a>os<b>e.`), text(FIRST, `And the river r<a>os<b>e.`), 'anchored'],
  ['does not mind new line breaks', 'We <a>cross the bridge<b> at noon.', 'We <a>cross\nthe   bridge<b> at noon.', 'anchored'],
  ['goes with a paragraph that changes places', text(`<a>${FIRST}<b>`, SECOND, THIRD), text(SECOND, THIRD, `<a>${FIRST}<b>`), 'moved'],
  ['goes with its words into a merged paragraph', text(FIRST, `<a>${SECOND}<b>`, THIRD), `${FIRST} <a>${SECOND}<b> ${THIRD}`, 'anchored'],
  [
    'crosses a new paragraph break',
    `${FIRST} <a>In the morning the engineers came to look at the bridge.<b> ${THIRD}`,
    `${FIRST} <a>In the morning\n\nthe engineers came to look at the bridge.<b> ${THIRD}`,
    'anchored',
  ],
  [
    'takes in what is added within it',
    text(FIRST, 'In the morning <a>the engineers came to look<b> at the bridge.'),
    text(FIRST, 'In the morning <a>the engineers of the county came to look<b> at the bridge.'),
    'edited',
  ],
  [
    'leaves out what is added beside it',
    text(FIRST, 'In the morning <a>the engineers came<b> to look at the bridge.'),
    text(FIRST, 'In the morning, well before noon, <a>the engineers came<b>, all three, to look at the bridge.'),
    'anchored',
  ],
  [
    'takes in the words that replace its first and last',
    text(FIRST, 'In the morning <a>the engineers came to look at the old stone bridge<b>. They were late.'),
    text(FIRST, 'In the morning <a>three engineers came to look at the old stone crossing<b>. They were late.'),
    'edited',
  ],
  [
    'stays a whole sentence where it was one',
    `${FIRST} <a>The engineers came to look at the bridge.<b> ${THIRD}`,
    `${FIRST} <a>Early in the morning, when it was still dark, the engineers came to have a look at the bridge.<b> ${THIRD}`,
    'edited',
  ],
  ['follows a corrected spelling', text(FIRST, SECOND, 'We <a>recieved<b> the letter.', THIRD), text(FIRST, SECOND, 'We <a>received<b> the letter.', THIRD), 'edited'],
  ['notices another case', text(FIRST, 'And <a>Nobody slept<b> here.'), text(FIRST, 'And <a>nobody slept<b> here.'), 'edited'],
  ['follows emoji and what is beside them', `Hello 👩‍🚀 and <a>👨‍👩‍👧 friends<b>! ${FIRST}`, `Hello there 👩‍🚀 and <a>👨‍👩‍👧 friends<b>! ${FIRST}`, 'anchored'],
  ['takes a whole family where one of them changed', `We met <a>the whole 👨‍👩‍👧 at the lake<b>. ${FIRST}`, `We met <a>the whole 👨‍👩‍👦 at the lake<b>. ${FIRST}`, 'edited'],
  [
    'follows Urdu',
    `دریا رات بھر چڑھتا رہا۔ <a>صبح انجینئر پل دیکھنے آئے<b>۔ گاؤں میں کوئی نہیں سویا۔`,
    `کل دریا رات بھر چڑھتا رہا۔ <a>صبح تین انجینئر پرانا پل دیکھنے آئے<b>۔ گاؤں میں کوئی نہیں سویا۔`,
    'edited',
  ],
  ['follows Chinese', '河水整夜上涨。<a>早上工程师来看桥。<b>村里没有人睡觉。', '昨天河水整夜上涨。<a>早上三位工程师来看那座桥。<b>村里没有人睡觉。', 'edited'],
  ['takes composed and decomposed accents for the same word', `Un café, <a>s'il vous plaît<b>. ${FIRST}`, `Deux cafe\u0301s, <a>s'il vous pla\u00eet<b>. ${FIRST}`, 'anchored'],
  ['ends with a sentence that was deleted', `${FIRST} <a>${SECOND}<b> ${THIRD}`, `${FIRST} ${THIRD}`, 'orphaned'],
  ['ends with a phrase that was replaced', text(FIRST, 'They met <a>the old mayor<b> at noon.', THIRD), text(FIRST, 'They met a stranger at noon.', THIRD), 'orphaned'],
  ['ends with one word for which another stands', text(FIRST, 'They were <a>happy<b> at noon.', THIRD), text(FIRST, 'They were silent at noon.', THIRD), 'orphaned'],
  [
    'does not follow the one word that is left of a phrase',
    text(FIRST, 'They met <a>the government<b> at noon.', THIRD),
    text(FIRST, 'They met the rebels at noon.', THIRD),
    'orphaned',
  ],
  ['ends with its text', text(FIRST, `<a>${SECOND}<b>`), 'Quite another text, about cooking. The oven should be hot.', 'orphaned'],
  ['ends with any text', text(FIRST, `<a>${SECOND}<b>`), '', 'orphaned'],
];

describe('reanchor', () => {
  it.each(CASES)('%s', (_, before, after, state) => {
    expect(follow(before, marked(after).text)).toEqual({ state, place: after });
  });

  it('describes the new place, and is less sure the more changed', () => {
    const before = text(FIRST, 'In the morning <a>the engineers came to look at the bridge<b>.');
    const results = ['came to look at the bridge', 'came to look at the old bridge', 'came to mend our bridge'].map((now) => {
      const after = text(FIRST, `In the morning the engineers ${now}.`);
      const [found] = reanchor(marked(before).text, after, [selectorOf(before)]);
      expect(found!.selector).toMatchObject({ exact: `the engineers ${now}`, suffix: '.' });
      expect(after.slice(found!.selector!.start, found!.selector!.end)).toBe(found!.selector!.exact);
      return found!.confidence;
    });
    expect(results[0]).toBe(1);
    expect(results).toEqual([...results].sort((a, b) => b - a));
    expect(new Set(results).size).toBe(3);
  });

  describe('with a sentence that stands twice', () => {
    const STATEMENT = 'If the bridge fails us, we shall have to walk around the lake';
    const body = `They talked for long. ${STATEMENT}, said the oldest of them. Nobody laughed.`;
    const before = text(FIRST, body, STATEMENT, THIRD);
    const [inBody, pulled] = [before.indexOf(STATEMENT), before.lastIndexOf(STATEMENT)].map((start) => ({
      exact: STATEMENT,
      prefix: before.slice(start - 32, start),
      suffix: before.slice(start + STATEMENT.length, start + STATEMENT.length + 32),
      start,
      end: start + STATEMENT.length,
    }));
    const starts = (after: string) => reanchor(before, after, [inBody!, pulled!]).map(({ selector }) => selector?.start ?? null);

    it.each([
      ['both stay', text(SECOND, FIRST, body, STATEMENT, THIRD), (after: string) => [after.indexOf(STATEMENT), after.lastIndexOf(STATEMENT)]],
      ['the pull quote goes', text(FIRST, body, THIRD), (after: string) => [after.indexOf(STATEMENT), null]],
      ['the paragraph goes', text(FIRST, STATEMENT, THIRD), (after: string) => [null, after.indexOf(STATEMENT)]],
      ['the pull quote moves before it', text(STATEMENT, FIRST, body, THIRD), (after: string) => [after.lastIndexOf(STATEMENT), after.indexOf(STATEMENT)]],
      ['only the one in the paragraph is reworded', text(FIRST, body.replace('fails us', 'breaks'), STATEMENT, THIRD), (after: string) => [
        after.indexOf('If the bridge breaks'),
        after.indexOf(STATEMENT),
      ]],
    ])('%s', (_, after, expected) => {
      expect(starts(after)).toEqual(expected(after));
    });
  });

  it('looks for the words of a selector that does not describe its place', () => {
    const [found] = reanchor(text(FIRST, SECOND), text(THIRD, FIRST, SECOND), [{ ...selectorOf(text(FIRST, `<a>${SECOND}<b>`)), start: 0, end: 5 }]);
    expect(found).toMatchObject({ state: 'anchored', selector: { exact: SECOND } });
  });

  it('tries an orphan of an earlier revision again', () => {
    const orphan = selectorOf(text(FIRST, `<a>${SECOND}<b>`, THIRD));
    const [back] = reanchor(text(FIRST, THIRD), text(FIRST, SECOND, THIRD), [orphan]);
    expect(back).toMatchObject({ state: 'anchored', selector: { exact: SECOND } });
    expect(reanchor(text(FIRST, THIRD), text(FIRST, THIRD), [orphan])).toEqual([{ state: 'orphaned', confidence: 0, selector: null }]);
  });

  it('answers in the order of the selectors, and nothing for none', () => {
    const selectors = [`<a>${FIRST}<b>`, `<a>${SECOND}<b>`].map((each) => selectorOf(each));
    const found = reanchor(text(FIRST, SECOND), text(SECOND, FIRST), [selectors[0]!, { ...selectors[1]!, start: FIRST.length + 2, end: FIRST.length + 2 + SECOND.length }]);
    expect(found.map(({ selector }) => selector?.exact)).toEqual([FIRST, SECOND]);
    expect(reanchor(FIRST, SECOND, [])).toEqual([]);
  });
});
