import type { ParagraphKind } from '../document/article';
import type { ArticleDraft } from './draft';

/** A block while it is mended: `id` stays with it, and what is taken out stays in its place until the article is kept. */
export type MendedBlock = { id: number; kind: ParagraphKind; text: string; out: boolean };

/** A draft while it is mended by hand. Every function below gives a new one, and the same where there is nothing to do. */
export type Mended = Omit<ArticleDraft, 'blocks'> & { blocks: MendedBlock[] };

export const mendedOf = ({ blocks, ...about }: ArticleDraft): Mended => ({
  ...about,
  blocks: blocks.map((block, id) => ({ ...block, id, out: false })),
});

/** What is to be kept: without what was taken out or is empty; a line break within a block is a blank. */
export function draftOf({ blocks, ...about }: Mended): ArticleDraft {
  return { ...about, blocks: keptBlocks(blocks).map(({ kind, text }) => ({ kind, text: text.replace(/\s+/gu, ' ').trim() })) };
}

/** The blocks that `draftOf` keeps, in its order. */
export const keptBlocks = (blocks: readonly MendedBlock[]): MendedBlock[] => blocks.filter(({ out, text }) => !out && text.trim() !== '');

const at = (blocks: readonly MendedBlock[], id: number) => blocks.findIndex((block) => block.id === id);

/** The nearest block before or after that is not taken out; -1 where there is none. */
function neighbour(blocks: readonly MendedBlock[], index: number, step: -1 | 1): number {
  let near = index + step;
  while (blocks[near]?.out) near += step;
  return blocks[near] ? near : -1;
}

export function change(blocks: MendedBlock[], id: number, what: Partial<Omit<MendedBlock, 'id'>>): MendedBlock[] {
  return blocks.map((block) => (block.id === id ? { ...block, ...what } : block));
}

/** Changes places with the block before or after it. */
export function move(blocks: MendedBlock[], id: number, step: -1 | 1): MendedBlock[] {
  const from = at(blocks, id);
  const to = from === -1 ? -1 : neighbour(blocks, from, step);
  if (to === -1) return blocks;
  const moved = [...blocks];
  moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}

/** Puts a block's words behind those of the one before it, which keeps its kind. */
export function merge(blocks: MendedBlock[], id: number): MendedBlock[] {
  const from = at(blocks, id);
  const to = from === -1 ? -1 : neighbour(blocks, from, -1);
  if (to === -1) return blocks;
  const text = [blocks[to]!.text.trimEnd(), blocks[from]!.text.trimStart()].filter(Boolean).join(' ');
  return blocks.flatMap((block, index) => (index === from ? [] : index === to ? [{ ...block, text }] : [block]));
}

/**
 * Begins a new block where the cursor is.
 * @param offset UTF-16 code units from the block's start
 */
export function split(blocks: MendedBlock[], id: number, offset: number): MendedBlock[] {
  const newId = blocks.reduce((highest, block) => Math.max(highest, block.id), 0) + 1;
  return blocks.flatMap((block) => {
    if (block.id !== id) return [block];
    const after = { ...block, id: newId, text: block.text.slice(offset).trimStart() };
    return [{ ...block, text: block.text.slice(0, offset).trimEnd() }, after];
  });
}
