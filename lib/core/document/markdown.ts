import { type JSONContent } from '@tiptap/core';
import { MarkdownManager } from '@tiptap/markdown';
import type { RichText } from './rich-text';
import { richTextExtensions } from './rich-text-extensions';

// TipTap's way to write a mention in Markdown stays what somebody typed: mentions are made by choosing.
const manager = new MarkdownManager({ extensions: richTextExtensions.filter(({ name }) => name !== 'mention') });

const BLOCKS = new Set(['paragraph', 'blockquote', 'bulletList', 'orderedList', 'codeBlock']);

/**
 * A comment written in Markdown, as a document. What comments do not have becomes what comes
 * closest: a heading a paragraph in bold, a picture its description. HTML stays visible as text.
 */
export function richTextFromMarkdown(markdown: string): RichText {
  const parsed = manager.parse(markdown);
  const content = (parsed.content ?? []).flatMap(asBlocks);
  return { type: 'doc', content: content.length > 0 ? content : [{ type: 'paragraph' }] };
}

function asBlocks(node: JSONContent): JSONContent[] {
  if (node.type === 'text') return [{ type: 'paragraph', content: [node] }];
  if (node.type === 'heading') {
    return [{ type: 'paragraph', content: (node.content ?? []).map(embolden) }];
  }
  if (!BLOCKS.has(node.type ?? '')) return (node.content ?? []).flatMap(asBlocks);
  if (node.type === 'blockquote') return [{ ...node, content: (node.content ?? []).flatMap(asBlocks) }];
  return [node];
}

const embolden = (node: JSONContent): JSONContent =>
  node.type === 'text' ? { ...node, marks: [...(node.marks ?? []), { type: 'bold' }] } : node;
