import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { change, draftOf, keptBlocks, mendedOf, merge, move, split } from '@/lib/core/import/mend';

const draft = (...texts: string[]) => ({
  title: 'A Bridge Too Dear', byline: null, authorNote: null, dateline: null, source: null, language: 'en',
  blocks: texts.map((text) => ({ kind: 'paragraph' as const, text })),
});
const blocksOf = (...texts: string[]) => mendedOf(draft(...texts)).blocks;
const texts = (blocks: { text: string }[]) => blocks.map(({ text }) => text);

describe('mending a draft', () => {
  it('that nobody mends gives the draft back', () => {
    expect(draftOf(mendedOf(draft('one', 'two')))).toEqual(draft('one', 'two'));
  });

  it('keeps neither what was taken out nor what is empty, and folds line breaks', () => {
    const mended = { ...mendedOf(draft('one', 'two', 'three\nfour ', ' ')), title: 'Another' };
    mended.blocks = change(change(mended.blocks, 1, { out: true }), 0, { kind: 'heading' });
    expect(draftOf(mended)).toMatchObject({ title: 'Another', blocks: [{ kind: 'heading', text: 'one' }, { kind: 'paragraph', text: 'three four' }] });
    expect(keptBlocks(change(mended.blocks, 1, { out: false })).map(({ id }) => id)).toEqual([0, 1, 2]);
  });

  it('moves past what was taken out, and not beyond the ends', () => {
    const blocks = change(blocksOf('one', 'two', 'three'), 1, { out: true });
    expect(texts(move(blocks, 2, -1))).toEqual(['three', 'one', 'two']);
    expect(texts(move(blocks, 0, 1))).toEqual(['two', 'three', 'one']);
    expect(move(blocks, 0, -1)).toBe(blocks);
    expect(move(blocks, 2, 1)).toBe(blocks);
    expect(move(blocks, 7, 1)).toBe(blocks);
  });

  it('merges with the block before it that is not taken out', () => {
    const blocks = change(blocksOf('one ', 'two', ' three'), 1, { out: true });
    expect(texts(merge(blocks, 2))).toEqual(['one three', 'two']);
    expect(merge(blocks, 0)).toBe(blocks);
    expect(texts(merge(blocksOf('', 'two'), 1))).toEqual(['two']);
  });

  it('splits where the cursor is, also into an empty block', () => {
    const blocks = split(blocksOf('one two', 'three'), 0, 3);
    expect(texts(blocks)).toEqual(['one', 'two', 'three']);
    expect(new Set(blocks.map(({ id }) => id)).size).toBe(3);
    expect(texts(split(blocksOf('one'), 0, 3))).toEqual(['one', '']);
  });

  it('loses no letter by moving, merging and splitting', () => {
    const step = fc.record({ what: fc.constantFrom('up', 'down', 'merge', 'split'), id: fc.nat(12), offset: fc.nat(12) });
    const letters = (blocks: { text: string }[]) => [...texts(blocks).join('').replace(/\s/gu, '')].sort().join('');
    fc.assert(
      fc.property(fc.array(fc.string(), { maxLength: 6 }), fc.array(step, { maxLength: 20 }), (given, steps) => {
        let blocks = blocksOf(...given);
        for (const { what, id, offset } of steps) {
          blocks = what === 'merge' ? merge(blocks, id) : what === 'split' ? split(blocks, id, offset) : move(blocks, id, what === 'up' ? -1 : 1);
        }
        expect(letters(blocks)).toBe(letters(given.map((text) => ({ text }))));
        expect(new Set(blocks.map(({ id }) => id)).size).toBe(blocks.length);
      }),
    );
  });

  it('keeps what is emphasised on its words through changes, merging and splitting', () => {
    const spans = [{ kind: 'strong' as const, start: 4, end: 7 }];
    const given = mendedOf({ ...draft(), blocks: [{ kind: 'heading', text: 'the old bridge', format: { level: 3, spans } }, { kind: 'paragraph', text: ' and old men', format: { spans: [{ kind: 'emphasis', start: 5, end: 8 }] } }] }).blocks;
    const words = (blocks: typeof given) => blocks.map(({ text, format }) => (format?.spans ?? []).map(({ start, end }) => text.slice(start, end)));
    expect(words(change(given, 0, { text: 'an old bridge' }))).toEqual([['old'], ['old']]);
    const merged = merge(given, 1);
    expect(merged[0]).toMatchObject({ text: 'the old bridge and old men', format: { level: 3 } });
    expect(words(merged)).toEqual([['old', 'old']]);
    expect(words(split(merged, 0, 15))).toEqual([['old'], ['old']]);
    expect(words(split(merged, 0, 5))).toEqual([['o'], ['ld', 'old']]);
    expect(change(given, 0, { kind: 'paragraph' })[0]).toEqual({ id: 0, kind: 'paragraph', text: 'the old bridge', out: false, format: { spans } });
    expect(draftOf({ ...draft(), blocks: change(given, 1, { text: 'plain' }) }).blocks).toEqual([{ kind: 'heading', text: 'the old bridge', format: { level: 3, spans } }, { kind: 'paragraph', text: 'plain' }]);
  });

  it('keeps a picture without words, and neither halves nor swallows it', () => {
    const picture = { kind: 'image' as const, text: '', format: { image: { id: '0b6c4a8e-3f5e-4d43-9a0c-5c0d6f1b2a3c', width: 3, height: 2 } } };
    const { blocks } = mendedOf({ ...draft(), blocks: [picture, { kind: 'figure_caption', text: 'A barn.' }, picture] });
    expect(draftOf({ ...draft(), blocks }).blocks).toEqual([picture, { kind: 'figure_caption', text: 'A barn.' }, picture]);
    expect([merge(blocks, 1), merge(blocks, 2)]).toEqual([blocks, blocks]);
    expect(split(blocks, 0, 0)).toEqual(blocks);
  });
});
