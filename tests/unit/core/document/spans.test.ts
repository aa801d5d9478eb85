import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Span } from '@/lib/core/document/format';
import { editSpans, foldSpace, shiftSpans, sliceSpans } from '@/lib/core/document/spans';

const strong = (start: number, end: number): Span => ({ kind: 'strong', start, end });
/** What the spans cover, in the words of the text. */
const covered = (text: string, spans: readonly Span[]) => spans.map(({ start, end }) => text.slice(start, end));

/** A text, and a stretch of it. */
const marked = fc.tuple(fc.string({ unit: 'grapheme', minLength: 1 }), fc.nat(), fc.nat()).map(([text, a, b]) => {
  const [start, end] = [a % (text.length + 1), b % (text.length + 1)].sort((x, y) => x - y) as [number, number];
  return { text, spans: start < end ? [strong(start, end)] : [] };
});

describe('spans of a text that is changed', () => {
  it.each<[string, string, string, string[]]>([
    ['before them', 'the old bridge', 'and the old bridge', ['old']],
    ['behind them', 'the old bridge', 'the old bridges', ['old']],
    ['within', 'the old bridge', 'the odd, cold bridge', ['odd, cold']],
    ['as a whole', 'the old bridge', 'the newest bridge', ['newest']],
    ['at their edge', 'the old bridge', 'the old,bridge', ['old']],
    ['over their beginning', 'the old bridge', 'thld bridge', ['ld']],
    ['away', 'the old bridge', 'the bridge', []],
  ])('%s', (_, before, after, words) => {
    const start = before.indexOf('old');
    expect(covered(after, editSpans([strong(start, start + 3)], before, after))).toEqual(words);
  });

  it('never reach beyond the text, nor begin or end within a character', () => {
    fc.assert(
      fc.property(marked, fc.string({ unit: fc.constantFrom('😀', '😁', 'a', '👩‍🌾', '🐀') }), ({ text, spans }, after) => {
        for (const { start, end } of editSpans(spans, text, after)) {
          expect(0 <= start && start < end && end <= after.length).toBe(true);
          // A boundary between graphemes stays one between characters.
          if (!/\p{Surrogate}/u.test(text.slice(0, spans[0]!.start) + text.slice(spans[0]!.start, spans[0]!.end))) expect(after.slice(start, end)).not.toMatch(/\p{Surrogate}/u);
        }
      }),
    );
  });

  it('cover the same words when others are written before or behind the text', () => {
    const digits = fc.string({ unit: fc.constantFrom('1', '2', ' ') });
    const letters = marked.map(({ text, spans }) => ({ text: text.replace(/[12 ]/g, 'x'), spans }));
    fc.assert(
      fc.property(letters, digits, ({ text, spans }, more) => {
        for (const after of [more + text, text + more]) expect(covered(after, editSpans(spans, text, after))).toEqual(covered(text, spans));
      }),
    );
  });

  it('are cut with the text, and moved with it', () => {
    expect(sliceSpans([strong(0, 2), strong(3, 8)], 4, 6)).toEqual([strong(0, 2)]);
    expect(shiftSpans([strong(0, 2)], 5)).toEqual([strong(5, 7)]);
  });
});

describe('white space', () => {
  it('is folded under spans that stay on their words', () => {
    const { text, spans } = foldSpace(' one\n\n two  three ', [strong(5, 11), strong(0, 1), strong(11, 18)]);
    expect(text).toBe('one two three');
    expect(covered(text, spans)).toEqual([' two', ' three']);
  });

  it('parts the cells of a table by tabs, also of empty ones', () => {
    expect(foldSpace('\tone  two \t\t 3\n', [], true).text).toBe('\tone two\t\t3');
    expect(foldSpace('one\ttwo').text).toBe('one two');
  });

  it('is folded as it always was, whatever the text', () => {
    fc.assert(
      fc.property(marked, ({ text, spans }) => {
        expect(foldSpace(text, spans).text).toBe(text.replace(/\s+/gu, ' ').trim());
      }),
    );
  });
});
