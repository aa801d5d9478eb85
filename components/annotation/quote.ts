import type { JSONContent } from '@tiptap/core';
import { create } from 'zustand';

/** Quoting in a reply: the words as a quotation, with a link to where they stand. */

/** What waits to be quoted in the thread that is named. */
export const useQuote = create<{ asked: { thread: string; body: JSONContent } | null }>(() => ({ asked: null }));

/** More of a comment than this is not quoted, but linked to. */
const MOST_BLOCKS = 4;

/**
 * A quotation of some blocks. Quotations in it are left out: they have a source of their own.
 * @param source what the link at the end says, and where it leads
 */
export function quotation(blocks: readonly JSONContent[], source: { words: string; href: string }): JSONContent {
  const own = blocks.filter(({ type }) => type !== 'blockquote');
  const link = { type: 'text', text: source.words, marks: [{ type: 'link', attrs: { href: source.href } }] };
  return { type: 'blockquote', content: [...own.slice(0, MOST_BLOCKS), { type: 'paragraph', content: [...(own.length > MOST_BLOCKS ? [{ type: 'text', text: '… ' }] : []), link] }] };
}

/** A reply that goes on with a quotation, and an empty line to write on. */
export function withQuotation(begun: JSONContent | null, quote: JSONContent): JSONContent {
  const before = (begun?.content ?? []).filter((block, index, all) => index < all.length - 1 || (block.content ?? []).length > 0);
  return { type: 'doc', content: [...before, quote, { type: 'paragraph' }] };
}

/** Plain words as paragraphs. */
export const paragraphsOf = (words: string): JSONContent[] => words.split(/\n+/).map((line) => ({ type: 'paragraph', content: [{ type: 'text', text: line }] }));
