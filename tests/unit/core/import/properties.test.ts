import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { decodeText } from '@/lib/core/import/decode';
import { MAX_ARTICLE_BYTES } from '@/lib/core/import/limits';
import { parsePlainText } from '@/lib/core/import/plain-text';
import { wordsOfDraft, wordsOf } from './words';

/** Milliseconds: a test is done in a second or two, but the machine may have others to run. */
const PATIENCE = 60_000;

/** Lines such as articles have, with the marks and the traps that the import looks for. */
const word = fc.constantFrom('the', 'The', 'BRIDGE', 'Lusaka', 'river', 'By', 'BY:', 'is', 'He', '5', '*', '*all*', '**', '_it_', '“so”', 'O’Hara', '|', '-', '—', 'PAR', 'د', 'پل', '桥', 'é', '😀', '>', '1.', '(AP)', 'dry.', 'why?', 'this:', 'note*');
const line = fc.tuple(fc.constantFrom('', '', '', '', '- ', '* ', '2. ', '> ', '# ', '    ', 'By ', '*BY: ', 'LUSAKA - '), fc.array(word, { minLength: 1, maxLength: 24 }), fc.constantFrom('', '', '.', '?', '*')).map(
  ([mark, words, stop]) => mark + words.join(' ') + stop,
);
const breaks = fc.constantFrom('\n', '\n', '\n\n', '\n\n', '\r\n\r\n', '\n \t\n\n\n', '\n***\n');
const article = fc
  .tuple(fc.boolean(), fc.array(fc.tuple(line, breaks), { minLength: 1, maxLength: 30 }))
  .map(([twice, lines]) => {
    const text = lines.map((each) => each.join('')).join('');
    return twice ? `${lines[0]![0]}\n\n${text}` : text;
  });

describe('parsePlainText', () => {
  it('loses no word and makes none up', () => {
    fc.assert(
      fc.property(article, (text) => {
        const parsed = parsePlainText(text);
        if (!parsed.ok) {
          expect(parsed.problem.code).toBe('empty');
          return;
        }
        const { title, blocks } = parsed.draft;
        const given = wordsOf(text);
        const got = wordsOfDraft(parsed.draft);
        // Printed once or many times, a title is kept once; where none is printed, it repeats words of the text.
        const titles = new Set(wordsOf(title).keys());
        for (const [each, count] of given) {
          if (titles.has(each)) expect(got.get(each) ?? 0, each).toBeGreaterThan(0);
          else expect(got.get(each) ?? 0, each).toBe(count);
        }
        for (const each of got.keys()) expect([...given.keys()], title).toContain(each);
        for (const block of blocks) expect(block.text.trim()).not.toBe('');
      }),
      { numRuns: 300 },
    );
  }, PATIENCE);

  it('never throws, and gives only what can be kept', () => {
    const anything = fc.oneof(fc.string({ unit: 'binary', maxLength: 400 }), fc.string({ unit: 'grapheme', maxLength: 400 }), article);
    fc.assert(
      fc.property(anything, fc.option(fc.string(), { nil: undefined }), (text, title) => {
        const parsed = parsePlainText(text, title === undefined ? {} : { title });
        if (!parsed.ok) {
          expect(parsed.problem.message).not.toBe('');
          return;
        }
        expect(parsed.draft.title.trim()).not.toBe('');
        expect(parsed.draft.title.length).toBeLessThanOrEqual(300);
        expect(JSON.stringify(parsed.draft)).not.toMatch(/\\ud[89a-f]|\\u0000|[\u202A-\u202E]/i);
        for (const block of parsed.draft.blocks) expect(block.text.trim()).not.toBe('');
      }),
      { numRuns: 300 },
    );
  }, PATIENCE);

  it.each([
    ['stops', `${'.'.repeat(MAX_ARTICLE_BYTES - 2)}x`],
    ['asterisks', `${'*'.repeat(MAX_ARTICLE_BYTES - 2)}x`],
    ['pairs of asterisks', '*a '.repeat(MAX_ARTICLE_BYTES / 3 - 1)],
    ['blanks', `x${' '.repeat(MAX_ARTICLE_BYTES - 2)}x`],
    ['lines', 'a\n'.repeat(MAX_ARTICLE_BYTES / 2 - 1)],
    ['quotation marks', `"${'> '.repeat(MAX_ARTICLE_BYTES / 2 - 2)}`],
    ['would-be pull quotes', [...Array.from({ length: 4_000 }, (_, index) => `${'a'.repeat(300)}${index}`), 'a'.repeat(600_000)].join('.\n\n')],
  ])('is done with 2 MiB of %s in a moment', (_, text) => {
    expect(parsePlainText(text)).toHaveProperty('ok');
    // Far less than a second each; what grows with the square of the length would take minutes.
  }, PATIENCE);
});

describe('decodeText', () => {
  it('never throws', () => {
    fc.assert(fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => void decodeText(bytes)));
  });

  it('gives back every text that is not empty, has no NUL and is no other file', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', minLength: 1 }), (text) => {
        fc.pre(!text.includes('\u0000') && !text.startsWith('\uFEFF') && !/^(GIF8|PK|%PDF|\{\\rtf)/.test(text));
        expect(decodeText(new TextEncoder().encode(text))).toEqual({ ok: true, text });
      }),
    );
  });
});
