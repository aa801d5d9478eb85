import type { JSONContent } from '@tiptap/core';
import { isSafeLink } from '../document/links';
import { mentionText } from '../document/mentions';
import type { RichText } from '../document/rich-text';
import { element, type Html, together } from './html-tree';

const MARKS: Record<string, string> = { bold: 'strong', italic: 'em', strike: 's', code: 'code' };

/** A comment's body. Each block finds its own direction, as its words may be of any script. */
export const bodyHtml = (body: RichText): Html => together(...body.content.map(blockHtml));

function blockHtml(node: JSONContent): Html | null {
  const content = node.content ?? [];
  switch (node.type) {
    case 'paragraph':
      return content.length > 0 ? element('p', { dir: 'auto' }, content.map(inlineHtml)) : null;
    case 'blockquote':
      return element('blockquote', { dir: 'auto' }, content.map(blockHtml));
    case 'codeBlock':
      return element('pre', { dir: 'ltr', tabindex: 0 }, element('code', {}, content.map(({ text }) => text ?? '')));
    case 'bulletList':
      return element('ul', { dir: 'auto' }, content.map(blockHtml));
    case 'orderedList':
      return element('ol', { dir: 'auto', start: startOf(node) }, content.map(blockHtml));
    case 'listItem':
      return element('li', {}, content.map(blockHtml));
    default:
      return null;
  }
}

function startOf({ attrs }: JSONContent): number | null {
  const start: unknown = attrs?.start;
  return typeof start === 'number' && Number.isSafeInteger(start) && start !== 1 ? start : null;
}

function inlineHtml({ type, text, marks, attrs }: JSONContent): Html | null {
  if (type === 'mention') return together(mentionText(attrs));
  if (type === 'hardBreak') return element('br', {});
  if (type !== 'text' || text === undefined) return null;
  return (marks ?? []).reduce<Html>((inner, mark) => markHtml(inner, mark), together(text));
}

function markHtml(inner: Html, { type, attrs }: { type: string; attrs?: Record<string, unknown> }): Html {
  if (type !== 'link') return MARKS[type] ? element(MARKS[type], {}, inner) : inner;
  return isSafeLink(attrs?.href) ? linkHtml(attrs.href, inner) : inner;
}

/** A link to where somebody else said to go. */
export const linkHtml = (href: string, inner: Html | string): Html => element('a', { href, rel: 'noopener noreferrer nofollow ugc' }, inner);
