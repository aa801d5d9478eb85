import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Paragraph } from '@/lib/core/document/article';
import { compareRevisions, foldSame } from '@/lib/core/revisions/compare';
import { diffWords, type Piece } from '@/lib/core/revisions/word-diff';

const paragraph = (key: string, text: string): Paragraph => ({ key, kind: 'paragraph', text });
const shown = (pieces: Piece[]) => pieces.map(({ how, text }) => (how === 'same' ? text : how === 'added' ? `[+${text}]` : `[-${text}]`)).join('');
const side = (pieces: Piece[], how: 'added' | 'removed') => pieces.map((piece) => (piece.how === how || piece.how === 'same' ? piece.text : '')).join('');
const states = (before: Paragraph[], after: Paragraph[]) => compareRevisions(before, after).rows.map(({ key, state }) => `${key} ${state}`);

describe('diffWords', () => {
  it.each([
    ['the barns were full', 'the barns were empty', 'the barns were [-full][+empty]'],
    ['one two three four', 'one 2 3 four', 'one [-two three][+2 3] four'],
    ['the rain', 'the rain.', 'the rain[+.]'],
    ['', 'new', '[+new]'],
    ['same', 'same', 'same'],
    ['نیا پل بن گیا', 'پرانا پل بن گیا', '[-نیا][+پرانا] پل بن گیا'],
    ['我们今天去河边', '我们明天去河边', '我们[-今][+明]天去河边'],
    ['a 👨‍👩‍👧 b', 'a 👩‍👧 b', 'a [-👨‍👩‍👧][+👩‍👧] b'],
  ])('of %j and %j', (before, after, wanted) => {
    expect(shown(diffWords(before, after))).toBe(wanted);
  });

  it('keeps both texts to the letter, with no two pieces of one kind beside each other', () => {
    const text = fc.oneof(fc.string({ unit: 'grapheme' }), fc.array(fc.constantFrom('the', 'bridge', ' ', '  ', '\n', 'fails', '.', 'پل', '河', 'e\u0301', 'Bridge'), { maxLength: 40 }).map((words) => words.join('')));
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = diffWords(before, after);
        expect(side(pieces, 'removed')).toBe(before);
        expect(side(pieces, 'added')).toBe(after);
        for (const [index, { how, text }] of pieces.entries()) expect([text === '', pieces[index + 1]?.how === how]).toEqual([false, false]);
      }),
    );
  });

  it('takes two long texts with little in common for replaced, but for what they begin and end with', () => {
    const words = (from: number) => Array.from({ length: 20_000 }, (_, index) => `word${from + index}`).join(' ');
    const [before, after] = [`Lead. ${words(0)} End.`, `Lead. ${words(50_000)} End.`];
    expect(diffWords(before, after).map(({ how }) => how)).toEqual(['same', 'removed', 'added', 'same']);
  });
});

describe('compareRevisions', () => {
  const [a, b, c, d] = [paragraph('p1', 'Prices doubled within a month.'), paragraph('p2', 'The barns were full.'), paragraph('p3', 'Nobody knew why.'), paragraph('p4', 'It rained.')];

  it('says what was edited, added and removed, and where', () => {
    expect(states([a, b, c], [a, paragraph('p2', 'The barns were empty.'), d])).toEqual(['p1 same', 'p2 edited', 'p3 removed', 'p4 added']);
    expect(states([a, b], [b])).toEqual(['p1 removed', 'p2 same']);
    expect(states([], [])).toEqual([]);
  });

  it('takes the lesser part of the text for moved', () => {
    expect(states([a, b, c], [c, a, b])).toEqual(['p3 moved', 'p1 same', 'p2 same']);
    expect(states([a, c], [c, a])).toEqual(['p3 moved', 'p1 same']);
  });

  it('counts another kind or another look as an edit', () => {
    expect(states([a], [{ ...a, kind: 'heading' }])).toEqual(['p1 edited']);
    expect(states([a], [{ ...a, format: { spans: [{ kind: 'strong', start: 0, end: 6 }] } }])).toEqual(['p1 edited']);
  });

  it('counts the words', () => {
    const { wordsAdded, wordsRemoved } = compareRevisions([a, b], [a, paragraph('p2', 'The barns were not quite full.'), d]);
    expect({ wordsAdded, wordsRemoved }).toEqual({ wordsAdded: 4, wordsRemoved: 0 });
  });

  it('loses nothing of either revision, whatever they are', () => {
    const revision = fc.uniqueArray(fc.record<Paragraph>({ key: fc.constantFrom('p1', 'p2', 'p3', 'p4', 'p5', 'p6', 'p7'), kind: fc.constant('paragraph'), text: fc.constantFrom('', 'a b', 'a c', 'd') }), { selector: ({ key }) => key });
    fc.assert(
      fc.property(revision, revision, (before, after) => {
        const { rows } = compareRevisions(before, after);
        expect(rows.flatMap((row) => row.after ?? [])).toEqual(after);
        expect(rows.flatMap((row) => row.before ?? []).sort((x, y) => before.indexOf(x) - before.indexOf(y))).toEqual(before);
        for (const { before: old, after: fresh, pieces } of rows) expect([side(pieces, 'removed'), side(pieces, 'added')]).toEqual([old?.text ?? '', fresh?.text ?? '']);
        expect(foldSame(rows).flatMap((each) => (each.kind === 'row' ? [each.row] : each.rows))).toEqual(rows);
      }),
    );
  });

  it('folds what did not change away, but for the neighbours of what did', () => {
    const rest = Array.from({ length: 6 }, (_, index) => paragraph(`p${index + 5}`, `Sentence ${index}.`));
    const { rows } = compareRevisions([...rest, a], [...rest, paragraph('p1', 'Prices fell.')]);
    expect(foldSame(rows).map((each) => (each.kind === 'row' ? each.row.key : each.rows.length))).toEqual([5, 'p10', 'p1']);
  });
});
