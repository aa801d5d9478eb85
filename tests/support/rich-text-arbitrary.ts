import fc from 'fast-check';
import type { RichText } from '../../lib/core/document/rich-text';

/** Characters and words that mean something to one format or another. */
const HOSTILE = ['a', 'b', '1', '.', ')', '-', '+', '=', '#', '*', '_', '`', '~', '[', ']', '(', '!', '<', '>', '&', '|', '\\', ' ', '\n', '，', '你', 'م', '🦊', '^', ':', '"', "'", '$', '{', '\u202E', '\u2066', '\u2069', 'www.a.b', 'https://x.y', '&amp;', '<b>', '[^1]', 'a@b.c'];

/** Words that try to be more than words. */
export const hostileText = (maxLength = 8) => fc.string({ unit: fc.constantFrom(...HOSTILE), minLength: 1, maxLength });

/**
 * Nothing struck, and in code only letters: the library that the tests read Markdown with takes `~` and
 * what is in code for delimiters where GitHub does not.
 */
const marked = fc.oneof(
  { weight: 3, arbitrary: fc.constant<string[]>([]) },
  { weight: 3, arbitrary: fc.subarray<string>(['bold', 'italic']) },
  { weight: 1, arbitrary: fc.constant<string[]>(['code']) },
  { weight: 1, arbitrary: fc.constant<string[]>(['link', 'bold']) },
);
const mark = (type: string) => (type === 'link' ? { type, attrs: { href: 'https://e.org/a_(b)*c?x=1&copy=2' } } : { type });
const inline = fc.oneof(
  { weight: 5, arbitrary: fc.tuple(hostileText(), marked).map(([text, marks]) => ({ type: 'text', text: marks.includes('code') ? text.replace(/[^a-z0-9 ]/g, 'x') : text, ...(marks.length > 0 ? { marks: marks.map(mark) } : {}) })) },
  { weight: 1, arbitrary: fc.constant({ type: 'hardBreak' }) },
);
const paragraph = fc.array(inline, { maxLength: 5 }).map((content) => ({ type: 'paragraph', content }));

const { block } = fc.letrec<{ block: RichText['content'][number]; item: RichText['content'][number] }>((tie) => ({
  block: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    { weight: 4, arbitrary: paragraph },
    { weight: 1, arbitrary: hostileText().map((text) => ({ type: 'codeBlock', content: [{ type: 'text', text }] })) },
    { weight: 1, arbitrary: fc.array(tie('item'), { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'bulletList', content })) },
    { weight: 1, arbitrary: fc.tuple(fc.integer({ min: -2, max: 12 }), fc.array(tie('item'), { minLength: 1, maxLength: 3 })).map(([start, content]) => ({ type: 'orderedList', attrs: { start }, content })) },
    { weight: 1, arbitrary: fc.array(tie('block'), { minLength: 1, maxLength: 3 }).map((content) => ({ type: 'blockquote', content })) },
  ),
  item: fc.tuple(paragraph, fc.array(tie('block'), { maxLength: 2 })).map(([first, rest]) => ({ type: 'listItem', content: [first, ...rest] })),
}));

/** Bodies of comments: not all of them hold words, so check them first. */
export const richText = () => fc.array(block, { minLength: 1, maxLength: 4 }).map((content): RichText => ({ type: 'doc', content }));
