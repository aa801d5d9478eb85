import fc from 'fast-check';
import type { JSONContent } from '@tiptap/core';
import { Marked, type Token } from 'marked';
import { describe, expect, it } from 'vitest';
import { checkRichText } from '../../../../lib/core/document/rich-text';
import { closedDirections } from '../../../../lib/core/exports/bidi';
import { markdownFormat } from '../../../../lib/core/exports/markdown';
import { bodyMarkdown } from '../../../../lib/core/exports/markdown-body';
import { escapeLabel, guardLines } from '../../../../lib/core/exports/markdown-escape';
import { block, BRIDGE_ARTICLE, doc, FIXTURE, linked, sourceOf, words, written } from '../../../support/export-fixture';
import { hostileText, richText } from '../../../support/rich-text-arbitrary';
import { expectGolden } from './golden';

const markdown = (options = {}, articles = FIXTURE) => written(markdownFormat.write(sourceOf(articles, options)));

/** Every letter that is shown with what it stands in, as blanks may be set differently. */
function letters(nodes: readonly JSONContent[], within = ''): string[] {
  return nodes.flatMap(({ type, text, marks, content }) => {
    if (type !== 'text') return letters(content ?? [], type === 'paragraph' ? within : `${within}/${type}`);
    const marked = (marks ?? []).map((mark) => `${mark.type}${mark.type === 'link' ? ` ${String(mark.attrs?.href)}` : ''}`).sort();
    return [...(text ?? '').replace(/\s/g, '')].map((letter) => `${letter} ${within} ${marked.join()}`);
  });
}

