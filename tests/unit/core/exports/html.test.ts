import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { tintSegments } from '../../../../lib/core/anchoring/tint';
import { type Paragraph, placeParagraphs, revisionText } from '../../../../lib/core/document/article';
import { checkRichText } from '../../../../lib/core/document/rich-text';
import { closedDirections } from '../../../../lib/core/exports/bidi';
import { htmlFormat } from '../../../../lib/core/exports/html';
import { bodyHtml } from '../../../../lib/core/exports/html-body';
import { paragraphHtml } from '../../../../lib/core/exports/html-text';
import { passageOf } from '../../../../lib/core/exports/thread';
import { BRIDGE_ARTICLE, doc, FIXTURE, linked, sourceOf, written } from '../../../support/export-fixture';
import { hostileText, richText } from '../../../support/rich-text-arbitrary';
import { expectGolden } from './golden';

const html = (options = {}, articles = FIXTURE) => written(htmlFormat.write(sourceOf(articles, options)));

const ELEMENTS = new Set('html head meta title style body header main section h1 h2 h3 h4 h5 h6 table tr th td sub p div article a sup mark blockquote figure figcaption bdi time ul ol li pre code strong em s br span'.split(' '));
const ATTRIBUTES = new Set('lang charset http-equiv content name class id aria-labelledby aria-label dir href rel datetime start tabindex'.split(' '));
const TAG = /<(\/?)([a-z0-9]+)((?: [a-z-]+="[^"<>]*")*)>/g;

/** Reads a file by its grammar: only our elements and attributes, closed in order; everything else is words. */
function read(file: string): { words: string; tags: { name: string; attributes: Record<string, string> }[] } {
  const text = file.replace('<!doctype html>', '').replace(/<style>[^<]*<\/style>/, '');
  const tags: { name: string; attributes: Record<string, string> }[] = [];
  const open: string[] = [];
  const wrong: string[] = [];
  for (const [, end, name, rest] of text.matchAll(TAG)) {
    if (!ELEMENTS.has(name!)) wrong.push(name!);
    if (end) {
      if (open.pop() !== name) wrong.push(`/${name}`);
      continue;
    }
    if (name !== 'meta' && name !== 'br') open.push(name!);
    const attributes = Object.fromEntries([...rest!.matchAll(/ ([a-z-]+)="([^"]*)"/g)].map(([, key, value]) => [key!, value!]));
    wrong.push(...Object.keys(attributes).filter((key) => !ATTRIBUTES.has(key)));
    tags.push({ name: name!, attributes });
  }
  expect({ open, wrong }).toEqual({ open: [], wrong: [] });
  const words = text.replace(TAG, '');
  expect(words).not.toMatch(/[<>]/);
  return { words: words.replace(/&(amp|lt|gt|quot|#39);/g, (_, name: string) => ({ amp: '&', lt: '<', gt: '>', quot: '"', '#39': "'" })[name]!), tags };
}

describe('formatted text as HTML', () => {
  const shown = (paragraph: Omit<Paragraph, 'key'>) => paragraphHtml(placeParagraphs([{ key: 'p1', ...paragraph }])[0]!, {}, [], []).html;

  it.each<[Omit<Paragraph, 'key'>, string]>([
    [{ kind: 'heading', text: 'Costs', format: { level: 2 } }, '<h4>Costs</h4>'],
    [{ kind: 'paragraph', text: 'ab & c3', format: { spans: [{ kind: 'strong', start: 0, end: 4 }, { kind: 'emphasis', start: 1, end: 2 }, { kind: 'note', start: 6, end: 7, label: '3' }] } }, '<p><strong>a<em>b</em> &amp;</strong> c<sup>3</sup></p>'],
    [{ kind: 'paragraph', text: 'see here', format: { spans: [{ kind: 'link', start: 4, end: 8, href: 'https://example.org/' }] } }, '<p>see <a href="https://example.org/" rel="noopener noreferrer nofollow ugc">here</a></p>'],
    [{ kind: 'paragraph', text: 'see here', format: { spans: [{ kind: 'link', start: 4, end: 8, href: 'javascript:alert(1)' }] } }, '<p>see here</p>'],
    [{ kind: 'list_item', text: '2. two', format: { list: { ordered: true, depth: 1 } } }, '<div class="item numbered depth-1"><p>2. two</p></div>'],
    [{ kind: 'table_row', text: 'a\tb', format: { row: { header: true, first: true }, spans: [{ kind: 'code', start: 2, end: 3 }] } }, '<table><tr><th>a</th><th><code>b</code></th></tr></table>'],
    [{ kind: 'footnote', text: 'A source.', format: { label: '3' } }, '<p class="note">3. A source.</p>'],
    [{ kind: 'image', text: 'A quay' }, '<p class="quiet">Picture: A quay</p>'],
  ])('shows what it is: %o', (paragraph, expected) => expect(shown(paragraph)).toBe(expected));
});

describe('an export as HTML', () => {
  it('is the same as ever, with the text and without', async () => {
    expectGolden('fixture.html', await html());
    expectGolden('fixture-threads.html', await html({ text: false }));
  });

  it('has no script, and a policy that would let none run', async () => {
    const { tags } = read(await html());
    expect(tags.map(({ name }) => name)).not.toContain('script');
    expect(tags[3]).toEqual({ name: 'meta', attributes: { 'http-equiv': 'Content-Security-Policy', content: 'default-src &#39;none&#39;; style-src &#39;unsafe-inline&#39;; img-src data:' } });
  });

  it('leads from each passage to its thread and back', async () => {
    const { tags } = read(await html());
    const ids = tags.flatMap(({ attributes }) => attributes.id ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    const within = tags.flatMap(({ attributes }) => (attributes.href?.startsWith('#') ? attributes.href.slice(1) : []));
    expect(ids).toEqual(expect.arrayContaining(within));
    expect(within.filter((id) => id.startsWith('t'))).toHaveLength(FIXTURE.flatMap(({ threads }) => threads).length - 1);
    for (const { attributes } of tags) if (attributes['aria-labelledby']) expect(ids).toContain(attributes['aria-labelledby']);
  });

  it('has headings one below the other', async () => {
    for (const options of [{}, { text: false }]) {
      const levels = read(await html(options)).tags.flatMap(({ name }) => (/^h\d$/.test(name) ? Number(name[1]) : []));
      levels.forEach((level, index) => expect(level).toBeLessThanOrEqual((levels[index - 1] ?? 0) + 1));
    }
  });

  it('shows the article word for word, however its passages overlap', () => {
    const threads = FIXTURE[0]!.threads.map((thread, index) => ({ thread, number: index + 1 }));
    const tints = tintSegments(threads.flatMap(({ thread }) => passageOf(thread) ?? []));
    const shown = BRIDGE_ARTICLE.paragraphs.map((paragraph) => {
      const called = threads.filter(({ thread }) => thread.target.paragraph === paragraph.key);
      const made = paragraphHtml(paragraph, {}, tints, called).html;
      expect(made.match(/<sup>/g) ?? []).toHaveLength(called.length);
      return read(made.replace(/<sup>[^]*?<\/sup>/g, '')).words;
    });
    expect(shown.join('\n\n')).toBe(revisionText(BRIDGE_ARTICLE.paragraphs));
  });

  it('holds no text of the article where that is not wished for', async () => {
    expect(await html({ text: false })).not.toContain('asked why');
  });

  it('keeps hostile names, tags, titles and words as words', async () => {
    const { article, threads } = FIXTURE[0]!;
    await fc.assert(
      fc.asyncProperty(hostileText(20), async (text) => {
        const name = closedDirections(`"><script>${text}</bdi>`);
        const thread = { ...threads[1]!, author: { ...threads[1]!.author, name }, tags: [{ name, people: [] }], claim: { type: name, paraphrase: name } };
        const { words, tags } = read(await html({}, [{ article: { ...article, title: name, byline: name, source: `javascript:${name}` }, threads: [thread] }]));
        expect(words.split(name)).toHaveLength(8);
        expect(tags.filter(({ attributes }) => /^\s*javascript/i.test(attributes.href ?? ''))).toEqual([]);
      }),
      { numRuns: 20 },
    );
  });

  it('shows the words of any body', () => {
    fc.assert(
      fc.property(richText(), (document) => {
        const checked = checkRichText(document);
        fc.pre(checked.ok);
        expect(read(bodyHtml(checked.body).html).words.replace(/\s/g, '')).toBe(checked.text.replace(/\s/g, ''));
      }),
      { numRuns: 50 },
    );
  });

  it('links to no address that runs, even if one got in', () => {
    const body = doc({ type: 'paragraph', content: [linked('click', 'javascript:alert(1)')] });
    expect(bodyHtml(body).html).toBe('<p dir="auto">click</p>');
  });
});
