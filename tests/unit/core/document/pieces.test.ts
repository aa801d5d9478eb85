import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Span, SPAN_KINDS } from '../../../../lib/core/document/format';
import { cellsOf, type Piece, piecesOf, spansWithin, textOfPieces } from '../../../../lib/core/document/pieces';

const text = 'The ferry was cancelled for good.';
const at = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const link = { kind: 'link', href: 'https://ferry.test/' } as const;

/** As a line: `em(The ferry) was`. */
const line = (pieces: readonly Piece[]): string => pieces.map((piece) => (typeof piece === 'string' ? piece : `${piece.look.kind}(${line(piece.pieces)})`)).join('');

describe('the pieces of a text', () => {
  it('are the text where there are no spans', () => {
    expect(piecesOf(text)).toEqual([text]);
    expect(piecesOf('')).toEqual([]);
  });

  it('nest what lies within something longer', () => {
    expect(line(piecesOf(text, [{ kind: 'strong', ...at('ferry') }, { kind: 'emphasis', ...at('The ferry was') }]))).toBe('emphasis(The strong(ferry) was) cancelled for good.');
  });

  it('cut the shorter of two that cross, and never a link', () => {
    const spans: Span[] = [{ kind: 'emphasis', ...at('The ferry was') }, { kind: 'code', ...at('was cancelled for') }];
    expect(line(piecesOf(text, spans))).toBe('emphasis(The ferry )code(emphasis(was) cancelled for) good.');
    expect(line(piecesOf(text, [...spans, { ...link, ...at('ferry was') }]))).toBe('emphasis(The )link(emphasis(ferry )code(emphasis(was)))code( cancelled for) good.');
  });

  it('keep a note whole, without a link around it', () => {
    const noted = 'as she wrote3 later';
    const pieces = piecesOf(noted, [{ ...link, start: 3, end: 13 }, { kind: 'note', label: '3', start: 12, end: 13 }, { kind: 'superscript', start: 12, end: 13 }]);
    expect(line(pieces)).toBe('as link(she wrote)note(superscript(3)) later');
  });

  it('lose nothing behind one that an earlier one of its kind covers in part', () => {
    const spans: Span[] = [{ kind: 'strong', start: 0, end: 2 }, { kind: 'strong', start: 1, end: 3 }, { kind: 'emphasis', start: 1, end: 2 }];
    expect(line(piecesOf('abc', spans))).toBe('strong(aemphasis(b))strong(c)');
  });

  it('cut no character in two', () => {
    expect(piecesOf('a😀b', [{ kind: 'strong', start: 2, end: 4 }])).toEqual(['a', { look: { kind: 'strong' }, pieces: ['😀b'] }]);
  });

  it('tell where a link leads and which note is meant', () => {
    expect(piecesOf('go', [{ ...link, start: 0, end: 2 }])).toEqual([{ look: link, pieces: ['go'] }]);
  });
});

const anySpan: fc.Arbitrary<Span> = fc
  .record({ kind: fc.constantFrom(...SPAN_KINDS), start: fc.integer({ min: -2, max: 40 }), end: fc.integer({ min: -2, max: 40 }) })
  .map(({ kind, ...place }) => (kind === 'link' ? { kind, ...place, href: link.href } : kind === 'note' ? { kind, ...place, label: '1' } : { kind, ...place }));

/** The kinds over each character, from the pieces. */
function looks(pieces: readonly Piece[], around: readonly string[] = []): string[][] {
  return pieces.flatMap((piece) => (typeof piece === 'string' ? [...piece].map(() => [...around].sort()) : looks(piece.pieces, [...around, piece.look.kind])));
}

describe('for any spans', () => {
  it('the pieces joined are the text, and none is empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 30 }), fc.array(anySpan, { maxLength: 12 }), (any, spans) => {
        const pieces = piecesOf(any, spans);
        expect(textOfPieces(pieces)).toBe(any);
        const empty = (piece: Piece): boolean => (typeof piece === 'string' ? piece === '' : piece.pieces.length === 0 || piece.pieces.some(empty));
        expect(pieces.some(empty)).toBe(false);
      }),
    );
  });

  it('every character looks as the spans over it say', () => {
    fc.assert(
      fc.property(fc.string({ unit: fc.constantFrom('a', 'b', ' '), maxLength: 30 }), fc.array(anySpan, { maxLength: 12 }), (any, spans) => {
        const kindsAt = (index: number) => {
          const kinds = new Set<string>(spans.filter(({ start, end }) => start <= index && index < end).map(({ kind }) => kind));
          if (kinds.has('note')) kinds.delete('link');
          return [...kinds].sort();
        };
        expect(looks(piecesOf(any, spans))).toEqual([...any].map((_, index) => kindsAt(index)));
      }),
    );
  });
});

describe('the cells of a row', () => {
  it('are parted by tabs, some of them empty', () => {
    expect(cellsOf('Year\t\tFares')).toEqual([
      { text: 'Year', start: 0, end: 4 },
      { text: '', start: 5, end: 5 },
      { text: 'Fares', start: 6, end: 11 },
    ]);
    expect(cellsOf('')).toHaveLength(1);
  });

  it('have the part of a span that lies in them', () => {
    const spans: Span[] = [{ kind: 'strong', start: 2, end: 8 }];
    expect(spansWithin({ spans }, 6, 11)).toEqual([{ kind: 'strong', start: 0, end: 2 }]);
    expect(spansWithin({ spans }, 5, 5)).toEqual([]);
    expect(line(piecesOf('Year\t\tFares', spans, 6, 11))).toBe('strong(Fa)res');
  });

  it('and the tabs between them are the text', () => {
    fc.assert(fc.property(fc.string({ unit: fc.constantFrom('a', '\t') }), (row) => { expect(cellsOf(row).map(({ text: cell }) => cell).join('\t')).toBe(row); }));
  });
});
