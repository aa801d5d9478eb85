import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paragraph } from '../../../../lib/core/document/article';
import { keyNumber, keysOf } from '../../../../lib/core/revisions/keys';
import type { NewBlock } from '../../../../lib/core/revisions/pairs';

const HARVEST = 'The harvest failed twice in a row. Nobody in the valley had seen that before.';
const PRICES = 'Prices doubled within a month, and the ministry blamed the rain.';
const BARNS = 'The mayor opened the barns himself, and they were full to the roof.';
const old: Paragraph[] = [HARVEST, PRICES, BARNS].map((text, index) => ({ key: `p${index + 1}`, kind: 'paragraph', text }));
const block = (text: string, key?: string): NewBlock => ({ kind: 'paragraph', text, key });
const keys = (...texts: (string | NewBlock)[]) => keysOf(old, texts.map((each) => (typeof each === 'string' ? block(each) : each)), 9).join(' ');
const image = (id: string, key?: string) => ({ kind: 'image' as const, text: '', format: { image: { id, width: 1, height: 1 } }, ...(key ? { key } : {}) });

describe('the keys of a new revision', () => {
  it.each<[string, (string | NewBlock)[], string]>([
    ['nothing changed', [HARVEST, PRICES, BARNS], 'p1 p2 p3'],
    ['one was edited', [HARVEST, PRICES.replace('a month', 'a single week'), BARNS], 'p1 p2 p3'],
    ['one was added', [HARVEST, 'Something else altogether happened.', PRICES, BARNS], 'p1 p10 p2 p3'],
    ['one was deleted', [HARVEST, BARNS], 'p1 p3'],
    ['one was replaced', [HARVEST, 'Something else altogether happened.', BARNS], 'p1 p10 p3'],
    ['they changed places', [BARNS, HARVEST, PRICES], 'p3 p1 p2'],
    ['one was moved and edited', [BARNS.replace('himself', 'alone'), HARVEST, PRICES], 'p3 p1 p2'],
    ['one was split, the larger part last', ['The harvest failed.', 'twice in a row. Nobody in the valley had seen that before.', PRICES, BARNS], 'p10 p1 p2 p3'],
    ['one was split, the larger part first', [HARVEST, 'Prices doubled within a month,', 'and the rain.', BARNS], 'p1 p2 p10 p3'],
    ['two were merged', [HARVEST, `${PRICES} ${BARNS}`], 'p1 p3'],
    ['one was copied', [HARVEST, PRICES, BARNS, HARVEST], 'p1 p2 p3 p10'],
    ['all of it is new', ['Something else altogether happened.'], 'p10'],
    ['nothing is left', [], ''],
  ])('when %s', (_, blocks, expected) => {
    expect(keys(...blocks)).toBe(expected);
  });

  it.each<[string, (string | NewBlock)[], string]>([
    ['a paragraph that was written anew in its place', [HARVEST, block('Quite other words.', 'p2'), BARNS], 'p1 p2 p3'],
    ['a copy that stands before what it was made of', [block(HARVEST, 'p3'), block(HARVEST, 'p1'), block(PRICES, 'p2'), BARNS], 'p10 p1 p2 p3'],
    ['the smaller part of a split, against the words', [block('The harvest failed.', 'p1'), 'twice in a row. Nobody in the valley had seen that before.', PRICES, BARNS], 'p10 p1 p2 p3'],
    ['two blocks that say the same key', [block('New words.', 'p1'), block('Newer words.', 'p1'), PRICES, BARNS], 'p1 p10 p2 p3'],
    ['a key that there never was', [HARVEST, block('New words.', 'p77'), PRICES, BARNS], 'p1 p10 p2 p3'],
  ])('settles %s', (_, blocks, expected) => {
    expect(keys(...blocks)).toBe(expected);
  });

  it('tells the same words apart by what the editor knows', () => {
    const twice: Paragraph[] = ['Yes.', 'No.', 'Yes.'].map((text, index) => ({ key: `p${index + 1}`, kind: 'paragraph', text }));
    expect(keysOf(twice, [block('Yes.', 'p3')], 3)).toEqual(['p3']);
    expect(keysOf(twice, [block('No.'), block('Yes.')], 3)).toEqual(['p2', 'p3']);
  });

  it('knows a picture by its file', () => {
    const before = [{ key: 'p4', ...image('a') }, { key: 'p5', ...image('b') }];
    expect(keysOf(before, [image('b'), image('c'), image('a')], 5)).toEqual(['p5', 'p6', 'p4']);
    expect(keysOf(before, [image('a'), image('c', 'p5')], 5)).toEqual(['p4', 'p5']);
  });

  it('counts keys', () => {
    expect(['p7', 'p1200', 'x', 'p'].map(keyNumber)).toEqual([7, 1200, 0, 0]);
  });
});

