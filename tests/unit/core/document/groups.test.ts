import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Paragraph, PARAGRAPH_KINDS } from '../../../../lib/core/document/article';
import { type Group, groupsOf, type ListTree, listsOf } from '../../../../lib/core/document/groups';

type Block = Omit<Paragraph, 'key'>;
const item = (text: string, depth = 0, ordered = false): Block => ({ kind: 'list_item', text, format: { list: { depth, ordered } } });
const row = (text: string, first = false): Block => ({ kind: 'table_row', text, format: { row: { header: first, first } } });
const of = (kind: Block['kind'], text: string): Block => ({ kind, text });

/** As a line: `ul(a ul(b) c)`. */
const line = (lists: readonly ListTree<Block>[]): string =>
  lists.map(({ ordered, items }) => `${ordered ? 'ol' : 'ul'}(${items.map(({ block, lists: inner }) => [block.text, line(inner)].filter(Boolean).join(' ')).join(' ')})`).join(' ');

describe('lists', () => {
  it('nest by depth', () => {
    expect(line(listsOf([item('a'), item('b', 1), item('c', 2), item('d', 1), item('e')]))).toBe('ul(a ul(b ul(c) d) e)');
  });

  it('nest once where a depth is left out, and come back to where they began', () => {
    expect(line(listsOf([item('a', 1), item('b', 4), item('c', 3), item('d', 0)]))).toBe('ul(a ul(b c) d)');
  });

  it('end where numbers follow bullets', () => {
    expect(line(listsOf([item('a'), item('1', 0, true), item('x', 1), item('2', 0, true)]))).toBe('ul(a) ol(1 ul(x) 2)');
  });

  it('are flat where nothing is known of them', () => {
    expect(line(listsOf([of('list_item', 'a'), of('list_item', 'b')]))).toBe('ul(a b)');
  });
});

/** As a line: `block(a) table(b c)`. */
const said = (group: Group<Block>): string => `${group.kind}(${blocksOf(group).map(({ text }) => text).join(' ')})`;

function blocksOf(group: Group<Block>): Block[] {
  const ofList = ({ items }: ListTree<Block>): Block[] => items.flatMap(({ block, lists }) => [block, ...lists.flatMap(ofList)]);
  if (group.kind === 'list') return ofList(group.list);
  if (group.kind === 'table') return group.rows;
  if (group.kind === 'figure') return [group.image, ...(group.caption ? [group.caption] : [])];
  return group.kind === 'notes' ? group.notes : [group.block];
}

describe('groups', () => {
  it('are rows of one table, a picture with the caption under it, and notes', () => {
    const blocks = [row('a'), row('b'), row('c', true), of('image', 'd'), of('figure_caption', 'e'), of('figure_caption', 'f'), of('image', 'g'), of('footnote', 'h'), of('footnote', 'i'), of('paragraph', 'j')];
    expect(groupsOf(blocks).map(said).join(' ')).toBe('table(a b) table(c) figure(d e) block(f) figure(g) notes(h i) block(j)');
  });

  it('hold every block once, in order', () => {
    const block = fc.record({ kind: fc.constantFrom(...PARAGRAPH_KINDS), text: fc.uuid(), format: fc.record({ list: fc.record({ ordered: fc.boolean(), depth: fc.nat(4) }), row: fc.record({ header: fc.boolean(), first: fc.boolean() }) }) });
    fc.assert(fc.property(fc.array(block), (blocks) => { expect(groupsOf<Block>(blocks).flatMap(blocksOf)).toEqual(blocks); }));
  });
});
