import { getSchema, type JSONContent } from '@tiptap/core';
import { Node } from '@tiptap/pm/model';
import { MAX_COMMENT_LENGTH, MAX_DOCUMENT_BYTES, MAX_DOCUMENT_DEPTH, MAX_NAME_LENGTH } from '../limits';
import { isSafeLink } from './links';
import { mentionText } from './mentions';
import { richTextExtensions } from './rich-text-extensions';

/** A comment's body: a document of the schema below, never HTML. */
export type RichText = { type: 'doc'; content: JSONContent[] };

export type RichTextProblem = 'shape' | 'too_deep' | 'too_long' | 'empty' | 'unsafe_link';

const schema = getSchema(richTextExtensions);
/** Something to see: neither blank nor of no width. */
const VISIBLE = /[^\p{Default_Ignorable_Code_Point}\s]/u;

/**
 * Checks a document from outside against the schema and gives its canonical form: only known
 * nodes, marks and attributes, links only to safe addresses.
 * @returns the document with its plain text, or what is wrong with it. Never throws.
 */
export function checkRichText(
  input: unknown,
): { ok: true; body: RichText; text: string } | { ok: false; problem: RichTextProblem } {
  if (depthOf(input, MAX_DOCUMENT_DEPTH) > MAX_DOCUMENT_DEPTH) return { ok: false, problem: 'too_deep' };
  let json: string;
  try {
    json = JSON.stringify(input) ?? '';
  } catch {
    return { ok: false, problem: 'too_deep' }; // attributes within attributes, deeper than the stack
  }
  if (json.length > MAX_DOCUMENT_BYTES) return { ok: false, problem: 'too_long' };
  // PostgreSQL's text and jsonb hold no NUL, and a lone surrogate is not text either. After an even
  // number of backslashes it is one of these; after an odd one, somebody who writes about them.
  if (/(?<!\\)(?:\\\\)*\\u(?:0000|d[89a-f])/i.test(json)) return { ok: false, problem: 'shape' };
  let document: Node;
  try {
    document = Node.fromJSON(schema, input);
    document.check();
  } catch {
    return { ok: false, problem: 'shape' };
  }
  if (document.type.name !== 'doc') return { ok: false, problem: 'shape' };
  const text = plainText(document);
  if (text.length > MAX_COMMENT_LENGTH) return { ok: false, problem: 'too_long' };
  if (!VISIBLE.test(text)) return { ok: false, problem: 'empty' };
  const body = canonical(document.toJSON() as JSONContent);
  if (!body) return { ok: false, problem: hasNamelessMention(document) ? 'shape' : 'unsafe_link' };
  return { ok: true, body: body as RichText, text };
}

function hasNamelessMention(document: Node): boolean {
  let found = false;
  document.descendants(({ type, attrs }) => void (found ||= type.name === 'mention' && mentionOf(attrs) === null));
  return found;
}

/** Keeps of every attribute only what we render ourselves; `null` when a link is not safe, or a mention means nobody. */
function canonical(node: JSONContent): JSONContent | null {
  const { type, text, attrs } = node;
  const marks = node.marks?.map((mark) =>
    mark.type === 'link' ? { type: 'link', attrs: { href: mark.attrs?.href as string } } : { type: mark.type },
  );
  if (marks?.some((mark) => mark.type === 'link' && !isSafeLink(mark.attrs?.href))) return null;
  const content = node.content?.map(canonical);
  if (content?.includes(null)) return null;
  const mention = type === 'mention' ? mentionOf(attrs) : null;
  if (type === 'mention' && !mention) return null;
  const start = type === 'orderedList' && Number.isSafeInteger(attrs?.start) ? { attrs: { start: attrs!.start } } : {};
  return {
    type,
    ...(text !== undefined ? { text } : {}),
    ...(marks?.length ? { marks } : {}),
    ...start,
    ...(mention ? { attrs: mention } : {}),
    ...(content ? { content: content as JSONContent[] } : {}),
  };
}

/** Whom a mention means, with the name that came along. Ids of other programs may be no UUIDs. */
function mentionOf({ id, label }: Record<string, unknown> = {}): { id: string; label?: string } | null {
  if (typeof id !== 'string' || id === '' || id.length > 100) return null;
  return { id, ...(typeof label === 'string' && label.trim() !== '' && label.length <= 2 * MAX_NAME_LENGTH ? { label } : {}) };
}

/** A checked document as plain text, with the names that its mentions have. */
export const plainTextOf = (body: RichText): string => plainText(Node.fromJSON(schema, body));

/** A document of plain paragraphs: blank lines part paragraphs, single ones become line breaks. */
export function richTextFromPlain(text: string): RichText {
  const paragraphs = text.replace(/\r\n?/g, '\n').trim().split(/\n{2,}/);
  return {
    type: 'doc',
    content: paragraphs.map((paragraph) => ({
      type: 'paragraph',
      content: paragraph
        .split('\n')
        .flatMap((line, index) => [
          ...(index > 0 ? [{ type: 'hardBreak' }] : []),
          ...(line ? [{ type: 'text', text: line }] : []),
        ]),
    })),
  };
}

function plainText(document: Node): string {
  return document.textBetween(0, document.content.size, '\n', ({ type, attrs }) => (type.name === 'mention' ? mentionText(attrs) : '\n'));
}

/** How deep arrays and objects lie within each other; stops counting just above `limit`. */
function depthOf(value: unknown, limit: number): number {
  let layer: unknown[] = [value];
  let depth = 0;
  while (layer.length > 0 && depth <= limit) {
    depth += 1;
    layer = layer.flatMap((item) => contentOf(item));
  }
  return depth;
}

const contentOf = (item: unknown): unknown[] =>
  typeof item === 'object' && item !== null && Array.isArray((item as { content?: unknown }).content)
    ? (item as { content: unknown[] }).content
    : [];
