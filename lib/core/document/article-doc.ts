import type { JSONContent } from '@tiptap/core';
import type { Paragraph, ParagraphKind } from './article';
import { type BlockFormat, type Span, SPAN_KINDS } from './format';
import { CELL_SEPARATOR, cellsOf, piecesOf, type Piece, type SpanLook, spansWithin } from './pieces';

/**
 * An article as the document that its editor changes, and back. One node is one block, so lists and
 * tables are flat: items have a depth, rows their cells. There and back gives the same blocks, spans
 * in order of place and those that continue each other as one.
 */

/** A block with the key that it has, or had before it was edited: a hint, which two blocks may share. */
export type KeyedBlock = Omit<Paragraph, 'key'> & { key: string | null };

/** What the editor calls each kind of block. */
export const NODE_OF = {
  paragraph: 'paragraph',
  heading: 'heading',
  list_item: 'listItem',
  quotation: 'quotation',
  pull_quote: 'pullQuote',
  figure_caption: 'caption',
  image: 'picture',
  table_row: 'tableRow',
  footnote: 'footnote',
} as const satisfies Record<ParagraphKind, string>;

export const CELL_NODE = 'cell';

const KIND_OF = new Map<string, ParagraphKind>(Object.entries(NODE_OF).map(([kind, node]) => [node, kind as ParagraphKind]));

/** The document of an article's blocks. */
export const docOf = (blocks: readonly KeyedBlock[]): JSONContent => ({ type: 'doc', content: blocks.map(nodeOf) });

/**
 * The blocks of a document. What holds no words is left out, except a picture of which nothing says
 * what it shows.
 */
export function blocksOf(doc: JSONContent): KeyedBlock[] {
  return (doc.content ?? []).map(blockOf).filter((block): block is KeyedBlock => block !== null && (block.kind === 'image' || block.text.trim() !== ''));
}

function nodeOf({ key, kind, text, format = {} }: KeyedBlock): JSONContent {
  const node = { type: NODE_OF[kind], attrs: { key, ...attributesOf(kind, format) } };
  if (kind !== 'table_row') return { ...node, ...inlineOf(text, format.spans) };
  return { ...node, content: cellsOf(text).map((cell) => ({ type: CELL_NODE, ...inlineOf(cell.text, spansWithin(format, cell.start, cell.end)) })) };
}

/** What a node of each kind keeps beside its words; `null` stands for what a block's format leaves out. */
function attributesOf(kind: ParagraphKind, { level, list, image, row, label }: BlockFormat): Record<string, unknown> {
  if (kind === 'heading') return { level: level ?? null };
  if (kind === 'list_item') return { depth: list?.depth ?? null, ordered: list?.ordered ?? false };
  if (kind === 'image') return { image: image ?? null };
  if (kind === 'table_row') return { header: row?.header ?? null, first: row?.first ?? false };
  return kind === 'footnote' ? { label: label ?? null } : {};
}

function formatOf(kind: ParagraphKind, attrs: Record<string, unknown>): BlockFormat {
  const { level, depth, ordered, image, header, first, label } = attrs;
  if (kind === 'heading' && typeof level === 'number') return { level };
  if (kind === 'list_item' && typeof depth === 'number') return { list: { ordered: ordered === true, depth } };
  if (kind === 'image' && image) return { image: image as NonNullable<BlockFormat['image']> };
  if (kind === 'table_row' && typeof header === 'boolean') return { row: { header, first: first === true } };
  return kind === 'footnote' && typeof label === 'string' ? { label } : {};
}

function inlineOf(text: string, spans: readonly Span[] = []): Pick<JSONContent, 'content'> {
  const content = runsOf(piecesOf(text, spans), []);
  return content.length > 0 ? { content } : {};
}

const runsOf = (pieces: readonly Piece[], marks: readonly SpanLook[]): JSONContent[] =>
  pieces.flatMap((piece) =>
    typeof piece === 'string' ? [{ type: 'text', text: piece, ...(marks.length > 0 ? { marks: marks.map(markOf) } : {}) }] : runsOf(piece.pieces, [...marks, piece.look]),
  );

function markOf(look: SpanLook): { type: string; attrs?: Record<string, string> } {
  if (look.kind === 'link') return { type: 'link', attrs: { href: look.href } };
  return look.kind === 'note' ? { type: 'note', attrs: { label: look.label } } : { type: look.kind };
}

function blockOf({ type, attrs = {}, content = [] }: JSONContent): KeyedBlock | null {
  const kind = KIND_OF.get(type ?? '');
  if (!kind) return null;
  const { text, spans } = kind === 'table_row' ? textOfCells(content) : textOfRuns(content);
  const format = { ...(spans.length > 0 ? { spans } : {}), ...formatOf(kind, attrs) };
  const key = typeof attrs.key === 'string' ? attrs.key : null;
  return { key, kind, text, ...(Object.keys(format).length > 0 ? { format } : {}) };
}

type Worded = { text: string; spans: Span[] };

function textOfCells(cells: readonly JSONContent[]): Worded {
  const whole: Worded = { text: '', spans: [] };
  cells.forEach((cell, index) => {
    // Pasted into a cell, a tab would part it in two.
    const { text, spans } = textOfRuns((cell.content ?? []).map((run) => ({ ...run, text: run.text?.replaceAll(CELL_SEPARATOR, ' ') ?? '' })));
    if (index > 0) whole.text += CELL_SEPARATOR;
    whole.spans.push(...spans.map((span) => ({ ...span, start: span.start + whole.text.length, end: span.end + whole.text.length })));
    whole.text += text;
  });
  return { ...whole, spans: inOrder(whole.spans) };
}

/** The words of runs, with a span for each mark as far as it goes on. */
function textOfRuns(runs: readonly JSONContent[]): Worded {
  let text = '';
  const spans: Span[] = [];
  let open = new Map<string, Span>();
  for (const run of runs) {
    const start = text.length;
    text += run.text ?? '';
    const going = new Map<string, Span>();
    for (const mark of run.marks ?? []) {
      const look = lookOf(mark);
      if (!look || text.length === start) continue;
      const name = JSON.stringify(look);
      const span = open.get(name) ?? ({ ...look, start, end: start } as Span);
      if (!open.has(name)) spans.push(span);
      span.end = text.length;
      going.set(name, span);
    }
    open = going;
  }
  return { text, spans: inOrder(spans) };
}

function lookOf({ type, attrs = {} }: { type: string; attrs?: Record<string, unknown> }): SpanLook | null {
  if (type === 'link') return typeof attrs.href === 'string' ? { kind: 'link', href: attrs.href } : null;
  if (type === 'note') return typeof attrs.label === 'string' ? { kind: 'note', label: attrs.label } : null;
  return SPAN_KINDS.includes(type as never) ? ({ kind: type } as SpanLook) : null;
}

const inOrder = (spans: readonly Span[]): Span[] =>
  [...spans].sort((a, b) => a.start - b.start || b.end - a.end || SPAN_KINDS.indexOf(a.kind) - SPAN_KINDS.indexOf(b.kind));
