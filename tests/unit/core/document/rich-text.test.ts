import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { richTextFromMarkdown } from '../../../../lib/core/document/markdown';
import { checkRichText, richTextFromPlain } from '../../../../lib/core/document/rich-text';
import { MAX_COMMENT_LENGTH } from '../../../../lib/core/limits';

const paragraph = (...content: object[]) => ({ type: 'doc', content: [{ type: 'paragraph', content }] });
const linked = (href: unknown) => paragraph({ type: 'text', text: 'here', marks: [{ type: 'link', attrs: { href } }] });

describe('checkRichText', () => {
  it('keeps emphasis, lists, quotations and code, and drops attributes it does not know', () => {
    const checked = checkRichText({
      type: 'doc',
      style: 'x',
      content: [
        { type: 'paragraph', attrs: { onclick: 'x' }, content: [{ type: 'text', text: 'so', marks: [{ type: 'bold', attrs: { class: 'x' } }] }] },
        { type: 'orderedList', attrs: { start: 3, type: 'evil' }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
      ],
    });
    expect(checked).toEqual({
      ok: true,
      text: expect.stringContaining('so') as string,
      body: {
        type: 'doc',
        content: [
          { type: 'paragraph', content: [{ type: 'text', text: 'so', marks: [{ type: 'bold' }] }] },
          { type: 'orderedList', attrs: { start: 3 }, content: [{ type: 'listItem', content: [{ type: 'paragraph' }] }] },
        ],
      },
    });
  });

  it.each([
    ['javascript:alert(1)'],
    ['JaVaScRiPt:alert(1)'],
    [' javascript:alert(1)'],
    ['java\nscript:alert(1)'],
    ['data:text/html,<script>alert(1)</script>'],
    ['//example.org'],
    ['vbscript:x'],
    [''],
    [null],
    [{ toString: 'x' }],
    ['https://example.org/'.padEnd(2_500, 'x')],
  ])('refuses a link to %j', (href) => {
    expect(checkRichText(linked(href)).ok).toBe(false);
  });

  it.each([['https://example.org/a?b=c#d'], ['http://example.org'], ['mailto:a@example.org']])('keeps a link to %s', (href) => {
    expect(checkRichText(linked(href))).toMatchObject({ ok: true });
  });

  it.each([
    ['a picture', { type: 'doc', content: [{ type: 'image', attrs: { src: 'x' } }] }, 'shape'],
    ['text outside a paragraph', { type: 'doc', content: [{ type: 'text', text: 'x' }] }, 'shape'],
    ['another root', { type: 'paragraph', content: [{ type: 'text', text: 'x' }] }, 'shape'],
    ['a NUL', paragraph({ type: 'text', text: 'a\u0000b' }), 'shape'],
    ['half a character', paragraph({ type: 'text', text: 'a\ud83d' }), 'shape'],
    ['nothing', { type: 'doc', content: [{ type: 'paragraph' }] }, 'empty'],
    ['blanks', paragraph({ type: 'text', text: '  \u00a0 ' }), 'empty'],
    ['too much', paragraph({ type: 'text', text: 'x'.repeat(MAX_COMMENT_LENGTH + 1) }), 'too_long'],
  ])('refuses %s', (_, document, problem) => {
    expect(checkRichText(document)).toEqual({ ok: false, problem });
  });

  it('takes the longest comment there may be', () => {
    expect(checkRichText(paragraph({ type: 'text', text: 'x'.repeat(MAX_COMMENT_LENGTH) })).ok).toBe(true);
  });

  it('refuses a thousand quotations within each other without climbing into them', () => {
    let node: object = { type: 'paragraph', content: [{ type: 'text', text: 'x' }] };
    for (let depth = 0; depth < 10_000; depth++) node = { type: 'blockquote', content: [node] };
    expect(checkRichText({ type: 'doc', content: [node] })).toEqual({ ok: false, problem: 'too_deep' });
  });

  it('never throws, whatever comes', () => {
    fc.assert(fc.property(fc.jsonValue(), (value) => typeof checkRichText(value).ok === 'boolean'));
  });
});

describe('richTextFromPlain and richTextFromMarkdown', () => {
  it('always make a document that passes the check, or is empty', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 200 }), (text) => {
        for (const document of [richTextFromPlain(text), richTextFromMarkdown(text)]) {
          const checked = checkRichText(document);
          expect(checked.ok || checked.problem === 'empty' || checked.problem === 'unsafe_link' || checked.problem === 'shape').toBe(true);
        }
      }),
    );
  });

  it('keeps every character of plain text', () => {
    const text = 'One <b>line</b>\nsecond line\n\nnext *paragraph*';
    const checked = checkRichText(richTextFromPlain(text));
    expect(checked).toMatchObject({ ok: true, text: 'One <b>line</b>\nsecond line\nnext *paragraph*' });
  });

  it('shows HTML in Markdown as text, a heading as bold, a picture as its description', () => {
    const checked = checkRichText(richTextFromMarkdown('# Head\n\n<script>alert(1)</script>\n\n![the map](https://example.org/x.png)'));
    expect(checked).toMatchObject({ ok: true, text: 'Head\n<script>alert(1)</script>\nthe map' });
  });
});
