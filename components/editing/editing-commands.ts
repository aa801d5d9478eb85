import { type Command, type Editor, Extension } from '@tiptap/core';
import type { Node } from '@tiptap/pm/model';
import { TextSelection, type Transaction } from '@tiptap/pm/state';
import { CELL_NODE, NODE_OF } from '@/lib/core/document/article-doc';

/** What the toolbar does, and keys that are the article's own. */

export type BlockChoice = { name: string; node: string; attributes: Record<string, unknown> };

const heading = (level: number): BlockChoice => ({ name: `Heading ${level}`, node: NODE_OF.heading, attributes: { level } });

/** What a block of words can be made. Pictures and rows stay what they are. */
export const CHOICES: readonly BlockChoice[] = [
  { name: 'Paragraph', node: NODE_OF.paragraph, attributes: {} },
  ...[1, 2, 3, 4, 5, 6].map(heading),
  { name: 'List item', node: NODE_OF.list_item, attributes: { depth: 0, ordered: false } },
  { name: 'Numbered item', node: NODE_OF.list_item, attributes: { depth: 0, ordered: true } },
  { name: 'Quotation', node: NODE_OF.quotation, attributes: {} },
  { name: 'Pull quote', node: NODE_OF.pull_quote, attributes: {} },
  { name: 'Caption', node: NODE_OF.figure_caption, attributes: {} },
  { name: 'Footnote', node: NODE_OF.footnote, attributes: { label: null } },
];

/** The choice that a block is, or its kind in words where it cannot be chosen. */
export function choiceOf({ type, attrs }: Node): string {
  if (type.name === NODE_OF.image) return 'Picture';
  if (type.name === NODE_OF.table_row || type.name === CELL_NODE) return 'Row of a table';
  if (type.name === NODE_OF.heading) return heading((attrs.level as number | null) ?? 1).name;
  if (type.name === NODE_OF.list_item) return attrs.ordered ? 'Numbered item' : 'List item';
  return CHOICES.find(({ node }) => node === type.name)?.name ?? 'Paragraph';
}

/** Makes the selected blocks another kind; each stays the paragraph that it is. */
export function choose(editor: Editor, name: string): void {
  const choice = CHOICES.find((each) => each.name === name);
  if (!choice) return;
  editor.commands.command(({ tr, state }) => {
    state.doc.nodesBetween(state.selection.from, state.selection.to, (node, at) => {
      const { name: kind } = node.type;
      if (!node.isTextblock || kind === NODE_OF.image || kind === CELL_NODE) return;
      const { key, depth, label } = node.attrs;
      const kept = { key: key as unknown, ...(kind === choice.node ? { depth: depth as unknown, label: label as unknown } : {}) };
      tr.setNodeMarkup(at, state.schema.nodes[choice.node], { ...choice.attributes, ...Object.fromEntries(Object.entries(kept).filter(([, value]) => value != null)) });
    });
    return true;
  });
  editor.commands.focus();
}

/** Every item of the selection one list deeper, or back. */
export function indent(editor: Editor, by: 1 | -1): boolean {
  const { from, to } = editor.state.selection;
  const items: { at: number; depth: number }[] = [];
  editor.state.doc.nodesBetween(from, to, (node, at) => {
    if (node.type.name === NODE_OF.list_item) items.push({ at, depth: Math.min(9, Math.max(0, ((node.attrs.depth as number | null) ?? 0) + by)) });
  });
  if (items.length === 0) return false;
  const deepen = ({ tr }: { tr: Transaction }) => {
    for (const { at, depth } of items) tr.setNodeAttribute(at, 'depth', depth);
    return true;
  };
  return editor.chain().focus().command(deepen).run();
}

