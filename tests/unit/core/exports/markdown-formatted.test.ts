import fc from 'fast-check';
import { micromark } from 'micromark';
import { gfm, gfmHtml } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { type PlacedParagraph, placeParagraphs, type Paragraph } from '../../../../lib/core/document/article';
import type { Span } from '../../../../lib/core/document/format';
import { type ListTree, listsOf } from '../../../../lib/core/document/groups';
import { markdownFormat } from '../../../../lib/core/exports/markdown';
import { paragraphsMarkdown } from '../../../../lib/core/exports/markdown-article';
import { notesOf } from '../../../../lib/core/exports/markdown-notes';
import { runsOf } from '../../../../lib/core/exports/runs';
import { article, BRIDGE_ARTICLE, comment, person, sourceOf, thread, written } from '../../../support/export-fixture';
import { formattedArticle, REGISTER } from '../../../support/formatted-article';
import { hostileText } from '../../../support/rich-text-arbitrary';

type Block = Omit<Paragraph, 'key'>;

const place = (blocks: readonly Block[]) => placeParagraphs(blocks.map((block, index) => ({ key: `p${index + 1}`, ...block })));
const markdown = (paragraphs: PlacedParagraph[], places: readonly number[] = []) =>
  paragraphsMarkdown(sourceOf([]).head, { ...BRIDGE_ARTICLE, paragraphs }, places.map((at, index) => ({ at, number: index + 1 })), notesOf(paragraphs, 0));

/** As GitHub shows it, but for what it adds around footnotes: a call is `{label}`. */
function render(text: string): string {
  const html = micromark(text, { extensions: [gfm()], htmlExtensions: [gfmHtml()] });
  return html
    .replace(/<section data-footnotes[^]*$/, '')
    .replace(/<sup><a href="#user-content-fn-([^"]*)"[^>]*>[^<]*<\/a><\/sup>/g, '{$1}')
    .replace(/ align="[a-z]*"/g, '')
    .replace(/\n/g, '');
}
/** Footnotes that nothing defines are no calls. */
const defined = (text: string, count: number) => text + Array.from({ length: count }, (_, index) => `\n\n[^${index + 1}]: note`).join('');
const show = (blocks: readonly Block[], places: readonly number[] = []) => render(defined(markdown(place(blocks), places), places.length));

const words = (text: string, ...spans: Span[]): Block => ({ kind: 'paragraph', text, format: { spans } });
const item = (text: string, depth = 0, ordered = false): Block => ({ kind: 'list_item', text, format: { list: { ordered, depth } } });
const row = (text: string, header = false, first = false): Block => ({ kind: 'table_row', text, format: { row: { header, first } } });

