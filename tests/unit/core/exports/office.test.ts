import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { blocksOf } from '@/lib/core/exports/office/blocks';
import { cleanLine, cleanText } from '@/lib/core/exports/office/clean';
import { directionOfText, directionParts } from '@/lib/core/exports/office/direction';
import { richTextFromMarkdown } from '@/lib/core/document/markdown';

const text = fc.string({ unit: fc.constantFrom('a', 'b', ' ', '1', '.', '(', 'ا', 'ب', 'ש', '桥', '\u0301', '🚲') });
const rightToLeft = /[\p{Script=Arabic}\p{Script=Hebrew}]/u;

describe('direction', () => {
  it('is that of the first letter, or of the language', () => {
    expect(directionOfText('412 پل', 'en')).toBe('rtl');
    expect(directionOfText('412 bridges پل', 'ur')).toBe('ltr');
    expect([directionOfText('412', 'ur'), directionOfText('412', 'en')]).toEqual(['rtl', 'ltr']);
  });

  it('parts a text where its letters turn, and loses nothing', () => {
    expect(directionParts('ab cdسوال، یہ ef', 'ltr').map((part) => [part.text, part.rtl])).toEqual([['ab cd', false], ['سوال، یہ', true], [' ef', false]]);
    expect(directionParts('سوال ab cdسوال', 'rtl').map((part) => [part.text, part.rtl])).toEqual([['سوال ', true], ['ab cd', false], ['سوال', true]]);
    fc.assert(
      fc.property(text, fc.constantFrom('ltr' as const, 'rtl' as const), (words, base) => {
        const parts = directionParts(words, base);
        expect(parts.map((part) => part.text).join('')).toBe(words);
        for (const part of parts.filter(({ rtl }) => !rtl)) expect(part.text).not.toMatch(rightToLeft);
      }),
    );
  });
});

describe('clean text', () => {
  it('has nothing that XML cannot hold and nothing that turns reading round', () => {
    expect(cleanText('a\u0000b\u001b\ud800c\ufffe\u202ed\u2066e\tf\ng\u200d\u200e')).toBe('abcde\tf\ng\u200d\u200e');
    expect(cleanLine('  two\n lines ')).toBe('two lines');
  });
});

describe('blocks of a comment', () => {
  const shown = (markdown: string) => blocksOf(richTextFromMarkdown(markdown)).map(({ depth, marker, quote, code, pieces }) => [depth, marker, quote, code, pieces.map((piece) => piece.text).join('')]);

  it('keep the depth of lists and quotations, one marker an item, numbers from where they start', () => {
    expect(shown('3. one\n\n   more\n4. two\n   - inner\n\n> said')).toEqual([
      [1, '3.', false, false, 'one'],
      [1, null, false, false, 'more'],
      [1, '4.', false, false, 'two'],
      [2, '•', false, false, 'inner'],
      [1, null, true, false, 'said'],
    ]);
    expect(shown('```\nx = 1\n```')).toEqual([[0, null, false, true, 'x = 1']]);
  });

  it('say where a link leads once, and not where the words say it', () => {
    expect(shown('[the **old** method](https://example.org/a) and https://example.org/b')).toEqual([[0, null, false, false, 'the old method (https://example.org/a) and https://example.org/b']]);
  });
});
