import { describe, expect, it } from 'vitest';
import { placeParagraphs } from '../../../lib/core/document/article';
import { resolveTarget } from '../../../lib/core/targets';

const paragraphs = placeParagraphs([
  { key: 'p1', kind: 'paragraph', text: 'The river rose. If the bridge fails, we walk. Nobody slept.' },
  { key: 'p2', kind: 'pull_quote', text: 'If the bridge fails, we walk' },
  { key: 'p3', kind: 'paragraph', text: 'پل ٹوٹ گیا تو ہم پیدل چلیں گے۔ 👨‍👩‍👧 e\u0301tude 河水上涨了。' },
]);
const resolve = (requested: Parameters<typeof resolveTarget>[1]) => resolveTarget(paragraphs, requested);

describe('resolveTarget', () => {
  it('takes nothing for the whole article and a paragraph alone for all of it', () => {
    expect(resolve({})).toMatchObject({ ok: true, target: { paragraph: null, exact: null, position: -1 } });
    expect(resolve({ paragraph: 'p2' })).toMatchObject({ ok: true, target: { paragraph: 'p2', start: null, position: 61 } });
  });

  it('counts start and end from the paragraph, or from the article without one', () => {
    const inParagraph = resolve({ paragraph: 'p2', start: 3, end: 13 });
    expect(inParagraph).toMatchObject({ ok: true, target: { paragraph: 'p2', start: 3, end: 13, exact: 'the bridge' } });
    expect(resolve({ start: 64, end: 74 })).toEqual(inParagraph);
  });

  it('tells words that stand twice apart by paragraph, position or what is around them, and never guesses', () => {
    const exact = 'If the bridge fails, we walk';
    expect(resolve({ exact })).toMatchObject({ ok: false, problem: { field: 'exact', message: expect.stringContaining('2 times') as string } });
    expect(resolve({ exact, paragraph: 'p1' })).toMatchObject({ target: { paragraph: 'p1', start: 16 } });
    expect(resolve({ exact, paragraph: 'p2' })).toMatchObject({ target: { paragraph: 'p2', start: 0 } });
    expect(resolve({ exact, suffix: '. Nobody' })).toMatchObject({ target: { paragraph: 'p1', start: 16 } });
    expect(resolve({ exact, prefix: 'slept.\n\n' })).toMatchObject({ target: { paragraph: 'p2', start: 0 } });
    expect(resolve({ exact, start: 61, end: 89 })).toMatchObject({ target: { paragraph: 'p2', start: 0 } });
  });

  it('lets the words decide when a position does not hold them', () => {
    expect(resolve({ paragraph: 'p1', exact: 'Nobody slept', start: 0, end: 12 })).toMatchObject({ target: { start: 46, end: 58 } });
  });

  it('crosses from one paragraph into the next', () => {
    expect(resolve({ paragraph: 'p1', start: 46, end: 63 })).toMatchObject({
      target: { paragraph: 'p1', start: 46, end: 63, exact: 'Nobody slept.\n\nIf' },
    });
  });

  it.each([
    ['a family of three', 31, 32],
    ['a combining accent', 42, 43],
  ])('never cuts %s in two', (_, start, end) => {
    const found = resolve({ paragraph: 'p3', start, end });
    expect(found.ok && [...new Intl.Segmenter().segment(found.target.exact!)].map(({ segment }) => segment)).toHaveLength(1);
  });

  it('anchors Urdu and Chinese as it does English', () => {
    expect(resolve({ exact: 'ہم پیدل چلیں گے' })).toMatchObject({ ok: true, target: { paragraph: 'p3' } });
    expect(resolve({ exact: '河水' })).toMatchObject({ ok: true, target: { paragraph: 'p3' } });
  });

  it.each([
    ['a paragraph that is not there', { paragraph: 'p9' }, 'paragraph'],
    ['words that are not there', { exact: 'The bridge held' }, 'exact'],
    ['a position beyond the end', { start: 0, end: 9_999 }, 'end'],
    ['nothing but white space', { paragraph: 'p1', start: 3, end: 4 }, 'exact'],
  ])('refuses %s', (_, requested, field) => {
    expect(resolve(requested)).toMatchObject({ ok: false, problem: { field } });
  });
});
