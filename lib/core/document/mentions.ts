import type { JSONContent } from '@tiptap/core';
import type { RichText } from './rich-text';

/*
 * A mention is a node with somebody's id. What is kept holds no name: who reads it is told the name,
 * or the pseudonym, that they may know.
 */

export type Mentioned = { id: string; label?: string };

/** Every id that a document mentions, once. */
export function mentionedIn(body: JSONContent): string[] {
  const own = body.type === 'mention' ? [String(body.attrs?.id)] : [];
  return [...new Set([...own, ...(body.content ?? []).flatMap(mentionedIn)])];
}

/** Whether a document mentions anybody. */
export const mentionsAnybody = ({ type, content }: JSONContent): boolean => type === 'mention' || (content?.some(mentionsAnybody) ?? false);

/** The document with each mention as `by` has it: somebody else, or plain words. */
export function mapMentions(body: RichText, by: (mention: Mentioned) => Mentioned | string): RichText {
  return mapNode(body, by) as RichText;
}

function mapNode(node: JSONContent, by: (mention: Mentioned) => Mentioned | string): JSONContent {
  if (node.type === 'mention') {
    const { attrs, ...rest } = node;
    const made = by(attrs as Mentioned);
    return typeof made === 'string' ? { type: 'text', text: made, ...(node.marks ? { marks: node.marks } : {}) } : { ...rest, attrs: made };
  }
  return node.content ? { ...node, content: node.content.map((child) => mapNode(child, by)) } : node;
}

/** How a mention is read in plain text. */
export const mentionText = (attrs: Partial<Mentioned> | undefined): string => `@${attrs?.label || 'someone'}`;