/** The letters that are shown, each with its looks and the depth of its list. */
function letters(html: string): string[] {
  const open: string[] = [];
  const found: string[] = [];
  for (const [, end, name, attributes, text] of html.matchAll(/<(\/?)([a-z0-9]+)([^>]*)>|([^<]+)/g)) {
    if (name === undefined) {
      const plain = text!.replace(/&(amp|lt|gt|quot);/g, (_, what: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"' })[what]!);
      const looks = [...new Set(open.filter((each) => /^(em|strong|code|a .*)$/.test(each)))].sort().join(',');
      found.push(...[...plain.replace(/\s/g, '')].map((letter) => `${letter} ${looks} ${open.filter((each) => each === 'li').length}`));
    } else if (end) open.splice(open.lastIndexOf(open.findLast((each) => each.split(' ')[0] === name)!), 1);
    else if (name !== 'br' && name !== 'hr') open.push(name === 'a' ? `a ${/href="([^"]*)"/.exec(attributes!)![1]}` : name);
  }
  return found;
}

function expected({ text, format }: Pick<Block, 'text' | 'format'>, depth = 0): string[] {
  return runsOf(text, format?.spans).flatMap(({ text: run, look }) => {
    const looks = [look.emphasis && 'em', look.strong && 'strong', look.code && 'code', look.link !== null && `a ${look.link}`].filter(Boolean).sort().join(',');
    return [...run.replace(/\s/g, '')].map((letter) => `${letter} ${looks} ${depth}`);
  });
}

const KINDS = ['emphasis', 'strong', 'code', 'superscript'] as const;
/** Words with looks that lie over each other in any way. */
const marked = hostileText(16).chain((hostile) => {
  const text = `x${hostile.trim()}`;
  const span = fc.tuple(fc.nat(text.length - 1), fc.nat(8), fc.constantFrom(...KINDS, 'link' as const)).map(([start, length, kind]): Span => {
    const place = { start, end: Math.min(text.length, start + length + 1) };
    return kind === 'link' ? { kind, ...place, href: 'https://e.org/a_(b)*c?d=1' } : { kind, ...place };
  });
  return fc.array(span, { maxLength: 4 }).map((spans) => words(text, ...spans));
});

describe('formatted text as Markdown', () => {
  it.each<[string, Block[], number[], string]>([
    ['emphasis', [words('a bold and b', { kind: 'strong', start: 2, end: 6 }, { kind: 'emphasis', start: 0, end: 12 })], [], '<p><em>a</em> <strong><em>bold</em></strong> <em>and b</em></p>'],
    ['a link, and one that is not safe', [words('here or there', { kind: 'link', start: 0, end: 4, href: REGISTER }, { kind: 'link', start: 8, end: 13, href: 'javascript:alert(1)' })], [], `<p><a href="${REGISTER}">here</a> or there</p>`],
    ['calls within', [words('one two', { kind: 'strong', start: 0, end: 7 })], [3], '<p><strong>one{1} two</strong></p>'],
    ['calls within a link', [words('one two', { kind: 'link', start: 0, end: 7, href: 'https://e.org/' })], [3], '<p><a href="https://e.org/">one</a>{1}<a href="https://e.org/"> two</a></p>'],
    ['calls within code', [words('one(two)', { kind: 'code', start: 0, end: 8 })], [3], '<p><code>one</code>{1}<code>(two)</code></p>'],
    ['lists', [item('a'), item('b', 1), item('c', 3), item('d', 0)], [7], '<ul><li>a<ul><li>b<ul><li>c{1}</li></ul></li></ul></li><li>d</li></ul>'],
    ['numbers', [item('1. a', 0, true), item('2. b', 0, true), item('x', 1), item('4. d', 0, true)], [], '<ol><li>a</li><li>b<ul><li>x</li></ul></li></ol><ul><li>4. d</li></ul>'],
    ['numbers within', [item('a'), item('4) b', 1, true), item('5) c', 1, true)], [], '<ul><li><p>a</p><ol start="4"><li>b</li><li>c</li></ol></li></ul>'],
    ['other numbers', [item('a. one', 0, true), item('01. two', 0, true), item('3.', 0, true)], [], '<ul><li>a. one</li><li>01. two</li><li>3.</li></ul>'],
    ['lists after each other', [item('1. a', 0, true), item('b'), item('1. c', 0, true), item('1. d', 0, true)], [], '<ol><li>a</li></ol><ul><li>b</li></ul><ol><li>c</li></ol><ul><li>1. d</li></ul>'],
    ['items without words', [item(''), item('', 1), item('a', 2), item('')], [], '<ul><li><ul><li><ul><li>a</li></ul></li></ul></li></ul>'],
    ['a table', [row('a\tb', true, true), row('c|d\t'), row('e\tf\tg')], [1, 6], '<table><thead><tr><th>a{1}</th><th>b</th><th></th></tr></thead><tbody><tr><td>c{2}|d</td><td></td><td></td></tr><tr><td>e</td><td>f</td><td>g</td></tr></tbody></table>'],
    ['tables after each other', [row('a', false, true), row('b', true, true), row('c', true)], [], '<table><thead><tr><th></th></tr></thead><tbody><tr><td>a</td></tr></tbody></table><table><thead><tr><th>b</th></tr></thead><tbody><tr><td><strong>c</strong></td></tr></tbody></table>'],
    ['code in a table', [{ ...row('a|b\tc|\\'), format: { spans: [{ kind: 'code', start: 0, end: 3 }] } }], [], '<table><thead><tr><th></th><th></th></tr></thead><tbody><tr><td>a|b</td><td>c|\\</td></tr></tbody></table>'],
    ['a heading', [{ kind: 'heading', text: 'In F#\nand `C#`##', format: { level: 2, spans: [{ kind: 'emphasis', start: 3, end: 5 }] } }], [], '<h4>In <em>F#</em> and `C#`##</h4>'],
    ['a picture', [{ kind: 'image', text: '# A quay' }, { kind: 'figure_caption', text: 'The quay' }, { kind: 'image', text: '' }], [], '<p>Picture: # A quay</p><p>Figure: The quay</p><p>Picture</p>'],
  ])('shows %s', (_, blocks, places, html) => expect(show(blocks, places)).toBe(html));

  it('makes footnotes of notes that are called for, and paragraphs of the others', () => {
    const note = (text: string, label?: string): Block => ({ kind: 'footnote', text, ...(label === undefined ? {} : { format: { label } }) });
    const paragraphs = place([words('One², two: [b].', { kind: 'note', start: 3, end: 4, label: '2' }, { kind: 'note', start: 11, end: 14, label: 'none' }), note('Nobody asks.', '9'), note('First.', '2'), note('Second: go on.'), note('Never.', '3')]);
    expect(markdown(paragraphs, [4])).toBe('One[^note-1][^1], two: \\[b\\].\n\n9\\. Nobody asks.\n\n[^note-1]: First.\n\n    Second: go on.\n\n3\\. Never.');
  });

  it('keeps words, looks and places of calls, whatever the words are', () => {
    fc.assert(
      fc.property(marked, fc.array(fc.nat(17), { maxLength: 2 }), (block, places) => {
        const text = markdown(place([block]), places.map((at) => [...block.text].slice(0, at).join('').length).sort((a, b) => a - b));
        expect({ text, letters: letters(render(defined(text, places.length)).replace(/\{\d\}/g, '')) }).toEqual({ text, letters: expected(block) });
      }),
      { numRuns: 400 },
    );
  });

  it('keeps the words of cells', () => {
    const rows = fc.array(fc.array(hostileText().map((text) => text.replace(/[\t\n]/g, ' ').trim()), { minLength: 1, maxLength: 3 }), { minLength: 1, maxLength: 3 });
    fc.assert(fc.property(rows, fc.boolean(), (cells, header) => {
      const text = markdown(place(cells.map((each, index) => row(each.join('\t'), header && index === 0, index === 0))));
      expect({ text, letters: letters(render(text)) }).toEqual({ text, letters: expected({ text: cells.flat().join('') }) });
    }), { numRuns: 200 });
  });

  it('nests items as they are nested, whatever they say', () => {
    const depths = (lists: readonly ListTree<Block>[], depth = 1): string[] =>
      lists.flatMap(({ items }) => items.flatMap(({ block, lists: inner }) => [...expected(block, depth), ...depths(inner, depth + 1)]));
    fc.assert(fc.property(fc.array(fc.tuple(marked, fc.nat(3)), { minLength: 1, maxLength: 6 }), (items) => {
      const blocks = items.map(([block, depth]): Block => ({ ...block, kind: 'list_item', format: { ...block.format, list: { ordered: false, depth } } }));
      const text = markdown(place(blocks));
      expect({ text, letters: letters(render(text)) }).toEqual({ text, letters: depths(listsOf(blocks)) });
    }), { numRuns: 200 });
  });

  it('shows a whole article with a thread on a cell', async () => {
    const on = article('00000000-0000-7000-8000-0000000000a3', formattedArticle.title, 'en', place(formattedArticle.blocks));
    const pia = person(1, 'Pia');
    const text = await written(markdownFormat.write(sourceOf([
      { article: on, threads: [thread(on, pia, 'p10', '412', [comment(pia, null, 'So many?')])] },
      { article: { ...on, title: 'Again' }, threads: [] },
    ])));
    const html = render(text);
    expect(html).toContain('<tr><th>Year</th><th>Crossings</th><th>Cattle</th><th>Remarks</th></tr>');
    expect(html).toContain('<tr><td>1931</td><td><strong>412</strong>{1}</td><td>96</td><td>a mild winter</td></tr>');
    expect(html).toContain('<ol><li>The mayor held with the book.</li><li>The shopkeepers held with the boat.</li></ol>');
    expect(html).toContain('hardly ever changes.{note-1} Its first');
    expect([...text.matchAll(/^\[\^(.*?)\]: /gm)].map(([, label]) => label)).toEqual(['note-1', 'note-2', '1', 'note-3', 'note-4']);
  });
});