/** Paragraphs that hardly share a word. */
const paragraph = fc.array(fc.array(fc.constantFrom('ba', 'ri', 'mo', 'te', 'lun', 'gar', 'شا', 'ко'), { minLength: 5, maxLength: 7 }).map((parts) => parts.join('')), { minLength: 3, maxLength: 9 }).map((words) => words.join(' '));
const paragraphs = (minLength: number) => fc.uniqueArray(paragraph, { minLength, maxLength: 10 });
const repeated = fc.array(fc.constantFrom('Yes.', 'No.', 'a', '', 'Yes. No.'), { maxLength: 12 });
const asOld = (texts: readonly string[]): Paragraph[] => texts.map((text, index) => ({ key: `p${index + 1}`, kind: 'paragraph', text }));

describe('for any edit', () => {
  it('untouched paragraphs keep their keys, and what is new gets a new one', () => {
    fc.assert(
      fc.property(paragraphs(1), paragraphs(0), fc.nat(), fc.nat(), (texts, added, a, b) => {
        const [from, to] = [a % (texts.length + 1), b % (texts.length + 1)].sort((x, y) => x - y) as [number, number];
        const fresh = added.filter((text) => !texts.includes(text));
        const given = keysOf(asOld(texts), [...texts.slice(0, from), ...fresh, ...texts.slice(to)].map((text) => block(text)), 50);
        expect(given.slice(0, from)).toEqual(asOld(texts).slice(0, from).map(({ key }) => key));
        expect(given.slice(from + fresh.length)).toEqual(asOld(texts).slice(to).map(({ key }) => key));
      }),
    );
  });

  it('a heading is not the paragraph with which it has a small word in common', () => {
    const fresh = ['A dispute', 'The ice was water and nothing else, he joked; a column was never explained.', 'Nobody crossed in March, says the register.', 'In figures'];
    expect(keysOf(asOld(['Nothing yet, but a sentence that will go.']), fresh.map((text) => block(text)), 1)).toEqual(['p2', 'p3', 'p4', 'p5']);
  });

  it('they keep them wherever they are moved to', () => {
    fc.assert(
      fc.property(paragraphs(2).chain((texts) => fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()]))), ([texts, order]) => {
        expect(keysOf(asOld(texts), order.map((index) => block(texts[index]!)), 50)).toEqual(order.map((index) => `p${index + 1}`));
      }),
    );
  });

  it('no key comes twice, or comes back, however words repeat and whatever the editor says', () => {
    const hints = fc.array(fc.option(fc.integer({ min: 1, max: 14 }).map((number) => `p${number}`), { nil: null }), { minLength: 12, maxLength: 12 });
    fc.assert(
      fc.property(repeated, repeated, hints, (texts, fresh, said) => {
        const given = keysOf(asOld(texts), fresh.map((text, index) => block(text, said[index] ?? undefined)), 20);
        expect(new Set(given).size).toBe(fresh.length);
        for (const key of given) expect(keyNumber(key) <= texts.length || keyNumber(key) > 20).toBe(true);
      }),
      { numRuns: 300 },
    );
  });

  it('what the editor knows to be untouched keeps its key, however words repeat', () => {
    fc.assert(
      fc.property(repeated.chain((texts) => fc.tuple(fc.constant(texts), fc.shuffledSubarray([...texts.keys()]))), repeated, ([texts, order], added) => {
        const kept = order.map((index) => block(texts[index]!, `p${index + 1}`));
        expect(keysOf(asOld(texts), [...kept, ...added.map((text) => block(text))], 20).slice(0, kept.length)).toEqual(kept.map(({ key }) => key));
      }),
    );
  });
});
