import type { JSONContent } from '@tiptap/core';
import { isSafeLink } from '../document/links';
import { mentionText } from '../document/mentions';
import { edges, escapeAddress, escapeWords } from './markdown-escape';

/** Outermost first. Code excludes all others. */
const ORDER = ['link', 'bold', 'italic', 'strike', 'code'] as const;
type MarkName = (typeof ORDER)[number];
type Mark = NonNullable<JSONContent['marks']>[number];

const DELIMITERS: Partial<Record<MarkName, string>> = { bold: '**', italic: '_', strike: '~~' };
/** Renderers differ in which characters beyond ASCII are punctuation: what may be none, and what surely is none. */
const PERHAPS = '[^\\p{Zs}\\t\\n\\f\\r!-/:-@[-`{-~]';
const SURELY = '[\\p{L}\\p{N}]';
const ENDS_IN_LETTER = new RegExp(`${PERHAPS}$`, 'u');
const BEGINS_WITH_LETTER = new RegExp(`^${PERHAPS}`, 'u');
const SURELY_BEGINS = new RegExp(`^${SURELY}`, 'u');
const SURELY_ENDS = new RegExp(`${SURELY}$`, 'u');

const wordsOf = ({ type, text, attrs }: JSONContent): string => (type === 'mention' ? mentionText(attrs) : (text ?? ''));

/** The type of a node that calls for a footnote; its text is Markdown. No comment's body can hold one. */
export const CALL = 'call';

/** Text, breaks, marks and calls of footnotes as GitHub's Markdown; lines are not guarded yet. */
export function inlineMarkdown(nodes: readonly JSONContent[], level = 0): string {
  const out = new Joined();
  for (let index = 0; index < nodes.length; ) {
    const node = nodes[index]!;
    const found = outermost(node, level);
    if (!found) {
      if (node.type === CALL) out.call(wordsOf(node));
      else out.add(node.type === 'hardBreak' ? '\\\n' : escapeWords(wordsOf(node)));
      index += 1;
      continue;
    }
    const from = index;
    while (index < nodes.length && isSame(found.mark, outermost(nodes[index]!, level)?.mark)) index += 1;
    wrap(out, found.mark, nodes.slice(from, index), found.level);
  }
  return out.text;
}

function wrap(out: Joined, mark: Mark, nodes: readonly JSONContent[], level: number): void {
  if (mark.type === 'code') {
    out.add(codeSpan(nodes.map(({ type, text }) => (type === 'hardBreak' ? ' ' : (text ?? ''))).join('')));
    return;
  }
  const inner = inlineMarkdown(nodes, level + 1);
  if (mark.type === 'link') {
    const href: unknown = mark.attrs?.href;
    // `[^1](…` would be a footnote.
    out.add(isSafeLink(href) ? `[${inner.replace(/^\^/, '\\^')}](${escapeAddress(href)})` : inner);
    return;
  }
  // Delimiters next to blanks would stay visible.
  const { before, words, after } = edges(inner);
  out.add(before);
  if (words) out.delimited(DELIMITERS[mark.type as MarkName]!, words);
  out.add(after);
}

/** Pieces of a line. Where a delimiter would not count beside a letter, the letter is written as a reference. */
class Joined {
  text = '';
  private afterDelimiter = false;
  private afterCall = false;

  add(piece: string): void {
    if (!piece) return;
    // `[^1](…` would be a link and `[^1]:` the footnote itself.
    const words = this.afterCall ? piece.replace(/^[(:]/, '\\$&') : piece;
    this.text += this.afterDelimiter ? words.replace(BEGINS_WITH_LETTER, reference) : words;
    this.afterDelimiter = false;
    this.afterCall = false;
  }

  call(footnote: string): void {
    this.add(footnote);
    this.afterCall = true;
  }

  delimited(delimiter: string, words: string): void {
    if (delimiter === '_' || !SURELY_BEGINS.test(words)) this.text = this.text.replace(ENDS_IN_LETTER, reference);
    this.text += delimiter + words + delimiter;
    this.afterDelimiter = delimiter === '_' || !SURELY_ENDS.test(words);
    this.afterCall = false;
  }
}

const reference = (character: string) => `&#x${character.codePointAt(0)!.toString(16).toUpperCase()};`;

function outermost(node: JSONContent, level: number): { mark: Mark; level: number } | null {
  for (let at = level; at < ORDER.length; at += 1) {
    const mark = node.marks?.find(({ type }) => type === ORDER[at]);
    if (mark) return { mark, level: at };
  }
  return null;
}

const isSame = ({ type, attrs }: Mark, other: Mark | undefined) => type === other?.type && (type !== 'link' || attrs?.href === other.attrs?.href);

/** Words between more backticks than they contain. */
function codeSpan(text: string): string {
  const words = text.replace(/[\r\n]+/g, ' ');
  const fence = '`'.repeat(longestRun(words) + 1);
  const pad = /^`|`$/.test(words) || /^ .* $/.test(words) ? ' ' : '';
  return fence + pad + words + pad + fence;
}

/** How many backticks follow each other at most. */
export const longestRun = (text: string): number => Math.max(0, ...(text.match(/`+/g) ?? []).map(({ length }) => length));