/** An empty row under the one with the cursor, with as many cells. */
export function addRow(editor: Editor): boolean {
  const { $from } = editor.state.selection;
  const depth = rowDepth(editor);
  if (depth === null) return false;
  const row = $from.node(depth);
  const at = $from.after(depth);
  const cells = Array.from({ length: row.childCount }, () => ({ type: CELL_NODE }));
  return editor.chain().focus().insertContentAt(at, { type: NODE_OF.table_row, attrs: { header: false, first: false }, content: cells }).setTextSelection(at + 2).run();
}

function rowDepth(editor: Editor): number | null {
  const { $from } = editor.state.selection;
  for (let depth = $from.depth; depth > 0; depth -= 1) if ($from.node(depth).type.name === NODE_OF.table_row) return depth;
  return null;
}

/** A mark at the cursor, and a footnote for it behind all others, in which one goes on to write. */
export function addFootnote(editor: Editor): void {
  const labels: number[] = [];
  editor.state.doc.forEach(({ type, attrs }) => {
    if (type.name === NODE_OF.footnote) labels.push(Number(attrs.label) || 0);
  });
  const label = String(Math.max(0, ...labels) + 1);
  const mark = { type: 'text', text: `[${label}]`, marks: [{ type: 'note', attrs: { label } }] };
  // Only then is it known where: the mark can have taken the place of words in several blocks, notes among them.
  const putBehindAll: Command = ({ tr, commands }) => {
    let at = tr.doc.content.size;
    tr.doc.forEach((node, offset) => {
      if (node.type.name === NODE_OF.footnote) at = offset + node.nodeSize;
    });
    return commands.insertContentAt(at, { type: NODE_OF.footnote, attrs: { label } }) && commands.setTextSelection(at + 1);
  };
  editor.chain().focus().insertContent(mark).command(putBehindAll).scrollIntoView().run();
}

/** Behind an item comes another one; an empty one ends the list. Within its words it is cut in two, as any block is. */
function nextItem(editor: Editor): boolean {
  const { $from, empty } = editor.state.selection;
  if (!empty || $from.parentOffset < $from.parent.content.size) return false;
  if ($from.parent.content.size === 0) return editor.commands.setNode(NODE_OF.paragraph);
  const { depth, ordered } = $from.parent.attrs;
  const after = $from.after();
  return editor.chain().insertContentAt(after, { type: NODE_OF.list_item, attrs: { depth: depth as unknown, ordered: ordered as unknown } }).setTextSelection(after + 1).run();
}

/** In a picture's words and in cells a new line would make another picture or row: it begins a paragraph behind, and Tab goes from cell to cell. */
export const EditingKeys = Extension.create({
  name: 'editingKeys',
  priority: 1_000,
  addKeyboardShortcuts() {
    const { editor } = this;
    return {
      Enter: () => {
        const { $from } = editor.state.selection;
        const { name } = $from.parent.type;
        if (name === NODE_OF.list_item) return nextItem(editor);
        if (name !== NODE_OF.image && name !== CELL_NODE) return false;
        const after = $from.after(1);
        return editor.chain().insertContentAt(after, { type: NODE_OF.paragraph }).setTextSelection(after + 1).run();
      },
      Tab: () => toCell(editor, 1),
      'Shift-Tab': () => toCell(editor, -1),
      'Mod-]': () => indent(editor, 1),
      'Mod-[': () => indent(editor, -1),
    };
  },
});

/** To the next or the previous cell of the row; beyond them Tab leaves the editor, as it does everywhere else in it. */
function toCell(editor: Editor, by: 1 | -1): boolean {
  const depth = rowDepth(editor);
  if (depth === null) return false;
  const { $from } = editor.state.selection;
  const row = $from.node(depth);
  const index = $from.index(depth) + by;
  if (index < 0 || index >= row.childCount) return false;
  let at = $from.start(depth);
  for (let before = 0; before < index; before += 1) at += row.child(before).nodeSize;
  return editor.commands.command(({ tr }) => {
    tr.setSelection(TextSelection.create(tr.doc, at + 1, at + 1 + row.child(index).content.size));
    return true;
  });
}
