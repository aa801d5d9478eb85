import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { placeParagraphs, revisionText } from '@/lib/core/document/article';
import { doubtOf, inContext, sameWords } from '@/lib/core/repair';

const LONG = Array.from({ length: 80 }, (_, index) => `word${index}`).join(' ');
const paragraphs = placeParagraphs([{ key: 'p1', kind: 'paragraph', text: LONG }, { key: 'p2', kind: 'paragraph', text: 'A short one.' }]);
const text = revisionText(paragraphs);
const target = (paragraph: string | null, start: number | null, end: number | null) => ({ paragraph, start, end, exact: null, prefix: null, suffix: null });

describe('inContext', () => {
  it('shows a passage with whole words around it, and where the text goes on', () => {
    const at = LONG.indexOf('word40');
    const { lead, exact, tail } = inContext(paragraphs, text, target('p1', at, at + 13))!;
    expect(exact).toBe('word40 word41');
    expect(lead).toMatch(/^…word\d\d .*word39 $/);
    expect(tail).toMatch(/^ word42 .*…$/);
  });

  it('shows all of a paragraph, a passage over several, and no place that the text does not have', () => {
    expect(inContext(paragraphs, text, target('p2', null, null))).toEqual({ paragraph: 'p2', lead: '', exact: 'A short one.', tail: '' });
    expect(inContext(paragraphs, text, target('p1', LONG.length - 6, LONG.length + 3))).toMatchObject({ paragraph: 'p1', exact: 'word79\n\nA', tail: ' short one.' });
    expect([inContext(paragraphs, text, target('p9', 0, 4)), inContext(paragraphs, text, target('p2', 0, 99)), inContext(paragraphs, text, target(null, null, null))]).toEqual([null, null, null]);
  });

  it('never cuts a character, whatever the text', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom('👨‍👩‍👧', 'é', ' ', 'پل', 'word'), { minLength: 60, maxLength: 200 }), fc.nat(), (units, seed) => {
        const placed = placeParagraphs([{ key: 'p1', kind: 'paragraph', text: units.join('') }]);
        const at = units.slice(0, seed % units.length).join('').length;
        const shown = inContext(placed, revisionText(placed), target('p1', at, at + units[seed % units.length]!.length))!;
        expect([shown.lead, shown.exact, shown.tail].join('')).not.toMatch(/\p{Surrogate}/u);
        expect(units.join('')).toContain(shown.lead.replace('…', '') + shown.exact + shown.tail.replace('…', ''));
      }),
    );
  });
});

it('says how doubtful a place is', () => {
  expect([['orphaned', 0], ['edited', 0.4], ['edited', 0.6], ['moved', 0.9]].map(([state, confidence]) => doubtOf({ state, confidence } as never))).toEqual(['gone', 'doubtful', 'likely', 'sure']);
});

it('compares words without their white space', () => {
  expect([sameWords('a b', 'a\n\nb'), sameWords('a b', 'a c'), sameWords(null, null)]).toEqual([true, false, false]);
});
