import type { JSONContent } from '@tiptap/core';
import type { RichText } from '../document/rich-text';
import { edges, guardLines, indentAfter, quoted } from './markdown-escape';
import { inlineMarkdown, longestRun } from './markdown-inline';

/** A comment's body as GitHub's Markdown. Its words stay words, whatever they look like. */
export const bodyMarkdown = (body: RichText): string => blocksMarkdown(body.content);

function blocksMarkdown(nodes: readonly JSONContent[]): string {
  const blocks: string[] = [];
  let last: string | undefined;
  let other = false;
  for (const node of nodes) {
    // Two lists after each other are one, unless their marks differ.
    const otherNow: boolean = last === node.type && !other;
    const block = blockMarkdown(node, otherNow);
    if (block === null) continue;
    blocks.push(block);
    last = node.type;
    other = otherNow;
  }
  return blocks.join('\n\n');
}

/** `null` for what has no words: an empty item within others is a rule (`- - -`) to Markdown. */
function blockMarkdown(node: JSONContent, other: boolean): string | null {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      // A break at the end would be a visible backslash.
      return guardLines(edges(inlineMarkdown(content)).words) || null;
    case 'blockquote':
      return filled(blocksMarkdown(content), quoted);
    case 'codeBlock':
      return codeBlock(content.map(({ text }) => text ?? '').join(''));
    case 'bulletList':
      return list(content, () => (other ? '* ' : '- '));
    case 'orderedList': {
      const start = firstNumber(node.attrs?.start, content.length);
      return list(content, (index) => `${start + index}${other ? ')' : '.'} `);
    }
    default:
      return null;
  }
}

/** Items close to each other, unless one of them has more than a paragraph. */
function list(items: readonly JSONContent[], marker: (index: number) => string): string | null {
  const loose = items.some(({ content }) => (content ?? []).length > 1);
  const blocks = items.map(({ content }) => blocksMarkdown(content ?? [])).filter(Boolean);
  return filled(blocks.map((block, index) => indentAfter(marker(index), block)).join(loose ? '\n\n' : '\n'));
}

const filled = (block: string, made: (block: string) => string = (same) => same) => (block ? made(block) : null);

/** CommonMark counts with nine digits and from nought. */
function firstNumber(start: unknown, items: number): number {
  return typeof start === 'number' && Number.isInteger(start) && start >= 0 && start + items < 1e9 ? start : 1;
}

function codeBlock(text: string): string {
  const fence = '`'.repeat(Math.max(3, longestRun(text) + 1));
  return `${fence}\n${text.replace(/\r\n?/g, '\n')}\n${fence}`;
}
