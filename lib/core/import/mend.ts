import type { ParagraphKind } from '../document/article';
import type { BlockFormat, Span } from '../document/format';
import { editSpans, foldSpace, shiftSpans, sliceSpans } from '../document/spans';
import type { ArticleDraft } from './draft';

/** A block while it is mended: `id` stays with it, and what is taken out stays in its place until the article is kept. */
export type MendedBlock = { id: number; kind: ParagraphKind; text: string; format?: BlockFormat; out: boolean };

/** A draft while it is mended by hand. Every function below gives a new one, and the same where there is nothing to do. */
export type Mended = Omit<ArticleDraft, 'blocks'> & { blocks: MendedBlock[] };

export const mendedOf = ({ blocks, ...about }: ArticleDraft): Mended => ({
  ...about,
  blocks: blocks.map((block, id) => ({ ...block, id, out: false })),
});

/** What is to be kept: without what was taken out or is empty; a line break within a block is a blank. */
export function draftOf({ blocks, ...about }: Mended): ArticleDraft {
  return {
    ...about,
    blocks: keptBlocks(blocks).map(({ kind, text, format }) => {
      const folded = foldSpace(text, format?.spans, kind === 'table_row');
      return { kind, text: folded.text, ...formatted(format, folded.spans) };
    }),
  };
}

/** The blocks that `draftOf` keeps, in its order. A picture may be without words. */
export const keptBlocks = (blocks: readonly MendedBlock[]): MendedBlock[] => blocks.filter(({ out, text, format }) => !out && (text.trim() !== '' || format?.image));

/** A format with these spans; none where nothing is left of it. */
function formatted(format: BlockFormat | undefined, spans: readonly Span[]): { format?: BlockFormat } {
  const { spans: _, ...rest } = format ?? {};
  const next = { ...rest, ...(spans.length > 0 ? { spans: [...spans] } : {}) };
  return Object.keys(next).length > 0 ? { format: next } : {};
}

const bare = ({ format: _, ...block }: MendedBlock): MendedBlock => block;
const spansOf = ({ format }: MendedBlock): Span[] => format?.spans ?? [];

const at = (blocks: readonly MendedBlock[], id: number) => blocks.findIndex((block) => block.id === id);

/** The nearest block before or after that is not taken out; -1 where there is none. */
function neighbour(blocks: readonly MendedBlock[], index: number, step: -1 | 1): number {
  let near = index + step;
  while (blocks[near]?.out) near += step;
  return blocks[near] ? near : -1;
}

/** Changes a block's words, kind or whether it is taken out. Its spans stay with the words; what only another kind can have goes with the kind. */
export function change(blocks: MendedBlock[], id: number, what: Partial<Omit<MendedBlock, 'id' | 'format'>>): MendedBlock[] {
  return blocks.map((block) => {
    if (block.id !== id) return block;
    const { text = block.text, kind = block.kind } = what;
    const format = kind === block.kind ? block.format : spansAlone(block.format);
    return { ...bare(block), ...what, ...formatted(format, editSpans(spansOf(block), block.text, text)) };
  });
}

const spansAlone = (format: BlockFormat | undefined): BlockFormat => (format?.spans ? { spans: format.spans } : {});

/** Makes a heading one of this level, 1 to 6. */
export const setLevel = (blocks: MendedBlock[], id: number, level: number): MendedBlock[] =>
  blocks.map((block) => (block.id === id && block.kind === 'heading' ? { ...block, format: { ...block.format, level } } : block));

/** Changes places with the block before or after it. */
export function move(blocks: MendedBlock[], id: number, step: -1 | 1): MendedBlock[] {
  const from = at(blocks, id);
  const to = from === -1 ? -1 : neighbour(blocks, from, step);
  if (to === -1) return blocks;
  const moved = [...blocks];
  moved.splice(to, 0, ...moved.splice(from, 1));
  return moved;
}

/** Whether a block can be put behind the one before it: a picture is no words. */
export function canMerge(blocks: readonly MendedBlock[], id: number): boolean {
  const from = at(blocks, id);
  const to = from === -1 ? -1 : neighbour(blocks, from, -1);
  return to !== -1 && ![from, to].some((index) => blocks[index]!.format?.image);
}

/** Puts a block's words behind those of the one before it, which keeps its kind. */
export function merge(blocks: MendedBlock[], id: number): MendedBlock[] {
  if (!canMerge(blocks, id)) return blocks;
  const from = at(blocks, id);
  const to = neighbour(blocks, from, -1);
  const [above, below] = [blocks[to]!, blocks[from]!];
  const head = above.text.trimEnd();
  const tail = below.text.trimStart();
  const gap = head && tail ? ' ' : '';
  const cut = below.text.length - tail.length;
  const spans = [...sliceSpans(spansOf(above), 0, head.length), ...shiftSpans(sliceSpans(spansOf(below), cut, below.text.length), head.length + gap.length)];
  const merged = { ...bare(above), text: head + gap + tail, ...formatted(above.format, spans) };
  return blocks.flatMap((block, index) => (index === from ? [] : index === to ? [merged] : [block]));
}

/**
 * Begins a new block where the cursor is. Of a picture there is no second half.
 * @param offset UTF-16 code units from the block's start
 */
export function split(blocks: MendedBlock[], id: number, offset: number): MendedBlock[] {
  const newId = blocks.reduce((highest, block) => Math.max(highest, block.id), 0) + 1;
  return blocks.flatMap((block) => {
    if (block.id !== id || block.format?.image) return [block];
    const head = block.text.slice(0, offset).trimEnd();
    const tail = block.text.slice(offset).trimStart();
    const { label: _, ...rest } = block.format ?? {};
    // The second half of a note is not called by the note's mark, and begins no table.
    const after = { ...rest, ...(rest.row ? { row: { ...rest.row, first: false } } : {}) };
    return [
      { ...bare(block), text: head, ...formatted(block.format, sliceSpans(spansOf(block), 0, head.length)) },
      { ...bare(block), id: newId, text: tail, ...formatted(after, sliceSpans(spansOf(block), block.text.length - tail.length, block.text.length)) },
    ];
  });
}
