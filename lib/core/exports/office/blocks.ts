import type { JSONContent } from '@tiptap/core';
import { mentionText } from '../../document/mentions';
import type { RichText } from '../../document/rich-text';
import { cleanText } from './clean';

/** `link` is the address that the words lead to. */
export type TextPiece = { text: string; bold: boolean; italic: boolean; strike: boolean; code: boolean; link: string | null };

/** One line or paragraph of a comment; `depth` counts the lists and quotations around it. */
export type Block = { depth: number; marker: string | null; quote: boolean; code: boolean; pieces: TextPiece[] };

type Place = Pick<Block, 'depth' | 'marker' | 'quote'>;

const PLAIN = { bold: false, italic: false, strike: false, code: false, link: null };

/** A block of plain words. */
export const plainBlock = (text: string, style: Partial<TextPiece> = {}): Block => ({
  depth: 0,
  marker: null,
  quote: false,
  code: false,
  pieces: [{ ...PLAIN, ...style, text: cleanText(text) }],
});

/** A comment as paragraphs one under the other, for formats that lay them out themselves. */
export const blocksOf = (body: RichText): Block[] => within(body.content, { depth: 0, marker: null, quote: false });

function within(nodes: readonly JSONContent[], place: Place): Block[] {
  return nodes.flatMap((node, index) => of(node, index === 0 ? place : { ...place, marker: null }));
}

function of(node: JSONContent, place: Place): Block[] {
  const content = node.content ?? [];
  const { depth } = place;
  switch (node.type) {
    case 'blockquote':
      return within(content, { depth: depth + 1, marker: place.marker, quote: true });
    case 'bulletList':
    case 'orderedList': {
      const first = Number.isSafeInteger(node.attrs?.start) ? (node.attrs!.start as number) : 1;
      const markerOf = (index: number) => (node.type === 'orderedList' ? `${first + index}.` : '•');
      return content.flatMap((item, index) =>
        within(item.content ?? [], { ...place, depth: depth + 1, marker: markerOf(index) }),
      );
    }
    default:
      return [{ ...place, code: node.type === 'codeBlock', pieces: piecesOf(content) }];
  }
}

function piecesOf(nodes: readonly JSONContent[]): TextPiece[] {
  return nodes.flatMap((node, index) => {
    if (node.type === 'hardBreak') return [{ ...PLAIN, text: '\n' }];
    const text = cleanText(node.type === 'mention' ? mentionText(node.attrs) : (node.text ?? ''));
    const has = (type: string) => (node.marks ?? []).some((mark) => mark.type === type);
    const address = hrefOf(node);
    const piece = { text, bold: has('bold'), italic: has('italic'), strike: has('strike'), code: has('code'), link: address };
    // On paper a link is its address; it stands once, behind the last of the words that link there.
    const shown = !address || text.includes(address) || (nodes[index + 1] && hrefOf(nodes[index + 1]!) === address);
    return shown ? [piece] : [piece, { ...PLAIN, text: ` (${cleanText(address)})`, link: address }];
  });
}

function hrefOf(node: JSONContent): string | null {
  const href: unknown = node.marks?.find((mark) => mark.type === 'link')?.attrs?.href;
  return typeof href === 'string' && /^(https?|mailto):/i.test(href) ? href : null;
}