const NODES: Record<string, string> = { blockquote: 'blockquote', list_item: 'listItem', code: 'codeBlock' };
const MARKS: Record<string, string> = { strong: 'bold', em: 'italic', del: 'strike', codespan: 'code' };
/** References to letters are decoded by who renders; everything else is in the tokens. */
const decoded = (text: string) => text.replace(/&#x([0-9A-F]+);/g, (_, code: string) => String.fromCodePoint(parseInt(code, 16)));

/** The same of what a Markdown library reads. What it takes for anything else than a body can hold stays visible in it. */
function shown(tokens: readonly Token[], within = '', marks: readonly string[] = []): string[] {
  return tokens.flatMap((token): string[] => {
    if (token.type === 'list') return shown(token.items as Token[], `${within}/${token.ordered ? 'orderedList' : 'bulletList'}`, marks);
    const node = NODES[token.type] ? `/${NODES[token.type]!}` : ['paragraph', 'text', 'escape', 'br', 'space', 'link'].includes(token.type) || MARKS[token.type] ? '' : `/${token.type}`;
    const mark = token.type === 'link' ? [`link ${String(token.href)}`] : MARKS[token.type] ? [MARKS[token.type]!] : [];
    const all = [...new Set([...marks, ...mark])];
    if ('tokens' in token && token.tokens) return shown(token.tokens, within + node, all);
    const text = 'text' in token && token.type !== 'space' ? String(token.text) : '';
    return [...(token.type === 'text' ? decoded(text) : text).replace(/\s/g, '')].map((letter) => `${letter} ${within}${node} ${all.sort().join()}`);
  });
}
const render = (text: string) => shown(new Marked().lexer(text));

describe('an export as Markdown', () => {
  it('is the same as ever, with the text and without', async () => {
    expectGolden('fixture.md', await markdown());
    expectGolden('fixture-threads.md', await markdown({ text: false }));
  });

  it('calls each footnote once and writes it once', async () => {
    const text = await markdown();
    const threads = FIXTURE.flatMap((each) => each.threads).length;
    for (let number = 1; number <= threads; number += 1) {
      expect(text.split(`[^${number}]`)).toHaveLength(3);
      expect(text).toContain(`\n[^${number}]: **`);
    }
  });

  it('lets nothing that a person wrote begin a line of markup', async () => {
    for (const text of [await markdown(), await markdown({ text: false })]) {
      const ours = text.replace(/^ *````[^]*?````$/gm, '');
      for (const line of ours.split('\n')) {
        expect(line).not.toMatch(/^\s*#+ (?!Rivers|\[|What|Not in|¶|Whole|\d+\. )|^\s*\[(?!\^\d+\]: )|(?<!\\)<|^\s*(={3}|-{3})/);
      }
    }
  });

  it('holds no text of the article where that is not wished for', async () => {
    const text = await markdown({ text: false });
    expect(text).not.toContain('asked why');
    expect(text).toContain('> cost three times what was promised');
  });

  it('keeps a bracket after a footnote out of it', async () => {
    const article = { ...BRIDGE_ARTICLE, paragraphs: [{ key: 'p1', kind: 'paragraph' as const, text: 'a(b): c', start: 0, end: 7 }] };
    const [model] = FIXTURE[0]!.threads.slice(1);
    const on = (start: number, end: number) => ({ ...model!, id: `t${start}`, position: start, target: { ...model!.target, start, end, exact: 'x' } });
    const text = await markdown({}, [{ article, threads: [on(0, 1), on(1, 4)] }]);
    expect(text).toContain('a[^1]\\(b)[^2]\\: c');
  });
});

describe('a body as Markdown', () => {
  it('keeps marks beside letters and punctuation of any script', () => {
    expect(bodyMarkdown(doc(block('paragraph', words('你好'), words('，好', 'bold'), words('，'), words('“谁”', 'bold'), words('说')))))
      .toBe('你&#x597D;**，好**&#xFF0C;**“谁”**&#x8BF4;');
    expect(bodyMarkdown(doc(block('paragraph', words('un'), words('think', 'italic'), words('able'))))).toBe('u&#x6E;_think_&#x61;ble');
    expect(bodyMarkdown(doc(block('paragraph', words('a '), words(' b ', 'bold'), words('c'))))).toBe('a  **b** c');
  });

  it('writes links that end where they should', () => {
    expect(bodyMarkdown(doc(block('paragraph', linked('a]b', 'https://e.org/x_(y)>z'))))).toBe('[a\\]b](https://e.org/x\\_\\(y\\)\\>z)');
    expect(bodyMarkdown(doc(block('paragraph', words('Look!'), linked('here', 'https://e.org'))))).toBe('Look\\![here](https://e.org)');
  });

  it('takes no time for many blanks', () => {
    const [blanks, started] = [' '.repeat(20_000), performance.now()];
    bodyMarkdown(doc(block('paragraph', words(`a${blanks}b`, 'bold'), words(blanks), words(`${blanks}c${blanks}`, 'italic'))));
    expect(performance.now() - started).toBeLessThan(1_000);
  });

  it('shows the same words, marks, lists and quotations again, whatever they are', () => {
    fc.assert(
      fc.property(richText(), (document) => {
        const checked = checkRichText(document);
        fc.pre(checked.ok);
        const text = bodyMarkdown(checked.body);
        expect({ text, letters: render(text) }).toEqual({ text, letters: letters(checked.body.content) });
      }),
      // Always the same ones: in rare neighbourhoods the library reads delimiters otherwise than CommonMark does.
      { numRuns: 150, seed: 20 },
    );
  });

  it('makes nothing of a name or a tag but itself', () => {
    fc.assert(
      fc.property(hostileText(20), (name) => {
        expect(render(guardLines(escapeLabel(`x${name}`)))).toEqual(letters([{ type: 'text', text: closedDirections(`x${name}`) }]));
      }),
      { numRuns: 200 },
    );
  });
});

describe('directions within a name', () => {
  it.each([
    ['\u202Egnp.exe', '\u202Egnp.exe\u202C'],
    ['\u2067a\u202Eb', '\u2067a\u202Eb\u202C\u2069'],
    ['a\u2069\u202Cb', 'ab'],
    ['\u202Ba\u202Cb', '\u202Ba\u202Cb'],
    ['سمیرا', 'سمیرا'],
  ])('end where the name ends: %j', (name, closed) => expect(closedDirections(name)).toBe(closed));
});
