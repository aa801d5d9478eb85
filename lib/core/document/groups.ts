import type { Paragraph } from './article';

/** What belongs together of blocks that follow each other: lists, tables, pictures with their captions, notes. */

export type ListTree<P> = { ordered: boolean; items: { block: P; lists: ListTree<P>[] }[] };

export type Group<P> =
  | { kind: 'list'; list: ListTree<P> }
  | { kind: 'table'; rows: P[] }
  | { kind: 'figure'; image: P; caption: P | null }
  | { kind: 'notes'; notes: P[] }
  | { kind: 'block'; block: P };

type Block = Omit<Paragraph, 'key'>;

/** Groups blocks; every block is in one group, in order. */
export function groupsOf<P extends Block>(blocks: readonly P[]): Group<P>[] {
  const groups: Group<P>[] = [];
  for (let at = 0; at < blocks.length; ) {
    const block = blocks[at]!;
    const run = runFrom(blocks, at);
    at += run.length;
    if (block.kind === 'list_item') groups.push(...listsOf(run).map((list) => ({ kind: 'list' as const, list })));
    else if (block.kind === 'table_row') groups.push({ kind: 'table', rows: run });
    else if (block.kind === 'image') groups.push({ kind: 'figure', image: block, caption: run[1] ?? null });
    else if (block.kind === 'footnote') groups.push({ kind: 'notes', notes: run });
    else groups.push({ kind: 'block', block });
  }
  return groups;
}

/** The blocks from one on that make one group with it. */
function runFrom<P extends Block>(blocks: readonly P[], from: number): P[] {
  const { kind } = blocks[from]!;
  if (kind === 'image') return blocks.slice(from, from + (blocks[from + 1]?.kind === 'figure_caption' ? 2 : 1));
  if (kind !== 'list_item' && kind !== 'table_row' && kind !== 'footnote') return blocks.slice(from, from + 1);
  let to = from + 1;
  while (blocks[to]?.kind === kind && !(kind === 'table_row' && blocks[to]!.format?.row?.first)) to += 1;
  return blocks.slice(from, to);
}

/**
 * Items as nested lists: one that is deeper than the item before it belongs to that item, however
 * much deeper. Where items of one depth change between numbers and bullets, a new list begins.
 */
export function listsOf<P extends Block>(items: readonly P[]): ListTree<P>[] {
  const top: ListTree<P>[] = [];
  const open: { depth: number; lists: ListTree<P>[] }[] = [];
  for (const block of items) {
    const { depth, ordered } = block.format?.list ?? { depth: 0, ordered: false };
    while (open.length > 0 && open.at(-1)!.depth >= depth) open.pop();
    const lists = open.at(-1)?.lists ?? top;
    const last = lists.at(-1);
    const list = last?.ordered === ordered ? last : { ordered, items: [] };
    if (list !== last) lists.push(list);
    const item = { block, lists: [] };
    list.items.push(item);
    open.push({ depth, lists: item.lists });
  }
  return top;
}
