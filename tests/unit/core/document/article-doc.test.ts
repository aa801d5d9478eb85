import { getSchema } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { PARAGRAPH_KINDS } from '../../../../lib/core/document/article';
import { blocksOf, docOf, type KeyedBlock } from '../../../../lib/core/document/article-doc';
import { articleExtensions } from '../../../../lib/core/document/article-extensions';
import type { BlockFormat, Span } from '../../../../lib/core/document/format';
import { SPAN_KINDS } from '../../../../lib/core/document/format';
import { formattedArticle } from '../../../support/formatted-article';

const schema = getSchema(articleExtensions((id) => `/pictures/${id}`));
const keyed = (blocks: readonly Omit<KeyedBlock, 'key'>[]): KeyedBlock[] => blocks.map((block, index) => ({ key: `p${index + 1}`, ...block }));

/** As an editor has it: through the schema, which joins runs and fills in what is left out. */
function throughEditor(blocks: readonly KeyedBlock[]): KeyedBlock[] {
  const document = Node.fromJSON(schema, docOf(blocks));
  document.check();
  return blocksOf(document.toJSON());
}

describe('an article in its editor', () => {
  it('comes back as it was, whatever is in it', () => {
    const blocks = keyed(formattedArticle.blocks);
    expect(throughEditor(blocks)).toEqual(blocks);
  });

  it('loses no key, and no picture without words', () => {
    const picture: KeyedBlock = { key: 'p9', kind: 'image', text: '', format: { image: { id: '0197a000-0000-7000-8000-000000000001', width: 4, height: 3 } } };
    expect(throughEditor([picture])).toEqual([picture]);
    expect(throughEditor([{ key: null, kind: 'paragraph', text: 'New.' }])).toEqual([{ key: null, kind: 'paragraph', text: 'New.' }]);
  });

  it('leaves out what holds no words', () => {
    expect(throughEditor([{ key: 'p1', kind: 'paragraph', text: '  ' }, { key: 'p2', kind: 'table_row', text: '\t', format: { row: { header: false, first: true } } }])).toEqual([]);
  });

  it('makes one span of two that continue each other', () => {
    const [block] = throughEditor([{ key: 'p1', kind: 'paragraph', text: 'abcd', format: { spans: [{ kind: 'code', start: 0, end: 2 }, { kind: 'code', start: 2, end: 3 }] } }]);
    expect(block!.format).toEqual({ spans: [{ kind: 'code', start: 0, end: 3 }] });
  });

  it('knows what a document of something else holds', () => {
    expect(blocksOf({ type: 'doc', content: [{ type: 'video' }, { type: 'paragraph', content: [{ type: 'text', text: 'Words', marks: [{ type: 'blink' }] }] }] })).toEqual([{ key: null, kind: 'paragraph', text: 'Words' }]);
  });
});

const words = fc.string({ unit: fc.constantFrom('a', 'é', '😀', ' ', '.', '\n'), minLength: 1, maxLength: 24 }).map((text) => `x${text}`);

/** Of one kind, spans that neither touch nor overlap, at whole characters. */
function spansOn(text: string): fc.Arbitrary<Span[]> {
  const edges = [...text].reduce<number[]>((all, character) => [...all, all.at(-1)! + character.length], [0]);
  const ofKind = (kind: Span['kind']) =>
    fc.subarray(edges).map((some) => {
      const spans: Span[] = [];
      for (let index = 0; index + 1 < some.length; index += 2) {
        const place = { start: some[index]!, end: some[index + 1]! };
        spans.push(kind === 'link' ? { kind, ...place, href: `https://a.test/${index}` } : kind === 'note' ? { kind, ...place, label: `${index}` } : { kind, ...place });
      }
      return spans;
    });
  return fc.tuple(...SPAN_KINDS.filter((kind) => kind !== 'note').map(ofKind)).map((spans) =>
    spans.flat().sort((a, b) => a.start - b.start || b.end - a.end || SPAN_KINDS.indexOf(a.kind) - SPAN_KINDS.indexOf(b.kind)),
  );
}

const formats: Record<string, fc.Arbitrary<BlockFormat>> = {
  heading: fc.record({ level: fc.integer({ min: 1, max: 6 }) }),
  list_item: fc.record({ list: fc.record({ ordered: fc.boolean(), depth: fc.nat(9) }) }),
  table_row: fc.record({ row: fc.record({ header: fc.boolean(), first: fc.boolean() }) }),
  footnote: fc.record({ label: fc.string({ minLength: 1, maxLength: 5 }) }),
};

const anyBlock: fc.Arbitrary<KeyedBlock> = fc
  .record({ key: fc.option(fc.nat(99).map((number) => `p${number}`)), kind: fc.constantFrom(...PARAGRAPH_KINDS), text: words })
  .chain((block) =>
    fc.record({ spans: block.kind === 'table_row' ? fc.constant<Span[]>([]) : spansOn(block.text), more: formats[block.kind] ?? fc.constant<BlockFormat>({}) }).map(({ spans, more }) => {
      const format = { ...(spans.length > 0 ? { spans } : {}), ...more };
      const text = block.kind === 'table_row' ? block.text.replaceAll(' ', '\t') : block.text;
      return { ...block, text, ...(Object.keys(format).length > 0 ? { format } : {}) };
    }),
  );

it('there and back is the same, for any blocks', () => {
  fc.assert(
    fc.property(fc.array(anyBlock, { maxLength: 4 }), (blocks) => {
      fc.pre(blocks.length > 0);
      expect(throughEditor(blocks)).toEqual(blocks);
    }),
  );
});
